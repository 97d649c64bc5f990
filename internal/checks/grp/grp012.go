package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

func grp012() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP012", Slug: "groups-distinct", Level: finding.Should, Goals: groupsGoal(), Required: perToken(),
			Title: "No two groups look the same",
			Why: "Intric compares the texts exactly. Two spellings of one group are two groups there, with two sets of Spaces, " +
				"and nobody can tell them apart in a list.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "Unicode Standard Annex 15 (normalisation)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeDistinct,
	}
}

func judgeDistinct(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	twins := groupid.Twins(v.Values())
	if len(twins) == 0 {
		return finding.OK()
	}
	variant := twins[0].Why
	var pairs []string
	var places []finding.Location
	for i, t := range twins {
		if t.Why != variant {
			variant = "several"
		}
		a, b := v.Items[t.A], v.Items[t.B]
		if i < shown {
			pairs = append(pairs, quote(a.Value)+" and "+quote(b.Value))
		}
		places = append(places, v.At(a.Node), v.At(b.Node))
	}
	args := finding.Args{"pairs": joined(pairs, len(twins)), "count": strconv.Itoa(len(twins))}
	return finding.Broken(variant, args).At(places...)
}
