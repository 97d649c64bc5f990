package app

import (
	"regexp"
	"sync"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app001 believes a sign-in before a probe. A callback that is refused does not
// prove the client: some IdPs use the same words for both.
func app001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP001", Slug: "client-known", Level: finding.Must, Goals: signIn(),
			Required:   asked(),
			Title:      "The identity provider knows the client ID",
			Why:        "Intric names itself to your IdP with the client ID. An IdP that does not know it lets nobody sign in.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, sections 2.2 and 4.1.2.1"},
		},
		Needs: clientAnd(evidence.KCallbackProbe, evidence.KAuthorization),
		Run:   judgeClient,
	}
}

func judgeClient(ev *evidence.Set) finding.Outcome {
	a, p := ev.Authorization.Value, ev.CallbackProbe.Value
	args := finding.Args{"client": ev.Request.ClientID}
	switch {
	case refusesClient(a):
		args["said"] = said(a.Error, a.Description)
		return finding.Broken("unknown_at_sign_in", args)
	case answered(a), p.Reading == evidence.Accepted:
		return finding.OK()
	case p.Reading == evidence.UnknownClient:
		args["said"] = seen(p.Real)
		return finding.Broken("unknown", args)
	case p.Reading == evidence.Refused:
		return finding.Undecided("callback_refused", nil)
	}
	return unclear(ev.CallbackProbe)
}

// clientWords are what IdPs say of a client that they do not know.
var clientWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)\b(client not found|unknown client|client by id)\b`)
})

// refusesClient reports a sign-in that failed because of the client ID. Entra
// says invalid_client for an unknown scope as well.
func refusesClient(a evidence.Authorization) bool {
	if a.HasCode || refusesScope(a.Error, a.Description, nil) {
		return false
	}
	return a.Error == "invalid_client" || clientWords().MatchString(a.Description) ||
		names(a.Description, "AADSTS700016", "AADSTS700038", "AADSTS70001", "AADSTS700011", "MSIS9223")
}
