package grp

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func grp025() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP025", Slug: "groups-artefacts-agree", Level: finding.Should, Goals: groupsGoal(), Required: inLogin(),
			Title: "ID token and UserInfo tell the same groups",
			Why: "Which of the two Intric reads is a setting on its side. While they differ, a change of that setting changes the " +
				"groups of every user.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "OpenID Connect Core 1.0, 5.3.2 (UserInfo response)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KUserInfo},
		Run:   judgeAgreement,
	}
}

func judgeAgreement(ev *evidence.Set) finding.Outcome {
	v, d := groupclaim.Of(ev), ev.UserInfo.Value.Document
	if !ev.UserInfo.Present() {
		return finding.Inapplicable("no_userinfo", nil)
	}
	other := groupclaim.In(d)
	if !v.Present || !other.Valid() {
		return finding.Inapplicable("one_alone", nil)
	}
	places := []finding.Location{v.At(v.Node), groupclaim.Place(groupclaim.UserInfo, d, other)}
	if v.Node.Kind() != other.Kind() {
		return finding.Broken("shape", finding.Args{"idToken": v.Node.Kind().String(), "userInfo": other.Kind().String()}).At(places...)
	}
	token, userInfo := texts(v.Node), texts(other)
	onlyToken, onlyUserInfo := without(token, userInfo), without(userInfo, token)
	switch {
	case len(onlyToken) > 0 && len(onlyUserInfo) > 0:
		return finding.Broken("content", finding.Args{"idToken": quoted(onlyToken), "userInfo": quoted(onlyUserInfo)}).At(places...)
	case len(onlyToken) > 0:
		return finding.Broken("more_in_id_token", finding.Args{"items": quoted(onlyToken)}).At(places...)
	case len(onlyUserInfo) > 0:
		return finding.Broken("more_in_userinfo", finding.Args{"items": quoted(onlyUserInfo)}).At(places...)
	}
	return finding.OK()
}

// texts are the values to compare: of a list its elements, of anything else the
// value itself. What is no string is compared as the document writes it.
func texts(n jsondoc.Node) []string {
	nodes := []jsondoc.Node{n}
	if n.Kind() == jsondoc.Array {
		nodes = slices.Collect(n.Elements())
	}
	list := make([]string, len(nodes))
	for i, e := range nodes {
		if list[i] = e.Text(); e.Kind() != jsondoc.String {
			list[i] = string(e.Raw())
		}
	}
	return list
}

// without lists what is not in others, each once, in order.
func without(values, others []string) []string {
	known := make(map[string]bool, len(others))
	for _, o := range others {
		known[o] = true
	}
	var rest []string
	for _, v := range values {
		if !known[v] {
			known[v] = true
			rest = append(rest, v)
		}
	}
	return rest
}
