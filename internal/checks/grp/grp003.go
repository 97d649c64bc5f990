package grp

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

func grp003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP003", Slug: "groups-list", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "The value of groups is a list",
			Why: "Intric documents a flat list of texts. A single text in its place can stop the sign-in of exactly those users " +
				"who are in one group, or all their groups are stored as one.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "RFC 8259, 5 (arrays)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeList,
	}
}

func judgeList(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if !v.Present || v.Node.Kind() == jsondoc.Array {
		return finding.OK()
	}
	variant, args := notAList(v.Node)
	return finding.Broken(variant, args).At(v.At(v.Node))
}

// notAList names what stands where the list should.
func notAList(n jsondoc.Node) (variant string, args finding.Args) {
	raw := finding.Args{"value": redact.Clip(string(n.Raw()), longText)}
	switch n.Kind() {
	case jsondoc.String:
		return text(n.Text())
	case jsondoc.Number:
		return "number", raw
	case jsondoc.Bool:
		return "boolean", raw
	}
	args = finding.Args{"count": strconv.Itoa(n.Len()), "items": quoted(memberNames(n))}
	if holdsLists(n) {
		return "nested", args
	}
	return "object", args
}

func text(s string) (variant string, args finding.Args) {
	args = finding.Args{"value": quote(s)}
	if groupid.Blank(s) {
		return "blank", args
	}
	if groupid.Embedded(s) {
		return "embedded", args
	}
	if sep, parts, ok := groupid.Joined(s); ok {
		args["separator"], args["count"] = sep, strconv.Itoa(parts)
		if sep == " " {
			return "joined_by_space", args
		}
		return "joined", args
	}
	return "single", args
}

// holdsLists recognises the nested structure that Intric's own page shows as
// the example of an error: names of groups with lists behind them.
func holdsLists(n jsondoc.Node) bool {
	for _, member := range n.Members() {
		if member.Kind() == jsondoc.Array {
			return true
		}
	}
	return false
}

func memberNames(n jsondoc.Node) []string {
	var names []string
	for name := range n.Members() {
		names = append(names, name)
	}
	return names
}
