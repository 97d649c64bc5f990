package repotest

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// What is released is what is there.
func TestReleaseConfiguration(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(root, ".goreleaser.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"main: ./cmd/ssocheck\n", "CGO_ENABLED=0", "-trimpath", "mod_timestamp", "goos: [linux, darwin, windows]", "goarch: [amd64, arm64]"} {
		if !bytes.Contains(text, []byte(want)) {
			t.Errorf(".goreleaser.yaml lacks %q", want)
		}
	}
	for _, file := range []string{"cmd/ssocheck/main.go", "LICENSE", "README.md"} {
		if _, err := os.Stat(filepath.Join(root, filepath.FromSlash(file))); err != nil {
			t.Errorf("the release needs it: %v", err)
		}
	}
}
