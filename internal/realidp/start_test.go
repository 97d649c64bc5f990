package realidp_test

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/realidp"
)

// A person gets through the pages of each real IdP and comes back with a code:
// the ground that the tests of the login stand on.
func TestSignIn(t *testing.T) {
	for _, test := range []struct {
		idp, endpoint string
		person        realidp.Person
	}{
		{"dex", "/auth", realidp.Person{Link: regexp.MustCompile("/mock")}},
		{"dex", "/auth", realidp.Person{User: "alice@example.test", Password: "password", Link: regexp.MustCompile("/local")}},
		{"oidc-provider", "/auth", realidp.Person{User: "alice", Password: "x"}},
		{"lemonldap", "oauth2/authorize", realidp.Person{User: "dwho", Password: "dwho"}},
	} {
		t.Run(test.idp+" "+test.person.User, func(t *testing.T) {
			realidp.Need(t, test.idp)
			var answer url.Values
			callback := httptest.NewServer(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) {
				answer = r.URL.Query()
			}))
			defer callback.Close()
			issuer := realidp.Start(t, test.idp, "REDIRECT_URI="+callback.URL)
			q := url.Values{"client_id": {"lab-web"}, "redirect_uri": {callback.URL}, "response_type": {"code"},
				"scope": {"openid email"}, "state": {"s-t-a-t-e"}, "prompt": {"select_account"}}
			if err := test.person.SignIn(t.Context(), issuer+test.endpoint+"?"+q.Encode()); err != nil {
				t.Fatal(err)
			}
			if answer.Get("code") == "" || answer.Get("state") != "s-t-a-t-e" {
				t.Errorf("the answer has a code: %t, and the state %q", answer.Has("code"), answer.Get("state"))
			}
		})
	}
}

// The provider is gone with the test that started it.
func TestStart_ends(t *testing.T) {
	realidp.Need(t, "oidc-provider")
	issuer := ""
	t.Run("running", func(t *testing.T) {
		issuer = realidp.Start(t, "oidc-provider", "ISSUER=https://idp.example.test")
		response, err := http.Get(strings.TrimSuffix(issuer, "/") + "/.well-known/openid-configuration")
		if err != nil {
			t.Fatal(err)
		}
		response.Body.Close()
	})
	if response, err := http.Get(issuer); err == nil {
		response.Body.Close()
		t.Error("the provider outlived its test")
	}
}
