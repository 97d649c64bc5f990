package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp016() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP016", Slug: "groups-needed-only", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "Only the groups that Intric needs are sent",
			Why: "Every group in the token appears at Intric for everybody who manages Spaces there. Removing one later takes three " +
				"steps in the right order, because a user who is still signed in brings it back.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeNeededOnly,
	}
}

// judgeNeededOnly puts the numbers of the checks that it absorbs into its own
// finding. With a wanted list GRP019 names the groups instead.
func judgeNeededOnly(ev *evidence.Set) finding.Outcome {
	v, limit := groupclaim.Of(ev), ev.Declared.GroupLimit()
	n := len(v.Items)
	if n <= limit || len(ev.Declared.Wanted) > 0 {
		return finding.OK()
	}
	args := finding.Args{
		"count": strconv.Itoa(n), "limit": strconv.Itoa(limit),
		"bytes": strconv.Itoa(v.Bytes), "bytesPerGroup": strconv.Itoa(v.Bytes / n),
		"builtIn": strconv.Itoa(len(builtIns(ev, v))),
	}
	variant := "many"
	if most := ev.Provider.Traits.GroupCap; near(n, most) {
		variant, args["cap"] = "many_near_cap", strconv.Itoa(most)
	}
	return finding.Broken(variant, args).At(v.At(v.Node))
}
