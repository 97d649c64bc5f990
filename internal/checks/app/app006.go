package app

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app006 exists because the test signs in with PKCE and a nonce, and Intric's
// login broker sends neither unless Intric switches PKCE on.
func app006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP006", Slug: "pkce-not-required", Level: finding.Should, Goals: signIn(),
			Required:   asked(),
			Title:      "A request without PKCE is accepted",
			Why:        "Intric's login broker sends its request without PKCE and without a nonce. An IdP that demands PKCE refuses it until Intric switches PKCE on.",
			Owner:      finding.Intric,
			References: []string{"RFC 7636, section 4.4.1", "OpenID Connect Core 1.0, section 3.1.2.1"},
		},
		Needs: clientAnd(evidence.KBrokerProbe, evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KCallbackProbe},
		Run:   judgePKCE,
	}
}

func judgePKCE(ev *evidence.Set) finding.Outcome {
	a := ev.Authorization.Value
	switch reading := ev.BrokerProbe.Value.Reading; {
	case a.HasCode && a.WithoutPKCE:
		return finding.OK() // LGN001 says that PKCE was left out
	case reading == evidence.Refused && demandsNonce(ev.BrokerProbe.Value.Real.Description):
		return finding.SkippedFor("ISS012")
	case reading == evidence.Refused:
		return finding.Broken("refused", finding.Args{"said": seen(ev.BrokerProbe.Value.Real)}).If("pkce")
	case reading == evidence.Accepted:
		return finding.OK()
	}
	if ev.CallbackProbe.Value.Reading == evidence.Refused {
		return finding.SkippedFor("APP002") // the same callback in both: nothing to compare
	}
	o := unclear(ev.BrokerProbe)
	if ev.Authorization.Attempted() {
		// A sign-in can be ready all the same: Intric knows how to ask both ways.
		o = o.If("undecided")
	}
	return o
}

// demandsNonce reports a refusal for the missing nonce alone: no PKCE heals it.
func demandsNonce(description string) bool {
	said := strings.ToLower(description)
	return strings.Contains(said, "nonce") && !strings.Contains(said, "pkce") && !strings.Contains(said, "code_challenge")
}
