package cli_test

import (
	"context"
	"strings"
	"sync"
	"testing"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/system"
)

// atTerminal makes the world's system one with a person at a terminal, who types
// the lines, and the hidden ones at hidden prompts. After the last they wait.
func (w *world) atTerminal(lines string, hidden ...string) *system.System {
	sys := w.system()
	sys.Stdin = strings.NewReader(lines)
	sys.Terminal = system.Terminal{Stdin: true, Stderr: true}
	var mu sync.Mutex
	sys.ReadHidden = func(ctx context.Context) (string, error) {
		mu.Lock()
		if len(hidden) > 0 {
			next := hidden[0]
			hidden = hidden[1:]
			mu.Unlock()
			return next, nil
		}
		mu.Unlock()
		<-ctx.Done()
		return "", context.Cause(ctx)
	}
	return sys
}

// practised starts a practice IdP whose person comes through the browser.
func practised(t *testing.T, scenario string) (*practice.Server, *world) {
	t.Helper()
	s, ok := practice.Find(scenario)
	if !ok {
		t.Fatalf("no scenario %s", scenario)
	}
	server, err := practice.Start(s, practice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	w := newWorld(map[string]string{})
	w.browse = func(address string) {
		server.Register(redirectURI(t, address))
		_, _, _ = practice.Person{Login: s.Login}.SignIn(t.Context(), address)
	}
	return server, w
}

const anyPort = "http://127.0.0.1:0/ssocheck"

// The first conversation: what is missing is asked for, what was pasted is
// mended, Enter opens the browser, and the secret is never shown.
func TestLogin_asks(t *testing.T) {
	server, w := practised(t, "healthy")
	lines := "\n" + server.Issuer() + "/.well-known/openid-configuration\ny\n" + server.ClientID() + "\n"
	sys := w.atTerminal(lines, server.ClientSecret(), "")
	status := cli.Main(t.Context(), sys, []string{"login", "--local-callback", anyPort, "-o", "json=report.json", "--quiet"})
	w.browsers.Wait()
	said := w.stderr.String()
	if status != 0 {
		t.Errorf("exit status %d\n%s", status, said)
	}
	for _, want := range []string{"1  Issuer URL:", "ISS001", "Use " + server.Issuer() + " from here on", "2  Client ID:", "3  Client secret (hidden",
		"OK    Intric's callback is registered", "[Enter] opens it"} {
		if !strings.Contains(said, want) {
			t.Errorf("the conversation lacks %q:\n%s", want, said)
		}
	}
	secretsAbsent(t, server.Secrets(), w.everything())
}

// Whoever may not see the secret presses Enter.
func TestLogin_asksWithoutSecret(t *testing.T) {
	server, w := practised(t, "healthy")
	sys := w.atTerminal("", "", "")
	status := cli.Main(t.Context(), sys, []string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(), "--local-callback", anyPort})
	w.browsers.Wait()
	if status != 3 || !strings.Contains(w.stdout.String(), "NOT PROVEN") {
		t.Errorf("exit status %d, want 3\n%s", status, w.stdout.String())
	}
}

// A claim that is missing for somebody who is in no group says nothing about the
// set-up; anybody else's does.
func TestLogin_asksAboutGroups(t *testing.T) {
	for answer, want := range map[string]int{"n": 3, "no": 3, "y": 1} {
		t.Run(answer, func(t *testing.T) {
			server, w := practised(t, "missing-claim")
			sys := w.atTerminal("", "what?", answer)
			w.env["SSOCHECK_CLIENT_SECRET"] = server.ClientSecret()
			status := cli.Main(t.Context(), sys, []string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(),
				"--local-callback", anyPort, "--browser", "open"})
			w.browsers.Wait()
			if status != want || !strings.Contains(w.stderr.String(), "Is this user in a group") {
				t.Errorf("exit status %d, want %d\n%s", status, want, w.stderr.String())
			}
			if strings.Contains(w.stderr.String(), "what?") {
				t.Error("what was typed at the hidden prompt is repeated")
			}
		})
	}
}

// The input ends before everything was answered.
func TestLogin_inputEnds(t *testing.T) {
	w := newWorld(map[string]string{})
	status := cli.Main(t.Context(), w.atTerminal("https://idp.example.test\n"), []string{"login"})
	if status != 2 || !strings.Contains(w.stderr.String(), "input ended") {
		t.Errorf("exit status %d: %s", status, w.stderr.String())
	}
}
