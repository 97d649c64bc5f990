package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp019() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP019", Slug: "groups-wanted", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No group outside the wanted list is sent",
			Why: "A group appears at Intric as soon as one member signs in. A group that nobody wanted has to be removed at the IdP " +
				"first, then everybody who brought it signs out and in, and only then it can be deleted at Intric.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeWanted,
	}
}

func judgeWanted(ev *evidence.Set) finding.Outcome {
	if len(ev.Declared.Wanted) == 0 {
		return finding.Inapplicable("no_list", nil)
	}
	v := groupclaim.Of(ev)
	items := judgeable(ev, v)
	if len(items) == 0 && len(v.Items) > 0 {
		return finding.Undecided("other_form", finding.Args{"kind": v.Kind.Label()})
	}
	if _, others := byWish(items); len(others) > 0 {
		return objection("unwanted", v, others)
	}
	return finding.OK()
}
