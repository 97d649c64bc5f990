// Package usr judges what the ID token and the UserInfo response say about the
// person: what the login broker behind Intric's callback makes an account from.
package usr

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{usr001(), usr002(), usr003(), usr004(), usr005(), usr006()}
}

// signIn: who the person is decides on the sign-in; the groups are another
// matter.
func signIn() []finding.Goal { return []finding.Goal{finding.SignIn} }

// personScopes are the scopes whose artefact describes one person.
func personScopes() []finding.Scope {
	return []finding.Scope{finding.Login, finding.Token, finding.Claims, finding.UserInfo}
}

// either: the broker maps a person from UserInfo, or from the ID token if Intric
// says so.
func either() []check.AnyOf {
	return []check.AnyOf{{evidence.KIDToken, evidence.KUserInfo}}
}

// source is one artefact that describes the person.
type source struct {
	artifact string
	document evidence.Document
	problems []broker.ClaimProblem
	judge    string // the code of the check that speaks of the problems
}

func sources(ev *evidence.Set) []source {
	var list []source
	if ev.IDToken.Present() {
		d := ev.IDToken.Value.Claims
		list = append(list, source{"id_token", d, broker.ClaimProblems(d.Root()), "TOK011"})
	}
	if ev.UserInfo.Present() {
		d := ev.UserInfo.Value.Document
		list = append(list, source{"userinfo", d, broker.UserInfoProblems(d.Root()), "LGN005"})
	}
	return list
}

// text gives a claim without white space around it; "" when it is no text.
func (s source) text(claim string) string {
	return strings.TrimSpace(s.document.Root().Get(claim).Text())
}

func (s source) place(n jsondoc.Node) finding.Location {
	line, column := s.document.Position(n.Offset())
	return finding.Location{Artifact: s.artifact, Pointer: n.Pointer(), Line: line, Column: column}
}

// hasText reports whether one of the sources has the claim with something in it.
func hasText(list []source, claim string) bool {
	for _, s := range list {
		if s.text(claim) != "" {
			return true
		}
	}
	return false
}

// refusedBy gives the code of the check that already speaks of the claim because
// of its type; "" when none does.
func refusedBy(list []source, claim string) string {
	for _, s := range list {
		if broker.Concerns(s.problems, claim) {
			return s.judge
		}
	}
	return ""
}

// withoutUserInfo reports a saved artefact that shows only half of what the
// broker would see.
func withoutUserInfo(ev *evidence.Set) bool {
	return ev.Scope != finding.Login && !ev.UserInfo.Present()
}
