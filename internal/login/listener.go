// Package login signs a person in: it makes the authorization request, waits on
// loopback for the answer, redeems the code and collects what came of it as
// evidence. The browser page that ends the sign-in waits for the checks; it says
// nothing before their result is known.
package login

import (
	"context"
	"errors"
	"io"
	"log"
	"net"
	"net/http"
	"net/url"
	"sync"
	"sync/atomic"
	"time"
)

// Listener waits for the answer to one sign-in at a time, on loopback.
type Listener struct {
	callback *url.URL
	result   string // the unguessable path of the result page
	server   *http.Server
	group    sync.WaitGroup // the accept loops, and one for each connection
	closing  atomic.Bool

	answers chan Answer

	mu     sync.Mutex
	state  string // of the attempt that is waited for; "" for none
	again  Again
	page   []byte
	ready  chan struct{} // closed when page is set
	served chan struct{} // closed when the page was fetched
	shown  bool          // the page was fetched
	sent   bool          // a browser was sent to the result page
}

// Again decides whether an answer calls for another authorization request, and
// gives its address and state.
type Again func(Answer) (address, state string, ok bool)

// Listen opens the first of the callbacks whose port is free. The token makes
// the address of the result page unguessable. The error is ErrCallbackForm or a
// *PortError about the last callback.
func Listen(callbacks []string, token string) (*Listener, error) {
	err := error(ErrCallbackForm)
	for _, c := range callbacks {
		var listeners []net.Listener
		var actual *url.URL
		listeners, actual, err = listenOn(c)
		if err == nil {
			return serve(listeners, actual, token), nil
		}
		var port *PortError
		if !errors.As(err, &port) {
			return nil, err
		}
	}
	return nil, err
}

func serve(listeners []net.Listener, callback *url.URL, token string) *Listener {
	l := &Listener{callback: callback, result: "/result/" + token, answers: make(chan Answer, 1),
		ready: make(chan struct{}), served: make(chan struct{})}
	l.server = &http.Server{Handler: l, ReadHeaderTimeout: 10 * time.Second, MaxHeaderBytes: 64 << 10,
		ConnState: l.countConnection,
		ErrorLog:  log.New(io.Discard, "", 0)} // standard error belongs to the conversation
	for _, listener := range listeners {
		l.group.Go(func() { _ = l.server.Serve(listener) }) // ends with ErrServerClosed
	}
	return l
}

// countConnection keeps Close waiting for every connection. The accept loop
// reports a new one before it can end, so the count never starts from zero. One
// that was accepted in the moment of Close may be unknown to net/http; it is
// closed here.
func (l *Listener) countConnection(c net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		l.group.Add(1)
		if l.closing.Load() {
			c.Close()
		}
	case http.StateClosed, http.StateHijacked:
		l.group.Done()
	}
}

// Callback is the redirect URI that is listened on.
func (l *Listener) Callback() string { return l.callback.String() }

// Expect starts an attempt: only an answer with this state is taken, once. When
// again wants another request, the browser is sent there at once.
func (l *Listener) Expect(state string, again Again) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.state, l.again = state, again
}

// Wait gives the answer, or the cause of the context's end.
func (l *Listener) Wait(ctx context.Context) (Answer, error) {
	select {
	case a := <-l.answers:
		return a, nil
	case <-ctx.Done():
		return Answer{}, context.Cause(ctx)
	}
}

// Show gives the result page to whoever waits for it.
func (l *Listener) Show(page []byte) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.page == nil {
		l.page = page
		close(l.ready)
	}
}

// flushing is how long an answer under way may take. Browsers also keep
// connections open that they never use, which Shutdown would wait for.
const flushing = 500 * time.Millisecond

// Close ends the listener. When somebody was sent to the result page it waits,
// up to the context's end, until the page was fetched. Nothing of the listener
// runs any more when it returns.
func (l *Listener) Close(ctx context.Context) error {
	if l.owesPage() {
		select {
		case <-l.served:
		case <-ctx.Done():
		}
	}
	l.closing.Store(true)
	ctx, cancel := context.WithTimeout(ctx, flushing)
	defer cancel()
	err := l.server.Shutdown(ctx)
	if err != nil {
		err = l.server.Close()
	}
	l.group.Wait()
	return err
}

func (l *Listener) owesPage() bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.page != nil && l.sent
}
