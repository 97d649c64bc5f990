package app

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app005 needs a refusal that was seen: what discovery lists breaks nothing.
func app005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP005", Slug: "secret-method", Level: finding.Should, Goals: signIn(),
			Required: asked(),
			Title:    "The client secret is accepted in the header",
			Why: "Intric's login broker sends the secret in the header first, and in the body only after an error. Sign-in works, " +
				"but when anything else fails it shows a confusing error.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, section 2.3.1", "OpenID Connect Core 1.0, section 9 (client_secret_basic)"},
		},
		Needs: clientAnd(evidence.KExchange, evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KRequest},
		Run:   judgeSecretMethod,
	}
}

func judgeSecretMethod(ev *evidence.Set) finding.Outcome {
	x := ev.Exchange.Value
	switch {
	case !ev.Request.WithSecret:
		return finding.Undecided("no_secret", nil)
	case !ev.Exchange.Attempted():
		return withoutExchange(ev)
	case !x.Succeeded || len(x.Attempts) == 0:
		return finding.Undecided("not_exchanged", nil)
	case len(x.Attempts) > 1 && x.Attempts[len(x.Attempts)-1].Method == "body":
		return finding.Broken("body_only", finding.Args{"said": saidBy(x.Attempts[0])})
	}
	return finding.OK()
}
