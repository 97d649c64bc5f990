// Package tok judges the ID token by the rules of the login broker behind
// Intric's callback: its form, its signature and the claims that every sign-in
// rests on. The claims about the person are family USR, the groups family GRP.
package tok

import (
	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{
		tok001(), tok002(), tok003(), tok004(), tok005(), tok006(), tok007(), tok008(),
		tok009(), tok010(), tok011(), tok012(), tok013(), tok014(), tok015(), tok016(),
	}
}

// both: what breaks the token breaks the sign-in and the groups in it.
func both() []finding.Goal { return []finding.Goal{finding.SignIn, finding.Groups} }

// tokenScopes are the scopes that judge a token with or without its header.
func tokenScopes() []finding.Scope {
	return []finding.Scope{finding.Login, finding.Token, finding.Claims, finding.Rollout}
}

// headerScopes are the scopes whose artefact has a header.
func headerScopes() []finding.Scope {
	return []finding.Scope{finding.Login, finding.Token, finding.Rollout}
}

func claims(ev *evidence.Set) jsondoc.Node { return ev.IDToken.Value.Claims.Root() }

func header(ev *evidence.Set) jsondoc.Node { return ev.IDToken.Value.Header.Root() }

// algorithm is the header's alg; "" when it is missing or no text.
func algorithm(ev *evidence.Set) string { return header(ev).Get("alg").Text() }

// place points at a value of the claims.
func place(ev *evidence.Set, n jsondoc.Node) finding.Location {
	line, column := ev.IDToken.Value.Claims.Position(n.Offset())
	return finding.Location{Artifact: "id_token", Pointer: n.Pointer(), Line: line, Column: column}
}

// wrongType reports that TOK011 speaks of one of the claims, so that the claim's
// own rule has nothing to add.
func wrongType(ev *evidence.Set, names ...string) bool {
	problems := broker.ClaimProblems(claims(ev))
	for _, name := range names {
		if broker.Concerns(problems, name) {
			return true
		}
	}
	return false
}

// saved reports a token that did not come from a sign-in of this run.
func saved(ev *evidence.Set) bool { return ev.Scope != finding.Login }

// clip bounds foreign values in arguments. Renderers make them safe.
const clip = 80
