package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp008() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP008", Slug: "groups-not-blank", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "No group is empty or only white space",
			Why: "Each text of the list is the identifier of a group at Intric. An empty one would make a group without a name, " +
				"which everybody with the same fault shares.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			blank := where(v, func(i groupclaim.Item) bool { return groupid.Blank(i.Value) })
			if len(blank) == 0 {
				return finding.OK()
			}
			return objection("blank", v, blank)
		},
	}
}
