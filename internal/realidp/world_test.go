package realidp_test

import (
	"bytes"
	"context"
	"crypto/rand"
	"io"
	"strings"
	"sync"
	"time"

	"github.com/ssocheck/ssocheck/internal/system"
)

// world is a process's outside made for a test: a person at the browser, files
// in memory, streams in buffers.
type world struct {
	stdout   bytes.Buffer // written by one report at the end
	stderr   lockedBuffer
	files    map[string]string
	env      map[string]string
	browse   func(ctx context.Context, address string) error
	browsers sync.WaitGroup
	failure  error // of the person; read after browsers.Wait
}

// lockedBuffer is written by the program and its browser at once.
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

func (w *world) system(ctx context.Context) *system.System {
	return &system.System{
		Stdin: strings.NewReader(""), Stdout: &w.stdout, Stderr: &w.stderr, Now: time.Now, Random: rand.Reader,
		LookupEnv: func(name string) (string, bool) { v, ok := w.env[name]; return v, ok },
		Unsetenv:  func(name string) error { delete(w.env, name); return nil },
		OpenBrowser: func(address string) error {
			w.browsers.Add(1)
			defer w.browsers.Done()
			w.failure = w.browse(ctx, address)
			return w.failure
		},
		ReadFile:   func(string, int64) ([]byte, error) { return nil, io.ErrUnexpectedEOF },
		WriteFile:  func(name string, data []byte) error { w.files[name] = string(data); return nil },
		ReadHidden: func(context.Context) (string, error) { return "", io.EOF },
	}
}
