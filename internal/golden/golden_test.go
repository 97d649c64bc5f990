package golden

import "testing"

func TestFirstDifference(t *testing.T) {
	tests := []struct {
		name, got, want string
		line            int
		gotLine         string
		wantLine        string
	}{
		{"other line", "a\nb\n", "a\nc\n", 2, "b", "c"},
		{"got is shorter", "a\n", "a\nb\n", 2, "", "b"},
		{"got lacks the last line break", "a", "a\n", 2, "(end of file)", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			line, g, w := firstDifference([]byte(tt.got), []byte(tt.want))
			if line != tt.line || g != tt.gotLine || w != tt.wantLine {
				t.Errorf("got line %d %q %q, want line %d %q %q", line, g, w, tt.line, tt.gotLine, tt.wantLine)
			}
		})
	}
}

func TestCheckWritesThenCompares(t *testing.T) {
	t.Chdir(t.TempDir())
	t.Setenv("UPDATE", "1")
	Check(t, []byte("one\n"), "sub/a.txt")
	t.Setenv("UPDATE", "")
	Check(t, []byte("one\n"), "sub/a.txt")

	rec := &recorder{TB: t}
	Check(rec, []byte("two\n"), "sub/a.txt")
	if !rec.failed {
		t.Error("a difference did not fail the test")
	}
}

// recorder notes a failure instead of failing.
type recorder struct {
	testing.TB
	failed bool
}

func (r *recorder) Errorf(string, ...any) { r.failed = true }
