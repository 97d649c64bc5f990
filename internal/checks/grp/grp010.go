package grp

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp010() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP010", Slug: "groups-printable", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "Every character of a group can be shown",
			Why: "Control characters and marks that turn the direction of text make a group look like another one at Intric; " +
				"U+FFFD stands where a letter was lost on the way, so that two groups can become one.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "Unicode Standard Annex 9 (bidirectional text)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			unprintable := where(v, func(i groupclaim.Item) bool { return groupid.Unprintable(inner(i.Value)) })
			if len(unprintable) == 0 {
				return finding.OK()
			}
			return objection("unprintable", v, unprintable)
		},
	}
}

// inner leaves out what other checks speak of: line breaks at the ends (GRP009)
// and NUL (GRP030).
func inner(s string) string {
	s, _ = groupid.Trim(s)
	return strings.ReplaceAll(s, "\x00", "")
}
