package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

func TestHeadlineAndTone(t *testing.T) {
	condition := []report.Condition{{Text: "Intric does it"}}
	tests := []struct {
		name string
		r    report.Report
		word string
		ifs  []string
		tone Tone
	}{
		{"ready", report.Report{Verdict: report.Ready}, "READY", nil, Good},
		{"with a warning", report.Report{Verdict: report.Ready, Counts: report.Counts{Warn: 1}}, "READY", nil, Caution},
		{"with a condition", report.Report{Verdict: report.Passed, Conditions: condition}, "PASSED", []string{"if Intric does it"}, Caution},
		{"a condition does not help what is broken", report.Report{Verdict: report.NotReady, Conditions: condition}, "NOT READY", nil, Bad},
		{"not proven", report.Report{Verdict: report.NotProven}, "NOT PROVEN", nil, Caution},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			word, ifs := Headline(tt.r)
			if diff := cmp.Diff(tt.ifs, ifs); word != tt.word || diff != "" {
				t.Errorf("got %q, %s", word, diff)
			}
			if got := ToneOf(tt.r); got != tt.tone {
				t.Errorf("tone %d, want %d", got, tt.tone)
			}
		})
	}
}

func TestWords(t *testing.T) {
	note := report.Finding{Status: finding.Pass, Variant: "v"}
	no := false
	tests := []struct{ got, want string }{
		{VerdictWord(""), "not judged"},
		{VerdictWord(report.NotReady), "not ready"},
		{StatusWord(note), "NOTE"},
		{StatusWord(report.Finding{Status: finding.Pass}), "OK"},
		{StatusWord(report.Finding{Status: finding.NotChecked}), "?"},
		{StatusWord(report.Finding{Status: finding.Skipped}), "SKIP"},
		{StatusWord(report.Finding{Status: finding.Fail}), "FAIL"},
		{StatusWord(report.Finding{Status: finding.Warn}), "WARN"},
		{BasisWord(report.YouSaidSo), "you said so"},
		{ScopeWord(finding.Login), ""},
		{ScopeWord(finding.Token), "one saved token"},
		{ProviderWord(report.Provider{Vendor: "okta", Name: "Okta", Certainty: "certain"}), "Okta"},
		{ProviderWord(report.Provider{Vendor: "okta", Name: "Okta", Certainty: "likely"}), "Okta (likely)"},
		{ProviderWord(report.Provider{Vendor: "unknown", Name: "your IdP", Certainty: "likely"}), "your IdP"},
		{ProviderWord(report.Provider{Vendor: "okta"}), "okta"},
		{KindWord(report.GroupItem{Kind: "guid", Label: "object ID"}), "object ID"},
		{KindWord(report.GroupItem{Kind: "guid"}), "guid"},
		{Needed(report.Finding{Title: "T", Level: finding.Must}), "Needed: T"},
		{Needed(report.Finding{Title: "T", Level: finding.Should}), "Better: T"},
		{Minute("2026-11-23T09:41:59+01:00"), "2026-11-23 08:41 UTC"},
		{Minute("yesterday"), "yesterday"},
		{strings.Join(AtAGlance(report.Counts{Fail: 1, Warn: 1, Pass: 2}), ", "), "1 to fix, 1 warning, 2 fine"},
		{strings.Join(AtAGlance(report.Counts{NotChecked: 3, Skipped: 4}), ", "), "0 to fix, 0 warnings, 0 fine, 3 not proven, 4 waiting"},
		{Tally(report.Counts{Pass: 1}), "1 check: 1 passed, 0 failed, 0 warnings"},
		{Tally(report.Counts{NotChecked: 1, Skipped: 2, NotApplicable: 3}),
			"6 checks: 0 passed, 0 failed, 0 warnings, 1 not checked, 2 skipped, 3 not applicable"},
	}
	for _, tt := range tests {
		if tt.got != tt.want {
			t.Errorf("got %q, want %q", tt.got, tt.want)
		}
	}
	if !IsUnwanted(report.GroupItem{Wanted: &no}) || IsUnwanted(report.GroupItem{}) {
		t.Error("a group is unwanted exactly where a list says so")
	}
}

// Every owner has a word of its own: nobody is told to fix what is not theirs.
func TestOwnersHaveWords(t *testing.T) {
	seen := map[string]bool{}
	for _, o := range []finding.Owner{finding.IDPAdmin, finding.Network, finding.Intric, finding.ThisComputer, finding.User} {
		if word := OwnerWord(o); word == string(o) && o != "intric" || seen[word] {
			t.Errorf("owner %q is told as %q", o, word)
		} else {
			seen[word] = true
		}
	}
}

func TestRunAgain(t *testing.T) {
	if got, ok := RunAgain(report.Run{Command: "login"}); !ok || got != "ssocheck login, with the same flags" {
		t.Errorf("login: %q, %v", got, ok)
	}
	if got, ok := RunAgain(report.Run{Command: "demo"}); ok {
		t.Errorf("demo: %q", got)
	}
}
