package checks_test

import (
	"encoding/json"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/sample"
	"github.com/ssocheck/ssocheck/internal/wording"
)

func TestRules_documentation(t *testing.T) {
	form := regexp.MustCompile(`^(ISS|KEY|APP|LGN|TOK|USR|GRP)\d{3}$`)
	codes, slugs := map[string]bool{}, map[string]bool{}
	for _, r := range checks.Rules() {
		if !form.MatchString(r.Code) {
			t.Errorf("%q is no code", r.Code)
		}
		if codes[r.Code] || slugs[r.Slug] {
			t.Errorf("%s %s is there twice", r.Code, r.Slug)
		}
		codes[r.Code], slugs[r.Slug] = true, true
		if slices.Contains(checks.Retired(), r.Code) {
			t.Errorf("%s is retired and used", r.Code)
		}
		if r.Title == "" || strings.HasSuffix(r.Title, ".") || r.Why == "" || r.Owner == "" || len(r.References) == 0 || len(r.Goals) == 0 || r.Level == "" {
			t.Errorf("%s lacks documentation: %+v", r.Code, r)
		}
	}
}

func TestRules_areInOrder(t *testing.T) {
	order := []string{"ISS", "KEY", "APP", "LGN", "TOK", "USR", "GRP"}
	last := ""
	for _, r := range checks.Rules() {
		key := string(rune('a'+slices.Index(order, r.Code[:3]))) + r.Code
		if key <= last {
			t.Errorf("%s stands too late", r.Code)
		}
		last = key
	}
}

// mayNotApply lists the required musts that can be not applicable (checks.md,
// "Required and not applicable").
var mayNotApply = []string{"ISS005", "ISS007", "ISS008", "LGN004", "LGN006", "TOK007", "TOK013", "TOK016", "GRP002", "GRP018", "GRP031", "GRP026"}

func TestHealthy_passesEverything(t *testing.T) {
	levels := map[string]finding.Level{}
	for _, r := range checks.Rules() {
		if r.RequiredIn(finding.Login) {
			levels[r.Code] = r.Level
		}
	}
	for _, o := range checks.Judge(sample.Healthy()) {
		switch o.Status {
		case finding.Pass:
		case finding.NotApplicable:
			if levels[o.Code] == finding.Must && !slices.Contains(mayNotApply, o.Code) {
				t.Errorf("%s is not applicable (%s)", o.Code, o.Variant)
			}
		default:
			if levels[o.Code] == finding.Must {
				t.Errorf("%s is %s (%s %v)", o.Code, o.Status, o.Variant, o.Args)
			}
		}
	}
	if v := overall(sample.Healthy()); v != report.Ready {
		t.Errorf("the healthy login is %s", v)
	}
}

func overall(ev *evidence.Set) report.Verdict {
	return build(ev, checks.Judge(ev)).Verdict
}

func build(ev *evidence.Set, outcomes []finding.Outcome) report.Report {
	return report.Build(report.Material{Scope: ev.Scope, Rules: checks.Rules(), Outcomes: outcomes, Catalogue: wording.English()})
}

// Every check that is required in a login has a row here by being required; an
// M check of the catalogue that is missing would withhold every verdict.
func TestRequired_musts(t *testing.T) {
	want := strings.Fields(`ISS001 ISS002 ISS003 ISS004 ISS005 ISS006 ISS007 ISS008 ISS012 KEY001 APP001 APP002 APP003 APP007
		LGN001 LGN002 LGN003 LGN004 LGN006 TOK001 TOK002 TOK003 TOK004 TOK005 TOK006 TOK007 TOK008 TOK009 TOK010 TOK011 TOK013 TOK014 TOK016
		USR001 GRP001 GRP002 GRP003 GRP004 GRP005 GRP006 GRP007 GRP008 GRP014 GRP018 GRP026 GRP030 GRP031 GRP032`)
	var got []string
	for _, r := range checks.Rules() {
		if r.Level == finding.Must && r.RequiredIn(finding.Login) {
			got = append(got, r.Code)
		}
	}
	if !slices.Equal(got, want) {
		t.Errorf("required musts of a login are\n%v\nwant\n%v", got, want)
	}
}

// fixtures are logins with something wrong, to hold the properties against more
// than the healthy one.
func fixtures() map[string]*evidence.Set {
	healthy := sample.Healthy()
	noKeys := healthy.Without(evidence.KKeys)
	noKeys.KeysFetch = evidence.NotSeen[evidence.Fetch](evidence.Failure{Reason: evidence.BadStatus, Status: 500})
	cancelled := healthy.Without(evidence.KExchange, evidence.KRawIDToken, evidence.KIDToken, evidence.KUserInfo, evidence.KUserInfoFetch)
	cancelled.Authorization = evidence.NotSeen[evidence.Authorization](evidence.Failure{Reason: evidence.Timeout})
	return map[string]*evidence.Set{
		"healthy":     healthy,
		"no keys":     noKeys,
		"cancelled":   cancelled,
		"string":      sample.WithClaims(healthy, strings.Replace(sample.Claims, `["IT-support","HR"]`, `"IT-support"`, 1)),
		"empty":       sample.WithClaims(healthy, strings.Replace(sample.Claims, `["IT-support","HR"]`, `[]`, 1)),
		"absent":      sample.WithClaims(healthy, strings.Replace(sample.Claims, `"groups"`, `"Groups"`, 1)),
		"overage":     sample.WithClaims(healthy, strings.Replace(sample.Claims, `"groups":["IT-support","HR"]`, `"_claim_names":{"groups":"src1"}`, 1)),
		"other aud":   sample.WithClaims(healthy, strings.Replace(sample.Claims, `"aud":"intric-sso"`, `"aud":"other"`, 1)),
		"issuer":      sample.WithDiscovery(healthy, strings.Replace(sample.Discovery, `example",`, `example/",`, 1)),
		"no userinfo": sample.WithDiscovery(healthy, strings.Replace(sample.Discovery, `"userinfo_endpoint"`, `"x"`, 1)),
	}
}

// What a check does not declare cannot change its outcome.
func TestChecks_readOnlyWhatTheyDeclare(t *testing.T) {
	for name, ev := range fixtures() {
		for _, c := range checks.All() {
			if !satisfied(c, ev) {
				continue
			}
			want := c.Run(ev)
			var undeclared []evidence.Kind
			for _, k := range evidence.Kinds() {
				if !declares(c, k) {
					undeclared = append(undeclared, k)
				}
			}
			if got := c.Run(ev.Without(undeclared...)); !same(got, want) {
				t.Errorf("%s: %s reads something that it does not declare: %+v, without it %+v", name, c.Code, want, got)
			}
		}
	}
}

func satisfied(c check.Check, ev *evidence.Set) bool {
	return check.Judge([]check.Check{{Rule: finding.Rule{Required: []finding.Scope{ev.Scope}}, Needs: c.Needs,
		Run: func(*evidence.Set) finding.Outcome { return finding.OK() }}}, nil, ev)[0].Status == finding.Pass
}

func declares(c check.Check, k evidence.Kind) bool {
	if slices.Contains(c.Reads, k) {
		return true
	}
	return slices.ContainsFunc(c.Needs, func(a check.AnyOf) bool { return slices.Contains(a, k) })
}

func same(a, b finding.Outcome) bool {
	x, _ := json.Marshal(a)
	y, _ := json.Marshal(b)
	return string(x) == string(y)
}

// Without needed evidence a check is not checked, and says what is missing.
func TestChecks_starve(t *testing.T) {
	for _, c := range checks.All() {
		for _, group := range c.Needs {
			ev := sample.Healthy().Without(group...)
			if slices.Contains(group, evidence.KRequest) || slices.Contains(group, evidence.KDeclared) {
				continue // always there
			}
			got := check.Judge([]check.Check{c}, nil, ev)
			if !c.RequiredIn(ev.Scope) {
				if len(got) != 0 {
					t.Errorf("%s without %s: %+v", c.Code, group, got)
				}
				continue
			}
			if got[0].Status != finding.NotChecked || got[0].Args["missing"] == "" {
				t.Errorf("%s without %s is %+v, want not checked", c.Code, group, got[0])
			}
		}
	}
}

func TestJudge_leavesTheEvidenceAlone(t *testing.T) {
	for name, ev := range fixtures() {
		before, _ := json.Marshal(ev)
		checks.Judge(ev)
		if after, _ := json.Marshal(ev); string(before) != string(after) {
			t.Errorf("%s: judging changed the evidence", name)
		}
	}
}

func TestJudge_orderDoesNotMatter(t *testing.T) {
	for name, ev := range fixtures() {
		backwards := checks.All()
		slices.Reverse(backwards)
		got := map[string]finding.Outcome{}
		for _, o := range check.Judge(backwards, checks.Skips(), ev) {
			got[o.Code] = o
		}
		for _, want := range checks.Judge(ev) {
			o := got[want.Code]
			if o.Status != want.Status || o.Variant != want.Variant {
				t.Errorf("%s: %s is %s %s, backwards %s %s", name, want.Code, want.Status, want.Variant, o.Status, o.Variant)
			}
		}
	}
}

// rank orders verdicts: more is better.
func rank(v report.Verdict) int {
	return map[report.Verdict]int{report.NotReady: 0, report.NotProven: 1, report.Passed: 2, report.Ready: 2}[v]
}

// Less evidence never makes a good verdict out of one that was not.
func TestVerdict_lessEvidenceIsNeverBetter(t *testing.T) {
	kinds := evidence.Kinds()
	random := rand.New(rand.NewPCG(1, 2))
	for name, ev := range fixtures() {
		all := overall(ev)
		try := func(drop ...evidence.Kind) {
			if v := overall(ev.Without(drop...)); rank(v) == 2 && rank(all) < 2 {
				t.Errorf("%s is %s, but without %v it is %s", name, all, drop, v)
			}
		}
		for i, a := range kinds {
			try(a)
			for _, b := range kinds[i+1:] {
				try(a, b)
			}
		}
		for range 200 {
			var drop []evidence.Kind
			for _, k := range kinds {
				if random.IntN(2) == 0 {
					drop = append(drop, k)
				}
			}
			try(drop...)
		}
	}
}

// A login whose needed evidence is gone is not ready.
func TestVerdict_needsEvidence(t *testing.T) {
	for _, k := range evidence.Kinds() {
		needed := slices.ContainsFunc(checks.All(), func(c check.Check) bool {
			return c.Level == finding.Must && c.RequiredIn(finding.Login) && slices.ContainsFunc(c.Needs, func(a check.AnyOf) bool { return len(a) == 1 && a[0] == k })
		})
		if k == evidence.KRequest || k == evidence.KDeclared || !needed {
			continue
		}
		if v := overall(sample.Healthy().Without(k)); v == report.Ready {
			t.Errorf("ready without %s, which a must needs", k)
		}
	}
}

// Adding a broken outcome never improves the overall verdict, and makes no goal good.
func TestVerdict_brokenNeverHelps(t *testing.T) {
	for name, ev := range fixtures() {
		outcomes := checks.Judge(ev)
		before := build(ev, outcomes)
		for i, o := range outcomes {
			for _, r := range checks.Rules() {
				if r.Code != o.Code {
					continue
				}
				worse := slices.Clone(outcomes)
				worse[i] = finding.Broken("made_up", nil).ForRule(r)
				after := build(ev, worse)
				if rank(after.Verdict) > rank(before.Verdict) {
					t.Errorf("%s: breaking %s turns %s into %s", name, r.Code, before.Verdict, after.Verdict)
				}
				if rank(after.Verdicts.SignIn) == 2 && rank(before.Verdicts.SignIn) < 2 && o.Status != finding.Fail && o.Status != finding.NotChecked && o.Status != finding.Skipped {
					t.Errorf("%s: breaking %s makes sign-in good", name, r.Code)
				}
			}
		}
	}
}

// The graph names only codes that exist or are to come, and an S never skips an M.
func TestSkips_shouldNeverSkipsMust(t *testing.T) {
	levels := map[string]finding.Level{}
	for _, r := range checks.Rules() {
		levels[r.Code] = r.Level
	}
	for _, s := range checks.Skips() {
		if _, ok := levels[s.From]; !ok {
			t.Errorf("an edge starts at %s, which is no check", s.From)
		}
		if levels[s.From] != finding.Should {
			continue
		}
		for code, level := range levels {
			if level == finding.Must && (slices.Contains(s.To, code) || slices.Contains(s.To, code[:3])) {
				t.Errorf("the should %s skips the must %s", s.From, code)
			}
		}
	}
}

// One cause gives one finding: with a root broken, nothing that waits for it
// speaks.
func TestSkips_rootsAreRoots(t *testing.T) {
	for name, ev := range fixtures() {
		status := map[string]finding.Status{}
		outcomes := checks.Judge(ev)
		for _, o := range outcomes {
			status[o.Code] = o.Status
		}
		for _, o := range outcomes {
			if o.Status == finding.Skipped && (status[o.SkippedBy] == finding.Skipped || status[o.SkippedBy] == finding.Pass || status[o.SkippedBy] == "") {
				t.Errorf("%s: %s waits for %s, which is %q", name, o.Code, o.SkippedBy, status[o.SkippedBy])
			}
		}
	}
}
