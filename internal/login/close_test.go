package login

import (
	"context"
	"net"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

func TestResultPage(t *testing.T) {
	l := listen(t)
	l.Expect(testState, nil)
	get(t, l.Callback()+"?error=access_denied&state="+testState)
	// Held, then asked again: nothing is said before the result is known.
	started := time.Now()
	got := get(t, l.resultAddress())
	if got.status != http.StatusOK || got.refresh != "1" || got.body == "" || strings.Contains(got.body, "RESULT") {
		t.Errorf("before the result: %+v", got)
	}
	if held := time.Since(started); held < holdFor/2 {
		t.Errorf("the page was held for %v only", held)
	}
	held := make(chan response, 1)
	go func() { held <- get(t, l.resultAddress()) }()
	l.Show([]byte("RESULT"))
	l.Show([]byte("SECOND"))
	if got := <-held; got.status != http.StatusOK || got.refresh != "" || got.body != "RESULT" || !strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
		t.Errorf("the result: %+v", got)
	}
	if got := get(t, l.resultAddress()); got.status != http.StatusGone || strings.Contains(got.body, "RESULT") || got.body == "" {
		t.Errorf("a second time: %+v", got)
	}
	if err := l.Close(t.Context()); err != nil {
		t.Error(err)
	}
	noneLeft(t)
}

// Close waits for the browser that was sent to the page.
func TestClose_waitsForThePage(t *testing.T) {
	l := listen(t)
	l.Expect(testState, nil)
	get(t, l.Callback()+"?code=abc&state="+testState)
	l.Show([]byte("RESULT"))
	closed := make(chan error, 1)
	go func() { closed <- l.Close(context.Background()) }()
	if got := get(t, l.resultAddress()); got.body != "RESULT" {
		t.Errorf("the page is %+v", got)
	}
	if err := <-closed; err != nil {
		t.Error(err)
	}
	noneLeft(t)
}

// But not past its context, and not for nobody.
func TestClose_doesNotWaitForEver(t *testing.T) {
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tt := range map[string]struct {
		ctx     context.Context
		prepare func(*Listener)
	}{
		"nobody came":        {context.Background(), func(l *Listener) { l.Show([]byte("RESULT")) }},
		"there is no page":   {context.Background(), func(*Listener) {}},
		"somebody came once": {gone, func(l *Listener) { get(t, l.Callback()+"?code=abc&state="+testState); l.Show([]byte("RESULT")) }},
		"somebody pasted": {context.Background(), func(l *Listener) {
			if err := l.Paste(l.Callback() + "?code=abc&state=" + testState); err != nil {
				t.Error(err)
			}
			l.Show([]byte("RESULT"))
		}},
		"a connection is never used": {context.Background(), func(l *Listener) {
			c, err := net.Dial("tcp", l.callback.Host)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { c.Close() })
		}},
	} {
		l := listen(t)
		l.Expect(testState, nil)
		tt.prepare(l)
		started := time.Now()
		l.Close(tt.ctx)
		if took := time.Since(started); took > 4*time.Second {
			t.Errorf("%s: it took %v", name, took)
		}
		noneLeft(t)
		if _, err := net.Dial("tcp", l.callback.Host); err == nil {
			t.Errorf("%s: the port is still open", name)
		}
	}
}

// noneLeft fails when a goroutine of a listener runs. Close waits for them all,
// so there is nothing to wait for here.
func noneLeft(t *testing.T) {
	t.Helper()
	stacks := make([]byte, 1<<20)
	stacks = stacks[:runtime.Stack(stacks, true)]
	for _, stack := range strings.Split(string(stacks), "\n\n") {
		if strings.Contains(stack, "login.serve") || strings.Contains(stack, "login.(*Listener).serve") {
			t.Errorf("a goroutine is left:\n%s", stack)
		}
	}
}
