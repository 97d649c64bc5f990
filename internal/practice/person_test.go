package practice

import (
	"context"
	"errors"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
)

// relyingParty is a callback as `login` serves it: 303 at once, then a result
// page that says Refresh until the report is there.
func relyingParty(t *testing.T, refreshes int32) (callback string, query func() url.Values) {
	t.Helper()
	var seen atomic.Pointer[url.Values]
	var left atomic.Int32
	left.Store(refreshes)
	mux := http.NewServeMux()
	mux.HandleFunc("GET /callback", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		seen.Store(&q)
		http.Redirect(w, r, "/result/random", http.StatusSeeOther)
	})
	mux.HandleFunc("GET /result/random", func(w http.ResponseWriter, _ *http.Request) {
		if left.Add(-1) >= 0 {
			w.Header().Set("Refresh", "1")
			return
		}
		_, _ = w.Write([]byte("the report"))
	})
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server.URL + "/callback", func() url.Values {
		if q := seen.Load(); q != nil {
			return *q
		}
		return nil
	}
}

func TestPersonSignsIn(t *testing.T) {
	s := start(t, "healthy")
	callback, query := relyingParty(t, 3)
	s.Register(callback)
	address, body, err := Person{Login: "one"}.SignIn(t.Context(), s.authorizeURL(goodRequest("redirect_uri", callback)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasSuffix(address, "/result/random") || string(body) != "the report" {
		t.Errorf("the person ended on %s with %q", address, body)
	}
	form := codeForm(query().Get("code"), "redirect_uri", callback)
	response := readTokens(t, post(t, newBrowser(t), s.issuer+pathToken, form, s.ClientID(), s.ClientSecret()))
	if _, payload := split(t, response.IDToken); object(t, payload)["name"] != "Eva Engrupp" {
		t.Errorf("somebody else signed in: %s", payload)
	}
}

func TestPersonKeepsASession(t *testing.T) {
	s := start(t, "healthy")
	callback, query := relyingParty(t, 0)
	s.Register(callback)
	person := Person{Login: "test", Client: newBrowser(t)}
	for _, prompt := range []string{"", "none"} {
		if _, _, err := person.SignIn(t.Context(), s.authorizeURL(goodRequest("redirect_uri", callback, "prompt", prompt))); err != nil {
			t.Fatal(err)
		}
		if !query().Has("code") {
			t.Errorf("prompt %q: the callback got %v", prompt, query())
		}
	}
}

func TestPersonBringsAnErrorToTheCallback(t *testing.T) {
	s := start(t, "access-denied")
	callback, query := relyingParty(t, 1)
	s.Register(callback)
	if _, _, err := (Person{Login: "test"}).SignIn(t.Context(), s.authorizeURL(goodRequest("redirect_uri", callback))); err != nil {
		t.Fatal(err)
	}
	if query().Get("error") != "access_denied" {
		t.Errorf("the callback got %v", query())
	}
}

func TestPersonStaysOnLoopback(t *testing.T) {
	s := start(t, "healthy")
	address, body, err := Person{Login: "test"}.SignIn(t.Context(), s.authorizeURL(goodRequest("redirect_uri", IntricCallback)))
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(address, IntricCallback+"?") || !strings.Contains(address, "code=") || len(body) != 0 {
		t.Errorf("the person ended on %s with %q", address, body)
	}
	if _, _, err := (Person{}).SignIn(t.Context(), "https://idp.example/authorize"); err == nil {
		t.Error("the person left loopback")
	}
}

func TestPersonFails(t *testing.T) {
	s := start(t, "healthy")
	callback, _ := relyingParty(t, 0)
	s.Register(callback)
	stopped, stop := context.WithCancel(t.Context())
	stop()
	refused := goodRequest("redirect_uri", callback+"/unregistered")
	address, body, err := Person{Login: "test"}.SignIn(t.Context(), s.authorizeURL(refused))
	if err == nil || !strings.Contains(err.Error(), "status 400") || !strings.Contains(string(body), "invalid_redirect_uri") || address == "" {
		t.Errorf("a refused request ended on %s with %v", address, err)
	}
	good := s.authorizeURL(goodRequest("redirect_uri", callback))
	if _, _, err := (Person{Login: "stranger"}).SignIn(t.Context(), good); err == nil {
		t.Error("somebody who is not on the page signed in")
	}
	if _, _, err := (Person{Login: "test"}).SignIn(stopped, good); !errors.Is(err, context.Canceled) {
		t.Errorf("a cancelled sign-in gave %v", err)
	}
}

// An address may carry a code, so an error never repeats one.
func TestPersonErrorsHoldNoAddress(t *testing.T) {
	s := start(t, "healthy")
	_, _, err := Person{Login: "test"}.SignIn(t.Context(), s.authorizeURL(goodRequest())) // nothing listens at the callback
	if err == nil || strings.Contains(err.Error(), "code=") || strings.Contains(err.Error(), "test-state") {
		t.Errorf("the error is %v", err)
	}
}
