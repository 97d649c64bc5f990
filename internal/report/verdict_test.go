package report_test

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// rules are a must for both goals, a must for groups and a should for sign-in.
func rules() []finding.Rule {
	login := []finding.Scope{finding.Login}
	return []finding.Rule{
		{Code: "AAA001", Level: finding.Must, Goals: []finding.Goal{finding.SignIn, finding.Groups}, Required: login, Title: "a holds"},
		{Code: "BBB001", Level: finding.Must, Goals: []finding.Goal{finding.Groups}, Required: login, Title: "b holds"},
		{Code: "CCC001", Level: finding.Should, Goals: []finding.Goal{finding.SignIn}, Required: login, Title: "c holds"},
	}
}

func outcomes(a, b, c finding.Outcome) []finding.Outcome {
	r := rules()
	return []finding.Outcome{a.ForRule(r[0]), b.ForRule(r[1]), c.ForRule(r[2])}
}

func TestVerdicts(t *testing.T) {
	ok, bad, open := finding.OK(), finding.Broken("x", nil), finding.Undecided("y", nil)
	for name, tt := range map[string]struct {
		outcomes       []finding.Outcome
		policy         report.Policy
		signIn, groups report.Verdict
		overall        report.Verdict
	}{
		"all good":                    {outcomes(ok, ok, ok), report.Policy{}, "ready", "ready", "ready"},
		"a must of both":              {outcomes(bad, ok, ok), report.Policy{}, "not_ready", "not_ready", "not_ready"},
		"a must of groups":            {outcomes(ok, bad, ok), report.Policy{}, "ready", "not_ready", "not_ready"},
		"sign-in only":                {outcomes(ok, bad, ok), report.Policy{SignInOnly: true}, "ready", "", "ready"},
		"a should withholds nothing":  {outcomes(ok, ok, bad), report.Policy{}, "ready", "ready", "ready"},
		"unless it is asked for":      {outcomes(ok, ok, bad), report.Policy{FailOnShould: true}, "not_ready", "ready", "not_ready"},
		"or was accepted":             {outcomes(ok, ok, bad), report.Policy{FailOnShould: true, Accepted: map[string]string{"CCC001": "fine"}}, "ready", "ready", "ready"},
		"an open must":                {outcomes(ok, open, ok), report.Policy{}, "ready", "not_proven", "not_proven"},
		"an open should":              {outcomes(ok, ok, open), report.Policy{}, "ready", "ready", "ready"},
		"not applicable settles":      {outcomes(ok, finding.Inapplicable("n", nil), ok), report.Policy{}, "ready", "ready", "ready"},
		"a skipped must":              {outcomes(ok, finding.SkippedFor("AAA001"), ok), report.Policy{}, "ready", "not_proven", "not_proven"},
		"narrowed to one goal":        {outcomes(bad.For(finding.Groups), ok, ok), report.Policy{}, "not_proven", "not_ready", "not_ready"},
		"without an outcome":          {outcomes(ok, ok, ok)[1:], report.Policy{}, "not_proven", "not_proven", "not_proven"},
		"broken beats open elsewhere": {outcomes(open, bad, ok), report.Policy{}, "not_proven", "not_ready", "not_ready"},
	} {
		t.Run(name, func(t *testing.T) {
			r := report.Build(report.Material{Scope: finding.Login, Rules: rules(), Outcomes: tt.outcomes, Policy: tt.policy, Catalogue: wording.English()})
			if r.Verdicts.SignIn != tt.signIn || r.Verdicts.Groups != tt.groups || r.Verdict != tt.overall {
				t.Errorf("verdicts are %+v and %s, want %s, %s and %s", r.Verdicts, r.Verdict, tt.signIn, tt.groups, tt.overall)
			}
		})
	}
}

func TestVerdict_otherScopesPass(t *testing.T) {
	r := rules()
	for i := range r {
		r[i].Required = []finding.Scope{finding.Probe}
	}
	r[1].Required = nil // a probe says nothing of groups alone
	o := []finding.Outcome{finding.OK().ForRule(r[0])}
	got, _ := report.ForGoal(finding.Probe, finding.SignIn, r, o, report.Policy{})
	if got != report.Passed {
		t.Errorf("a clean probe is %q, want passed: it is no permission to roll out", got)
	}
	if got, ok := report.ForGoal(finding.Config, finding.SignIn, r, o, report.Policy{}); ok {
		t.Errorf("a scope that requires nothing has the verdict %q", got)
	}
	if report.Worst() != report.NotProven {
		t.Error("no verdict at all must not be good")
	}
}

func TestExitStatus(t *testing.T) {
	for v, want := range map[report.Verdict]int{report.Ready: 0, report.Passed: 0, report.NotReady: 1, report.NotProven: 3, "": 3} {
		if got := v.ExitStatus(); got != want {
			t.Errorf("%q exits %d, want %d", v, got, want)
		}
	}
}

func TestBuild_counts(t *testing.T) {
	r := report.Build(report.Material{Scope: finding.Login, Rules: rules(), Catalogue: wording.English(),
		Outcomes: outcomes(finding.OK(), finding.Broken("x", nil), finding.Undecided("needs_missing", finding.Args{"missing": "key set"}))})
	if r.Counts.Total() != len(r.Findings) || r.Counts.Pass != 1 || r.Counts.Fail != 1 || r.Counts.NotChecked != 1 {
		t.Errorf("counts are %+v for %d findings", r.Counts, len(r.Findings))
	}
	if len(r.NotChecked) != 1 || r.NotChecked[0] != "CCC001 Not checked: this run has no key set." {
		t.Errorf("not checked is %q", r.NotChecked)
	}
	if f := r.Findings[0]; f.Summary != "a holds" || f.Why != "" {
		t.Errorf("a good finding says %q and %q, want its condition and no reason", f.Summary, f.Why)
	}
}
