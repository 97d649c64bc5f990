// Package sample makes evidence for tests: one healthy login, and ways to damage
// it. Only tests import it.
package sample

import (
	"fmt"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// The values of the healthy login.
const (
	Issuer   = "https://idp.exempelkommun.example"
	ClientID = "intric-sso"
	Callback = "https://login.intric.ai/ui/login/login/externalidp/callback"
	Local    = "http://localhost:14180/ssocheck"
	// Issued and Expires are the token's iat and exp, in seconds.
	Issued  = 1795594800
	Expires = 1795598400
)

// Claims are the healthy login's ID token claims.
const Claims = `{"iss":"https://idp.exempelkommun.example","sub":"f1e2d3c4","aud":"intric-sso",` +
	`"exp":1795598400,"iat":1795594800,"nonce":"n","email":"test.testsson@exempelkommun.example",` +
	`"email_verified":true,"name":"Test Testsson","given_name":"Test","family_name":"Testsson",` +
	`"preferred_username":"test.testsson","groups":["IT-support","HR"]}`

// UserInfo is the healthy login's UserInfo response.
const UserInfo = `{"sub":"f1e2d3c4","email":"test.testsson@exempelkommun.example",` +
	`"email_verified":true,"name":"Test Testsson","given_name":"Test","family_name":"Testsson",` +
	`"preferred_username":"test.testsson","groups":["IT-support","HR"]}`

// Discovery is the healthy discovery document.
const Discovery = `{"issuer":"https://idp.exempelkommun.example",` +
	`"authorization_endpoint":"https://idp.exempelkommun.example/authorize",` +
	`"token_endpoint":"https://idp.exempelkommun.example/token",` +
	`"jwks_uri":"https://idp.exempelkommun.example/keys",` +
	`"userinfo_endpoint":"https://idp.exempelkommun.example/userinfo",` +
	`"response_types_supported":["code"],"subject_types_supported":["public"],` +
	`"id_token_signing_alg_values_supported":["RS256"],` +
	`"token_endpoint_auth_methods_supported":["client_secret_basic","client_secret_post"],` +
	`"scopes_supported":["openid","profile","email"],` +
	`"code_challenge_methods_supported":["S256"],` +
	`"authorization_response_iss_parameter_supported":true}`

// Healthy makes the evidence of a login that passes every check.
func Healthy() *evidence.Set {
	ev := &evidence.Set{
		Scope:  finding.Login,
		Target: evidence.Target{Name: "Intric", Callback: Callback, Scopes: []string{"openid", "profile", "email"}},
		Request: evidence.Request{Issuer: Issuer, ClientID: ClientID, Scopes: []string{"openid", "profile", "email"},
			Prompt: "select_account", Callback: Local, WithSecret: true},
		Provider:   evidence.Provider{Vendor: "unknown", Name: "your identity provider", Certainty: "likely"},
		SecretForm: evidence.Seen(evidence.SecretForm{Length: 40}),
	}
	front(ev)
	signIn(ev)
	return ev
}

// front is what is seen before anybody signs in.
func front(ev *evidence.Set) {
	ev.DiscoveryFetch = evidence.Seen(evidence.Fetch{URL: Issuer + "/.well-known/openid-configuration",
		Status: 200, ContentType: "application/json", Bytes: len(Discovery)})
	ev.Discovery = evidence.Seen(evidence.Discovery{Document: Doc(Discovery)})
	ev.KeysFetch = evidence.Seen(evidence.Fetch{URL: Issuer + "/keys", Status: 200, ContentType: "application/json", Bytes: 400})
	ev.Keys = evidence.Seen(evidence.KeySet{Keys: []evidence.Key{{ID: "k1", HasID: true, Type: "RSA",
		Algorithm: "RS256", Use: "sig", Bits: 2048, JWK: []byte(`{"kty":"RSA"}`)}}})
	ev.Hosts = evidence.Seen([]evidence.Host{{Name: "idp.exempelkommun.example",
		Endpoints: []string{"issuer", "token", "keys", "userinfo"}, Addresses: []string{"198.51.100.7"},
		Reach: evidence.ReachPublic,
		TLS:   &evidence.TLS{PublicTrust: true, Issuer: "Example CA", NotAfter: At(90 * 24 * time.Hour)}}})
	ev.Clock = evidence.Seen(evidence.Clock{IDP: At(0), Local: At(0), Uncertainty: time.Second})
	refused := evidence.Answer{Kind: evidence.ErrorPage, Status: 400, At: "idp.exempelkommun.example/authorize"}
	back := evidence.Answer{Kind: evidence.ToCallback, Status: 302, Error: "login_required"}
	ev.CallbackProbe = evidence.Seen(evidence.Probe{Real: back, Control: &refused, Reading: evidence.Accepted, Requests: 2})
	ev.BrokerProbe = evidence.Seen(evidence.Probe{Real: back, Reading: evidence.Accepted, Requests: 1})
}

// signIn is what the sign-in itself showed.
func signIn(ev *evidence.Set) {
	ev.Authorization = evidence.Seen(evidence.Authorization{HasCode: true, Issuer: Issuer, HasIssuer: true})
	ev.Exchange = evidence.Seen(evidence.Exchange{Attempts: []evidence.Attempt{{Method: "header", Status: 200}},
		Succeeded: true, HasIDToken: true, HasAccessToken: true, TokenType: "Bearer"})
	ev.RawIDToken = evidence.Seen(evidence.RawToken{Bytes: 900, Parts: 3})
	ev.IDToken = evidence.Seen(evidence.Token{Source: "token endpoint", Bytes: 900,
		Header: Doc(`{"alg":"RS256","kid":"k1","typ":"JWT"}`), Claims: Doc(Claims),
		Signature: evidence.Signature{State: evidence.Verified, KeyID: "k1"},
		Nonce:     evidence.Matches, SecondOpinion: "accepted"})
	ev.UserInfoFetch = evidence.Seen(evidence.Fetch{URL: Issuer + "/userinfo", Status: 200, ContentType: "application/json", Bytes: len(UserInfo)})
	ev.UserInfo = evidence.Seen(evidence.UserInfo{Document: Doc(UserInfo)})
}

// At is the time of the healthy login plus d.
func At(d time.Duration) time.Time { return time.Unix(Issued, 0).UTC().Add(d) }

// Doc parses JSON that the test wrote; it panics on a mistake in the test.
func Doc(text string) evidence.Document {
	d, err := evidence.ParseDocument([]byte(text))
	if err != nil {
		panic(fmt.Sprintf("sample: %v in %s", err, text))
	}
	return d
}

// WithClaims gives a copy of the set whose ID token has these claims.
func WithClaims(ev *evidence.Set, claims string) *evidence.Set {
	c := *ev
	t := c.IDToken.Value
	t.Claims = Doc(claims)
	c.IDToken = evidence.Seen(t)
	return &c
}

// WithHeader gives a copy of the set whose ID token has this header.
func WithHeader(ev *evidence.Set, header string) *evidence.Set {
	c := *ev
	t := c.IDToken.Value
	t.Header = Doc(header)
	c.IDToken = evidence.Seen(t)
	return &c
}

// WithDiscovery gives a copy of the set with this discovery document.
func WithDiscovery(ev *evidence.Set, document string) *evidence.Set {
	c := *ev
	c.Discovery = evidence.Seen(evidence.Discovery{Document: Doc(document)})
	return &c
}

// WithUserInfo gives a copy of the set with this UserInfo response.
func WithUserInfo(ev *evidence.Set, document string) *evidence.Set {
	c := *ev
	c.UserInfo = evidence.Seen(evidence.UserInfo{Document: Doc(document)})
	return &c
}
