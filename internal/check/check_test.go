package check_test

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

// fixed makes a check that always answers the same.
func fixed(code string, level finding.Level, o finding.Outcome, needs ...evidence.Kind) check.Check {
	return check.Check{Rule: finding.Rule{Code: code, Level: level, Required: []finding.Scope{finding.Login}},
		Needs: check.Needs(needs...), Run: func(*evidence.Set) finding.Outcome { return o }}
}

func TestJudge_levelDecidesTheStatus(t *testing.T) {
	for level, want := range map[finding.Level]finding.Status{finding.Must: finding.Fail, finding.Should: finding.Warn, finding.Note: finding.Pass} {
		got := check.Judge([]check.Check{fixed("AAA001", level, finding.Broken("v", nil))}, nil, sample.Healthy())
		if got[0].Status != want || got[0].Variant != "v" || got[0].Code != "AAA001" {
			t.Errorf("a broken %s is %+v, want %s", level, got[0], want)
		}
	}
}

func TestJudge_missingEvidence(t *testing.T) {
	c := fixed("AAA001", finding.Must, finding.OK(), evidence.KKeys)
	ev := sample.Healthy().Without(evidence.KKeys)
	got := check.Judge([]check.Check{c}, nil, ev)
	if len(got) != 1 || got[0].Status != finding.NotChecked || got[0].Args["missing"] != "key set" {
		t.Errorf("a required check without evidence gives %+v", got)
	}
	ev.Scope = finding.Claims
	if got := check.Judge([]check.Check{c}, nil, ev); len(got) != 0 {
		t.Errorf("a check that the scope does not require is reported without evidence: %+v", got)
	}
}

func TestJudge_oneOfAGroupIsEnough(t *testing.T) {
	c := fixed("AAA001", finding.Must, finding.OK())
	c.Needs = []check.AnyOf{{evidence.KIDToken, evidence.KUserInfo}}
	for _, drop := range []evidence.Kind{evidence.KIDToken, evidence.KUserInfo} {
		if got := check.Judge([]check.Check{c}, nil, sample.Healthy().Without(drop)); got[0].Status != finding.Pass {
			t.Errorf("without %s: %+v", drop, got[0])
		}
	}
	got := check.Judge([]check.Check{c}, nil, sample.Healthy().Without(evidence.KIDToken, evidence.KUserInfo))
	if got[0].Args["missing"] != "ID token or UserInfo response" {
		t.Errorf("missing is %q", got[0].Args["missing"])
	}
}

// judged runs checks A001, A002, … with the outcomes and gives root by code.
func judged(outcomes map[string]finding.Outcome, order []string, skips ...check.Skip) map[string]finding.Outcome {
	var list []check.Check
	for _, code := range order {
		list = append(list, fixed(code, finding.Must, outcomes[code]))
	}
	byCode := map[string]finding.Outcome{}
	for _, o := range check.Judge(list, skips, sample.Healthy()) {
		byCode[o.Code] = o
	}
	return byCode
}

func TestSkips(t *testing.T) {
	ok, bad, open := finding.OK(), finding.Broken("x", nil), finding.Undecided("y", nil)
	chain := []check.Skip{{From: "AAA001", To: []string{"BBB"}}, {From: "BBB001", To: []string{"CCC001"}}}
	onlyBroken := []check.Skip{{From: "AAA001", To: []string{"BBB001"}, When: check.WhenBroken}, {From: "BBB001", To: []string{"CCC001"}, When: check.WhenBroken}}
	for name, tt := range map[string]struct {
		a, b  finding.Outcome
		skips []check.Skip
		roots map[string]string // code to the root that it must wait for
	}{
		"good skips nothing":             {ok, ok, chain, map[string]string{}},
		"broken skips on to the root":    {bad, ok, chain, map[string]string{"BBB001": "AAA001", "CCC001": "AAA001"}},
		"not checked skips too":          {open, ok, chain, map[string]string{"BBB001": "AAA001", "CCC001": "AAA001"}},
		"a broken consequence waits":     {bad, bad, chain, map[string]string{"BBB001": "AAA001", "CCC001": "AAA001"}},
		"not applicable skips nothing":   {finding.Inapplicable("z", nil), ok, chain, map[string]string{}},
		"a trigger ignores not checked":  {open, bad, onlyBroken, map[string]string{"CCC001": "BBB001"}},
		"a skipped one triggers nothing": {bad, bad, onlyBroken, map[string]string{"BBB001": "AAA001"}},
	} {
		t.Run(name, func(t *testing.T) {
			for _, order := range [][]string{{"AAA001", "BBB001", "CCC001"}, {"CCC001", "BBB001", "AAA001"}} {
				got := judged(map[string]finding.Outcome{"AAA001": tt.a, "BBB001": tt.b, "CCC001": ok}, order, tt.skips...)
				for code, o := range got {
					if o.SkippedBy != tt.roots[code] {
						t.Errorf("order %v: %s waits for %q, want %q", order, code, o.SkippedBy, tt.roots[code])
					}
				}
			}
		})
	}
}

func TestSkips_circleEnds(t *testing.T) {
	bad := finding.Broken("x", nil)
	circle := []check.Skip{{From: "AAA001", To: []string{"BBB001"}}, {From: "BBB001", To: []string{"AAA001"}}}
	got := judged(map[string]finding.Outcome{"AAA001": bad, "BBB001": finding.OK()}, []string{"AAA001", "BBB001"}, circle...)
	if got["AAA001"].Status != finding.Fail || got["BBB001"].SkippedBy != "AAA001" {
		t.Errorf("a circle gives %+v", got)
	}
}
