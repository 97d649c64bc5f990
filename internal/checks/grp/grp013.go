package grp

import (
	"strconv"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

// maxCharacters is the length that databases and lists are usually made for.
const maxCharacters = 255

func grp013() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP013", Slug: "groups-length", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No group is longer than 255 characters",
			Why: "Intric documents no limit. Longer texts are likely to be cut off or refused somewhere on the way, and a text " +
				"that was cut off is another group.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			long := where(v, func(i groupclaim.Item) bool {
				return utf8.RuneCountInString(i.Value) > maxCharacters && len(i.Value) <= maxBytes // longer ones are GRP030's
			})
			if len(long) == 0 {
				return finding.OK()
			}
			o := objection("long", v, long)
			o.Args["longest"] = strconv.Itoa(longest(long))
			return o
		},
	}
}

// longest is the length of the longest item in characters.
func longest(items []groupclaim.Item) int {
	most := 0
	for _, i := range items {
		most = max(most, utf8.RuneCountInString(i.Value))
	}
	return most
}
