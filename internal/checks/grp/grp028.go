package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp028() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP028", Slug: "wanted-group-seen", Level: finding.Should, Goals: groupsGoal(), Required: inLogin(),
			Title: "The test user is in a group that Intric should see",
			Why: "A test with a user who is in none of the wanted groups does not show that these groups arrive, nor how they are " +
				"written.",
			Owner:      finding.User,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeWantedSeen,
	}
}

func judgeWantedSeen(ev *evidence.Set) finding.Outcome {
	if len(ev.Declared.Wanted) == 0 {
		return finding.Inapplicable("no_list", nil)
	}
	v := groupclaim.Of(ev)
	items := judgeable(ev, v)
	wanted, others := byWish(items)
	switch {
	case len(items) == 0 && len(v.Items) > 0:
		return finding.Undecided("other_form", finding.Args{"kind": v.Kind.Label()})
	case len(wanted) == 0 && len(others) > 0:
		return objection("none", v, others)
	}
	return finding.OK()
}
