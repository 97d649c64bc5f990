package iss

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss006 looks at every address of the discovery document. What is missing or no
// text is ISS003's.
func iss006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS006", Slug: "endpoints-https", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "Every endpoint is an https address",
			Why:        "Tokens and the client secret would travel in the open, and Intric's login broker expects https.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, sections 3 and 7.1", "RFC 6749, sections 3.1 and 3.2"},
		},
		Needs: check.Needs(evidence.KDiscovery),
		Reads: []evidence.Kind{evidence.KIssuer},
		Run:   judgeSchemes,
	}
}

func judgeSchemes(ev *evidence.Set) finding.Outcome {
	if loopback(ev.Request.Issuer) {
		return finding.OK()
	}
	var names []string
	var places []finding.Location
	for name, n := range ev.Discovery.Value.Document.Root().Members() {
		if isEndpoint(name) && n.Kind() == jsondoc.String && n.Text() != "" && !isHTTPS(n.Text()) {
			names, places = append(names, name), append(places, place(ev, n))
		}
	}
	if len(names) == 0 {
		return finding.OK()
	}
	return finding.Broken("not_https", finding.Args{"members": redact.Clip(strings.Join(names, ", "), 200)}).At(places...)
}

func isEndpoint(member string) bool {
	return member == "jwks_uri" || strings.HasSuffix(member, "_endpoint")
}

func isHTTPS(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Scheme == "https" && u.Hostname() != ""
}
