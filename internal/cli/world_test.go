package cli_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/system"
)

// world is a process's outside made for a test: a browser that is a person of
// ours, files in memory, streams in buffers.
type world struct {
	stdout, stderr lockedBuffer
	mu             sync.Mutex
	files          map[string][]byte
	env            map[string]string
	browse         func(address string)
	browsers       sync.WaitGroup
}

// lockedBuffer is written by the countdown and the browser at once.
type lockedBuffer struct {
	mu sync.Mutex
	b  bytes.Buffer
}

func (b *lockedBuffer) Write(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.Write(p)
}

func (b *lockedBuffer) String() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.b.String()
}

func newWorld(env map[string]string) *world {
	return &world{files: map[string][]byte{}, env: env, browse: func(string) {}}
}

func (w *world) system() *system.System {
	return &system.System{
		Stdin: strings.NewReader(""), Stdout: &w.stdout, Stderr: &w.stderr, Now: time.Now, Random: rand.Reader,
		LookupEnv: func(name string) (string, bool) { v, ok := w.env[name]; return v, ok },
		Unsetenv:  func(name string) error { delete(w.env, name); return nil },
		OpenBrowser: func(address string) error {
			w.browsers.Add(1)
			defer w.browsers.Done()
			w.browse(address)
			return nil
		},
		ReadFile:   func(string, int64) ([]byte, error) { return nil, io.ErrUnexpectedEOF },
		WriteFile:  w.write,
		ReadHidden: func(context.Context) (string, error) { return "", io.EOF },
	}
}

func (w *world) write(name string, data []byte) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.files[name] = bytes.Clone(data)
	return nil
}

// everything is all that left the program.
func (w *world) everything() map[string]string {
	all := map[string]string{"standard output": w.stdout.String(), "standard error": w.stderr.String()}
	for name, data := range w.files {
		all[name] = string(data)
	}
	return all
}

// login runs `ssocheck login` against a practice IdP and gives the exit status,
// what left the program, and the page that the person saw.
func login(t *testing.T, s practice.Scenario, flags ...string) (status int, w *world, page string, server *practice.Server) {
	t.Helper()
	const callback = "http://127.0.0.1:0/ssocheck"
	server, err := practice.Start(s, practice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = server.Close() })
	w = newWorld(map[string]string{"SSOCHECK_CLIENT_SECRET": server.ClientSecret()})
	w.browse = func(address string) {
		// The port is known only now.
		server.Register(redirectURI(t, address))
		_, body, _ := practice.Person{Login: s.Login}.SignIn(t.Context(), address)
		page = string(body)
	}
	args := append([]string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(), "--local-callback", callback,
		"--browser", "open"}, flags...)
	if s.Timeout > 0 {
		args = append(args, "--timeout", s.Timeout.String())
	}
	status = cli.Main(t.Context(), w.system(), args)
	w.browsers.Wait()
	return status, w, page, server
}
