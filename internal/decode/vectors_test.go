package decode

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// vectors are published malformed tokens, kept beside the repository.
const vectors = "../../../shared/vectors"

// TestVectors: what must be a clear error is one, and what may decode decodes.
// Whether a token that decodes is ever verified is tested in package verify.
func TestVectors(t *testing.T) {
	index, err := os.ReadFile(filepath.Join(vectors, "index.json"))
	if err != nil {
		t.Skip("the published test vectors are not here: they are no part of the repository")
	}
	var list []struct{ File, Expected string }
	if err := json.Unmarshal(index, &list); err != nil {
		t.Fatal(err)
	}
	for _, v := range list {
		if !strings.HasSuffix(v.File, ".jwt") {
			continue
		}
		token, err := os.ReadFile(filepath.Join(vectors, v.File))
		if err != nil {
			t.Fatal(err)
		}
		_, err = Compact(token)
		if wantError := v.Expected == "clear error"; (err != nil) != wantError {
			t.Errorf("%s: expected %s, got %v", v.File, v.Expected, err)
		}
	}
}
