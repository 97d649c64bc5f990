package iss

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// iss011 speaks of the missing endpoint; a bad answer of it is LGN005's.
func iss011() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS011", Slug: "userinfo-usable", Level: finding.Should, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "There is a UserInfo endpoint",
			Why:        "Intric's login broker fetches the user's data there, unless Intric has it take them from the ID token.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.3", "OpenID Connect Discovery 1.0, section 3"},
		},
		Needs: check.Needs(evidence.KDiscovery),
		Run: func(ev *evidence.Set) finding.Outcome {
			if ev.Discovery.Value.Text("userinfo_endpoint") == "" {
				return finding.Broken("missing", nil).If("map_id")
			}
			return finding.OK()
		},
	}
}
