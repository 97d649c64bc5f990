package login

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/practice"
)

// pkceRefuser stands before a practice IdP and does not know the PKCE parameters.
func pkceRefuser(t *testing.T, authorize string) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if q.Has("code_challenge") {
			http.Redirect(w, r, q.Get("redirect_uri")+"?error=invalid_request&error_description=unknown+parameter+code_challenge&state="+q.Get("state"), http.StatusFound)
			return
		}
		http.Redirect(w, r, authorize+"?"+r.URL.RawQuery, http.StatusFound)
	}))
	t.Cleanup(s.Close)
	return s
}

// The broker sends no PKCE, so an IdP that refuses its parameters works with it.
func TestSignIn_withoutPKCE(t *testing.T) {
	b := newBench(t, "healthy")
	b.plan.AuthorizationEndpoint = pkceRefuser(t, b.plan.AuthorizationEndpoint).URL
	b.signIn(t)
	if a := b.ev.Authorization.Value; !a.HasCode || !a.WithoutPKCE {
		t.Errorf("the authorization is %+v", a)
	}
	if !b.ev.Exchange.Value.Succeeded || b.ev.IDToken.Value.Nonce != evidence.Matches {
		t.Errorf("the exchange is %+v, the nonce %s", b.ev.Exchange.Value, b.ev.IDToken.Value.Nonce)
	}
	for _, r := range b.server.Requests() {
		if strings.Contains(strings.Join(r.QueryNames, " "), "code_challenge") {
			t.Errorf("the second request is %+v", r)
		}
	}
}

// paster signs in on another computer and pastes each address the browser ends on.
func paster(t *testing.T, opened *[]string) func(string, func(string) error) {
	client := &http.Client{CheckRedirect: func(next *http.Request, _ []*http.Request) error {
		if strings.HasSuffix(next.URL.Path, "/ssocheck") {
			return http.ErrUseLastResponse
		}
		return nil
	}}
	return func(address string, paste func(string) error) {
		*opened = append(*opened, address)
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
		if err != nil {
			t.Error(err)
			return
		}
		res, err := client.Do(req)
		if err != nil {
			t.Error(err)
			return
		}
		res.Body.Close()
		if err := paste(res.Header.Get("Location")); err != nil {
			t.Errorf("the address was not taken: %v", err)
		}
	}
}

// Who pasted the refusal is shown a second address.
func TestSignIn_withoutPKCE_pasted(t *testing.T) {
	var opened []string
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		answer := "code=abc"
		if q.Has("code_challenge") {
			answer = "error=invalid_request&error_description=PKCE"
		}
		http.Redirect(w, r, q.Get("redirect_uri")+"?"+answer+"&state="+q.Get("state"), http.StatusFound)
	}))
	defer s.Close()
	l := listen(t)
	var ev evidence.Set
	p := Plan{AuthorizationEndpoint: s.URL, Callback: l.Callback(), Random: new(counter), Timeout: patience, Open: paster(t, &opened), Step: func(Step) {}}
	if _, err := SignIn(t.Context(), newClient(t), l, p, &ev); err != nil {
		t.Fatal(err)
	}
	if a := ev.Authorization.Value; !a.HasCode || !a.WithoutPKCE || len(opened) != 2 {
		t.Errorf("after %d addresses the authorization is %+v", len(opened), a)
	}
}

// A second refusal is the answer: nothing loops, in the browser or pasted.
func TestSignIn_refusedTwice(t *testing.T) {
	asked := make(chan url.Values, 10)
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		asked <- q
		http.Redirect(w, r, q.Get("redirect_uri")+"?error=invalid_request&error_description=pkce&state="+q.Get("state"), http.StatusFound)
	}))
	defer s.Close()
	var opened []string
	browser := func(address string, _ func(string) error) {
		opened = append(opened, address)
		go func() { _, _, _ = practice.Person{}.SignIn(t.Context(), address) }()
	}
	for name, tt := range map[string]struct {
		open   func(string, func(string) error)
		opened int
	}{"browser": {browser, 1}, "pasted": {paster(t, &opened), 2}} {
		opened = nil
		l := listen(t)
		var ev evidence.Set
		p := Plan{AuthorizationEndpoint: s.URL, Callback: l.Callback(), Random: new(counter), Timeout: patience, Open: tt.open, Step: func(Step) {}}
		if _, err := SignIn(t.Context(), newClient(t), l, p, &ev); err != nil {
			t.Fatal(err)
		}
		l.Show([]byte("RESULT"))
		if a := ev.Authorization.Value; a.HasCode || a.Error != "invalid_request" || !a.WithoutPKCE || len(opened) != tt.opened {
			t.Errorf("%s: after %d addresses the authorization is %+v", name, len(opened), a)
		}
		if first, second := <-asked, <-asked; len(asked) != 0 || !first.Has("code_challenge") || second.Has("code_challenge") {
			t.Errorf("%s: %d requests too many after %v and %v", name, len(asked), first, second)
		}
	}
}
