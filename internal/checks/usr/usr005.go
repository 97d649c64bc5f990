package usr

import (
	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// usr005 asks Intric instead of the vendor: some never send the claim.
func usr005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR005", Slug: "email-verified", Level: finding.Note, Goals: signIn(),
			Required:   personScopes(),
			Title:      "The e-mail address is confirmed",
			Why:        "For an address that is not confirmed Intric's login broker is expected to ask each user once, by a code sent by mail.",
			Owner:      finding.Intric,
			References: []string{"OpenID Connect Core 1.0, section 5.1"},
		},
		Needs: either(),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeConfirmation,
	}
}

func judgeConfirmation(ev *evidence.Set) finding.Outcome {
	list := sources(ev)
	said := false
	for _, s := range list {
		claim := s.document.Root().Get("email_verified")
		if broker.True(claim) {
			return finding.OK()
		}
		said = said || claim.Kind() != jsondoc.Invalid
	}
	switch code := refusedBy(list, "email_verified"); {
	case code != "":
		return finding.SkippedFor(code)
	case said:
		return finding.Broken("not_confirmed", nil).Asking("confirm")
	case ev.Provider.Traits.NeverConfirmsEmail:
		return finding.Broken("never_sent", finding.Args{"provider": ev.Provider.Name}).Asking("confirm")
	}
	return finding.Broken("absent", nil).Asking("confirm")
}
