package system

import (
	"context"
	"errors"
	"os"
	"sync"

	"golang.org/x/term"
)

// hiddenReader reads lines from the terminal without echo. A read that is under
// way cannot be stopped, so one that was given up is kept: the next line that is
// typed answers the next question instead of getting lost.
type hiddenReader struct {
	mu      sync.Mutex
	pending chan hiddenLine
}

type hiddenLine struct {
	text []byte
	err  error
}

func (h *hiddenReader) read(ctx context.Context) (string, error) {
	fd := int(os.Stdin.Fd())
	before, err := term.GetState(fd)
	if err != nil {
		return "", err
	}
	read := h.start(fd)
	select {
	case line := <-read:
		h.done()
		return string(line.text), line.err
	case <-ctx.Done():
		// The terminal must show again what is typed.
		return "", errors.Join(context.Cause(ctx), term.Restore(fd, before))
	}
}

func (h *hiddenReader) start(fd int) chan hiddenLine {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.pending == nil {
		read := make(chan hiddenLine, 1)
		h.pending = read
		go func() {
			text, err := term.ReadPassword(fd)
			read <- hiddenLine{text, err}
		}()
	}
	return h.pending
}

func (h *hiddenReader) done() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.pending = nil
}
