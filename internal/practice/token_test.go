package practice

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

func TestTokenRefusals(t *testing.T) {
	tests := map[string]struct {
		status int
		code   string
		pairs  []string
	}{
		"wrong verifier":     {400, "invalid_grant", []string{"code_verifier", "another-verifier-0123456789-0123456789-0123"}},
		"no verifier":        {400, "invalid_grant", []string{"code_verifier", ""}},
		"wrong redirect":     {400, "invalid_grant", []string{"redirect_uri", IntricCallback}},
		"unknown code":       {400, "invalid_grant", []string{"code", "stranger"}},
		"no grant type":      {400, "invalid_request", []string{"grant_type", ""}},
		"client credentials": {400, "unsupported_grant_type", []string{"grant_type", "client_credentials"}},
		"secret twice":       {400, "invalid_request", []string{"client_secret", "in the body too"}},
		"bogus refresh":      {400, "invalid_grant", []string{"grant_type", "refresh_token", "refresh_token", "stranger"}},
	}
	s := start(t, "healthy")
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code := signIn(t, s, "test").Get("code")
			got := post(t, newBrowser(t), s.issuer+pathToken, codeForm(code, tt.pairs...), s.ClientID(), s.ClientSecret())
			wantError(t, got, tt.status, tt.code)
		})
	}
}

func wantError(t *testing.T, got answer, status int, code string) {
	t.Helper()
	if got.status != status || object(t, string(got.body))["error"] != code {
		t.Errorf("status %d, %s; want %d, %s", got.status, got.body, status, code)
	}
	if got.header.Get("Cache-Control") != "no-store" {
		t.Error("the error may be cached")
	}
}

func TestClientAuthentication(t *testing.T) {
	s := start(t, "healthy")
	secret := s.ClientSecret()
	tests := map[string]struct {
		basic []string
		body  []string
		ok    bool
	}{
		"basic":                {[]string{clientID, secret}, nil, true},
		"post":                 {nil, []string{"client_id", clientID, "client_secret", secret}, true},
		"basic, wrong secret":  {[]string{clientID, "wrong"}, nil, false},
		"basic, no secret":     {[]string{clientID, ""}, nil, false},
		"basic, wrong client":  {[]string{"stranger", secret}, nil, false},
		"post, wrong secret":   {nil, []string{"client_id", clientID, "client_secret", "wrong"}, false},
		"post, wrong client":   {nil, []string{"client_id", "stranger", "client_secret", secret}, false},
		"nothing":              {nil, nil, false},
		"client ID on its own": {nil, []string{"client_id", clientID}, false},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			code := signIn(t, s, "test").Get("code")
			got := post(t, newBrowser(t), s.issuer+pathToken, codeForm(code, tt.body...), tt.basic...)
			if tt.ok {
				readTokens(t, got)
				return
			}
			wantError(t, got, http.StatusUnauthorized, "invalid_client")
			readTokens(t, exchange(t, s, code)) // a refused client has not burnt the code
		})
	}
}

func TestBasicCredentialsAreFormEncoded(t *testing.T) {
	tests := map[string]struct{ user, password, id, secret string }{
		"plain":         {"client", "secret", "client", "secret"},
		"encoded":       {"a%3Ab", "s%25%2B%C3%A9+x", "a:b", "s%+é x"},
		"broken escape": {"client", "50%", "", ""},
	}
	for name, tt := range tests {
		r, err := http.NewRequest(http.MethodPost, "http://127.0.0.1/token", nil)
		if err != nil {
			t.Fatal(err)
		}
		r.Header.Set("Authorization", "Basic "+base64.StdEncoding.EncodeToString([]byte(tt.user+":"+tt.password)))
		if id, secret, ok := basicCredentials(r); id != tt.id || secret != tt.secret || !ok {
			t.Errorf("%s: %q, %q, %v", name, id, secret, ok)
		}
	}
}

func TestCodeWorksOnceAndNotForLong(t *testing.T) {
	clock := newClock()
	sc, _ := Find("healthy")
	s := startScenario(t, sc, Options{Now: clock.now, LoopbackCallbacks: []string{testCallback}})
	code := signIn(t, s, "test").Get("code")
	readTokens(t, exchange(t, s, code))
	wantError(t, exchange(t, s, code), http.StatusBadRequest, "invalid_grant")

	code = signIn(t, s, "test").Get("code")
	clock.forward(codeLifetime + time.Second)
	wantError(t, exchange(t, s, code), http.StatusBadRequest, "invalid_grant")
}

func TestWithoutPKCEAndNonce(t *testing.T) {
	s := start(t, "healthy")
	code := signIn(t, s, "test", "code_challenge", "", "code_challenge_method", "", "nonce", "").Get("code")
	form := codeForm(code)
	form.Del("code_verifier")
	response := readTokens(t, post(t, newBrowser(t), s.issuer+pathToken, form, s.ClientID(), s.ClientSecret()))
	if _, payload := split(t, response.IDToken); strings.Contains(payload, "nonce") {
		t.Errorf("a nonce that nobody sent: %s", payload)
	}
	code = signIn(t, s, "test", "code_challenge", "", "code_challenge_method", "").Get("code")
	wantError(t, exchange(t, s, code), http.StatusBadRequest, "invalid_grant") // a verifier without a challenge
}

func TestRefreshTokenWorksOnce(t *testing.T) {
	s := start(t, "healthy")
	form := url.Values{"grant_type": {"refresh_token"}, "refresh_token": {tokens(t, s).RefreshToken}}
	fresh := readTokens(t, post(t, newBrowser(t), s.issuer+pathToken, form, s.ClientID(), s.ClientSecret()))
	if !verified(t, s, fresh.IDToken) {
		t.Error("the second ID token does not verify")
	}
	again := post(t, newBrowser(t), s.issuer+pathToken, form, s.ClientID(), s.ClientSecret())
	wantError(t, again, http.StatusBadRequest, "invalid_grant")
}

func TestTokenEndpointTakesFormsOnly(t *testing.T) {
	s := start(t, "healthy")
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.issuer+pathToken, strings.NewReader(`{}`))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	wantError(t, do(t, newBrowser(t), r), http.StatusBadRequest, "invalid_request")

	large := codeForm(strings.Repeat("x", maxBody))
	wantError(t, post(t, newBrowser(t), s.issuer+pathToken, large), http.StatusBadRequest, "invalid_request")
	twice := codeForm("a")
	twice.Add("code", "b")
	wantError(t, post(t, newBrowser(t), s.issuer+pathToken, twice), http.StatusBadRequest, "invalid_request")
}
