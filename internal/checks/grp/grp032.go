package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func grp032() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "GRP032", Slug: "groups-possible", Level: finding.Must, Goals: groupsGoal(), Required: inLogin(),
			Title: "This identity provider can send groups",
			Why: "Intric takes groups from the token alone. Signing in works without them, but Spaces then have to be shared with " +
				"each user one by one.",
			Owner:      finding.IDPAdmin,
			References: []string{intric},
		},
		Needs: check.Needs(evidence.KProvider),
		Reads: []evidence.Kind{evidence.KIDToken, evidence.KUserInfo, evidence.KAccessToken},
		Run:   judgePossible,
	}
}

// judgePossible believes what was seen before what is known of the provider.
func judgePossible(ev *evidence.Set) finding.Outcome {
	p := ev.Provider
	switch {
	case !p.Traits.CannotSendGroups || groupsSeen(ev):
		return finding.OK()
	case !p.Certain():
		return finding.Undecided("likely_impossible", finding.Args{"provider": p.Name})
	}
	return finding.Broken("impossible", finding.Args{"provider": p.Name})
}

func groupsSeen(ev *evidence.Set) bool {
	return groupclaim.Of(ev).Present || groupclaim.In(ev.UserInfo.Value.Document).Valid() ||
		groupclaim.In(ev.AccessToken.Value.Claims).Valid()
}
