// Package iss judges the issuer, its discovery document and the hosts behind
// it: what the login broker behind Intric's callback reads and calls before
// anybody signs in.
package iss

import (
	"net/netip"
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{iss001(), iss002(), iss003(), iss004(), iss005(), iss006(), iss007(), iss008(),
		iss010(), iss011(), iss012()}
}

// signIn: an issuer that cannot be used stops the sign-in. Groups are judged in
// the token.
func signIn() []finding.Goal { return []finding.Goal{finding.SignIn} }

// askedScopes are the scopes in which the IdP is asked.
func askedScopes() []finding.Scope { return []finding.Scope{finding.Login, finding.Probe} }

// loopback reports an issuer on this computer, such as the practice IdP.
func loopback(issuer string) bool {
	u, err := url.Parse(issuer)
	return err == nil && loopbackHost(u.Hostname())
}

func loopbackHost(host string) bool {
	a, err := netip.ParseAddr(host)
	return strings.EqualFold(host, "localhost") || err == nil && a.IsLoopback()
}

// place points at a member of the discovery document.
func place(ev *evidence.Set, n jsondoc.Node) finding.Location {
	line, column := ev.Discovery.Value.Document.Position(n.Offset())
	return finding.Location{Artifact: "discovery", Pointer: n.Pointer(), Line: line, Column: column}
}

// signedIn reports that the IdP answered the sign-in with a code. What it took
// then counts more than what its discovery document says.
func signedIn(ev *evidence.Set) bool {
	return ev.Authorization.Present() && ev.Authorization.Value.HasCode
}

// clip bounds foreign values in arguments. Renderers make them safe.
const clip = 80
