package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP002", Slug: "groups-in-id-token", Level: finding.Must, Goals: groupsGoal(), Required: inLogin(),
			Title: "The groups are in the ID token, not only elsewhere",
			Why: "The login token that Intric reads is taken to be the ID token. Groups that only UserInfo or the access token holds " +
				"are expected not to reach Intric.",
			Owner:      finding.IDPAdmin,
			References: []string{intric, "OpenID Connect Core 1.0, 5.4 (claims requested by scope)"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KUserInfo, evidence.KAccessToken, evidence.KProvider},
		Run:   judgeArtefact,
	}
}

func judgeArtefact(ev *evidence.Set) finding.Outcome {
	if groupclaim.Of(ev).Present {
		return finding.OK()
	}
	userInfo := groupclaim.In(ev.UserInfo.Value.Document)
	access := groupclaim.In(ev.AccessToken.Value.Claims)
	var o finding.Outcome
	switch {
	case userInfo.Valid() && ev.Provider.Traits.GroupsOnlyInUserInfo:
		o = finding.Broken("userinfo_always", nil).OwnedBy(finding.Intric)
	case userInfo.Valid() && access.Valid():
		o = finding.Broken("both", nil)
	case userInfo.Valid():
		o = finding.Broken("userinfo", nil)
	case access.Valid():
		o = finding.Broken("access_token", nil)
	default:
		return finding.Inapplicable("nowhere", nil)
	}
	if userInfo.Valid() {
		o = o.At(groupclaim.Place(groupclaim.UserInfo, ev.UserInfo.Value.Document, userInfo))
	}
	if access.Valid() {
		o = o.At(groupclaim.Place(groupclaim.AccessToken, ev.AccessToken.Value.Claims, access))
	}
	return o
}
