package tok

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// tok002 looks for evidence that this is some other token. In a sign-in it is
// the IdP's own answer and broken; a saved file may just be the wrong file.
func tok002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK002", Slug: "is-id-token", Level: finding.Must, Goals: both(),
			Required: append(tokenScopes(), finding.UserInfo),
			Title:    "The token is an ID token",
			Why:      "Intric reads the ID token only. What an access token, a refresh token or a logout token holds says nothing about it.",
			Owner:    finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 2", "RFC 9068, section 2.1",
				"OpenID Connect Back-Channel Logout 1.0, section 2.4"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeKind,
	}
}

func judgeKind(ev *evidence.Set) finding.Outcome {
	other, sign := otherToken(header(ev), claims(ev))
	args := finding.Args{"member": sign.Name()}
	switch {
	case other != "" && saved(ev):
		return finding.Undecided("saved_"+other, args)
	case other != "":
		return finding.Broken(other, args)
	case saved(ev):
		return judgeFragment(claims(ev))
	}
	return finding.OK()
}

// judgeFragment looks at what no ID token can lack (OpenID Connect Core 2).
func judgeFragment(c jsondoc.Node) finding.Outcome {
	hasSubject := c.Get("sub").Valid()
	for _, name := range []string{"iss", "aud", "exp"} {
		if c.Get(name).Valid() {
			return finding.OK()
		}
	}
	if hasSubject {
		return finding.Undecided("userinfo_response", nil)
	}
	return finding.Undecided("fragment", nil)
}

// otherToken names what the token is instead of an ID token, with the member
// that shows it; "" for an ID token.
func otherToken(header, claims jsondoc.Node) (kind string, sign jsondoc.Node) {
	for _, typ := range []jsondoc.Node{header.Get("typ"), claims.Get("typ")} {
		if kind := kindOfType(typ.Text()); kind != "" {
			return kind, typ
		}
	}
	switch events, aud, scp := claims.Get("events"), claims.Get("aud"), claims.Get("scp"); {
	case events.Get(logoutEvent).Valid():
		return "logout_token", events
	case isGraph(aud):
		return "graph_token", aud
	case scp.Valid():
		return "access_token", scp
	}
	return "", jsondoc.Node{}
}

// kindOfType reads the header's media type (RFC 9068; Back-Channel Logout 1.0)
// and Keycloak's claim of the same name, which is ID in an ID token.
func kindOfType(typ string) string {
	switch strings.TrimPrefix(strings.ToLower(typ), "application/") {
	case "at+jwt", "bearer":
		return "access_token"
	case "logout+jwt", "logout":
		return "logout_token"
	case "refresh", "offline":
		return "refresh_token"
	}
	return ""
}

const logoutEvent = "http://schemas.openid.net/event/backchannel-logout"

// isGraph knows the audiences of Microsoft Graph, whose tokens are for Graph
// alone to read.
func isGraph(aud jsondoc.Node) bool {
	switch strings.TrimSuffix(aud.Text(), "/") {
	case "00000003-0000-0000-c000-000000000000", "https://graph.microsoft.com":
		return true
	}
	return false
}
