// Package system is what a process has from outside: streams, clock, randomness,
// environment, terminal, files and a browser. Everything that touches them gets
// a System, so that a test can hand in another one. It neither formats nor
// decides.
package system

import (
	"context"
	"io"
	"time"
)

// System is the outside world of one run.
type System struct {
	Stdin  io.Reader
	Stdout io.Writer
	Stderr io.Writer
	// Now is this computer's clock; Random is its source of unguessable bytes.
	Now    func() time.Time
	Random io.Reader
	// LookupEnv and Unsetenv read and clear the environment.
	LookupEnv func(name string) (value string, ok bool)
	Unsetenv  func(name string) error
	// OpenBrowser starts the person's browser and returns when the launcher ends.
	OpenBrowser func(address string) error
	// ReadFile reads a file of at most limit bytes.
	ReadFile func(name string, limit int64) ([]byte, error)
	// WriteFile writes a file whole or not at all, for its owner only; devices
	// and pipes are written through.
	WriteFile func(name string, data []byte) error
	// ReadHidden reads one line from the terminal without showing it, until the
	// context ends.
	ReadHidden func(ctx context.Context) (string, error)
	Terminal   Terminal
}

// Terminal says which streams are a terminal, and how wide it is.
type Terminal struct {
	Stdin  bool
	Stdout bool
	Stderr bool
	Width  int // columns of standard output; 0 when unknown
}
