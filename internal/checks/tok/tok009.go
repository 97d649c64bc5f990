package tok

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok009 knows a JWE by its five parts. Nothing is decrypted.
func tok009() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK009", Slug: "not-encrypted", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The ID token is not encrypted",
			Why:        "Intric's login broker has no key to decrypt a token with, so nobody can sign in.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7516, section 7.1", "OpenID Connect Core 1.0, section 3.1.3.7, number 1"},
		},
		Needs: check.Needs(evidence.KRawIDToken),
		Run: func(ev *evidence.Set) finding.Outcome {
			if ev.RawIDToken.Value.Encrypted {
				return finding.Broken("encrypted", nil)
			}
			return finding.OK()
		},
	}
}
