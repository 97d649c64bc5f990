// Package golden compares what a test produced with a file that was read and
// approved by a person. Only tests import it.
package golden

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// Check compares got with testdata/name beside the calling test. With the
// environment variable UPDATE set to 1 it rewrites the file instead: read the
// difference before you keep it.
func Check(t testing.TB, got []byte, name string) {
	t.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if os.Getenv("UPDATE") == "1" {
		write(t, path, got)
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatalf("golden %s: %v (UPDATE=1 writes it)", name, err)
	}
	if bytes.Equal(got, want) {
		return
	}
	line, gotLine, wantLine := firstDifference(got, want)
	t.Errorf("golden %s differs in line %d (UPDATE=1 rewrites it)\n got: %q\nwant: %q", name, line, gotLine, wantLine)
}

func write(t testing.TB, path string, got []byte) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, got, 0o644); err != nil {
		t.Fatal(err)
	}
}

// firstDifference finds the first line, counted from 1, that is not the same.
func firstDifference(got, want []byte) (line int, gotLine, wantLine string) {
	g, w := bytes.Split(got, []byte("\n")), bytes.Split(want, []byte("\n"))
	for i := range max(len(g), len(w)) {
		gotLine, wantLine = at(g, i), at(w, i)
		if gotLine != wantLine {
			return i + 1, gotLine, wantLine
		}
	}
	return 0, "", ""
}

func at(lines [][]byte, i int) string {
	if i >= len(lines) {
		return "(end of file)"
	}
	return string(lines[i])
}
