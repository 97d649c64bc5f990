package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp031() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP031", Slug: "identifiers-as-declared", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "The identifiers are of the sort that was chosen",
			Why: "Intric takes names and IDs of the same group for two groups. Starting with the wrong sort means losing every " +
				"connection when it is corrected.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeDeclaredSort,
	}
}

func judgeDeclaredSort(ev *evidence.Set) finding.Outcome {
	declared := ev.Declared.Identifiers
	if declared == "" {
		return finding.Inapplicable("not_declared", nil)
	}
	v := groupclaim.Of(ev)
	other := where(v, func(i groupclaim.Item) bool {
		return i.Kind != groupid.None && i.Kind.Opaque() != (declared == "ids")
	})
	switch {
	case len(other) == 0:
		return finding.OK()
	case declared == "ids":
		return objection("names_arrive", v, other)
	}
	return objection("ids_arrive", v, other)
}
