package app

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app004 guesses at mistakes of copying, so an accepted secret silences it.
func app004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP004", Slug: "secret-form", Level: finding.Should, Goals: signIn(),
			Required:   asked(),
			Title:      "The client secret looks like a secret",
			Why:        "A value that was copied from the wrong place is refused, and every sign-in at Intric fails.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, section 2.3.1", "Microsoft Entra ID, error AADSTS7000215"},
		},
		Needs: check.Needs(evidence.KSecretForm),
		Reads: []evidence.Kind{evidence.KExchange, evidence.KProvider},
		Run:   judgeSecretForm,
	}
}

func judgeSecretForm(ev *evidence.Set) finding.Outcome {
	form := ev.SecretForm.Value
	reading, _ := readCredentials(ev.Exchange.Value)
	switch {
	case reading == accepted:
		return finding.Inapplicable("accepted", nil)
	case form.IsClientID:
		return finding.Broken("client_id", nil)
	case form.GUID && ev.Provider.Traits.Microsoft:
		return finding.Broken("secret_id", nil)
	case form.WhiteSpace:
		return finding.Broken("white_space", nil)
	case form.Base64OfColon:
		return finding.Broken("encoded", nil)
	}
	return finding.OK()
}
