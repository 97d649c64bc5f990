package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp015() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP015", Slug: "groups-headroom", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "The number of groups is well below what this IdP can send",
			Why: "Above its limit an IdP leaves out groups, all of them, or refuses the sign-in. A user who joins a few more groups " +
				"would lose access at Intric without any change there.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeHeadroom,
	}
}

func judgeHeadroom(ev *evidence.Set) finding.Outcome {
	v, traits := groupclaim.Of(ev), ev.Provider.Traits
	n := len(v.Items)
	if !near(n, traits.GroupCap) {
		return finding.OK()
	}
	variant := "near"
	switch {
	case n == traits.GroupCap:
		variant = "exactly_at"
	case traits.CapFailsRequest:
		variant = "near_refusal"
	}
	args := finding.Args{"count": strconv.Itoa(n), "limit": strconv.Itoa(traits.GroupCap)}
	return finding.Broken(variant, args).At(v.At(v.Node))
}

// near reports four fifths of the limit or more. More than the limit shows that
// it is not this IdP's: what was observed beats what is known.
func near(n, limit int) bool { return limit > 0 && 5*n >= 4*limit && n <= limit }
