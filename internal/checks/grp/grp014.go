package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func grp014() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP014", Slug: "groups-shape-proven", Level: finding.Must, Goals: groupsGoal(), Required: inLogin(),
			Title: "The list stays a list for a user in one group",
			Why: "Some IdPs write a single group as a bare text instead of a list with one text. Users in several groups then " +
				"work, and those in one group fail on the first day.",
			Owner:      finding.User,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeShapeProven,
	}
}

func judgeShapeProven(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if v.Node.Kind() != jsondoc.Array {
		return finding.OK()
	}
	args := finding.Args{"count": strconv.Itoa(v.Node.Len())}
	one := v.Node.Len() == 1
	switch {
	case ev.Provider.Traits.CollapsesOne && one:
		return finding.Undecided("several_groups_missing", args)
	case ev.Provider.Traits.CollapsesOne:
		return finding.Undecided("one_group_missing", args)
	case one:
		return finding.OK()
	}
	return finding.Remark("one_group_untested", args)
}
