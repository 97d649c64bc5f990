package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func grp005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP005", Slug: "groups-strings", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "Everything in the groups list is a text",
			Why: "Intric uses the texts of the list as the names of groups. A number, true, false or null is no text, and what " +
				"becomes of it is not documented.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "RFC 8259, 7 (strings)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeStrings,
	}
}

func judgeStrings(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	others := elements(v.Node, jsondoc.Number, jsondoc.Bool, jsondoc.Null)
	if len(others) == 0 {
		return finding.OK()
	}
	variant := others[0].Kind().String()
	for _, n := range others {
		if n.Kind().String() != variant {
			variant = "several"
			break
		}
	}
	return aboutElements(variant, v, others)
}
