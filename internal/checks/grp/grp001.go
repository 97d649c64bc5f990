package grp

import (
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/nearmiss"
	"github.com/ssocheck/ssocheck/internal/redact"
)

func grp001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP001", Slug: "groups-present", Level: finding.Must, Goals: groupsGoal(), Required: perToken(),
			Title: "The ID token has a claim named exactly groups",
			Why: "Intric looks for the key groups at the top level of the token, in small letters and under no other name. " +
				"Without it the user signs in and belongs to no group.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "OpenID Connect Core 1.0, 5.1.2 (additional claims)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KAccessToken, evidence.KUserInfo, evidence.KProvider, evidence.KDeclared},
		Run:   judgePresence,
	}
}

func judgePresence(ev *evidence.Set) finding.Outcome {
	v := groupclaim.Of(ev)
	if v.Present {
		return finding.OK()
	}
	miss, found := likeliest(nearmiss.Find(ev))
	switch {
	case found:
		return nearMiss(ev, miss)
	case inNoGroup(ev.Declared):
		return finding.Undecided("in_no_group", nil)
	case v.Node.Valid():
		return finding.Broken("null", nil).At(v.At(v.Node))
	}
	if causes := ev.Provider.Traits.GroupCauses; len(causes) > 0 {
		return finding.Broken("absent", finding.Args{"causes": numbered(causes)})
	}
	return finding.Broken("absent_without_causes", nil)
}

// inNoGroup: the person answered so, or declared an empty list of groups.
func inNoGroup(d evidence.Declared) bool {
	return d.InNoGroup || d.UserGroupsSet && len(d.UserGroups) == 0
}

// likeliest passes over values that are most likely roles that everybody has.
func likeliest(misses []nearmiss.Miss) (nearmiss.Miss, bool) {
	if len(misses) == 0 || misses[0].Weak {
		return nearmiss.Miss{}, false
	}
	return misses[0], true
}

func nearMiss(ev *evidence.Set, m nearmiss.Miss) finding.Outcome {
	d, label := artefact(ev, m.Artifact)
	args := finding.Args{"key": redact.Clip(m.Key, longText), "pointer": m.Pointer, "artifact": label,
		"shape": m.Shape, "count": strconv.Itoa(m.Count), "found": m.Shape + " (" + strconv.Itoa(m.Count) + ")"}
	if len(m.Items) > 0 {
		args["found"] += ": " + joined(quotedEach(m.Items), max(m.Count, len(m.Items)))
	}
	return finding.Broken("near_miss_"+string(m.Cause), args).At(groupclaim.Place(m.Artifact, d, m.Node))
}

// artefact gives the document with that id, and what people call it.
func artefact(ev *evidence.Set, id string) (d evidence.Document, label string) {
	switch id {
	case groupclaim.UserInfo:
		return ev.UserInfo.Value.Document, "UserInfo response"
	case groupclaim.AccessToken:
		return ev.AccessToken.Value.Claims, "access token"
	}
	return ev.IDToken.Value.Claims, "ID token"
}

// numbered writes causes in their order: (1) … (2) ….
func numbered(causes []string) string {
	list := make([]string, len(causes))
	for i, c := range causes {
		list[i] = "(" + strconv.Itoa(i+1) + ") " + c
	}
	return strings.Join(list, "; ")
}
