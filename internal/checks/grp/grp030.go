package grp

import (
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

// maxBytes is what an index of the usual database takes of one value.
const maxBytes = 2600

func grp030() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP030", Slug: "groups-storable", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "Every group can be stored",
			Why: "A text with the character NUL, or of more than 2,600 bytes, is expected not to fit into the database in which a " +
				"service like Intric keeps its groups: the sign-in or the update of the groups would fail.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeStorable,
	}
}

func judgeStorable(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if nul := where(v, func(i groupclaim.Item) bool { return strings.ContainsRune(i.Value, 0) }); len(nul) > 0 {
		return objection("nul", v, nul)
	}
	long := where(v, func(i groupclaim.Item) bool { return len(i.Value) > maxBytes })
	if len(long) == 0 {
		return finding.OK()
	}
	most := 0
	for _, i := range long {
		most = max(most, len(i.Value))
	}
	o := objection("too_long", v, long)
	o.Args["longest"] = strconv.Itoa(most)
	return o
}
