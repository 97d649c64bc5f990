package grp

import (
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func grp006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP006", Slug: "groups-no-overage", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "The token carries the groups themselves",
			Why: "Intric reads the token only. It never asks Microsoft Graph or any other service for the groups that a token " +
				"merely points to: this user would sign in and belong to no group.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "OpenID Connect Core 1.0, 5.6.2 (aggregated and distributed claims)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeOverage,
	}
}

func judgeOverage(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	root := v.Document.Root()
	pointer := root.Get("_claim_names").Get(groupclaim.Name)
	if !pointer.Valid() {
		pointer = sourceMember(root)
	}
	switch {
	case pointer.Valid() && v.Present:
		return finding.Broken("beside_claim", nil).At(v.At(pointer), v.At(v.Node))
	case pointer.Valid():
		source := root.Get("_claim_sources").Get(pointer.Text())
		return elsewhere(source, ev.Provider.Traits.GroupCap).At(v.At(pointer))
	case !v.Present && isTrue(root.Get("hasgroups")):
		return finding.Undecided("implicit_flow", nil).At(v.At(root.Get("hasgroups")))
	}
	return finding.OK()
}

// sourceMember finds a member that is literally named groups:src1, as
// documentation abbreviates the pair of claims.
func sourceMember(root jsondoc.Node) jsondoc.Node {
	for name, n := range root.Members() {
		if source, ok := strings.CutPrefix(name, groupclaim.Name+":"); ok && strings.HasPrefix(source, "src") {
			return n
		}
	}
	return jsondoc.Node{}
}

// elsewhere says where the groups are. Nothing of the source is printed: it may
// hold a token.
func elsewhere(source jsondoc.Node, limit int) finding.Outcome {
	switch {
	case source.Get("JWT").Valid():
		return finding.Broken("aggregated", nil)
	case source.Get("access_token").Valid():
		return finding.Broken("distributed", nil)
	case limit > 0:
		return finding.Broken("overage", finding.Args{"limit": strconv.Itoa(limit)})
	}
	return finding.Broken("reference", nil)
}

// isTrue accepts the text as well: some providers write booleans as texts.
func isTrue(n jsondoc.Node) bool { return n.Bool() || n.Text() == "true" }
