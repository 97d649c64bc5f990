package practice

import (
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"testing"

	"github.com/go-jose/go-jose/v4"
)

// Nothing listens here: the tests read the redirect and do not follow it.
const testCallback = "http://127.0.0.1:1/callback"

const testVerifier = "verifier-0123456789-0123456789-0123456789-abc"

// start runs the named scenario until the end of the test.
func start(t *testing.T, name string) *Server {
	t.Helper()
	sc, ok := Find(name)
	if !ok {
		t.Fatalf("no scenario %q", name)
	}
	return startScenario(t, sc, Options{LoopbackCallbacks: []string{testCallback}})
}

func startScenario(t *testing.T, sc Scenario, o Options) *Server {
	t.Helper()
	s, err := Start(sc, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// newBrowser keeps cookies and follows no redirect.
func newBrowser(t *testing.T) *http.Client {
	t.Helper()
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	transport := &http.Transport{}
	t.Cleanup(transport.CloseIdleConnections)
	return &http.Client{Transport: transport, Jar: jar,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
}

type answer struct {
	status   int
	header   http.Header
	body     []byte
	location *url.URL // nil when there is none
}

func do(t *testing.T, client *http.Client, r *http.Request) answer {
	t.Helper()
	response, err := client.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{status: response.StatusCode, header: response.Header, body: body}
	if location, err := response.Location(); err == nil {
		a.location = location
	}
	return a
}

func get(t *testing.T, client *http.Client, address string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Fatal(err)
	}
	return do(t, client, r)
}

func post(t *testing.T, client *http.Client, address string, form url.Values, basic ...string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, address, strings.NewReader(form.Encode()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	if len(basic) == 2 {
		r.SetBasicAuth(url.QueryEscape(basic[0]), url.QueryEscape(basic[1]))
	}
	return do(t, client, r)
}

// goodRequest is a complete authorization request; pairs change it, an empty
// value removes a parameter.
func goodRequest(pairs ...string) url.Values {
	hash := sha256.Sum256([]byte(testVerifier))
	form := url.Values{
		"client_id": {clientID}, "redirect_uri": {testCallback}, "response_type": {"code"},
		"scope": {"openid profile email"}, "state": {"test-state"}, "nonce": {"test-nonce"},
		"code_challenge": {base64.RawURLEncoding.EncodeToString(hash[:])}, "code_challenge_method": {"S256"},
	}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
		if pairs[i+1] == "" {
			form.Del(pairs[i])
		}
	}
	return form
}

func (s *Server) authorizeURL(form url.Values) string {
	return s.issuer + pathAuthorize + "?" + form.Encode()
}

// signIn chooses the person on the login page and returns the query that
// arrives at the callback.
func signIn(t *testing.T, s *Server, login string, pairs ...string) url.Values {
	t.Helper()
	browser := newBrowser(t)
	page := get(t, browser, s.authorizeURL(goodRequest(pairs...)))
	request, ok := loginForm(page.body)
	if page.status != http.StatusOK || !ok {
		t.Fatalf("no login page: status %d, %s", page.status, page.body)
	}
	back := post(t, browser, s.issuer+pathLogin, url.Values{"request": {request}, "login": {login}})
	if back.status != http.StatusSeeOther || back.location == nil || !strings.HasPrefix(back.location.String(), testCallback+"?") {
		t.Fatalf("the login page led to status %d, %v", back.status, back.location)
	}
	return back.location.Query()
}

// exchange redeems a code with the secret that the customer was given.
func exchange(t *testing.T, s *Server, code string) answer {
	t.Helper()
	return post(t, newBrowser(t), s.issuer+pathToken, codeForm(code), s.ClientID(), s.ClientSecret())
}

func codeForm(code string, pairs ...string) url.Values {
	form := url.Values{"grant_type": {"authorization_code"}, "code": {code}, "redirect_uri": {testCallback},
		"code_verifier": {testVerifier}}
	for i := 0; i < len(pairs); i += 2 {
		form.Set(pairs[i], pairs[i+1])
	}
	return form
}

// tokens runs a whole login of the scenario's person.
func tokens(t *testing.T, s *Server) tokenResponse {
	t.Helper()
	return readTokens(t, exchange(t, s, signIn(t, s, s.scenario.Login).Get("code")))
}

func readTokens(t *testing.T, a answer) tokenResponse {
	t.Helper()
	var response tokenResponse
	if a.status != http.StatusOK {
		t.Fatalf("token endpoint: status %d, %s", a.status, a.body)
	}
	if err := json.Unmarshal(a.body, &response); err != nil {
		t.Fatal(err)
	}
	return response
}

func userInfoOf(t *testing.T, s *Server, method, accessToken string) answer {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), method, s.issuer+pathUserInfo, nil)
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+accessToken)
	return do(t, newBrowser(t), r)
}

// split decodes the header and the payload of a compact JWS.
func split(t *testing.T, token string) (header, payload string) {
	t.Helper()
	parts := strings.Split(token, ".")
	if len(parts) != 3 {
		t.Fatalf("%d parts instead of 3", len(parts))
	}
	var out [2]string
	for i := range out {
		raw, err := base64.RawURLEncoding.DecodeString(parts[i])
		if err != nil {
			t.Fatal(err)
		}
		out[i] = string(raw)
	}
	return out[0], out[1]
}

func keySet(t *testing.T, s *Server) jose.JSONWebKeySet {
	t.Helper()
	var set jose.JSONWebKeySet
	if err := json.Unmarshal(get(t, newBrowser(t), s.issuer+pathKeys).body, &set); err != nil {
		t.Fatal(err)
	}
	return set
}

// verified reports whether the published keys accept the signature.
func verified(t *testing.T, s *Server, token string) bool {
	t.Helper()
	parsed, err := jose.ParseSignedCompact(token, []jose.SignatureAlgorithm{jose.RS256, jose.HS256})
	if err != nil {
		return false
	}
	set := keySet(t, s)
	for _, key := range set.Key(parsed.Signatures[0].Header.KeyID) {
		if _, err := parsed.Verify(key); err == nil {
			return true
		}
	}
	return false
}
