package lgn

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// testCase is one fixture of one check. At is compared where given.
type testCase struct {
	name      string
	ev        *evidence.Set
	status    finding.Status
	variant   string
	skipped   string
	condition string
	at        []finding.Location
}

func tables() map[string][]testCase {
	return map[string][]testCase{"LGN001": loginCases(), "LGN002": exchangeCases(), "LGN003": issueCases(),
		"LGN004": responseIssuerCases(), "LGN005": userInfoCases(), "LGN006": subjectCases()}
}

func TestLGN001(t *testing.T) { run(t, lgn001(), loginCases()) }
func TestLGN002(t *testing.T) { run(t, lgn002(), exchangeCases()) }
func TestLGN003(t *testing.T) { run(t, lgn003(), issueCases()) }
func TestLGN004(t *testing.T) { run(t, lgn004(), responseIssuerCases()) }
func TestLGN005(t *testing.T) { run(t, lgn005(), userInfoCases()) }
func TestLGN006(t *testing.T) { run(t, lgn006(), subjectCases()) }

func run(t *testing.T, c check.Check, cases []testCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			o := judge(c, tc.ev)
			if o.Status != tc.status || o.Variant != tc.variant || o.SkippedBy != tc.skipped || o.Condition != tc.condition {
				t.Fatalf("got %s %q %q %q, want %s %q %q %q", o.Status, o.Variant, o.SkippedBy, o.Condition,
					tc.status, tc.variant, tc.skipped, tc.condition)
			}
			if tc.at != nil && !cmp.Equal(tc.at, o.Locations) {
				t.Errorf("locations: %s", cmp.Diff(tc.at, o.Locations))
			}
		})
	}
}

// judge runs one check by itself, as the runner does.
func judge(c check.Check, ev *evidence.Set) finding.Outcome {
	outcomes := check.Judge([]check.Check{c}, nil, ev)
	if len(outcomes) == 0 {
		return finding.Outcome{}
	}
	return outcomes[0]
}

// TestHealthy: nothing is found in a healthy login.
func TestHealthy(t *testing.T) {
	for _, c := range Checks() {
		o := judge(c, sample.Healthy())
		if o.Status != finding.Pass && o.Status != finding.NotApplicable || o.IsNote() {
			t.Errorf("%s: %s %s", c.Code, o.Status, o.Variant)
		}
	}
}

// TestFixtures: every check has a passing fixture and one that says something,
// every variant a text, every text a variant and all its arguments.
func TestFixtures(t *testing.T) {
	english, produced := wording.English(), map[string]bool{}
	for _, c := range Checks() {
		passed, spoke := false, false
		for _, tc := range tables()[c.Code] {
			o := judge(c, tc.ev)
			passed = passed || o.Status == finding.Pass && o.Variant == ""
			if o.Variant == "" || o.Variant == "needs_missing" {
				continue
			}
			spoke = spoke || o.Status != finding.NotApplicable
			produced[c.Code+"."+o.Variant] = true
			text, ok := english.Text(c.Code, o.Variant)
			said := wording.Expand(text.Summary+text.Got+text.Want, o.Args)
			if !ok || text.Summary == "" || strings.Contains(said, "{") {
				t.Errorf("%s.%s: text missing or with an open argument: %q", c.Code, o.Variant, said)
			}
			if _, ok := english.Condition(c.Code, o.Condition); o.Condition != "" && !ok {
				t.Errorf("%s: no text for the condition %q", c.Code, o.Condition)
			}
		}
		if !passed || !spoke {
			t.Errorf("%s lacks a passing or a failing fixture", c.Code)
		}
	}
	for _, key := range english.Keys() {
		if strings.HasPrefix(key, "LGN") && !produced[key] {
			t.Errorf("%s: no fixture says this", key)
		}
	}
}

// TestReads: what is neither needed nor read changes nothing.
func TestReads(t *testing.T) {
	for _, c := range Checks() {
		for _, tc := range tables()[c.Code] {
			want := judge(c, tc.ev)
			for _, kind := range evidence.Kinds() {
				if declared(c, kind) {
					continue
				}
				if got := judge(c, tc.ev.Without(kind)); !cmp.Equal(fmt.Sprint(want), fmt.Sprint(got)) {
					t.Errorf("%s, %s: reads %s without saying so", c.Code, tc.name, kind)
				}
			}
		}
	}
}

func declared(c check.Check, kind evidence.Kind) bool {
	for _, group := range c.Needs {
		if slices.Contains(group, kind) {
			return true
		}
	}
	return slices.Contains(c.Reads, kind)
}

// TestNeverPanics runs every check on evidence with holes.
func TestNeverPanics(t *testing.T) {
	for _, c := range Checks() {
		for _, tc := range tables()[c.Code] {
			for _, kind := range evidence.Kinds() {
				judge(c, tc.ev.Without(kind))
			}
		}
	}
}
