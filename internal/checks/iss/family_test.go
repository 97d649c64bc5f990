package iss

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

// testCase is one fixture of one check. Args hold those that are compared; at
// and owner are compared where given.
type testCase struct {
	name    string
	ev      *evidence.Set
	status  finding.Status
	variant string
	args    finding.Args
	at      []string // pointers
	owner   finding.Owner
}

func tables() map[string][]testCase {
	return map[string][]testCase{
		"ISS001": formCases(), "ISS002": fetchCases(), "ISS003": documentCases(), "ISS004": exactCases(),
		"ISS005": tenantCases(), "ISS006": schemeCases(), "ISS007": reachCases(), "ISS008": trustCases(),
		"ISS010": methodCases(), "ISS011": userInfoCases(), "ISS012": demandCases(),
	}
}

func TestISS001(t *testing.T) { run(t, iss001(), formCases()) }
func TestISS002(t *testing.T) { run(t, iss002(), fetchCases()) }
func TestISS003(t *testing.T) { run(t, iss003(), documentCases()) }
func TestISS004(t *testing.T) { run(t, iss004(), exactCases()) }
func TestISS005(t *testing.T) { run(t, iss005(), tenantCases()) }
func TestISS006(t *testing.T) { run(t, iss006(), schemeCases()) }
func TestISS007(t *testing.T) { run(t, iss007(), reachCases()) }
func TestISS008(t *testing.T) { run(t, iss008(), trustCases()) }
func TestISS010(t *testing.T) { run(t, iss010(), methodCases()) }
func TestISS011(t *testing.T) { run(t, iss011(), userInfoCases()) }
func TestISS012(t *testing.T) { run(t, iss012(), demandCases()) }

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
			if pointers := pointersOf(o); tc.at != nil && !slices.Equal(tc.at, pointers) {
				t.Errorf("locations %v, want %v", pointers, tc.at)
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
		if o.Status != finding.Pass && (o.Status != finding.NotApplicable || c.Code != "ISS005") || o.IsNote() {
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
			spoke = spoke || o.Status == finding.Fail || o.Status == finding.Warn ||
				c.Code == "ISS007" && o.Status == finding.NotChecked
			produced[c.Code+"."+o.Variant] = true
			wantText(t, c.Code, o)
		}
		if !passed || !spoke {
			t.Errorf("%s lacks a passing or a failing fixture", c.Code)
		}
	}
	for _, key := range english.Keys() {
		if strings.HasPrefix(key, "ISS") && !produced[key] {
			t.Errorf("%s: no fixture says this", key)
		}
	}
}

func wantText(t *testing.T, code string, o finding.Outcome) {
	t.Helper()
	english := wording.English()
	text, ok := english.Text(code, o.Variant)
	said := wording.Expand(text.Summary+text.Got+text.Want, o.Args)
	if !ok || text.Summary == "" || strings.Contains(said, "{") {
		t.Errorf("%s.%s: text missing or with an open argument: %q", code, o.Variant, said)
	}
	if _, ok := english.Condition(code, o.Condition); o.Condition != "" && !ok {
		t.Errorf("%s: no text for the condition %q", code, o.Condition)
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

// damaged gives a copy of the healthy login that a test damages.
func damaged(damage func(*evidence.Set)) *evidence.Set {
	ev := *sample.Healthy()
	damage(&ev)
	return &ev
}

func issuer(s string) *evidence.Set { return damaged(func(ev *evidence.Set) { ev.Request.Issuer = s }) }

// with gives a healthy login whose discovery document has these members; a name
// alone, such as `"issuer":`, is taken out.
func with(members ...string) *evidence.Set { return withIn(sample.Healthy(), members...) }

func withIn(ev *evidence.Set, members ...string) *evidence.Set {
	var kept []string
	for name, n := range sample.Doc(sample.Discovery).Root().Members() {
		if !slices.ContainsFunc(members, func(m string) bool { return strings.HasPrefix(m, fmt.Sprintf("%q:", name)) }) {
			kept = append(kept, fmt.Sprintf("%q:%s", name, n.Raw()))
		}
	}
	for _, m := range members {
		if !strings.HasSuffix(m, ":") {
			kept = append(kept, m)
		}
	}
	return sample.WithDiscovery(ev, "{"+strings.Join(kept, ",")+"}")
}

// beforeSignIn takes away what only a sign-in shows.
func beforeSignIn(ev *evidence.Set) *evidence.Set {
	return ev.Without(evidence.KAuthorization, evidence.KExchange, evidence.KRawIDToken, evidence.KIDToken)
}

// cloud gives the evidence of a certainly recognised cloud service.
func cloud(ev *evidence.Set) *evidence.Set {
	c := *ev
	c.Provider = evidence.Provider{Vendor: "okta", Certainty: "certain", Traits: evidence.Traits{CloudHost: true}}
	return &c
}
