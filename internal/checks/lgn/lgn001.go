package lgn

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Variants that depend on what this run asked for.
const (
	scopeRefused    = "scope_refused"
	callbackRefused = "callback_refused"
	promptRefused   = "prompt_refused"
)

// lgn001 is broken only where the answer names a setting. An unknown client, a
// refused callback of Intric's and a refused default scope are findings of APP.
func lgn001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN001", Slug: "login-completed", Level: finding.Must, Goals: both(),
			Required:   login(),
			Title:      "The sign-in was completed",
			Why:        "Where the identity provider refuses the test user because of a setting, it refuses the users of Intric too.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, section 4.1.2.1", "OpenID Connect Core 1.0, section 3.1.2.6", "Microsoft Entra authentication and authorization error codes"},
		},
		Needs: check.Needs(evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KRequest},
		Run:   judgeLogin,
	}
}

func judgeLogin(ev *evidence.Set) finding.Outcome {
	switch a := ev.Authorization.Value; {
	case ev.Authorization.Reason() == evidence.Cancelled:
		return finding.Undecided("cancelled", nil)
	case !ev.Authorization.Present():
		return finding.Undecided("timeout", nil)
	case a.HasCode && a.WithoutPKCE:
		return finding.Remark("without_pkce", nil)
	case a.HasCode:
		return finding.OK()
	case a.Error == "" && a.Description == "":
		return finding.Undecided("empty", nil)
	default:
		return refusedLogin(answerOf(a.Error, a.Description, nil), ev)
	}
}

func refusedLogin(a answer, ev *evidence.Set) finding.Outcome {
	args := a.args()
	r, known := a.find(signInRefusals())
	switch {
	case !known:
		return finding.Undecided("unknown_error", args)
	case r.variant == scopeRefused:
		return refusedScope(args, ev)
	case r.variant == callbackRefused:
		return refusedCallback(args, ev)
	case r.variant == promptRefused && ev.Request.Prompt != "select_account":
		// The broker sends select_account; what --fresh asks for is ours alone.
		return finding.Undecided("own_prompt", args).OwnedBy(finding.User)
	}
	return r.outcome(args)
}

// refusedScope: the broker does not send what --scopes added.
func refusedScope(args finding.Args, ev *evidence.Set) finding.Outcome {
	extra := slices.DeleteFunc(slices.Clone(ev.Request.Scopes), func(s string) bool { return slices.Contains(ev.Target.Scopes, s) })
	if len(extra) == 0 {
		return finding.Undecided(scopeRefused, args)
	}
	args["scopes"] = strings.Join(extra, " ")
	return finding.Undecided("extra_scope", args)
}

// refusedCallback: the test's own address says nothing about Intric's.
func refusedCallback(args finding.Args, ev *evidence.Set) finding.Outcome {
	args["callback"] = ev.Request.Callback
	if ev.Request.Callback == "" || ev.Request.Callback == ev.Target.Callback {
		return finding.Undecided(callbackRefused, args)
	}
	return finding.Undecided("local_callback", args).OwnedBy(finding.User)
}
