package practice

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// clock is a clock that moves when it is told to.
type clock struct {
	mu   sync.Mutex
	time time.Time
}

func newClock() *clock { return &clock{time: time.Date(2026, 11, 23, 8, 29, 0, 0, time.UTC)} }

func (c *clock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.time
}

func (c *clock) forward(d time.Duration) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.time = c.time.Add(d)
}

// Each fault of the ID token's payload really is in its bytes.
func TestClaimFaults(t *testing.T) {
	tests := map[string]struct {
		has []string
		not []string
	}{
		"healthy":              {[]string{`"groups":["IT-support","HR"]`}, nil},
		"one-group":            {[]string{`"groups":["IT-support"]`}, nil},
		"no-groups":            {[]string{`"groups":[]`}, nil},
		"missing-claim":        {nil, []string{"roups", `"HR"`}},
		"wrong-case":           {[]string{`"Groups":["IT-support","HR"]`}, []string{`"groups"`}},
		"near-miss-singular":   {[]string{`"group":["IT-support","HR"]`}, []string{`"groups"`}},
		"near-miss-namespaced": {[]string{`"https://exempelkommun.example/claims/groups":["IT-support","HR"]`}, []string{`"groups"`}},
		"near-miss-roles":      {[]string{`"realm_access":{"roles":["IT-support","HR"]}`}, []string{`"groups"`}},
		"only-userinfo":        {nil, []string{"groups"}},
		"overage": {[]string{`"_claim_names":{"groups":"src1"}`, `"_claim_sources":{"src1":{"endpoint":"https://graph.windows.net/`},
			[]string{`"groups":[`}},
		"hasgroups":           {[]string{`"hasgroups":true`}, []string{`"groups"`}},
		"string-for-one":      {[]string{`"groups":"IT-support"`}, nil},
		"joined-string":       {[]string{`"groups":"IT-support,HR"`}, nil},
		"nested":              {[]string{`"groups":["IT-support","HR",["Ekonomi"]]`}, nil},
		"numbers":             {[]string{`"groups":["IT-support","HR",4711]`}, nil},
		"many-groups":         {[]string{`"groups":["Enhet 001",`, `"Enhet 120"]`}, nil},
		"mixed":               {[]string{`"groups":["IT-support","HR","2c5d0f1e-8a47-4b9c-9e63-51f7a0d4c8b2",`}, nil},
		"object-ids":          {[]string{`"groups":["2c5d0f1e-8a47-4b9c-9e63-51f7a0d4c8b2","e91b7a36-0d52-4f8e-b1c4-7f3a96d20e58"]`}, nil},
		"token-issuer":        {[]string{`"iss":"https://idp.exempelkommun.example"`}, nil},
		"wrong-audience":      {[]string{`"aud":"another-application"`}, nil},
		"duplicate-member":    {[]string{`"name":"Test Testsson"`, `"name":"Testsson, Test"`}, nil},
		"email_verified-null": {[]string{`"email_verified":null`}, nil},
		"no-sub":              {nil, []string{`"sub"`}},
		"no-email":            {nil, []string{"email"}},
		"none":                {nil, []string{"at_hash"}},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			s := start(t, name)
			_, payload := split(t, tokens(t, s).IDToken)
			if !json.Valid([]byte(payload)) {
				t.Fatalf("not JSON: %s", payload)
			}
			for _, want := range tt.has {
				if !strings.Contains(payload, want) {
					t.Errorf("no %s in %s", want, payload)
				}
			}
			for _, bad := range tt.not {
				if strings.Contains(payload, bad) {
					t.Errorf("%s in %s", bad, payload)
				}
			}
		})
	}
}

// Groups stand in UserInfo where they agree with the ID token or are the fault;
// anywhere else they would be a second finding.
func TestUserInfoFaults(t *testing.T) {
	for _, sc := range Scenarios() {
		t.Run(sc.Name, func(t *testing.T) {
			s := startScenario(t, sc, Options{})
			who, _ := findAccount(sc.Login)
			got := object(t, string(encode(s.userInfoClaims(who))))
			if _, has := got["groups"]; has != (sc.Name == "healthy" || sc.Name == "only-userinfo") {
				t.Errorf("groups in UserInfo: %v", has)
			}
			if differs := got["sub"] != who.subject; differs != (sc.Name == "userinfo-sub-differs") {
				t.Errorf("sub in UserInfo is %v", got["sub"])
			}
			if _, has := got["email"]; has == (sc.Name == "no-email") {
				t.Errorf("email in UserInfo: %v", has)
			}
		})
	}
}

func TestTimeFaults(t *testing.T) {
	for name, want := range map[string][2]time.Duration{ // iat and exp, from now
		"healthy":    {0, time.Hour},
		"expired":    {-2 * time.Hour, -time.Hour},
		"future-iat": {5 * time.Minute, time.Hour + 5*time.Minute},
	} {
		clock := newClock()
		sc, _ := Find(name)
		s := startScenario(t, sc, Options{Now: clock.now, LoopbackCallbacks: []string{testCallback}})
		_, payload := split(t, tokens(t, s).IDToken)
		var got struct{ Iat, Exp int64 }
		if err := json.Unmarshal([]byte(payload), &got); err != nil {
			t.Fatal(err)
		}
		now := clock.now()
		if diff := cmp.Diff(want, [2]time.Duration{time.Unix(got.Iat, 0).Sub(now), time.Unix(got.Exp, 0).Sub(now)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
	}
}

func TestSignatureFaults(t *testing.T) {
	for name, header := range map[string]string{
		"bad-signature": `{"alg":"RS256","kid":"practice-1","typ":"JWT"}`,
		"unknown-kid":   `{"alg":"RS256","kid":"practice-unpublished","typ":"JWT"}`,
		"hs256":         `{"alg":"HS256","kid":"practice-1","typ":"JWT"}`,
		"none":          `{"alg":"none","kid":"practice-1","typ":"JWT"}`,
	} {
		t.Run(name, func(t *testing.T) {
			s := start(t, name)
			token := tokens(t, s).IDToken
			if got, _ := split(t, token); got != header {
				t.Errorf("header is %s", got)
			}
			if verified(t, s, token) {
				t.Error("the published keys accept the signature")
			}
			if name == "none" && !strings.HasSuffix(token, ".") {
				t.Error("an unsigned token has a signature")
			}
		})
	}
}

func TestIssuerFault(t *testing.T) {
	s := start(t, "wrong-issuer")
	declared := s.Issuer() + "/"
	if got := object(t, string(get(t, newBrowser(t), s.Issuer()+pathDiscovery).body))["issuer"]; got != declared {
		t.Errorf("the document says %v", got)
	}
	back := signIn(t, s, "test")
	_, payload := split(t, readTokens(t, exchange(t, s, back.Get("code"))).IDToken)
	if back.Get("iss") != declared || object(t, payload)["iss"] != declared {
		t.Errorf("response and token do not repeat the document's issuer: %v, %s", back, payload)
	}
}

func TestClientFaults(t *testing.T) {
	post := func(t *testing.T, s *Server, code, secret string) answer {
		return post(t, newBrowser(t), s.issuer+pathToken, codeForm(code, "client_id", clientID, "client_secret", secret))
	}
	t.Run("refused-secret", func(t *testing.T) {
		s := start(t, "refused-secret")
		code := signIn(t, s, "test").Get("code")
		wantError(t, exchange(t, s, code), http.StatusUnauthorized, "invalid_client")
		wantError(t, post(t, s, code, s.ClientSecret()), http.StatusUnauthorized, "invalid_client")
	})
	t.Run("post-only", func(t *testing.T) {
		s := start(t, "post-only")
		code := signIn(t, s, "test").Get("code")
		wantError(t, exchange(t, s, code), http.StatusUnauthorized, "invalid_client")
		readTokens(t, post(t, s, code, s.ClientSecret()))
	})
	t.Run("no-id-token", func(t *testing.T) {
		s := start(t, "no-id-token")
		if got := exchange(t, s, signIn(t, s, "test").Get("code")); got.status != http.StatusOK || strings.Contains(string(got.body), "id_token") {
			t.Errorf("status %d, %s", got.status, got.body)
		}
	})
	t.Run("pkce-required", func(t *testing.T) {
		if s := start(t, "pkce-required"); !verified(t, s, tokens(t, s).IDToken) {
			t.Error("with PKCE the login does not work")
		}
	})
}

func TestDiscoveryFaults(t *testing.T) {
	document := func(t *testing.T, name string) answer {
		return get(t, newBrowser(t), start(t, name).Issuer()+pathDiscovery)
	}
	if got := document(t, "huge-body"); len(got.body) <= 512<<10 || !json.Valid(got.body) {
		t.Errorf("huge-body has %d bytes, or is not JSON", len(got.body))
	}
	if got := document(t, "html-discovery"); got.status != http.StatusOK || json.Valid(got.body) ||
		!strings.HasPrefix(got.header.Get("Content-Type"), "text/html") {
		t.Errorf("html-discovery is %d, %s", got.status, got.body)
	}
	if got := object(t, string(document(t, "no-userinfo-endpoint").body)); got["userinfo_endpoint"] != nil || got["jwks_uri"] == nil {
		t.Errorf("no-userinfo-endpoint is %v", got)
	}
	if got := object(t, string(document(t, "post-only").body)); cmp.Diff([]any{"client_secret_post"}, got["token_endpoint_auth_methods_supported"]) != "" {
		t.Errorf("post-only is %v", got)
	}
}
