package app

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func answer(method string, status int, code string, codes ...string) evidence.Attempt {
	return evidence.Attempt{Method: method, Status: status, Error: code, Codes: codes}
}

func noAnswer(method string) evidence.Attempt {
	return evidence.Attempt{Method: method, Failure: &evidence.Failure{Reason: evidence.Timeout}}
}

func withoutSecret(ev *evidence.Set) { ev.Request.WithSecret = false }

// both refuses the secret in the header and in the body.
func both(status int, code string, codes ...string) func(*evidence.Set) {
	return exchanged(answer("header", status, code, codes...), answer("body", status, code, codes...))
}

// bodyOnly is an IdP that took the secret at the second try.
func bodyOnly(ev *evidence.Set) {
	ev.Exchange.Value.Attempts = []evidence.Attempt{answer("header", 401, "invalid_client"), answer("body", 200, "")}
}

func secretCases() []testCase {
	header := answer("header", 401, "invalid_client")
	unreadable := evidence.Attempt{Method: "body", Failure: &evidence.Failure{Reason: evidence.BadStatus, Status: 401}}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "in the body", ev: with(bodyOnly), status: finding.Pass},
		{name: "refused", ev: with(both(401, "invalid_client")), status: finding.Fail, variant: "refused", args: finding.Args{"said": "invalid_client"}},
		{name: "Keycloak", ev: with(both(400, "unauthorized_client")), status: finding.Fail, variant: "refused"},
		{name: "Auth0", ev: with(both(403, "access_denied")), status: finding.Fail, variant: "refused"},
		{name: "by status alone", ev: with(exchanged(header, unreadable)), status: finding.Fail, variant: "refused", args: finding.Args{"said": "HTTP 401"}},
		{name: "wrong value", ev: with(both(401, "invalid_client", "AADSTS7000215")), status: finding.Fail, variant: "wrong_value"},
		{name: "expired", ev: with(both(401, "invalid_client", "AADSTS7000222")), status: finding.Fail, variant: "expired"},
		{name: "missing", ev: with(both(401, "invalid_client", "AADSTS7000218")), status: finding.Fail, variant: "missing"},
		{name: "public client", ev: with(both(401, "invalid_client", "AADSTS700025")), status: finding.Skipped},
		{name: "a disabled application", ev: with(both(401, "unauthorized_client", "AADSTS7000112")), status: finding.Skipped},
		{name: "a burnt code", ev: with(exchanged(header, answer("body", 400, "invalid_grant"))), status: finding.Pass},
		{name: "another refusal in the body", ev: with(exchanged(header, answer("body", 400, "invalid_request"))), status: finding.Skipped},
		{name: "another refusal in the header", ev: with(exchanged(answer("header", 400, "invalid_grant"), answer("body", 401, "invalid_client"))),
			status: finding.Skipped},
		{name: "401 to a code", ev: with(both(401, "invalid_grant")), status: finding.Skipped},
		{name: "no second answer", ev: with(exchanged(header, noAnswer("body"))), status: finding.Skipped},
		{name: "silence", ev: with(exchanged(noAnswer("header"))), status: finding.Skipped},
		{name: "no secret", ev: with(withoutSecret), status: finding.NotChecked, variant: "no_secret"},
		{name: "no exchange", ev: sample.Healthy().Without(evidence.KExchange), status: finding.NotChecked, variant: "needs_missing"},
		{name: "no code is LGN001's", ev: with(unfinished), status: finding.Skipped},
		{name: "no sign-in", ev: sample.Healthy().Without(evidence.KExchange, evidence.KAuthorization), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func formCases() []testCase {
	like := func(form evidence.SecretForm) func(*evidence.Set) {
		return func(ev *evidence.Set) {
			ev.SecretForm = evidence.Seen(form)
			ev.Exchange = evidence.Fact[evidence.Exchange]{}
		}
	}
	microsoft := func(ev *evidence.Set) { ev.Provider.Traits.Microsoft = true }
	guid, spaced := like(evidence.SecretForm{GUID: true}), like(evidence.SecretForm{WhiteSpace: true})
	return []testCase{
		{name: "accepted", ev: sample.Healthy(), status: finding.NotApplicable, variant: "accepted"},
		{name: "accepted with white space", ev: with(func(ev *evidence.Set) { ev.SecretForm.Value.WhiteSpace = true }), status: finding.NotApplicable, variant: "accepted"},
		{name: "ordinary", ev: with(like(evidence.SecretForm{Length: 40})), status: finding.Pass},
		{name: "GUID", ev: with(guid), status: finding.Pass},
		{name: "GUID at Entra", ev: with(guid, microsoft), status: finding.Warn, variant: "secret_id"},
		{name: "white space", ev: with(spaced), status: finding.Warn, variant: "white_space"},
		{name: "white space, refused", ev: with(spaced, both(401, "invalid_client")), status: finding.Warn, variant: "white_space"},
		{name: "client ID", ev: with(like(evidence.SecretForm{IsClientID: true, GUID: true}), microsoft), status: finding.Warn, variant: "client_id"},
		{name: "encoded", ev: with(like(evidence.SecretForm{Base64OfColon: true})), status: finding.Warn, variant: "encoded"},
		{name: "no secret", ev: sample.Healthy().Without(evidence.KSecretForm), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func methodCases() []testCase {
	postListed := sample.WithDiscovery(sample.Healthy(), `{"token_endpoint_auth_methods_supported":["client_secret_post"]}`)
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "a list in discovery breaks nothing", ev: postListed, status: finding.Pass},
		{name: "in the body only", ev: with(bodyOnly), status: finding.Warn, variant: "body_only", args: finding.Args{"said": "invalid_client"}},
		{name: "not at all", ev: with(both(401, "invalid_client")), status: finding.NotChecked, variant: "not_exchanged"},
		{name: "no secret", ev: with(withoutSecret), status: finding.NotChecked, variant: "no_secret"},
		{name: "no exchange", ev: sample.Healthy().Without(evidence.KExchange), status: finding.NotChecked, variant: "needs_missing"},
		{name: "no code is LGN001's", ev: with(unfinished), status: finding.Skipped},
		{name: "no sign-in", ev: sample.Healthy().Without(evidence.KExchange, evidence.KAuthorization), status: finding.NotChecked, variant: "needs_missing"},
	}
}
