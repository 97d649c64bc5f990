package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp021() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP021", Slug: "identifiers-readable", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "Groups have readable names, or IDs were chosen",
			Why: "Intric shows the text of the token. An ID survives a rename but says nothing to the people who share Spaces; a " +
				"name reads well, and renaming it makes a new group. The choice cannot be changed later without losing connections.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeReadable,
	}
}

// judgeReadable leaves a mixed list to GRP020, and a declaration that does not
// hold to GRP031.
func judgeReadable(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	switch {
	case ev.Declared.Identifiers != "":
		return finding.OK()
	case v.Kind == groupid.Name:
		return finding.Remark("names", nil)
	case v.Kind.Opaque():
		return opaque(v)
	}
	return finding.OK()
}

// opaque puts the name beside each ID where an exported list has it.
func opaque(v groupclaim.View) finding.Outcome {
	variant := "ids"
	var shownItems []string
	for i, item := range v.Items {
		entry := quote(item.Value)
		if item.Name != "" {
			variant = "ids_named"
			entry += " (" + quote(item.Name) + ")"
		}
		if i < shown {
			shownItems = append(shownItems, entry)
		}
	}
	args := finding.Args{"items": joined(shownItems, len(v.Items)), "count": strconv.Itoa(len(v.Items)), "kind": v.Kind.Label()}
	return finding.Broken(variant, args).At(places(v, v.Items)...)
}
