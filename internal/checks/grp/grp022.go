package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp022() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP022", Slug: "identifiers-stable", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "The identifiers do not change when something around the group does",
			Why: "The text is the identifier. One that also holds a place in a tree, a domain or an address changes when that is " +
				"renamed or the group is moved: Intric then makes a new group, and the connections of the old one are lost.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "RFC 4514 (distinguished names)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeStable,
	}
}

func judgeStable(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	fragile := where(v, func(i groupclaim.Item) bool { return i.Kind.Fragile() })
	if len(fragile) == 0 {
		return finding.OK()
	}
	kinds := make([]groupid.Kind, len(fragile))
	for i, item := range fragile {
		kinds[i] = item.Kind
	}
	kind := groupid.List(kinds)
	o := objection(string(kind), v, fragile)
	o.Args["kind"] = kind.Label()
	if a, b, ok := collision(v); ok {
		o.Variant = "collides"
		o.Args["short"], o.Args["collision"] = quote(short(a)), quote(a.Value)+" and "+quote(b.Value)
	}
	return o
}

// collision finds two different identifiers that would be the same group at
// Intric if they were cut down to their short names.
func collision(v groupclaim.View) (a, b groupclaim.Item, ok bool) {
	first := map[string]groupclaim.Item{}
	for _, i := range v.Items {
		name := short(i)
		earlier, known := first[name]
		if known && earlier.Value != i.Value && (i.Kind.Fragile() || earlier.Kind.Fragile()) {
			return earlier, i, true
		}
		if !known {
			first[name] = i
		}
	}
	return a, b, false
}
