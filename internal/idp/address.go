package idp

import (
	"net/url"
	"slices"
	"strings"
)

// NearMissDiscovery lists other issuers to try, in order, when an issuer has no
// discovery document: the forms that people confuse at each vendor. All are on
// the host that was given, or on the same organisation's host for sign-ins.
func NearMissDiscovery(issuer string) []string {
	u, ok := webAddress(issuer)
	if !ok {
		return nil
	}
	var list []string
	for _, v := range All() {
		if v.nearMiss == nil {
			continue
		}
		for _, candidate := range v.nearMiss(u) {
			if candidate != issuer && !slices.Contains(list, candidate) {
				list = append(list, candidate)
			}
		}
	}
	return list
}

// Pasted is what somebody gave in place of an issuer.
type Pasted string

// The addresses that are pasted by mistake.
const (
	DiscoveryDocument Pasted = "discovery_document"
	Endpoint          Pasted = "endpoint"
	AdminPage         Pasted = "admin_page"
)

// wellKnown are the endings of a discovery document's address (OpenID Connect
// Discovery 1.0, 4; RFC 8414, 3).
func wellKnown() []string {
	return []string{"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"}
}

// PastedAddress recognises an address that is no issuer and answers the issuer
// it implies, which is "" where the address does not tell. It says nothing
// (ok is false) about an address that may be an issuer.
func PastedAddress(raw string) (what Pasted, issuer string, ok bool) {
	u, valid := webAddress(raw)
	if !valid {
		return "", "", false
	}
	for _, w := range wellKnown() {
		if before, after, found := strings.Cut(u.EscapedPath(), w); found {
			return DiscoveryDocument, withSlash(origin(u) + before + after), true
		}
	}
	for _, v := range All() {
		if v.pasted == nil {
			continue
		}
		if what, issuer := v.pasted(u); what != "" {
			return what, issuer, true
		}
	}
	for _, v := range All() {
		if hostIn(v.consoles, []string{u.Hostname()}) {
			return AdminPage, "", true
		}
	}
	return "", "", false
}

// withSlash adds the slash that belongs to the issuer of some vendors and that
// the address of a discovery document does not show.
func withSlash(issuer string) string {
	v, _ := ByID(Recognise(Clues{Issuer: issuer}).Vendor)
	if v.slash && !strings.HasSuffix(issuer, "/") {
		issuer += "/"
	}
	return issuer
}

func webAddress(raw string) (*url.URL, bool) {
	u, err := url.Parse(strings.TrimSpace(raw))
	if err != nil || u.Hostname() == "" || u.Scheme != "https" && u.Scheme != "http" {
		return nil, false
	}
	u.Host = strings.ToLower(u.Host)
	return u, true
}

// origin is the scheme, host and port of an address, without credentials.
func origin(u *url.URL) string { return u.Scheme + "://" + u.Host }
