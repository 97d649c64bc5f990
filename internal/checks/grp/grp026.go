package grp

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp026() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP026", Slug: "identifiers-unambiguous", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "No two groups of the IdP have the same identifier",
			Why: "Intric knows a group by its text alone. Two groups with the same text are one group there: the members of each " +
				"get the access of the other.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeUnambiguous,
	}
}

func judgeUnambiguous(ev *evidence.Set) finding.Outcome {
	shared, complete := sharedNames(ev.Declared.Wanted)
	if !complete {
		return finding.Inapplicable("no_list", nil)
	}
	if len(shared) == 0 {
		return finding.OK()
	}
	v := groupclaim.Of(ev)
	arrived := where(v, func(i groupclaim.Item) bool { return slices.Contains(shared, i.Value) })
	names := finding.Args{"items": quoted(shared)}
	switch {
	case len(arrived) > 0:
		return objection("arrives", v, arrived)
	case sendsListedNames(ev, v):
		return finding.Broken("listed", names)
	case len(where(v, func(i groupclaim.Item) bool { return i.Kind == groupid.Name })) > 0:
		// Names, and none of them from the list: it may hold another sort of name.
		return finding.Undecided("other_names", names)
	}
	return finding.OK()
}

// sharedNames lists the names that two groups with different IDs have. Complete
// reports a list that has both for at least one group.
func sharedNames(wanted []evidence.WantedGroup) (shared []string, complete bool) {
	id := map[string]string{}
	for _, w := range wanted {
		if w.ID == "" || w.Name == "" {
			continue
		}
		complete = true
		earlier, known := id[w.Name]
		switch {
		case !known:
			id[w.Name] = w.ID
		case !strings.EqualFold(earlier, w.ID) && !slices.Contains(shared, w.Name):
			shared = append(shared, w.Name)
		}
	}
	return shared, complete
}

// sendsListedNames reports a token that names groups as the list does.
func sendsListedNames(ev *evidence.Set, v groupclaim.View) bool {
	for _, i := range v.Items {
		for _, w := range ev.Declared.Wanted {
			if w.ID != "" && w.Name == i.Value && w.ID != i.Value {
				return true
			}
		}
	}
	return false
}
