package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp009() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP009", Slug: "groups-trimmed", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No group begins or ends with white space or an invisible character",
			Why: "The text is the identifier. As soon as somebody corrects the space that nobody sees, Intric gets another text, " +
				"makes a new group, and the connections of the old one are lost.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "Unicode Standard Annex 44 (White_Space)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			untrimmed := where(v, func(i groupclaim.Item) bool {
				_, changed := groupid.Trim(i.Value)
				return changed && !groupid.Blank(i.Value) // blank ones are GRP008's
			})
			if len(untrimmed) == 0 {
				return finding.OK()
			}
			return objection("untrimmed", v, untrimmed)
		},
	}
}
