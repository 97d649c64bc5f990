package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

func grp004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP004", Slug: "groups-flat", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "The groups list is flat",
			Why: "Intric asks to avoid nested structures: nested groups inside the IdP are fine, a list or an object inside the " +
				"list that reaches Intric is not.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeFlat,
	}
}

func judgeFlat(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	nested := elements(v.Node, jsondoc.Array, jsondoc.Object)
	if len(nested) == 0 {
		return finding.OK()
	}
	variant := "object"
	for _, n := range nested {
		if n.Kind() == jsondoc.Array || holdsLists(n) {
			variant = "nested"
		}
	}
	return aboutElements(variant, v, nested)
}

// elements lists what the claim's list holds of the kinds.
func elements(list jsondoc.Node, kinds ...jsondoc.Kind) []jsondoc.Node {
	var found []jsondoc.Node
	for n := range list.Elements() {
		for _, k := range kinds {
			if n.Kind() == k {
				found = append(found, n)
			}
		}
	}
	return found
}

// aboutElements is the broken outcome for elements that are no texts; they are
// shown as the token writes them.
func aboutElements(variant string, v groupclaim.View, nodes []jsondoc.Node) finding.Outcome {
	var written []string
	o := finding.Broken(variant, nil)
	for i, n := range nodes {
		if i < shown {
			written = append(written, redact.Clip(string(n.Raw()), longText))
		}
		o.Locations = append(o.Locations, v.At(n))
	}
	o.Args = finding.Args{"items": joined(written, len(nodes)), "count": strconv.Itoa(len(nodes))}
	return o
}
