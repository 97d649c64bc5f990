package tok

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

// testCase is one fixture of one check. Args and At are compared where given.
type testCase struct {
	name    string
	ev      *evidence.Set
	status  finding.Status
	variant string
	skipped string
	args    finding.Args
	at      []string // pointers
}

func tables() map[string][]testCase {
	return map[string][]testCase{
		"TOK001": decodingCases(), "TOK002": kindCases(), "TOK003": signatureCases(),
		"TOK004": algorithmCases(), "TOK005": issuerCases(), "TOK006": audienceCases(),
		"TOK007": timeCases(), "TOK008": nonceCases(), "TOK009": encryptionCases(),
		"TOK010": nameCases(), "TOK011": typeCases(), "TOK012": sizeCases(),
		"TOK013": hashCases(), "TOK014": criticalCases(), "TOK015": originCases(), "TOK016": keyIDCases(),
	}
}

func TestTOK001(t *testing.T) { run(t, tok001(), decodingCases()) }
func TestTOK002(t *testing.T) { run(t, tok002(), kindCases()) }
func TestTOK003(t *testing.T) { run(t, tok003(), signatureCases()) }
func TestTOK004(t *testing.T) { run(t, tok004(), algorithmCases()) }
func TestTOK005(t *testing.T) { run(t, tok005(), issuerCases()) }
func TestTOK006(t *testing.T) { run(t, tok006(), audienceCases()) }
func TestTOK007(t *testing.T) { run(t, tok007(), timeCases()) }
func TestTOK008(t *testing.T) { run(t, tok008(), nonceCases()) }
func TestTOK009(t *testing.T) { run(t, tok009(), encryptionCases()) }
func TestTOK010(t *testing.T) { run(t, tok010(), nameCases()) }
func TestTOK011(t *testing.T) { run(t, tok011(), typeCases()) }
func TestTOK012(t *testing.T) { run(t, tok012(), sizeCases()) }
func TestTOK013(t *testing.T) { run(t, tok013(), hashCases()) }
func TestTOK014(t *testing.T) { run(t, tok014(), criticalCases()) }
func TestTOK015(t *testing.T) { run(t, tok015(), originCases()) }
func TestTOK016(t *testing.T) { run(t, tok016(), keyIDCases()) }

func run(t *testing.T, c check.Check, cases []testCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			o := judge(c, tc.ev)
			if o.Status != tc.status || o.Variant != tc.variant || o.SkippedBy != tc.skipped {
				t.Fatalf("got %s %q (skipped by %q), want %s %q (%q)", o.Status, o.Variant, o.SkippedBy, tc.status, tc.variant, tc.skipped)
			}
			if tc.args != nil && !cmp.Equal(tc.args, o.Args) {
				t.Errorf("args: %s", cmp.Diff(tc.args, o.Args))
			}
			if pointers := pointersOf(o); tc.at != nil && !slices.Equal(tc.at, pointers) {
				t.Errorf("locations %v, want %v", pointers, tc.at)
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

func pointersOf(o finding.Outcome) []string {
	var pointers []string
	for _, l := range o.Locations {
		pointers = append(pointers, l.Pointer)
	}
	return pointers
}

// TestHealthy: nothing is found in a healthy login.
func TestHealthy(t *testing.T) {
	for _, c := range Checks() {
		o := judge(c, sample.Healthy())
		if o.Status != finding.Pass && o.Status != finding.NotApplicable {
			t.Errorf("%s: %s %s", c.Code, o.Status, o.Variant)
		}
	}
}

// TestFixtures: every check has a passing and a failing fixture, every variant a
// text, every text a variant and all its arguments.
func TestFixtures(t *testing.T) {
	english, produced := wording.English(), map[string]bool{}
	for _, c := range Checks() {
		seen := map[finding.Status]int{}
		for _, tc := range tables()[c.Code] {
			o := judge(c, tc.ev)
			seen[o.Status]++
			if o.Variant == "" || o.Variant == "needs_missing" {
				continue
			}
			key := c.Code + "." + o.Variant
			produced[key] = true
			text, ok := english.Text(c.Code, o.Variant)
			said := wording.Expand(text.Summary+text.Got+text.Want, o.Args)
			if !ok || text.Summary == "" || strings.Contains(said, "{") && !strings.Contains(said, `{"sub`) {
				t.Errorf("%s: text missing or with an open argument: %q", key, said)
			}
		}
		if seen[finding.Pass] == 0 || seen[finding.Fail]+seen[finding.Warn]+seen[finding.NotChecked] == 0 {
			t.Errorf("%s lacks a passing or a failing fixture: %v", c.Code, seen)
		}
	}
	for _, key := range english.Keys() {
		if strings.HasPrefix(key, "TOK") && !produced[key] {
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

// with gives a healthy login whose claims have this member; the last one of a
// name counts, as the broker reads it.
func with(members ...string) *evidence.Set { return changed(sample.Claims, members...) }

// changed cuts members of a healthy login's claims by name and adds new ones.
func changed(claims string, members ...string) *evidence.Set {
	doc := sample.Doc(claims)
	var kept []string
	for name, n := range doc.Root().Members() {
		if !slices.ContainsFunc(members, func(m string) bool { return strings.HasPrefix(m, fmt.Sprintf("%q:", name)) }) {
			kept = append(kept, fmt.Sprintf("%q:%s", name, n.Raw()))
		}
	}
	kept = append(kept, slices.DeleteFunc(slices.Clone(members), func(m string) bool { return strings.HasSuffix(m, ":") })...)
	return sample.WithClaims(sample.Healthy(), "{"+strings.Join(kept, ",")+"}")
}

// inScope changes the scope of the evidence.
func inScope(ev *evidence.Set, s finding.Scope) *evidence.Set {
	c := *ev
	c.Scope = s
	return &c
}

// token changes the ID token of the evidence.
func token(ev *evidence.Set, change func(*evidence.Token)) *evidence.Set {
	c := *ev
	t := c.IDToken.Value
	change(&t)
	c.IDToken = evidence.Seen(t)
	return &c
}
