package app

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app007 judges the broker's scopes only. A scope that was added to this run and
// refused says nothing about them; the probe never adds any.
func app007() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP007", Slug: "scopes-accepted", Level: finding.Must, Goals: signIn(),
			Required:   asked(),
			Title:      "The scopes openid, profile and email are accepted",
			Why:        "Intric asks for these scopes at every sign-in. An IdP that refuses one of them refuses the sign-in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.4", "RFC 6749, sections 3.3 and 4.1.2.1"},
		},
		Needs: clientAnd(evidence.KCallbackProbe, evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KRequest},
		Run:   judgeScopes,
	}
}

func judgeScopes(ev *evidence.Set) finding.Outcome {
	a, p := ev.Authorization.Value, ev.CallbackProbe.Value
	extra := extraScopes(ev)
	refusedNow := refusesScope(a.Error, a.Description, nil)
	switch {
	case a.HasCode && askedForAll(ev):
		return finding.OK()
	case refusedNow && blamesDefault(a.Description, extra, ev.Target.Scopes):
		return scopeRefused(ev.Target.Scopes, a.Error, a.Description)
	case refusesScope(p.Real.Error, p.Real.Description, p.Real.Codes):
		return scopeRefused(ev.Target.Scopes, p.Real.Error, p.Real.Description)
	case p.Reading == evidence.Accepted:
		return finding.OK()
	case refusedNow:
		return finding.Undecided("extra_scope", finding.Args{"scopes": strings.Join(extra, " ")})
	}
	return unclear(ev.CallbackProbe)
}

// askedForAll reports a sign-in that asked for everything that the broker asks
// for: one with fewer scopes does not prove the others.
func askedForAll(ev *evidence.Set) bool {
	return !slices.ContainsFunc(ev.Target.Scopes, func(s string) bool { return !slices.Contains(ev.Request.Scopes, s) })
}

// refusesScope knows Entra's codes too, which come with misleading errors.
func refusesScope(code, description string, codes []string) bool {
	entra := []string{"AADSTS650053", "AADSTS70011", "AADSTS500011", "AADSTS700022", "AADSTS700023"}
	return code == "invalid_scope" || names(description, entra...) ||
		slices.ContainsFunc(codes, func(c string) bool { return slices.Contains(entra, c) })
}

// blamesDefault reports a refusal that cannot be about a scope of this run's
// own: there is none, or another one is named.
func blamesDefault(description string, extra, defaults []string) bool {
	return len(extra) == 0 || names(description, defaults...) && !names(description, extra...)
}

// scopeRefused names the scope if the IdP names one; some repeat the whole list.
func scopeRefused(defaults []string, code, description string) finding.Outcome {
	named := slices.DeleteFunc(slices.Clone(defaults), func(s string) bool { return !names(description, s) })
	if len(named) == 1 {
		return finding.Broken("scope_refused", finding.Args{"scope": named[0], "said": said(code, description)})
	}
	return finding.Broken("refused", finding.Args{"scopes": strings.Join(defaults, " "), "said": said(code, description)})
}
