package tok

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok008 reads a comparison that was made where the nonce was known.
func tok008() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK008", Slug: "nonce", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The ID token answers this very sign-in",
			Why:        "A token without the nonce of the request, or with another one, may belong to another sign-in: it must not be trusted.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.7, number 11"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeNonce,
	}
}

func judgeNonce(ev *evidence.Set) finding.Outcome {
	if wrongType(ev, "nonce") {
		return finding.SkippedFor("TOK011")
	}
	switch ev.IDToken.Value.Nonce {
	case evidence.Matches:
		return finding.OK()
	case evidence.Missing:
		return finding.Broken("missing", nil)
	case evidence.Differs:
		return finding.Broken("differs", nil).At(place(ev, claims(ev).Get("nonce")))
	}
	if saved(ev) {
		return finding.Inapplicable("saved_token", nil)
	}
	return finding.Undecided("not_compared", nil)
}
