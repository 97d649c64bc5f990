package iss

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// iss001 looks at the text that was given, before anybody is asked.
func iss001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS001", Slug: "issuer-form", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The issuer is an absolute https address",
			Why:        "Intric's login broker builds the address of the discovery document from the issuer; another address leads nowhere.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 3", "OpenID Connect Core 1.0, section 1.2"},
		},
		Needs: check.Needs(evidence.KIssuer),
		Run: func(ev *evidence.Set) finding.Outcome {
			if variant, args := Form(ev.Request.Issuer); variant != "" {
				return finding.Broken(variant, args)
			}
			return finding.OK()
		},
	}
}
