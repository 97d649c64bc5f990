package app

import (
	"regexp"
	"sync"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app002 takes what was seen before what was said: a refusal beats an
// attestation. A sign-in counts only if it used Intric's own callback.
func app002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP002", Slug: "callback-registered", Level: finding.Must, Goals: signIn(),
			Required:   asked(),
			Title:      "Intric's callback is registered",
			Why:        "Your IdP sends people back only to addresses that it knows. Without Intric's callback every sign-in ends on an error page of the IdP.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.2.1", "RFC 6749, section 3.1.2"},
		},
		Needs: clientAnd(evidence.KCallbackProbe, evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KRequest, evidence.KDeclared},
		Run:   judgeCallback,
	}
}

func judgeCallback(ev *evidence.Set) finding.Outcome {
	a, p := ev.Authorization.Value, ev.CallbackProbe.Value
	own := ev.Request.Callback == ev.Target.Callback
	args := finding.Args{"callback": ev.Target.Callback}
	switch {
	case own && refusesCallback(a):
		args["said"] = said(a.Error, a.Description)
		return finding.Broken("refused_at_sign_in", args)
	case own && answered(a), p.Reading == evidence.Accepted:
		if p.AnyCallback {
			return finding.Remark("any_callback", args)
		}
		return finding.OK()
	case p.Reading == evidence.Refused:
		args["said"] = seen(p.Real)
		return finding.Broken("refused", args)
	case ev.Declared.AttestCallback:
		return finding.Remark("attested", args)
	case p.Real.Kind == evidence.LoginPage:
		return finding.Undecided("sign_in_page", nil)
	}
	return unclear(ev.CallbackProbe)
}

// callbackWords are what IdPs call a callback in their error texts
// (measured).
var callbackWords = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)redirect[ _-]?ur[il]|callback url|redirection uri|reply (url|address)`)
})

func refusesCallback(a evidence.Authorization) bool {
	switch {
	case a.HasCode || a.Error == "":
		return false
	case a.Error == "invalid_redirect_uri" || a.Error == "redirect_uri_mismatch":
		return true
	}
	return callbackWords().MatchString(a.Description) ||
		names(a.Description, "AADSTS50011", "AADSTS500113", "AADSTS900971", "AADSTS90102", "MSIS9221", "MSIS9224")
}
