package iss

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss010 believes the document only where no token was obtained. A document
// without the list means client_secret_basic.
func iss010() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS010", Slug: "broker-auth-method", Level: finding.Must, Goals: signIn(),
			Required:   []finding.Scope{finding.Probe},
			Title:      "The identity provider takes the client secret in the header or in the body",
			Why:        "Intric's login broker proves who it is with a client secret and knows no other method.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 3", "OpenID Connect Core 1.0, section 9"},
		},
		Needs: check.Needs(evidence.KDiscovery),
		Reads: []evidence.Kind{evidence.KExchange},
		Run:   judgeMethods,
	}
}

func judgeMethods(ev *evidence.Set) finding.Outcome {
	methods := authMethods(ev)
	if len(methods) == 0 || slices.ContainsFunc(methods, bySecret) || ev.Exchange.Value.Succeeded {
		return finding.OK()
	}
	return finding.Broken("no_secret", finding.Args{"methods": redact.Clip(strings.Join(methods, ", "), 200)}).
		At(place(ev, ev.Discovery.Value.Member("token_endpoint_auth_methods_supported")))
}

func authMethods(ev *evidence.Set) []string {
	methods, _ := ev.Discovery.Value.List("token_endpoint_auth_methods_supported")
	return methods
}

func bySecret(method string) bool {
	return method == "client_secret_basic" || method == "client_secret_post"
}
