package cli_test

import (
	"context"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/practice"
)

// Ctrl-C while somebody should sign in: 130, no report, the port is free again.
func TestLogin_interrupted(t *testing.T) {
	s, _ := practice.Find("healthy")
	server, err := practice.Start(s, practice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	ctx, interrupt := context.WithCancel(t.Context())
	w := newWorld(map[string]string{"SSOCHECK_CLIENT_SECRET": server.ClientSecret()})
	callback := ""
	w.browse = func(address string) {
		callback = redirectURI(t, address)
		interrupt()
	}
	status := cli.Main(ctx, w.system(), []string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(),
		"--local-callback", "http://127.0.0.1:0/ssocheck", "--browser", "open"})
	w.browsers.Wait()
	if status != 130 {
		t.Errorf("exit status %d, want 130", status)
	}
	if w.stdout.String() != "" {
		t.Errorf("an interrupted run printed a report:\n%s", w.stdout.String())
	}
	if !strings.Contains(w.stderr.String(), "stopped") {
		t.Errorf("standard error is %q", w.stderr.String())
	}
	if _, err := http.Get(callback); err == nil {
		t.Error("the listener still answers")
	}
	secretsAbsent(t, server.Secrets(), w.everything())
}

// A bug of ours never looks like a verdict.
func TestMain_panic(t *testing.T) {
	w := newWorld(map[string]string{"SSOCHECK_CLIENT_SECRET": "hunter2hunter2"})
	sys := w.system()
	sys.Now = func() time.Time { panic("hunter2hunter2") }
	status := cli.Main(t.Context(), sys, []string{"login", "--issuer", "https://idp.example.test", "--client-id", "x"})
	if status != 70 {
		t.Errorf("exit status %d, want 70", status)
	}
	if strings.Contains(w.stderr.String(), "hunter2") {
		t.Error("the value of the panic is shown")
	}
}

// stopAtResult interrupts the program when the browser asks for the result.
type stopAtResult struct{ interrupt func() }

func (s stopAtResult) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/result/") {
		s.interrupt()
	}
	return http.DefaultTransport.RoundTrip(r)
}

// Ctrl-C after the browser came back: its page is answered all the same, so that
// nobody is left with a tab that loads for ever.
func TestLogin_interruptedWithPage(t *testing.T) {
	server, w := practised(t, "healthy")
	w.env["SSOCHECK_CLIENT_SECRET"] = server.ClientSecret()
	ctx, interrupt := context.WithCancel(t.Context())
	var page []byte
	var failed error
	w.browse = func(address string) {
		server.Register(redirectURI(t, address))
		client := &http.Client{Transport: stopAtResult{interrupt}}
		_, page, failed = practice.Person{Login: "test", Client: client}.SignIn(t.Context(), address)
	}
	status := cli.Main(ctx, w.system(), []string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(),
		"--local-callback", anyPort, "--browser", "open"})
	w.browsers.Wait()
	if status != 130 || w.stdout.String() != "" {
		t.Errorf("exit status %d and standard output %q, want 130 and nothing", status, w.stdout.String())
	}
	if failed != nil || !strings.Contains(string(page), "<h1") {
		t.Errorf("the page is %.100q (%v)", page, failed)
	}
}
