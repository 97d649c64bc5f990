package key

import (
	"fmt"
	"maps"
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

// testCase is one fixture of one check. Args hold those that are compared; owner
// is compared where given.
type testCase struct {
	name    string
	ev      *evidence.Set
	status  finding.Status
	variant string
	args    finding.Args
	owner   finding.Owner
}

func tables() map[string][]testCase {
	return map[string][]testCase{"KEY001": loadCases(), "KEY002": offerCases(), "KEY003": strengthCases(), "KEY004": nameCases()}
}

func TestKEY001(t *testing.T) { run(t, key001(), loadCases()) }
func TestKEY002(t *testing.T) { run(t, key002(), offerCases()) }
func TestKEY003(t *testing.T) { run(t, key003(), strengthCases()) }
func TestKEY004(t *testing.T) { run(t, key004(), nameCases()) }

func run(t *testing.T, c check.Check, cases []testCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			o := judge(c, tc.ev)
			if o.Status != tc.status || o.Variant != tc.variant {
				t.Fatalf("got %s %q %v, want %s %q", o.Status, o.Variant, o.Args, tc.status, tc.variant)
			}
			for name, want := range tc.args {
				if o.Args[name] != want {
					t.Errorf("%s is %q, want %q", name, o.Args[name], want)
				}
			}
			if tc.owner != "" && o.Owner != tc.owner {
				t.Errorf("owner %q, want %q", o.Owner, tc.owner)
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
		if o := judge(c, sample.Healthy()); o.Status != finding.Pass || o.IsNote() {
			t.Errorf("%s: %s %s", c.Code, o.Status, o.Variant)
		}
	}
}

// TestFixtures: every check has a passing and a failing fixture, every variant a
// text, every text a variant and all its arguments.
func TestFixtures(t *testing.T) {
	english, produced := wording.English(), map[string]bool{}
	for _, c := range Checks() {
		passed, broken := false, false
		for _, tc := range tables()[c.Code] {
			o := judge(c, tc.ev)
			passed = passed || o.Status == finding.Pass && o.Variant == ""
			broken = broken || o.IsBroken()
			if o.Variant == "" || o.Variant == "needs_missing" {
				continue
			}
			produced[c.Code+"."+o.Variant] = true
			text, ok := english.Text(c.Code, o.Variant)
			said := wording.Expand(text.Summary+text.Got+text.Want, o.Args)
			if !ok || text.Summary == "" || strings.Contains(said, "{") {
				t.Errorf("%s.%s: text missing or with an open argument: %q", c.Code, o.Variant, said)
			}
		}
		if !passed || !broken {
			t.Errorf("%s lacks a passing or a failing fixture", c.Code)
		}
	}
	for _, key := range english.Keys() {
		if strings.HasPrefix(key, "KEY") && !produced[key] {
			t.Errorf("%s: no fixture says this", key)
		}
	}
}

// TestNeverPanics runs every check by itself on evidence with holes, past the
// runner's own test of what is needed.
func TestNeverPanics(t *testing.T) {
	for _, c := range Checks() {
		c.Run(&evidence.Set{Scope: finding.Login})
		for _, tc := range slices.Concat(slices.Collect(maps.Values(tables()))...) {
			for _, kind := range evidence.Kinds() {
				c.Run(tc.ev.Without(kind))
			}
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
