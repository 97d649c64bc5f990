package system

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/pkg/browser"
	"golang.org/x/term"
)

// Real is the process's own outside world.
func Real() *System {
	// The launcher's chatter must reach neither stream of ours. The library has
	// these as package variables, so they are set once, here.
	browser.Stdout, browser.Stderr = io.Discard, io.Discard
	return &System{
		Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr,
		Now: time.Now, Random: rand.Reader,
		LookupEnv: os.LookupEnv, Unsetenv: os.Unsetenv,
		OpenBrowser: openBrowser, ReadFile: readFile, WriteFile: writeFile,
		ReadHidden: (&hiddenReader{}).read, Terminal: terminal(),
	}
}

func terminal() Terminal {
	t := Terminal{
		Stdin:  term.IsTerminal(int(os.Stdin.Fd())),
		Stdout: term.IsTerminal(int(os.Stdout.Fd())),
		Stderr: term.IsTerminal(int(os.Stderr.Fd())),
	}
	if t.Stdout {
		if w, _, err := term.GetSize(int(os.Stdout.Fd())); err == nil {
			t.Width = w
		}
	}
	return t
}

// openBrowser honours BROWSER, as other command-line programs do, and else
// leaves the choice to the desktop.
func openBrowser(address string) error {
	command, ok := os.LookupEnv("BROWSER")
	if !ok || strings.TrimSpace(command) == "" {
		return browser.OpenURL(address)
	}
	err := error(nil)
	for _, entry := range filepath.SplitList(command) {
		if err = runBrowser(entry, address); err == nil {
			return nil
		}
	}
	return err
}

func runBrowser(entry, address string) error {
	words := strings.Fields(entry)
	if len(words) == 0 {
		return exec.ErrNotFound
	}
	placed := false
	for i, w := range words {
		if strings.Contains(w, "%s") {
			words[i], placed = strings.ReplaceAll(w, "%s", address), true
		}
	}
	if !placed {
		words = append(words, address)
	}
	return exec.Command(words[0], words[1:]...).Run()
}

// TooLargeError says that a file is over the limit.
type TooLargeError struct {
	Name  string
	Limit int64 // bytes
}

func (e *TooLargeError) Error() string {
	return fmt.Sprintf("%s is larger than %d bytes", e.Name, e.Limit)
}

func readFile(name string, limit int64) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	data, err := io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		return nil, &TooLargeError{Name: name, Limit: limit}
	}
	return data, err
}

func writeFile(name string, data []byte) error {
	info, err := os.Stat(name)
	if err == nil && !info.Mode().IsRegular() {
		return writeThrough(name, data)
	}
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return replaceFile(name, data)
}

// writeThrough writes to what is no regular file: replacing it would destroy it.
func writeThrough(name string, data []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	return errors.Join(err, f.Close())
}

// replaceFile writes beside the file and renames, so that nobody ever reads half
// a report. CreateTemp makes the file readable for its owner only.
func replaceFile(name string, data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(name), ".ssocheck-*")
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	if err = errors.Join(err, f.Close()); err == nil {
		err = os.Rename(f.Name(), name)
	}
	if err != nil {
		err = errors.Join(err, os.Remove(f.Name()))
	}
	return err
}
