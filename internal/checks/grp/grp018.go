package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp018() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP018", Slug: "user-groups", Level: finding.Must, Goals: groupsGoal(), Required: perUser(),
			Title: "The groups that this user must have arrive",
			Why: "What is not in the token does not exist for Intric: the user would not see the assistants of the Spaces that are " +
				"shared with a missing group.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KDeclared, evidence.KProvider},
		Run:   judgeUserGroups,
	}
}

func judgeUserGroups(ev *evidence.Set) finding.Outcome {
	d := ev.Declared
	if !d.UserGroupsSet && len(d.UserGroups) == 0 {
		return finding.Inapplicable("not_declared", nil)
	}
	v := groupclaim.Of(ev)
	if len(d.UserGroups) == 0 && len(v.Items) > 0 {
		return finding.Remark("more_than_declared", finding.Args{"items": quoted(v.Values()), "count": strconv.Itoa(len(v.Items))})
	}
	missing, unknown := absentees(ev, v)
	switch {
	case len(missing) > 0:
		return aboutMissing(v, missing)
	case len(unknown) > 0:
		return finding.Undecided("other_form", finding.Args{"items": quoted(unknown), "kind": v.Kind.Label()})
	}
	return finding.OK()
}

// absentees splits the declared groups that the token does not show into those
// that are missing and those that cannot be compared with it: a name with IDs,
// or an ID with names, where no list translates.
func absentees(ev *evidence.Set, v groupclaim.View) (missing, unknown []string) {
	forms := groupid.FormsOf(ev.Provider.Traits.Forms)
	for _, declared := range ev.Declared.UserGroups {
		opaque := groupid.Of(declared, forms).Opaque()
		switch {
		case arrives(v, ev.Declared.Wanted, declared):
		case hasForm(v, opaque) || len(v.Items) == 0 || translated(ev.Declared.Wanted, declared):
			missing = append(missing, declared)
		default:
			unknown = append(unknown, declared)
		}
	}
	return missing, unknown
}

// arrives reports a declared group that is in the list, also under the other
// identifier of the wanted group that it names.
func arrives(v groupclaim.View, wanted []evidence.WantedGroup, declared string) bool {
	for _, i := range v.Items {
		if i.Value == declared {
			return true
		}
		for _, w := range wanted {
			if w.Is(declared) && w.Is(i.Value) {
				return true
			}
		}
	}
	return false
}

// translated reports a group of which the wanted list has name and ID.
func translated(wanted []evidence.WantedGroup, identifier string) bool {
	for _, w := range wanted {
		if w.Is(identifier) && w.ID != "" && w.Name != "" {
			return true
		}
	}
	return false
}

// aboutMissing also names what arrives in its place: the same group in another
// spelling or a longer form.
func aboutMissing(v groupclaim.View, missing []string) finding.Outcome {
	args := finding.Args{"items": quoted(missing), "count": strconv.Itoa(len(missing))}
	var instead []groupclaim.Item
	for _, name := range missing {
		instead = append(instead, where(v, func(i groupclaim.Item) bool {
			return short(i) == name || len(groupid.Twins([]string{name, i.Value})) > 0
		})...)
	}
	if len(instead) == 0 {
		return finding.Broken("missing", args).At(v.At(v.Node))
	}
	args["instead"] = quoted(values(instead))
	return finding.Broken("other_spelling", args).At(places(v, instead)...)
}
