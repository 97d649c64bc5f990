// Package app judges the client at the identity provider: whether the IdP knows
// it, its callback, its secret and its scopes, and whether it takes a request as
// Intric's login broker sends it.
package app

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{app001(), app002(), app003(), app004(), app005(), app006(), app007(), app008()}
}

func signIn() []finding.Goal { return []finding.Goal{finding.SignIn} }

// asked are the scopes in which the IdP itself is asked about the client.
func asked() []finding.Scope { return []finding.Scope{finding.Login, finding.Probe} }

// clientAnd needs a client ID and one of the kinds: without a client ID the IdP
// has not been asked about the client at all.
func clientAnd(kinds ...evidence.Kind) []check.AnyOf {
	return []check.AnyOf{{evidence.KClientID}, kinds}
}

// answered reports a sign-in that came back, with a code or with an error. An
// IdP sends neither to a client or a callback that it does not know (RFC 6749,
// 4.1.2.1).
func answered(a evidence.Authorization) bool { return a.HasCode || a.Error != "" }

// said is an IdP's own words, short enough for one line.
func said(code, description string) string {
	return redact.Clip(strings.Trim(code+": "+description, ": "), 120)
}

// seen is what can be told of an answer that decides nothing.
func seen(a evidence.Answer) string {
	if words := said(a.Error, a.Description); words != "" {
		return words
	}
	return fmt.Sprintf("HTTP %d at %s", a.Status, redact.Clip(a.At, 80))
}

// unclear says what a probe saw when it decides nothing.
func unclear(p evidence.Fact[evidence.Probe]) finding.Outcome {
	switch {
	case !p.Present():
		return finding.Undecided("not_asked", nil)
	case p.Value.Real.Kind == evidence.NoAnswer:
		return finding.Undecided("no_answer", nil)
	}
	return finding.Undecided("unclear", finding.Args{"seen": seen(p.Value.Real)})
}

// names reports whether the text holds one of the words as a whole: AADSTS70001
// is not in AADSTS700016. A word may be a scope, which can be an address.
func names(text string, words ...string) bool {
	apart := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune("_-.:/", r)
	}
	return slices.ContainsFunc(strings.FieldsFunc(text, apart), func(w string) bool {
		return slices.Contains(words, w) || slices.Contains(words, strings.Trim(w, ".:"))
	})
}

// extraScopes are those of this run that the broker does not ask for.
func extraScopes(ev *evidence.Set) []string {
	return slices.DeleteFunc(slices.Clone(ev.Request.Scopes), func(s string) bool { return slices.Contains(ev.Target.Scopes, s) })
}
