package tok

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok011 applies the broker's table of types. A wrong type of sub is USR001
// alone; the rules of the other claims are skipped for this one.
func tok011() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK011", Slug: "claim-types", Level: finding.Must, Goals: both(),
			Required:   tokenScopes(),
			Title:      "Every standard claim has the type that the login broker reads",
			Why:        "One standard claim of another type, even one that Intric does not use, makes its login broker refuse the whole sign-in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, sections 2 and 5.1", "RFC 7519, section 4.1"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeTypes,
	}
}

func judgeTypes(ev *evidence.Set) finding.Outcome {
	problems := slices.DeleteFunc(broker.ClaimProblems(claims(ev)),
		func(p broker.ClaimProblem) bool { return p.Claim == "sub" })
	if len(problems) == 0 {
		return finding.OK()
	}
	names := make([]string, len(problems))
	var at []finding.Location
	for i, p := range problems[:min(len(problems), maxPlaces)] {
		names[i] = p.Claim
		at = append(at, place(ev, claims(ev).Lookup(p.Pointer)))
	}
	if first := problems[0]; len(problems) == 1 {
		return finding.Broken("not_"+string(first.Want), finding.Args{"claim": first.Claim, "kind": first.Kind}).At(at...)
	}
	return finding.Broken("several", finding.Args{"claims": strings.Join(names[:len(at)], ", ")}).At(at...)
}
