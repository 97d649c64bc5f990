package app

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func clientCases() []testCase {
	unknown := probed(evidence.UnknownClient, errorPage("invalid_client", "no such client"))
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "probe alone", ev: with(unfinished), status: finding.Pass},
		{name: "sign-in alone", ev: with(unprobed), status: finding.Pass},
		{name: "probe", ev: with(unfinished, unknown), status: finding.Fail, variant: "unknown",
			args: finding.Args{"client": sample.ClientID, "said": "invalid_client: no such client"}},
		{name: "a sign-in beats the probe", ev: with(unknown), status: finding.Pass},
		{name: "a declined sign-in too", ev: with(unknown, failed("access_denied", "")), status: finding.Pass},
		{name: "sign-in", ev: with(failed("invalid_client", "")), status: finding.Fail, variant: "unknown_at_sign_in"},
		{name: "sign-in, by Entra's code", ev: with(failed("invalid_request", "AADSTS700016: not found")), status: finding.Fail, variant: "unknown_at_sign_in"},
		{name: "a code that begins alike", ev: with(failed("invalid_request", "AADSTS7000161: x")), status: finding.Pass},
		{name: "Entra's invalid_client about a scope", ev: with(failed("invalid_client", "AADSTS650053: asked for scope 'groups'")), status: finding.Pass},
		{name: "sign-in, by words", ev: with(failed("unauthorized_client", "Client not found.")), status: finding.Fail, variant: "unknown_at_sign_in"},
		{name: "a client that may not use this flow is known", ev: with(failed("unauthorized_client", "")), status: finding.Pass},
		{name: "callback refused", ev: with(unfinished, probed(evidence.Refused, errorPage("invalid_redirect_uri", ""))),
			status: finding.NotChecked, variant: "callback_refused"},
		{name: "the same page", ev: with(unfinished, probed(evidence.Unclear, page(evidence.LoginPage))), status: finding.NotChecked, variant: "unclear",
			args: finding.Args{"seen": "HTTP 200 at idp.exempelkommun.example/login"}},
		{name: "silence", ev: with(unfinished, probed(evidence.Unclear, page(evidence.NoAnswer))), status: finding.NotChecked, variant: "no_answer"},
		{name: "no probe", ev: with(unfinished, unprobed), status: finding.NotChecked, variant: "not_asked"},
		{name: "no client ID", ev: sample.Healthy().Without(evidence.KClientID), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func callbackCases() []testCase {
	refusedPage := probed(evidence.Refused, errorPage("invalid_redirect_uri", "not registered"))
	anyCallback := func(ev *evidence.Set) { ev.CallbackProbe.Value.AnyCallback = true }
	mismatch := failed("redirect_uri_mismatch", "")
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "own callback alone", ev: with(unprobed, ownCallback), status: finding.Pass},
		{name: "an error came back through it", ev: with(unprobed, ownCallback, failed("login_required", "")), status: finding.Pass},
		{name: "a sign-in elsewhere proves nothing", ev: with(unprobed), status: finding.NotChecked, variant: "not_asked"},
		{name: "refused", ev: with(refusedPage), status: finding.Fail, variant: "refused",
			args: finding.Args{"callback": sample.Callback, "said": "invalid_redirect_uri: not registered"}},
		{name: "a refusal beats an attestation", ev: with(refusedPage, attested), status: finding.Fail, variant: "refused"},
		{name: "a sign-in through it beats the probe", ev: with(refusedPage, ownCallback), status: finding.Pass},
		{name: "refused at sign-in", ev: with(unprobed, ownCallback, mismatch, attested), status: finding.Fail, variant: "refused_at_sign_in"},
		{name: "refused at sign-in, by code", ev: with(ownCallback, failed("invalid_request", "AADSTS50011: differs")), status: finding.Fail, variant: "refused_at_sign_in"},
		{name: "refused at sign-in, by words", ev: with(ownCallback, failed("invalid_request", "The redirect_uri is unknown")), status: finding.Fail, variant: "refused_at_sign_in"},
		{name: "the loopback refused is not it", ev: with(mismatch), status: finding.Pass},
		{name: "any callback", ev: with(anyCallback), status: finding.Pass, variant: "any_callback"},
		{name: "attested", ev: with(unprobed, attested), status: finding.Pass, variant: "attested"},
		{name: "attested, probe unclear", ev: with(probed(evidence.Unclear, page(evidence.LoginPage)), attested), status: finding.Pass, variant: "attested"},
		{name: "the same sign-in page", ev: with(probed(evidence.Unclear, page(evidence.LoginPage))), status: finding.NotChecked, variant: "sign_in_page"},
		{name: "refused for something else", ev: with(probed(evidence.RefusedOther, errorPage("invalid_scope", ""))),
			status: finding.NotChecked, variant: "unclear", args: finding.Args{"seen": "invalid_scope"}},
		{name: "silence", ev: with(probed(evidence.Unclear, page(evidence.NoAnswer))), status: finding.NotChecked, variant: "no_answer"},
		{name: "no evidence", ev: sample.Healthy().Without(evidence.KCallbackProbe, evidence.KAuthorization), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func pkceCases() []testCase {
	shaped := func(reading evidence.Reading, real evidence.Answer) func(*evidence.Set) {
		return func(ev *evidence.Set) {
			ev.BrokerProbe = evidence.Seen(evidence.Probe{Real: real, Reading: reading, Requests: 1})
		}
	}
	noSignIn := func(ev *evidence.Set) { ev.Authorization = evidence.Fact[evidence.Authorization]{} }
	noShape := func(ev *evidence.Set) { ev.BrokerProbe = evidence.Fact[evidence.Probe]{} }
	withoutPKCE := func(ev *evidence.Set) { ev.Authorization.Value.WithoutPKCE = true }
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "refused", ev: with(shaped(evidence.Refused, errorPage("invalid_request", "code_challenge required"))), status: finding.Warn,
			variant: "refused", condition: "pkce", args: finding.Args{"said": "invalid_request: code_challenge required"}},
		{name: "PKCE or a nonce", ev: with(shaped(evidence.Refused, errorPage("invalid_request", "nonce or code_challenge required"))), status: finding.Warn,
			variant: "refused", condition: "pkce"},
		{name: "a nonce is ISS012's", ev: with(shaped(evidence.Refused, errorPage("invalid_request", "The nonce is missing"))), status: finding.Skipped},
		{name: "a refused callback is APP002's", ev: with(shaped(evidence.Unclear, page(evidence.OtherPage)),
			probed(evidence.Refused, errorPage("invalid_redirect_uri", ""))), status: finding.Skipped},
		{name: "unclear", ev: with(shaped(evidence.Unclear, page(evidence.OtherPage))), status: finding.NotChecked, variant: "unclear", condition: "undecided"},
		{name: "unclear without a sign-in", ev: with(noSignIn, shaped(evidence.Unclear, page(evidence.OtherPage))), status: finding.NotChecked, variant: "unclear"},
		{name: "silence", ev: with(shaped(evidence.Unclear, page(evidence.NoAnswer))), status: finding.NotChecked, variant: "no_answer", condition: "undecided"},
		{name: "not asked", ev: with(noShape), status: finding.NotChecked, variant: "not_asked", condition: "undecided"},
		{name: "signed in without PKCE", ev: with(noShape, withoutPKCE), status: finding.Pass},
		{name: "neither", ev: with(noShape, noSignIn), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func scopeCases() []testCase {
	refusedProbe := probed(evidence.Accepted, evidence.Answer{Kind: evidence.ToCallback, Error: "invalid_scope", Description: "Invalid scopes: openid profile email"})
	all := finding.Args{"scopes": "openid profile email", "said": "invalid_scope: Invalid scopes: openid profile email"}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "probe alone", ev: with(unfinished), status: finding.Pass},
		{name: "sign-in alone", ev: with(unprobed), status: finding.Pass},
		{name: "a sign-in beats the probe", ev: with(refusedProbe), status: finding.Pass},
		{name: "a sign-in with fewer scopes proves less", ev: with(unprobed, openIDOnly), status: finding.NotChecked, variant: "not_asked"},
		{name: "and does not beat the probe", ev: with(refusedProbe, openIDOnly), status: finding.Fail, variant: "refused"},
		{name: "probe", ev: with(unfinished, refusedProbe), status: finding.Fail, variant: "refused", args: all},
		{name: "probe, by Entra's code", ev: with(unfinished, probed(evidence.RefusedOther, errorPage("", "", "AADSTS70011"))), status: finding.Fail, variant: "refused"},
		{name: "sign-in", ev: with(failed("invalid_scope", "the scope 'profile' is not allowed")), status: finding.Fail, variant: "scope_refused",
			args: finding.Args{"scope": "profile", "said": "invalid_scope: the scope 'profile' is not allowed"}},
		{name: "sign-in, by Entra's code", ev: with(failed("invalid_client", "AADSTS650053: asked for scope 'email'")), status: finding.Fail, variant: "scope_refused"},
		{name: "an extra scope", ev: with(unprobed, groupsScope, failed("invalid_scope", "groups")), status: finding.NotChecked, variant: "extra_scope",
			args: finding.Args{"scopes": "groups"}},
		{name: "an extra scope in a list of all", ev: with(unprobed, groupsScope, failed("invalid_scope", "openid profile email groups")),
			status: finding.NotChecked, variant: "extra_scope"},
		{name: "an extra scope, the others probed", ev: with(groupsScope, failed("invalid_scope", "")), status: finding.Pass},
		{name: "a default one beside an extra one", ev: with(groupsScope, failed("invalid_scope", "profile")), status: finding.Fail, variant: "scope_refused"},
		{name: "declined", ev: with(unprobed, failed("access_denied", "")), status: finding.NotChecked, variant: "not_asked"},
		{name: "unclear", ev: with(unfinished, probed(evidence.Unclear, page(evidence.LoginPage))), status: finding.NotChecked, variant: "unclear"},
		{name: "silence", ev: with(unfinished, probed(evidence.Unclear, page(evidence.NoAnswer))), status: finding.NotChecked, variant: "no_answer"},
	}
}

func requestCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "fewer", ev: with(openIDOnly), status: finding.Pass},
		{name: "more", ev: with(groupsScope), status: finding.Warn, variant: "extra_scopes", condition: "scopes", args: finding.Args{"scopes": "groups"}},
		{name: "no sign-in", ev: sample.Healthy().Without(evidence.KAuthorization), status: finding.NotChecked, variant: "needs_missing"},
	}
}
