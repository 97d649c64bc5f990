package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func grp007() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP007", Slug: "groups-shown", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "At least one group arrives",
			Why: "An empty list is correct for a user who is in no group, and shows nothing of what Intric will get for the others: " +
				"neither names or IDs, nor that the right groups are chosen.",
			Owner:      finding.User,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeShown,
	}
}

func judgeShown(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if v.Node.Kind() != jsondoc.Array || v.Node.Len() > 0 {
		return finding.OK()
	}
	// An empty list where groups were declared is what GRP018 breaks. Where none
	// was declared the list is right, and still proves nothing of the others'.
	if len(ev.Declared.UserGroups) > 0 {
		return finding.Remark("empty_despite_declared", nil).At(v.At(v.Node))
	}
	variant := "empty"
	switch {
	case inNoGroup(ev.Declared):
		variant = "empty_as_declared"
	case ev.Provider.Traits.EmptyMembership == "empty":
		variant = "empty_means_none"
	case ev.Provider.Traits.EmptyMembership == "absent":
		variant = "empty_is_unusual"
	}
	return finding.Undecided(variant, nil).At(v.At(v.Node))
}
