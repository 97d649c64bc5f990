package tok

import (
	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok013 reads a comparison that was made where the access token was known.
func tok013() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK013", Slug: "access-token-hash", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The hash of the access token in the ID token is right",
			Why:        "Intric's login broker compares at_hash where it is sent, and refuses the sign-in when it is wrong.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, sections 3.1.3.6 and 3.1.3.8"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeAccessTokenHash,
	}
}

func judgeAccessTokenHash(ev *evidence.Set) finding.Outcome {
	hash := claims(ev).Get("at_hash")
	switch {
	case wrongType(ev, "at_hash"):
		return finding.SkippedFor("TOK011")
	case hash.Text() == "":
		return finding.Inapplicable("absent", nil)
	case header(ev).Valid() && !broker.Accepts(algorithm(ev)):
		return finding.SkippedFor("TOK004") // the algorithm says which hash it is
	}
	switch ev.IDToken.Value.AccessTokenHash {
	case evidence.Matches:
		return finding.OK()
	case evidence.Differs:
		return finding.Broken("differs", nil).At(place(ev, hash))
	}
	return finding.Undecided("not_compared", nil)
}
