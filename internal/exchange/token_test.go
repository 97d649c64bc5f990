package exchange

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// What a redemption sends. The secret has everything that an encoding trips over.
const (
	testSecret   = "s%+é :/=~secret"
	testCode     = "code/with+signs=12345678"
	testVerifier = "verifier-0123456789-0123456789-0123456789-01"
	testClient   = "client 1"
	testReturn   = "http://127.0.0.1:14180/ssocheck?a=b"
	goodTokens   = `{"access_token":"access-12345678","token_type":"Bearer","id_token":"header.claims.signature","expires_in":3600,"scope":"openid"}`
)

func redemption(endpoint string) Redemption {
	return Redemption{TokenEndpoint: endpoint, ClientID: testClient, Secret: redact.NewSecret(testSecret),
		Code: redact.NewSecret(testCode), Callback: testReturn, Verifier: redact.NewSecret(testVerifier)}
}

// tokenEndpoint answers with each of the answers in turn and keeps the requests.
type tokenEndpoint struct {
	url      string
	mu       sync.Mutex
	requests []*http.Request
}

// got is what arrived so far. A handler that hangs up may still be running.
func (e *tokenEndpoint) got() []*http.Request {
	e.mu.Lock()
	defer e.mu.Unlock()
	return slices.Clone(e.requests)
}

func (e *tokenEndpoint) keep(r *http.Request) (number int) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.requests = append(e.requests, r)
	return len(e.requests)
}

func serveTokens(t *testing.T, answers ...http.HandlerFunc) *tokenEndpoint {
	t.Helper()
	e := &tokenEndpoint{}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if err := r.ParseForm(); err != nil {
			t.Error(err)
		}
		number := e.keep(r)
		if number > len(answers) {
			t.Errorf("request %d was not expected", number)
			return
		}
		answers[number-1](w, r)
	})
	e.url = s.URL + "/token"
	return e
}

func TestRedeem_headerFirst(t *testing.T) {
	e := serveTokens(t, says(200, "application/json", goodTokens))
	x, tokens := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
	want := evidence.Exchange{Succeeded: true, HasIDToken: true, HasAccessToken: true, TokenType: "Bearer", Scope: "openid",
		Attempts: []evidence.Attempt{{Method: "header", Status: 200, ContentType: "application/json"}}}
	if diff := cmp.Diff(want, x.Value); diff != "" {
		t.Error(diff)
	}
	if tokens.ID.Reveal() != "header.claims.signature" || tokens.Access.Reveal() != "access-12345678" || tokens.Type != "Bearer" {
		t.Error("the tokens are others")
	}
	r := e.got()[0]
	if r.Method != http.MethodPost || r.Header.Get("Accept") != "application/json" || r.UserAgent() != "ssocheck/test" || r.Header.Get("Cookie") != "" {
		t.Errorf("%s with %v", r.Method, r.Header)
	}
	// Both are form-encoded inside the header (RFC 6749, 2.3.1).
	if id, secret, _ := r.BasicAuth(); id != url.QueryEscape(testClient) || secret != url.QueryEscape(testSecret) {
		t.Errorf("the header holds %q and %q", id, secret)
	}
	wantForm := url.Values{"grant_type": {"authorization_code"}, "code": {testCode}, "redirect_uri": {testReturn}, "code_verifier": {testVerifier}}
	if diff := cmp.Diff(wantForm, r.PostForm); diff != "" {
		t.Error(diff)
	}
}

func TestRedeem_bodyAfterAnErrorAnswer(t *testing.T) {
	for name, first := range map[string]http.HandlerFunc{
		"refused":   says(401, "application/json", `{"error":"invalid_client"}`),
		"a page":    says(502, "text/html", "<h1>Bad gateway</h1>"),
		"nothing":   says(400, "", ""),
		"no token":  says(200, "application/json", `{"a":1}`),
		"200 error": says(200, "application/json", `{"error":"invalid_client","access_token":"x"}`),
		"as a form": says(200, "text/plain", goodTokens), // x/oauth2 reads text/plain as a form
		"too large": says(200, "application/json", large(bodyCap)),
		"elsewhere": func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "http://localhost:1/", http.StatusTemporaryRedirect)
		},
		"not a token": says(200, "application/json", `{"access_token":["x"]}`),
	} {
		t.Run(name, func(t *testing.T) {
			e := serveTokens(t, first, says(200, "application/json", goodTokens))
			x, tokens := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
			if !x.Value.Succeeded || len(x.Value.Attempts) != 2 || x.Value.Attempts[1].Method != "body" || tokens.ID.IsZero() {
				t.Fatalf("the exchange is %+v", x.Value)
			}
			r := e.got()[1]
			if r.Header.Get("Authorization") != "" || r.PostForm.Get("client_id") != testClient || r.PostForm.Get("client_secret") != testSecret ||
				r.PostForm.Get("code") != testCode || r.PostForm.Get("code_verifier") != testVerifier {
				t.Errorf("the second request is %v %v", r.Header, r.PostForm)
			}
		})
	}
}

func TestRedeem_attempts(t *testing.T) {
	for name, tt := range map[string]struct {
		answer http.HandlerFunc
		want   evidence.Attempt
	}{
		"oauth error": {says(401, "application/json; charset=utf-8", `{"error":"invalid_client","error_description":"Wrong secret."}`),
			evidence.Attempt{Status: 401, Error: "invalid_client", Description: "Wrong secret.", ContentType: "application/json"}},
		"entra": {says(401, "application/json", `{"error":"invalid_client","error_description":"AADSTS7000215: Invalid client secret. AADSTS7000215","error_codes":[7000215,50011]}`),
			evidence.Attempt{Status: 401, Error: "invalid_client", Description: "AADSTS7000215: Invalid client secret. AADSTS7000215",
				Codes: []string{"AADSTS7000215", "AADSTS50011"}, ContentType: "application/json"}},
		"adfs": {says(400, "application/json", `{"error":"invalid_client","error_description":"MSIS9622: Client authentication failed."}`),
			evidence.Attempt{Status: 400, Error: "invalid_client", Description: "MSIS9622: Client authentication failed.",
				Codes: []string{"MSIS9622"}, ContentType: "application/json"}},
		"page": {says(403, "text/html", "<h1>Blocked</h1>"),
			evidence.Attempt{Status: 403, ContentType: "text/html", Failure: &evidence.Failure{Reason: evidence.NotJSON, Status: 403, ContentType: "text/html", Line: 1, Column: 1}}},
		"list": {says(200, "application/json", "[]"),
			evidence.Attempt{Status: 200, ContentType: "application/json", Failure: &evidence.Failure{Reason: evidence.NotObject, Status: 200, ContentType: "application/json"}}},
		"too large": {says(200, "application/json", large(bodyCap)),
			evidence.Attempt{Status: 200, ContentType: "application/json", Failure: &evidence.Failure{Reason: evidence.TooLarge, Status: 200, ContentType: "application/json", Limit: bodyCap}}},
		"empty answer": {says(200, "application/json", "{}"), evidence.Attempt{Status: 200, ContentType: "application/json"}},
		"terminal control": {says(400, "application/json", `{"error":"a\u001b[2Jb","error_description":"c\nd"}`),
			evidence.Attempt{Status: 400, Error: `a\u001b[2Jb`, Description: `c\nd`, ContentType: "application/json"}},
	} {
		t.Run(name, func(t *testing.T) {
			e := serveTokens(t, tt.answer, tt.answer)
			x, tokens := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
			if tt.want.Failure != nil {
				tt.want.Failure.Host = host(t, e.url)
			}
			second := tt.want
			tt.want.Method, second.Method = "header", "body"
			if diff := cmp.Diff(evidence.Exchange{Attempts: []evidence.Attempt{tt.want, second}}, x.Value); diff != "" {
				t.Error(diff)
			}
			if (tokens != Tokens{}) {
				t.Error("there are tokens")
			}
		})
	}
}

// Without an answer nobody knows whether the code is burnt.
func TestRedeem_noSecondTryAfterSilence(t *testing.T) {
	e := serveTokens(t, func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) })
	x, _ := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
	want := evidence.Exchange{Attempts: []evidence.Attempt{{Method: "header", Failure: &evidence.Failure{Reason: evidence.Reset, Host: host(t, e.url)}}}}
	if diff := cmp.Diff(want, x.Value); diff != "" {
		t.Error(diff)
	}
	if len(e.got()) != 1 {
		t.Errorf("%d requests were sent", len(e.got()))
	}
}

func TestRedeem_withoutVerifier(t *testing.T) {
	e := serveTokens(t, says(200, "application/json", goodTokens))
	r := redemption(e.url)
	r.Verifier = redact.Secret{}
	if x, _ := newClient(t, Options{}).Redeem(t.Context(), r); !x.Value.Succeeded || e.got()[0].PostForm.Has("code_verifier") {
		t.Errorf("the form is %v", e.got()[0].PostForm)
	}
}

func TestRedeem_nowhere(t *testing.T) {
	for endpoint, want := range map[string]evidence.Reason{"": evidence.NoEndpoint, "idp.example/token": evidence.BadURL, "ftp://idp.example": evidence.BadURL} {
		x, _ := newClient(t, Options{}).Redeem(t.Context(), redemption(endpoint))
		if x.Reason() != want || x.Present() {
			t.Errorf("%q gave %+v", endpoint, x)
		}
	}
}

// The code and the secret go to the token endpoint's own origin and nobody else.
func TestRedeem_redirects(t *testing.T) {
	var stolen bool
	stranger := serve(t, func(http.ResponseWriter, *http.Request) { stolen = true })
	to := func(address string) http.HandlerFunc {
		return func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, address, http.StatusTemporaryRedirect)
		}
	}
	e := serveTokens(t, to(stranger.URL), to(stranger.URL))
	x, _ := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
	if x.Value.Succeeded || stolen || x.Value.Attempts[0].Status != http.StatusTemporaryRedirect {
		t.Errorf("stolen: %v, the exchange is %+v", stolen, x.Value)
	}
	e = serveTokens(t, to("/token/"), says(200, "application/json", goodTokens))
	if x, _ = newClient(t, Options{}).Redeem(t.Context(), redemption(e.url)); !x.Value.Succeeded || e.got()[1].PostForm.Get("code") != testCode {
		t.Errorf("on the same origin: %+v", x.Value)
	}
}

// An IdP that repeats what was sent, in whatever spelling (measured,
// mockoidc), in every member that is kept.
func TestRedeem_nothingSentIsKept(t *testing.T) {
	spell := map[string]func(string) string{
		"plain": func(s string) string { return s }, "query": url.QueryEscape, "path": url.PathEscape,
		"twice": func(s string) string { return url.QueryEscape(url.QueryEscape(s)) },
	}
	for name, spelled := range spell {
		t.Run(name, func(t *testing.T) {
			echo := fmt.Sprintf("got secret %s, code %s, verifier %s.", spelled(testSecret), spelled(testCode), spelled(testVerifier))
			for _, status := range []int{200, 400} {
				body, err := json.Marshal(map[string]string{"error": echo, "error_description": echo, "token_type": echo, "scope": echo})
				if err != nil {
					t.Fatal(err)
				}
				e := serveTokens(t, says(status, "text/"+spelled(testVerifier), string(body)), says(status, echo, string(body)))
				x, _ := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
				noSecret(t, x, spelled)
			}
		})
	}
	t.Run("success", func(t *testing.T) {
		body, err := json.Marshal(map[string]string{"access_token": "access-12345678", "id_token": "a.b.c-87654321",
			"token_type": testSecret, "scope": "access-12345678 a.b.c-87654321 " + testVerifier})
		if err != nil {
			t.Fatal(err)
		}
		e := serveTokens(t, says(200, "application/json", string(body)))
		x, tokens := newClient(t, Options{}).Redeem(t.Context(), redemption(e.url))
		if !x.Value.Succeeded {
			t.Fatalf("the exchange is %+v", x.Value)
		}
		noSecret(t, x, spell["plain"])
		if text := fmt.Sprintf("%+v", tokens); strings.Contains(text, "access-12345678") {
			t.Error("the tokens print themselves")
		}
	})
}

func noSecret(t *testing.T, x evidence.Fact[evidence.Exchange], spelled func(string) string) {
	t.Helper()
	kept, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range []string{testSecret, testCode, testVerifier, "access-12345678", "a.b.c-87654321"} {
		if strings.Contains(string(kept), spelled(secret)) || strings.Contains(string(kept), secret) {
			t.Errorf("%s is in %s", spelled(secret), kept)
		}
	}
}

func TestVendorCodes(t *testing.T) {
	for text, want := range map[string][]string{
		"AADSTS50011: The redirect URI":              {"AADSTS50011"},
		`{"x":"AADSTS700016","y":"AADSTS700016"}`:    {"AADSTS700016"},
		"MSIS9224 and AADSTS7000215, then MSIS9224":  {"MSIS9224", "AADSTS7000215"},
		"AADSTS1, AADSTS12345678, xMSIS9224, MSIS92": nil,
	} {
		if diff := cmp.Diff(want, VendorCodes(text)); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}
