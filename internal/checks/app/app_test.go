package app

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

// testCase is one fixture of one check. Args are compared where given.
type testCase struct {
	name      string
	ev        *evidence.Set
	status    finding.Status
	variant   string
	condition string
	args      finding.Args
}

func tables() map[string][]testCase {
	return map[string][]testCase{"APP001": clientCases(), "APP002": callbackCases(), "APP003": secretCases(), "APP004": formCases(),
		"APP005": methodCases(), "APP006": pkceCases(), "APP007": scopeCases(), "APP008": requestCases()}
}

func TestAPP001(t *testing.T) { run(t, app001(), clientCases()) }
func TestAPP002(t *testing.T) { run(t, app002(), callbackCases()) }
func TestAPP003(t *testing.T) { run(t, app003(), secretCases()) }
func TestAPP004(t *testing.T) { run(t, app004(), formCases()) }
func TestAPP005(t *testing.T) { run(t, app005(), methodCases()) }
func TestAPP006(t *testing.T) { run(t, app006(), pkceCases()) }
func TestAPP007(t *testing.T) { run(t, app007(), scopeCases()) }
func TestAPP008(t *testing.T) { run(t, app008(), requestCases()) }

func run(t *testing.T, c check.Check, cases []testCase) {
	t.Helper()
	for _, tc := range cases {
		t.Run(tc.name, func(t *testing.T) {
			o := judge(c, tc.ev)
			if o.Status != tc.status || o.Variant != tc.variant || o.Condition != tc.condition {
				t.Fatalf("got %s %q, if %q, want %s %q, if %q", o.Status, o.Variant, o.Condition, tc.status, tc.variant, tc.condition)
			}
			if tc.args != nil && !cmp.Equal(tc.args, o.Args) {
				t.Errorf("args: %s", cmp.Diff(tc.args, o.Args))
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

// TestFixtures: every check has a passing and a failing fixture, every variant a
// text, every text a variant and all its arguments.
func TestFixtures(t *testing.T) {
	english, produced := wording.English(), map[string]bool{}
	for _, c := range Checks() {
		passed, broke := false, false
		for _, tc := range tables()[c.Code] {
			o := judge(c, tc.ev)
			passed, broke = passed || o.Status == finding.Pass && o.Variant == "", broke || o.IsBroken()
			if o.Variant == "" || o.Variant == "needs_missing" {
				continue
			}
			produced[c.Code+"."+o.Variant] = true
			text, ok := english.Text(c.Code, o.Variant)
			condition, known := english.Condition(c.Code, o.Condition)
			said := wording.Expand(text.Summary+text.Got+text.Want+condition, o.Args)
			if !ok || text.Summary == "" || strings.Contains(said, "{") || o.Condition != "" && !known {
				t.Errorf("%s.%s: text missing or with an open argument: %q", c.Code, o.Variant, said)
			}
		}
		if !passed || !broke {
			t.Errorf("%s lacks a passing or a failing fixture", c.Code)
		}
	}
	for _, key := range english.Keys() {
		if strings.HasPrefix(key, "APP") && !produced[key] {
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

// with changes a copy of the healthy login.
func with(changes ...func(*evidence.Set)) *evidence.Set {
	ev := sample.Healthy()
	for _, change := range changes {
		change(ev)
	}
	return ev
}

// unfinished is a sign-in that nobody completed.
func unfinished(ev *evidence.Set) {
	ev.Authorization = evidence.NotSeen[evidence.Authorization](evidence.Failure{Reason: evidence.Timeout})
	ev.Exchange = evidence.Fact[evidence.Exchange]{}
}

// failed is a sign-in that came back with an error.
func failed(code, description string) func(*evidence.Set) {
	return func(ev *evidence.Set) {
		ev.Authorization = evidence.Seen(evidence.Authorization{Error: code, Description: description})
		ev.Exchange = evidence.Fact[evidence.Exchange]{}
	}
}

func probed(reading evidence.Reading, real evidence.Answer) func(*evidence.Set) {
	return func(ev *evidence.Set) {
		ev.CallbackProbe = evidence.Seen(evidence.Probe{Real: real, Reading: reading, Requests: 2})
	}
}

func unprobed(ev *evidence.Set) { ev.CallbackProbe = evidence.Fact[evidence.Probe]{} }

func ownCallback(ev *evidence.Set) { ev.Request.Callback = ev.Target.Callback }

func attested(ev *evidence.Set) { ev.Declared.AttestCallback = true }

func openIDOnly(ev *evidence.Set) { ev.Request.Scopes = []string{"openid"} }

func groupsScope(ev *evidence.Set) { ev.Request.Scopes = append(ev.Request.Scopes, "groups") }

func exchanged(attempts ...evidence.Attempt) func(*evidence.Set) {
	return func(ev *evidence.Set) { ev.Exchange = evidence.Seen(evidence.Exchange{Attempts: attempts}) }
}

func errorPage(code, description string, codes ...string) evidence.Answer {
	return evidence.Answer{Kind: evidence.ErrorPage, Status: 400, Error: code, Description: description, Codes: codes, At: "idp.exempelkommun.example/authorize"}
}

func page(kind evidence.AnswerKind) evidence.Answer {
	return evidence.Answer{Kind: kind, Status: 200, At: "idp.exempelkommun.example/login"}
}
