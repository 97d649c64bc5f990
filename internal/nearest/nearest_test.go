package nearest

import "testing"

func TestOf(t *testing.T) {
	candidates := []string{"healthy", "one-group", "no-groups"}
	for name, want := range map[string]string{"helthy": "healthy", "one-grupp": "one-group", "nogroups": "no-groups", "healthy": "healthy"} {
		if got := Of(name, candidates); got != want {
			t.Errorf("Of(%q) = %q, want %q", name, got, want)
		}
	}
	if got := Of("x", nil); got != "" {
		t.Errorf("Of without candidates = %q, want nothing", got)
	}
}
