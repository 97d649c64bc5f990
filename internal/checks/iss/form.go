package iss

import (
	"net/url"
	"path"
	"regexp"
	"strings"
	"sync"
	"unicode"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/idp"
)

// placeholder finds what documentation writes where a value of one's own
// belongs. A name that only begins with "your-" is somebody's name.
var placeholder = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)[{}<>]|%7b|%7d|%3c|%3e|` +
		`(^|[^a-z0-9])your[-_]?(own|tenant|domain|company|organi[sz]ation|org|idp|realm|issuer|host|hostname|server|app|subdomain|instance|okta|keycloak|auth0|directory)([^a-z0-9]|[-_]|$)`)
})

// Form says what is wrong with the form of an issuer; the variant is "" when
// nothing is. The argument "offer" is the issuer that was probably meant; it is
// there in the variants that end in "_offer".
func Form(issuer string) (variant string, args finding.Args) {
	variant, better := fault(issuer)
	if variant == "" {
		return "", nil
	}
	// What is offered may have a second fault: a copied address has white space
	// around it and a query. Each step cuts something off.
	for range 5 {
		if better == "" {
			break
		}
		next, after := fault(better)
		if next == "" {
			return variant + "_offer", finding.Args{"offer": better}
		}
		better = after
	}
	return variant, nil
}

// fault finds the first fault and the address without it, which is "" where that
// is not known.
func fault(issuer string) (variant, better string) {
	switch {
	case strings.ContainsFunc(issuer, blank):
		return "white_space", changed(issuer, strings.TrimFunc(issuer, blank))
	case placeholder().MatchString(issuer):
		return "placeholder", ""
	case !strings.Contains(issuer, "://"):
		return "not_a_url", withScheme(issuer)
	}
	u, err := url.Parse(issuer)
	if err != nil || u.Hostname() == "" {
		return "not_a_url", ""
	}
	if what, implied, ok := idp.PastedAddress(issuer); ok {
		return string(what), changed(issuer, implied)
	}
	if implied, ok := endpoint(u); ok {
		return string(idp.Endpoint), implied
	}
	return partFault(u, issuer)
}

// endpoint recognises what endpoints are called at many vendors. Only those at
// the top tell the issuer, and an issuer may well end in /oauth2/token (WSO2).
func endpoint(u *url.URL) (implied string, ok bool) {
	before, last := path.Split(u.Path)
	switch last {
	case "authorize", "token", "userinfo", "jwks", "jwks.json":
	default:
		return "", false
	}
	if strings.HasSuffix(u.Path, "/oauth2/token") {
		return "", false
	}
	if before == "/" || before == "/connect/" {
		return u.Scheme + "://" + u.Host, true
	}
	return "", true
}

// partFault looks at the parts that an issuer must not have (OpenID Connect
// Discovery 1.0, 3) and at its scheme.
func partFault(u *url.URL, issuer string) (variant, better string) {
	bare := *u
	switch {
	case u.Scheme != "https" && u.Scheme != "http":
		return "not_https", ""
	case u.User != nil:
		bare.User = nil
		return "user_part", bare.String()
	case strings.Contains(issuer, "#"):
		before, _, _ := strings.Cut(issuer, "#")
		return "fragment", before
	case strings.Contains(issuer, "?"):
		before, _, _ := strings.Cut(issuer, "?")
		return "query", before
	case u.Scheme == "http" && !loopbackHost(u.Hostname()):
		bare.Scheme = "https"
		return "not_https", bare.String()
	}
	return "", ""
}

func blank(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }

// changed gives the address only if it is another one.
func changed(before, after string) string {
	if before == after {
		return ""
	}
	return after
}

// withScheme completes what looks like a host with a path.
func withScheme(s string) string {
	host, _, _ := strings.Cut(s, "/")
	if !strings.Contains(host, ".") || strings.Contains(host, "@") {
		return ""
	}
	return "https://" + s
}
