package cli

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/ssocheck/ssocheck/internal/diagnose"
	"github.com/ssocheck/ssocheck/internal/system"
)

// progress tells on standard error what is being waited for. On a terminal the
// time left counts down; in a pipe each stage is one line.
type progress struct {
	w    io.Writer
	live bool
	now  func() time.Time

	mu   sync.Mutex
	stop chan struct{}
	done sync.WaitGroup
}

func newProgress(sys *system.System) *progress {
	return &progress{w: sys.Stderr, live: sys.Terminal.Stderr, now: sys.Now}
}

// show says what the stage waits for.
func (p *progress) show(e diagnose.Progress) {
	p.end()
	switch e.Step {
	case diagnose.StepDiscovery:
		p.line("Reading the IdP's discovery document and keys")
	case diagnose.StepProbe:
		p.line(fmt.Sprintf("Asking about Intric's callback (%d requests; they appear in your IdP's log)", e.Requests))
	case diagnose.StepDiscovered, diagnose.StepProbed:
		for _, l := range e.Lines {
			p.line("   " + l)
		}
	case diagnose.StepSignIn:
		p.countdown(e.Limit)
	case diagnose.StepExchange:
		p.line("Signed in. Redeeming the code")
	case diagnose.StepUserInfo:
		p.line("Asking for the user's data (UserInfo)")
	case diagnose.StepStopped:
		p.line("Not asking anybody to sign in: it could not work yet")
	}
}

func (p *progress) line(s string) { p.write(s + "\n") }

func (p *progress) write(s string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	fmt.Fprint(p.w, s)
}

// countdown shows the time left for the person.
func (p *progress) countdown(limit time.Duration) {
	if !p.live {
		p.line(fmt.Sprintf("Waiting for the sign-in, at most %s", limit))
		return
	}
	until := p.now().Add(limit)
	stop := make(chan struct{})
	p.mu.Lock()
	p.stop = stop
	p.mu.Unlock()
	p.done.Go(func() { p.tick(stop, until) })
}

func (p *progress) tick(stop <-chan struct{}, until time.Time) {
	ticker := time.NewTicker(time.Second)
	defer ticker.Stop()
	for {
		p.mu.Lock()
		left := max(until.Sub(p.now()), 0).Round(time.Second)
		fmt.Fprintf(p.w, "\r   Waiting for the sign-in, %d:%02d left ", int(left.Minutes()), int(left.Seconds())%60)
		p.mu.Unlock()
		select {
		case <-ticker.C:
		case <-stop:
			return
		}
	}
}

// end finishes the countdown, if one runs, and its line.
func (p *progress) end() {
	p.mu.Lock()
	stop := p.stop
	p.stop = nil
	p.mu.Unlock()
	if stop == nil {
		return
	}
	close(stop)
	p.done.Wait()
	p.line("")
}
