package outline

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/report"
)

func TestSafe(t *testing.T) {
	wanted := true
	in := report.Envelope{Run: report.Run{Command: "a\x1bb", DurationMS: 7}, Reports: []report.Report{{
		Input:    &report.Input{Name: "\u202e"},
		Findings: []report.Finding{{Args: map[string]string{"k\n": "v\n"}}},
		Groups:   &report.Groups{Items: []report.GroupItem{{Value: "å", Wanted: &wanted}}},
	}}}
	want := report.Envelope{Run: report.Run{Command: `a\u001bb`, DurationMS: 7}, Reports: []report.Report{{
		Input:    &report.Input{Name: `\u202e`},
		Findings: []report.Finding{{Args: map[string]string{`k\n`: `v\n`}}},
		Groups:   &report.Groups{Items: []report.GroupItem{{Value: "å", Wanted: &wanted}}},
	}}}
	got := Safe(in)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(got, Safe(got)); diff != "" {
		t.Errorf("a second time changes something:\n%s", diff)
	}
	if in.Reports[0].Input.Name != "\u202e" {
		t.Error("the report itself was changed")
	}
}

func TestInert(t *testing.T) {
	tests := []struct{ in, want string }{
		{"::error::x", `\u003a:error::x`},
		{"see ::add-mask::x", `see \u003a:add-mask::x`},
		{"loopback ::1 and [::]", "loopback ::1 and [::]"},
		{"a::b", "a::b"},
		{"::", "::"},
		{"##[group]x", `#\u0023[group]x`},
		{"##vso[task.x]", `#\u0023vso[task.x]`},
		{"## heading", "## heading"},
	}
	for _, tt := range tests {
		if got := inert(tt.in); got != tt.want {
			t.Errorf("%q: got %q, want %q", tt.in, got, tt.want)
		}
	}
}
