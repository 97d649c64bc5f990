package app

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app008 keeps a test honest that asked for more than Intric does.
func app008() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP008", Slug: "request-as-broker", Level: finding.Should, Goals: []finding.Goal{finding.Groups},
			Required:   []finding.Scope{finding.Login},
			Title:      "The test asked for no more than Intric does",
			Why:        "Intric asks for openid, profile and email. Groups that arrive only for a further scope do not reach Intric until Intric asks for it too.",
			Owner:      finding.Intric,
			References: []string{"OpenID Connect Core 1.0, section 5.4", "Intric, SSO and User Groups"},
		},
		// The sign-in is needed: only a request that was sent asks for anything.
		Needs: check.Needs(evidence.KRequest, evidence.KAuthorization),
		Run:   judgeRequest,
	}
}

func judgeRequest(ev *evidence.Set) finding.Outcome {
	extra := extraScopes(ev)
	if len(extra) == 0 {
		return finding.OK()
	}
	return finding.Broken("extra_scopes", finding.Args{"scopes": strings.Join(extra, " ")}).If("scopes")
}
