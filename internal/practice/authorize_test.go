package practice

import (
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

// Before client and redirect URI are known to be right nothing is sent back.
func TestRefusedWithAPage(t *testing.T) {
	s := start(t, "healthy")
	tests := map[string]struct{ code, raw string }{
		"unknown client":        {"invalid_client", goodRequest("client_id", "stranger").Encode()},
		"no client":             {"invalid_client", goodRequest("client_id", "").Encode()},
		"two clients":           {"invalid_client", goodRequest().Encode() + "&client_id=" + clientID},
		"unregistered redirect": {"invalid_redirect_uri", goodRequest("redirect_uri", "https://nobody.invalid/cb").Encode()},
		"slash at the end":      {"invalid_redirect_uri", goodRequest("redirect_uri", testCallback+"/").Encode()},
		"added query":           {"invalid_redirect_uri", goodRequest("redirect_uri", testCallback+"?a=b").Encode()},
		"no redirect":           {"invalid_redirect_uri", goodRequest("redirect_uri", "").Encode()},
		"two redirects":         {"invalid_redirect_uri", goodRequest().Encode() + "&redirect_uri=https%3A%2F%2Fnobody.invalid"},
		"client before redirect": {"invalid_client",
			goodRequest("client_id", "stranger", "redirect_uri", "https://nobody.invalid/cb").Encode()},
		"redirect before prompt": {"invalid_redirect_uri",
			goodRequest("prompt", "none", "redirect_uri", "https://nobody.invalid/cb").Encode()},
		"broken query": {"invalid_request", goodRequest().Encode() + "&a=%zz"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			got := get(t, newBrowser(t), s.issuer+pathAuthorize+"?"+tt.raw)
			if got.status != http.StatusBadRequest || got.location != nil {
				t.Fatalf("status %d, location %v", got.status, got.location)
			}
			if !strings.HasPrefix(got.header.Get("Content-Type"), "text/html") ||
				!strings.Contains(string(got.body), "<code>"+tt.code+"</code>") {
				t.Errorf("no page that says %s: %s", tt.code, got.body)
			}
		})
	}
}

// Every other error goes back, with the state and the issuer.
func TestRefusedAtTheCallback(t *testing.T) {
	tests := map[string]struct {
		scenario, code string
		pairs          []string
		extra          string
	}{
		"prompt none":          {"healthy", "login_required", []string{"prompt", "none"}, ""},
		"prompt none and more": {"healthy", "invalid_request", []string{"prompt", "none login"}, ""},
		"implicit flow":        {"healthy", "unsupported_response_type", []string{"response_type", "id_token"}, ""},
		"response mode":        {"healthy", "invalid_request", []string{"response_mode", "form_post"}, ""},
		"no openid":            {"healthy", "invalid_scope", []string{"scope", "profile"}, ""},
		"plain challenge":      {"healthy", "invalid_request", []string{"code_challenge_method", "plain"}, ""},
		"method missing":       {"healthy", "invalid_request", []string{"code_challenge_method", ""}, ""},
		"request object":       {"healthy", "request_not_supported", []string{"request", "e30"}, ""},
		"request by reference": {"healthy", "request_uri_not_supported", []string{"request_uri", "urn:a"}, ""},
		"parameter twice":      {"healthy", "invalid_request", nil, "&scope=openid"},
		"PKCE required":        {"pkce-required", "invalid_request", []string{"code_challenge", "", "code_challenge_method", ""}, ""},
		"PKCE required, silent": {"pkce-required", "invalid_request",
			[]string{"code_challenge", "", "code_challenge_method", "", "prompt", "none"}, ""},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := start(t, tt.scenario)
			got := get(t, newBrowser(t), s.authorizeURL(goodRequest(tt.pairs...))+tt.extra)
			if got.status != http.StatusSeeOther || got.location == nil {
				t.Fatalf("status %d, %s", got.status, got.body)
			}
			back := got.location.Query()
			if back.Get("error") != tt.code || back.Get("state") != "test-state" || back.Get("iss") != s.Issuer() {
				t.Errorf("the callback got %v, want %s", back, tt.code)
			}
			if back.Has("code") || !strings.HasPrefix(got.location.String(), testCallback+"?") {
				t.Errorf("the answer went to %v", got.location)
			}
		})
	}
}

func TestAuthorizeTakesPost(t *testing.T) {
	s := start(t, "healthy")
	got := post(t, newBrowser(t), s.issuer+pathAuthorize, goodRequest())
	if _, ok := loginForm(got.body); !ok {
		t.Errorf("no login page: %s", got.body)
	}
	large := goodRequest("state", strings.Repeat("x", maxBody))
	if got := post(t, newBrowser(t), s.issuer+pathAuthorize, large); got.status != http.StatusBadRequest {
		t.Errorf("a body over the limit got status %d", got.status)
	}
}

func TestQueryOfTheRedirectIsKept(t *testing.T) {
	s := start(t, "healthy")
	s.Register(testCallback + "?tenant=a%20b")
	got := get(t, newBrowser(t), s.authorizeURL(goodRequest("redirect_uri", testCallback+"?tenant=a%20b", "prompt", "none")))
	if got.location == nil || !strings.HasPrefix(got.location.RawQuery, "tenant=a%20b&") || got.location.Query().Get("error") != "login_required" {
		t.Errorf("the answer went to %v", got.location)
	}
}

func TestIntricIsRegisteredUnlessTheFaultSaysNot(t *testing.T) {
	for name, want := range map[string]int{"healthy": http.StatusSeeOther, "refused-redirect": http.StatusBadRequest} {
		s := start(t, name)
		probe := goodRequest("redirect_uri", IntricCallback, "prompt", "none")
		if got := get(t, newBrowser(t), s.authorizeURL(probe)); got.status != want {
			t.Errorf("%s: status %d, want %d", name, got.status, want)
		}
		own := get(t, newBrowser(t), s.authorizeURL(goodRequest("prompt", "none")))
		if own.status != http.StatusSeeOther {
			t.Errorf("%s: the loopback callback got status %d", name, own.status)
		}
	}
}

func TestLoginPage(t *testing.T) {
	s := start(t, "healthy")
	page := get(t, newBrowser(t), s.authorizeURL(goodRequest()))
	policy := page.header.Get("Content-Security-Policy")
	if strings.Contains(policy, "form-action") {
		t.Error("form-action makes Chromium hang after the form")
	}
	_, rest, _ := strings.Cut(string(page.body), "<style>")
	style, _, closed := strings.Cut(rest, "</style>")
	hash := sha256.Sum256([]byte(style))
	if !closed || style == "" || !strings.Contains(policy, "'sha256-"+base64.StdEncoding.EncodeToString(hash[:])+"'") {
		t.Errorf("the policy %q does not allow the page's own style", policy)
	}
	if strings.Contains(string(page.body), "<script") {
		t.Error("the page holds a script")
	}
	for _, a := range accounts() {
		if !strings.Contains(string(page.body), `name="login" value="`+a.login+`"`) {
			t.Errorf("%s is not on the page", a.login)
		}
	}
	request, _ := loginForm(page.body)
	stranger := post(t, newBrowser(t), s.issuer+pathLogin, url.Values{"request": {request}, "login": {"stranger"}})
	if stranger.status != http.StatusBadRequest || stranger.location != nil {
		t.Errorf("a person who does not exist got status %d", stranger.status)
	}
}

func TestDeniedAfterThePersonWasChosen(t *testing.T) {
	for name, want := range map[string]string{
		"access-denied": "User is not assigned to the client application.", "login-cancelled": "",
	} {
		s := start(t, name)
		silent := get(t, newBrowser(t), s.authorizeURL(goodRequest("prompt", "none")))
		if silent.location == nil || silent.location.Query().Get("error") != "login_required" {
			t.Errorf("%s: a request without a person went to %v", name, silent.location)
		}
		back := signIn(t, s, "test")
		if back.Get("error") != "access_denied" || back.Get("error_description") != want || back.Get("state") != "test-state" {
			t.Errorf("%s: the callback got %v", name, back)
		}
		if want == "" && back.Has("error_description") {
			t.Errorf("%s: an empty description was sent", name)
		}
	}
}
