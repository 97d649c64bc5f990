package iss

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

const host = "idp.exempelkommun.example:443"

// unfetched gives a login whose discovery document did not arrive.
func unfetched(f evidence.Failure) *evidence.Set {
	return damaged(func(ev *evidence.Set) {
		f.Host = host
		ev.DiscoveryFetch, ev.Discovery = evidence.NotSeen[evidence.Fetch](f), evidence.Fact[evidence.Discovery]{}
	})
}

func fetchCases() []testCase {
	cases := []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "a web page is ISS003's", ev: unread(evidence.Failure{Reason: evidence.NotJSON}), status: finding.Pass},
		{name: "never asked", ev: sample.Healthy().Without(evidence.KDiscoveryFetch), status: finding.NotChecked, variant: "needs_missing"},
	}
	for reason, owner := range map[evidence.Reason]finding.Owner{
		evidence.DNSFailed: finding.ThisComputer, evidence.ProxyFailed: finding.ThisComputer, evidence.Unreachable: finding.ThisComputer,
		evidence.Cancelled: finding.ThisComputer, evidence.ConnectRefused: finding.Network, evidence.ConnectTimeout: finding.Network,
		evidence.Timeout: finding.Network, evidence.Reset: finding.Network,
	} {
		cases = append(cases, testCase{name: string(reason), ev: unfetched(evidence.Failure{Reason: reason}), status: finding.NotChecked,
			variant: string(reason), owner: owner, args: finding.Args{"host": host}})
	}
	for _, reason := range []evidence.Reason{evidence.NoSuchHost, evidence.UnknownAuthority, evidence.WrongHostName, evidence.Expired,
		evidence.TLSFailed, evidence.InsecureRedirect, evidence.RedirectLoop} {
		cases = append(cases, testCase{name: string(reason), ev: unfetched(evidence.Failure{Reason: reason}), status: finding.Fail,
			variant: string(reason), args: finding.Args{"host": host}})
	}
	return append(cases, specialFetchCases()...)
}

func specialFetchCases() []testCase {
	missing := func(issuer string) *evidence.Set {
		ev := unfetched(evidence.Failure{Reason: evidence.BadStatus, Status: 404})
		ev.Request.Issuer = issuer
		return ev
	}
	answering := func(issuer, neighbour string) *evidence.Set {
		ev := missing(issuer)
		failure := *ev.DiscoveryFetch.Failure
		failure.Answers = neighbour
		ev.DiscoveryFetch.Failure = &failure
		return ev
	}
	nameless := unfetched(evidence.Failure{})
	nameless.DiscoveryFetch.Failure = nil
	return []testCase{
		{name: "status", ev: unfetched(evidence.Failure{Reason: evidence.BadStatus, Status: 503}), status: finding.Fail, variant: "status", args: finding.Args{"status": "503"}},
		{name: "too large", ev: unfetched(evidence.Failure{Reason: evidence.TooLarge, Limit: 512 << 10}), status: finding.Fail, variant: "too_large", args: finding.Args{"limit": "512"}},
		{name: "TLS inspection", ev: cloud(unfetched(evidence.Failure{Reason: evidence.UnknownAuthority})), status: finding.NotChecked, variant: "inspected", owner: finding.Network},
		{name: "another fault of a cloud service", ev: cloud(unfetched(evidence.Failure{Reason: evidence.Expired})), status: finding.Fail, variant: "tls_expired"},
		{name: "a reason without a sentence", ev: unfetched(evidence.Failure{Reason: evidence.BadURL}), status: finding.Fail, variant: "unusable"},
		{name: "no reason", ev: nameless, status: finding.NotChecked, variant: "no_answer", args: finding.Args{"host": "the identity provider"}},
		{name: "404", ev: missing(sample.Issuer), status: finding.Fail, variant: "not_found", args: finding.Args{"offers": ""}},
		{name: "404 at Keycloak", ev: missing("https://id.example/auth/realms/sundby"), status: finding.Fail, variant: "not_found_near",
			args: finding.Args{"offers": "https://id.example/realms/sundby"}},
		{name: "404, and a neighbour answers", ev: answering("https://id.example/auth/realms/sundby", "https://id.example/realms/sundby"), status: finding.Fail,
			variant: "not_found_answers", args: finding.Args{"offer": "https://id.example/realms/sundby"}},
		{name: "404 without a realm", ev: missing("https://id.example/realms/"), status: finding.Fail, variant: "realm_missing"},
	}
}

// unread gives a login whose discovery document is none.
func unread(f evidence.Failure) *evidence.Set {
	return damaged(func(ev *evidence.Set) {
		ev.DiscoveryFetch = evidence.Seen(evidence.Fetch{Status: 200, ContentType: "text/html"})
		ev.Discovery = evidence.NotSeen[evidence.Discovery](f)
	})
}

func documentCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "a page", ev: unread(evidence.Failure{Reason: evidence.NotJSON, Start: "Welcome", Line: 1, Column: 1}), status: finding.Fail,
			variant: "not_json", args: finding.Args{"type": "text/html", "start": "Welcome", "line": "1"}},
		{name: "a list", ev: unread(evidence.Failure{Reason: evidence.NotObject}), status: finding.Fail, variant: "not_object"},
		{name: "one missing", ev: with(`"jwks_uri":`), status: finding.Fail, variant: "missing", args: finding.Args{"members": "jwks_uri"}},
		{name: "empty object", ev: sample.WithDiscovery(sample.Healthy(), `{}`), status: finding.Fail, variant: "missing",
			args: finding.Args{"members": "issuer, authorization_endpoint, token_endpoint, jwks_uri"}},
		{name: "wrong types", ev: with(`"issuer":1`, `"token_endpoint":["https://a.example"]`), status: finding.Fail, variant: "not_text",
			args: finding.Args{"members": "issuer, token_endpoint"}},
		{name: "a text for a list", ev: with(`"scopes_supported":"openid profile"`, `"code_challenge_methods_supported":["S256",1]`), status: finding.Fail, variant: "not_list",
			args: finding.Args{"members": "scopes_supported, code_challenge_methods_supported"}},
		{name: "null for a list, and in one", ev: with(`"scopes_supported":null`, `"code_challenge_methods_supported":["S256",null]`), status: finding.Pass},
		{name: "code not offered", ev: beforeSignIn(with(`"response_types_supported":["id_token"]`)), status: finding.Fail, variant: "code_not_offered",
			args: finding.Args{"offered": "id_token"}, at: []string{"/response_types_supported"}},
		{name: "code not offered and seen", ev: with(`"response_types_supported":["id_token"]`), status: finding.Pass},
		{name: "no list of response types", ev: beforeSignIn(with(`"response_types_supported":`)), status: finding.Pass},
		{name: "not fetched", ev: unfetched(evidence.Failure{Reason: evidence.Timeout}), status: finding.Skipped},
		{name: "document lost", ev: sample.Healthy().Without(evidence.KDiscovery), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func schemeCases() []testCase {
	local := withIn(issuer("http://localhost:8080"), `"token_endpoint":"http://localhost:8080/token"`)
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "http", ev: with(`"token_endpoint":"http://idp.example/token"`), status: finding.Fail, variant: "not_https",
			args: finding.Args{"members": "token_endpoint"}, at: []string{"/token_endpoint"}},
		{name: "a path alone", ev: with(`"jwks_uri":"/keys"`), status: finding.Fail, variant: "not_https", at: []string{"/jwks_uri"}},
		{name: "an endpoint of no sign-in", ev: with(`"end_session_endpoint":"http://idp.example/out"`), status: finding.Fail, variant: "not_https"},
		{name: "capital letters", ev: with(`"jwks_uri":"HTTPS://idp.example/keys"`), status: finding.Pass},
		{name: "other addresses", ev: with(`"service_documentation":"http://idp.example"`), status: finding.Pass},
		{name: "practice IdP", ev: local, status: finding.Pass},
		{name: "a missing one is ISS003's", ev: with(`"jwks_uri":`), status: finding.Pass},
	}
}

func methodCases() []testCase {
	only := func(list string) *evidence.Set {
		return beforeSignIn(with(`"token_endpoint_auth_methods_supported":` + list))
	}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "keys only", ev: only(`["private_key_jwt"]`), status: finding.Fail, variant: "no_secret",
			args: finding.Args{"methods": "private_key_jwt"}, at: []string{"/token_endpoint_auth_methods_supported"}},
		{name: "body", ev: only(`["private_key_jwt","client_secret_post"]`), status: finding.Pass},
		{name: "no list means the header", ev: beforeSignIn(with(`"token_endpoint_auth_methods_supported":`)), status: finding.Pass},
		{name: "a token came nevertheless", ev: with(`"token_endpoint_auth_methods_supported":["private_key_jwt"]`), status: finding.Pass},
	}
}

func userInfoCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "missing", ev: with(`"userinfo_endpoint":`), status: finding.Warn, variant: "missing"},
		{name: "no text", ev: with(`"userinfo_endpoint":null`), status: finding.Warn, variant: "missing"},
	}
}

// shaped is a login whose IdP refuses the request in the broker's shape.
func shaped(err, description string) *evidence.Set {
	return damaged(func(ev *evidence.Set) {
		ev.BrokerProbe = evidence.Seen(evidence.Probe{Reading: evidence.Refused, Real: evidence.Answer{Kind: evidence.ToCallback, Error: err, Description: description}})
	})
}

func demandCases() []testCase {
	const bound = `"tls_client_certificate_bound_access_tokens":true`
	before := func(members ...string) *evidence.Set { return beforeSignIn(with(members...)) }
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "before a sign-in", ev: before(), status: finding.Pass},
		{name: "pushed", ev: before(`"require_pushed_authorization_requests":true`), status: finding.Fail, variant: "pushed", at: []string{"/require_pushed_authorization_requests"}},
		{name: "signed", ev: before(`"require_signed_request_object":true`), status: finding.Fail, variant: "signed"},
		{name: "certificate", ev: before(bound, `"token_endpoint_auth_methods_supported":["tls_client_auth","self_signed_tls_client_auth"]`), status: finding.Fail, variant: "client_certificate"},
		{name: "a certificate if you like", ev: before(bound), status: finding.Pass},
		{name: "offered, not demanded", ev: before(`"require_pushed_authorization_requests":false`, `"pushed_authorization_request_endpoint":"https://idp.example/par"`), status: finding.Pass},
		{name: "a sign-in went through", ev: with(`"require_pushed_authorization_requests":true`), status: finding.Pass},
		{name: "a nonce", ev: shaped("invalid_request", "The nonce is missing"), status: finding.Fail, variant: "nonce", args: finding.Args{"said": "The nonce is missing"}},
		{name: "PKCE is APP006's", ev: shaped("invalid_request", "Missing parameter: code_challenge"), status: finding.Pass},
	}
}
