package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp011() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP011", Slug: "groups-unique", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No group is in the list twice",
			Why: "The same text twice is one group at Intric. If two different groups of the IdP have the same text, whoever is in " +
				"one of them gets the access of both.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			seen := make(map[string]bool, len(v.Items))
			repeated := where(v, func(i groupclaim.Item) bool {
				again := seen[i.Value]
				seen[i.Value] = true
				return again && !groupid.Blank(i.Value)
			})
			if len(repeated) == 0 {
				return finding.OK()
			}
			return objection("repeated", v, repeated)
		},
	}
}
