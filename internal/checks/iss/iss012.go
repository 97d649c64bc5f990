package iss

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss012 reads what the document demands of every client. A sign-in that went
// through proves that this client is free of it, but for a nonce, which the test
// sends and the broker does not; PKCE is APP006's.
func iss012() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS012", Slug: "plain-request-accepted", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The identity provider takes a plain authorization request",
			Why:        "Intric's login broker sends neither pushed nor signed requests, no nonce, and has no client certificate.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 9126, section 5", "RFC 9101, section 10.5", "RFC 8705, section 3.3"},
		},
		Needs: check.Needs(evidence.KDiscovery),
		Reads: []evidence.Kind{evidence.KAuthorization, evidence.KBrokerProbe},
		Run:   judgeDemands,
	}
}

func judgeDemands(ev *evidence.Set) finding.Outcome {
	demands := func(member string) bool { return ev.Discovery.Value.Member(member).Bool() }
	at := func(variant, member string) finding.Outcome {
		return finding.Broken(variant, nil).At(place(ev, ev.Discovery.Value.Member(member)))
	}
	switch {
	case demandsNonce(ev.BrokerProbe.Value):
		return finding.Broken("nonce", finding.Args{"said": redact.Clip(ev.BrokerProbe.Value.Real.Description, 120)})
	case signedIn(ev):
		return finding.OK()
	case demands("require_pushed_authorization_requests"):
		return at("pushed", "require_pushed_authorization_requests")
	case demands("require_signed_request_object"):
		return at("signed", "require_signed_request_object")
	case demands("tls_client_certificate_bound_access_tokens") && onlyCertificates(authMethods(ev)):
		return at("client_certificate", "tls_client_certificate_bound_access_tokens")
	}
	return finding.OK()
}

// demandsNonce reports a request in the broker's shape that was refused for its
// missing nonce alone: no PKCE heals that.
func demandsNonce(p evidence.Probe) bool {
	said := strings.ToLower(p.Real.Description)
	return p.Reading == evidence.Refused && strings.Contains(said, "nonce") &&
		!strings.Contains(said, "pkce") && !strings.Contains(said, "code_challenge")
}

// onlyCertificates reports that no client can do without a certificate. That the
// IdP can bind tokens to one says nothing by itself.
func onlyCertificates(methods []string) bool {
	others := func(m string) bool { return !strings.HasSuffix(m, "tls_client_auth") }
	return len(methods) > 0 && !slices.ContainsFunc(methods, others)
}
