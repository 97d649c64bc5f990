package grp

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp017() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP017", Slug: "groups-no-catch-all", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No built-in group of everybody or of the system is sent",
			Why: "Such a group is the sign of an open filter: other groups that Intric does not need will follow. A Space shared " +
				"with a group of everybody is shared with the whole organisation.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider, evidence.KDeclared},
		Run: func(ev *evidence.Set) finding.Outcome {
			v := groupclaim.Of(ev)
			found := builtIns(ev, v)
			if len(found) == 0 {
				return finding.OK()
			}
			return objection("built_in", v, found)
		},
	}
}

// builtIns lists the groups that everybody is in or that the system made, as
// far as nobody wants them. What is known of them comes with the provider.
func builtIns(ev *evidence.Set, v groupclaim.View) []groupclaim.Item {
	t := ev.Provider.Traits
	return where(v, func(i groupclaim.Item) bool {
		wanted := i.Wanted != nil && *i.Wanted
		return !wanted && (isBuiltIn(t, i.Value) || isBuiltIn(t, short(i)))
	})
}

func isBuiltIn(t evidence.Traits, name string) bool {
	for _, b := range t.BuiltInGroups {
		if strings.EqualFold(b, name) {
			return true
		}
	}
	for _, p := range t.BuiltInPrefixes {
		if len(name) > len(p) && strings.EqualFold(p, name[:len(p)]) {
			return true
		}
	}
	return false
}
