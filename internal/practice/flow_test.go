package practice

import (
	"encoding/json"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

func TestHealthyLogin(t *testing.T) {
	now := time.Date(2026, 11, 23, 8, 29, 0, 0, time.UTC)
	sc, _ := Find("healthy")
	s := startScenario(t, sc, Options{Now: func() time.Time { return now }, LoopbackCallbacks: []string{testCallback}})

	back := signIn(t, s, "test")
	if back.Get("state") != "test-state" || back.Get("iss") != s.Issuer() {
		t.Errorf("the callback got state %q and iss %q", back.Get("state"), back.Get("iss"))
	}
	got := exchange(t, s, back.Get("code"))
	if cache := got.header.Get("Cache-Control"); cache != "no-store" {
		t.Errorf("Cache-Control of the tokens is %q", cache)
	}
	if date := got.header.Get("Date"); date != now.Format(http.TimeFormat) {
		t.Errorf("Date is %q, not the clock of the options", date)
	}
	response := readTokens(t, got)
	if !verified(t, s, response.IDToken) {
		t.Error("the published key does not accept the ID token")
	}
	header, payload := split(t, response.IDToken)
	if header != `{"alg":"RS256","kid":"practice-1","typ":"JWT"}` {
		t.Errorf("header is %s", header)
	}
	want := map[string]any{
		"iss": s.Issuer(), "sub": "p-4b1f0c77", "aud": "practice-client",
		"exp": float64(now.Unix() + 3600), "iat": float64(now.Unix()), "auth_time": float64(now.Unix()),
		"at_hash": accessTokenHash(response.AccessToken), "nonce": "test-nonce",
		"name": "Test Testsson", "given_name": "Test", "family_name": "Testsson",
		"preferred_username": "test@exempelkommun.example", "email": "test.testsson@exempelkommun.example",
		"email_verified": true, "groups": []any{"IT-support", "HR"},
	}
	if diff := cmp.Diff(want, object(t, payload)); diff != "" {
		t.Errorf("claims (-want +got):\n%s", diff)
	}
}

func object(t *testing.T, raw string) map[string]any {
	t.Helper()
	var out map[string]any
	if err := json.Unmarshal([]byte(raw), &out); err != nil {
		t.Fatal(err)
	}
	return out
}

func TestUserInfoSaysTheSame(t *testing.T) {
	s := start(t, "healthy")
	response := tokens(t, s)
	_, payload := split(t, response.IDToken)
	want := object(t, payload)
	for _, name := range []string{"iss", "aud", "exp", "iat", "auth_time", "at_hash", "nonce"} {
		delete(want, name)
	}
	for _, method := range []string{http.MethodGet, http.MethodPost} {
		got := userInfoOf(t, s, method, response.AccessToken)
		if diff := cmp.Diff(want, object(t, string(got.body))); diff != "" {
			t.Errorf("%s (-ID token +UserInfo):\n%s", method, diff)
		}
	}
	for _, token := range []string{"", "wrong-token", response.RefreshToken} {
		refused := userInfoOf(t, s, http.MethodGet, token)
		if refused.status != http.StatusUnauthorized || !strings.HasPrefix(refused.header.Get("WWW-Authenticate"), "Bearer ") {
			t.Errorf("a wrong access token got status %d", refused.status)
		}
	}
	if got := get(t, newBrowser(t), s.issuer+pathUserInfo); got.status != http.StatusUnauthorized {
		t.Errorf("no access token got status %d", got.status)
	}
}

func TestDiscoveryIsTrue(t *testing.T) {
	s := start(t, "healthy")
	document := get(t, newBrowser(t), s.Issuer()+pathDiscovery)
	got := object(t, string(document.body))
	if got["issuer"] != s.Issuer() || got["authorization_response_iss_parameter_supported"] != true {
		t.Errorf("discovery document is %s", document.body)
	}
	for member, status := range map[string]int{
		"authorization_endpoint": http.StatusBadRequest, // no parameters
		"token_endpoint":         http.StatusMethodNotAllowed,
		"userinfo_endpoint":      http.StatusUnauthorized,
		"jwks_uri":               http.StatusOK,
	} {
		address, _ := got[member].(string)
		if a := get(t, newBrowser(t), address); a.status != status {
			t.Errorf("%s answers %d, want %d", member, a.status, status)
		}
	}
	if a := get(t, newBrowser(t), s.Issuer()+"/nothing"); a.status != http.StatusNotFound {
		t.Errorf("an unknown path answers %d", a.status)
	}
	if keys := keySet(t, s).Keys; len(keys) != 1 || !keys[0].IsPublic() || keys[0].Use != "sig" {
		t.Errorf("key set is %v", keys)
	}
}

func TestEverySecretIsRemembered(t *testing.T) {
	s := start(t, "healthy")
	code := signIn(t, s, "test").Get("code")
	response := readTokens(t, exchange(t, s, code))
	post(t, newBrowser(t), s.issuer+pathToken, codeForm("code-of-a-stranger"), s.ClientID(), "secret-of-a-stranger")
	signature := response.IDToken[strings.LastIndex(response.IDToken, ".")+1:]
	secrets := s.Secrets()
	for name, want := range map[string]string{
		"client secret": s.ClientSecret(), "code": code, "verifier": testVerifier,
		"access token": response.AccessToken, "refresh token": response.RefreshToken,
		"ID token": response.IDToken, "signature": signature,
		"received code": "code-of-a-stranger", "received secret": "secret-of-a-stranger",
	} {
		if !slices.Contains(secrets, want) {
			t.Errorf("the %s is not among the secrets", name)
		}
	}
	want := Request{"GET", pathAuthorize, []string{"client_id", "code_challenge", "code_challenge_method", "nonce",
		"redirect_uri", "response_type", "scope", "state"}}
	if diff := cmp.Diff(want, s.Requests()[0]); diff != "" {
		t.Errorf("first request (-want +got):\n%s", diff)
	}
}

func TestCookieIsASessionAndASecret(t *testing.T) {
	s := start(t, "healthy")
	browser := newBrowser(t)
	page := get(t, browser, s.authorizeURL(goodRequest()))
	request, _ := loginForm(page.body)
	back := post(t, browser, s.issuer+pathLogin, url.Values{"request": {request}, "login": {"test"}})
	cookie, err := http.ParseSetCookie(back.header.Get("Set-Cookie"))
	if err != nil {
		t.Fatal(err)
	}
	if !cookie.HttpOnly || !slices.Contains(s.Secrets(), cookie.Value) {
		t.Errorf("the session cookie is readable by scripts, or not among the secrets")
	}
	for prompt, location := range map[string]string{"": "code", "none": "code", "login": "", "select_account": ""} {
		got := get(t, browser, s.authorizeURL(goodRequest("prompt", prompt)))
		if location == "" {
			if _, ok := loginForm(got.body); !ok {
				t.Errorf("prompt %q showed no login page", prompt)
			}
		} else if got.location == nil || !got.location.Query().Has(location) {
			t.Errorf("prompt %q went to %v, want a code", prompt, got.location)
		}
	}
	again := post(t, browser, s.issuer+pathLogin, url.Values{"request": {request}, "login": {"test"}})
	if again.status != http.StatusBadRequest {
		t.Errorf("a form that was sent twice got status %d", again.status)
	}
}
