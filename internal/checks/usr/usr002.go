package usr

import (
	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// usr002 accepts an address from either source: which one Intric maps from is
// not known.
func usr002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR002", Slug: "email", Level: finding.Should, Goals: signIn(),
			Required:   personScopes(),
			Title:      "The user has an e-mail address",
			Why:        "Without one the first sign-in is expected to stop at a form, or to fail.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.1"},
		},
		Needs: either(),
		Run:   judgeEmail,
	}
}

func judgeEmail(ev *evidence.Set) finding.Outcome {
	list := sources(ev)
	for _, s := range list {
		if broker.EmailAddress(s.text("email")) {
			return finding.OK()
		}
	}
	for _, s := range list {
		if s.text("email") != "" {
			return finding.Broken("not_an_address", nil).At(s.place(s.document.Root().Get("email")))
		}
	}
	switch code := refusedBy(list, "email"); {
	case code != "":
		return finding.SkippedFor(code)
	case withoutUserInfo(ev):
		return finding.Undecided("without_userinfo", nil)
	}
	return finding.Broken("missing", nil)
}
