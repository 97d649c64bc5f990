package grp

import (
	"fmt"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp020() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP020", Slug: "identifiers-uniform", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "All groups are identified in the same way",
			Why: "Each text makes a group of its own at Intric. Where names and IDs are mixed, one group can arrive in both forms, " +
				"and a later change of the form makes a new group and loses the connections of the old one.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeUniform,
	}
}

func judgeUniform(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if v.Kind != groupid.Mixed {
		return finding.OK()
	}
	variant := "forms"
	if hasForm(v, true) && hasForm(v, false) {
		variant = "names_and_ids"
	}
	var kinds []string
	var examples []groupclaim.Item
	for _, k := range groupid.Kinds() {
		items := where(v, func(i groupclaim.Item) bool { return i.Kind == k && k != groupid.None })
		if len(items) > 0 {
			kinds = append(kinds, fmt.Sprintf("%s (%d)", k.Label(), len(items)))
			examples = append(examples, items[0])
		}
	}
	args := finding.Args{"kinds": joined(kinds, len(kinds)), "items": quoted(values(examples))}
	return finding.Broken(variant, args).At(places(v, examples)...)
}
