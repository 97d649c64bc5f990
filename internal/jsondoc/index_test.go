package jsondoc

import (
	"math"
	"testing"
)

// TestTooLarge asks for the size alone: a document of 2 GiB is no fixture.
func TestTooLarge(t *testing.T) {
	if tooLarge(math.MaxInt32) || !tooLarge(math.MaxInt32+1) {
		t.Error("the largest document is one whose every offset fits into 31 bits")
	}
}
