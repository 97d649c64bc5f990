package cli

import (
	"context"
	"fmt"
	"strings"
	"sync"

	"github.com/ssocheck/ssocheck/internal/diagnose"
	"github.com/ssocheck/ssocheck/internal/system"
)

// conversation gets the person to the IdP's sign-in page, and asks what only they
// can answer. The address is always printed, first.
type conversation struct {
	sys      *system.System
	progress *progress
	mode     string // "open", "print" or "" for asking on a terminal

	waiting context.Context // ends when nothing more is to be pasted
	stop    context.CancelFunc
	reading sync.WaitGroup
}

func newConversation(ctx context.Context, sys *system.System, p *progress, mode string) *conversation {
	c := &conversation{sys: sys, progress: p, mode: mode}
	c.waiting, c.stop = context.WithCancel(ctx)
	return c
}

// hush stops reading, so that the terminal shows again what is typed.
func (c *conversation) hush() {
	c.stop()
	c.reading.Wait()
}

func (c *conversation) open(address string, paste func(string) error) {
	c.progress.line("\nSign in as the TEST user, not as yourself. Best in a private window:\n\n   " + address + "\n")
	switch {
	case c.mode == "open":
		c.start(address)
	case c.mode == "" && c.canAsk():
		c.progress.line("   [Enter] opens it in your browser. Or paste the address you ended on here (it is not shown).")
		c.reading.Go(func() { c.listen(address, paste) })
	}
}

func (c *conversation) canAsk() bool { return c.sys.Terminal.Stdin && c.sys.Terminal.Stderr }

// start opens the browser without waiting for it.
func (c *conversation) start(address string) {
	go func() {
		if err := c.sys.OpenBrowser(address); err != nil {
			c.progress.line("   The browser could not be started: open the address above by hand.")
		}
	}()
}

// listen takes Enter and pasted addresses until one is accepted. What is pasted
// holds a code, so it is read without echo and never printed.
func (c *conversation) listen(address string, paste func(string) error) {
	for {
		line, err := c.sys.ReadHidden(c.waiting)
		if err != nil {
			return
		}
		line = strings.TrimSpace(line)
		if line == "" {
			c.start(address)
			continue
		}
		err = paste(line)
		if err == nil {
			c.progress.line("\n   Taken. Never send such an address to anybody: it can be used to sign in.")
			return
		}
		c.progress.line(fmt.Sprintf("\n   %s (%d characters arrived).", err, len([]rune(line))))
	}
}

// ask puts a question to the person. Without a terminal nobody is asked. What is
// typed is not repeated: it may be an address that was pasted too late.
func (c *conversation) ask(ctx context.Context, q diagnose.Question) (yes, answered bool) {
	if !c.canAsk() {
		return false, false
	}
	c.progress.end()
	c.hush()
	for {
		c.progress.write(question(q))
		line, err := c.sys.ReadHidden(ctx)
		if err != nil {
			return false, false
		}
		switch strings.ToLower(strings.TrimSpace(line)) {
		case "y", "yes":
			c.progress.line("yes")
			return true, true
		case "n", "no":
			c.progress.line("no")
			return false, true
		}
		c.progress.line("")
	}
}

// question gives the words of what only the person can answer.
func question(q diagnose.Question) string {
	if q == diagnose.InWantedGroup {
		return "   The token holds no groups. Is this user in a group that Intric should see? [y/n] "
	}
	return ""
}
