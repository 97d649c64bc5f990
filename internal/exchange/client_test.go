package exchange

import (
	"compress/gzip"
	"net/http"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

func TestDiscoveryURL(t *testing.T) {
	for issuer, want := range map[string]string{
		"https://idp.example":         "https://idp.example/.well-known/openid-configuration",
		"https://idp.example/":        "https://idp.example/.well-known/openid-configuration",
		"https://idp.example//":       "https://idp.example//.well-known/openid-configuration",
		"https://idp.example/realm/a": "https://idp.example/realm/a/.well-known/openid-configuration",
	} {
		if got := DiscoveryURL(issuer); got != want {
			t.Errorf("DiscoveryURL(%q) is %q, want %q", issuer, got, want)
		}
	}
}

// What the other side says is a fact about it.
func TestAnsweredFailures(t *testing.T) {
	const page = "<!doctype html><title>Portal</title><script>var a = '<b>'</script><h1>It works!</h1>"
	for name, tt := range map[string]struct {
		handler http.HandlerFunc
		want    evidence.Failure
	}{
		"404": {says(404, "text/html; charset=utf-8", page), evidence.Failure{Reason: evidence.BadStatus, Status: 404, ContentType: "text/html"}},
		"500": {says(500, "application/json", `{"error":"x"}`), evidence.Failure{Reason: evidence.BadStatus, Status: 500, ContentType: "application/json"}},
		"204": {says(204, "", ""), evidence.Failure{Reason: evidence.BadStatus, Status: 204}},
		"large 404": {says(404, "text/html", strings.Repeat("x", documentCap+1)),
			evidence.Failure{Reason: evidence.BadStatus, Status: 404, ContentType: "text/html"}},
		"page": {says(200, "text/html", page),
			evidence.Failure{Reason: evidence.NotJSON, Status: 200, ContentType: "text/html", Line: 1, Column: 1, Start: "Portal It works!"}},
		"broken": {says(200, "application/json", "{\n  \"issuer\": 'x'}"),
			evidence.Failure{Reason: evidence.NotJSON, Status: 200, ContentType: "application/json", Line: 2, Column: 13, Start: `{ "issuer": 'x'}`}},
		"list": {says(200, "application/json", "[]"),
			evidence.Failure{Reason: evidence.NotObject, Status: 200, ContentType: "application/json", Start: "[]"}},
		"odd type": {says(200, "a b; c", "[]"), evidence.Failure{Reason: evidence.NotObject, Status: 200, Start: "[]"}},
		"too large": {says(200, "application/json", large(documentCap)),
			evidence.Failure{Reason: evidence.TooLarge, Status: 200, ContentType: "application/json", Limit: documentCap}},
		"hang-up": {func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }, evidence.Failure{Reason: evidence.Reset}},
		"hang-up in the body": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "100")
			_, _ = w.Write([]byte("{"))
		}, evidence.Failure{Reason: evidence.Reset}},
		"redirect loop": {func(w http.ResponseWriter, r *http.Request) {
			http.Redirect(w, r, "/loop?a=secret", http.StatusFound)
		},
			evidence.Failure{Reason: evidence.RedirectLoop}},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, tt.handler)
			got := discoveryFailure(t, newClient(t, Options{}), s.URL)
			tt.want.Host = host(t, s.URL)
			if tt.want.Reason == evidence.RedirectLoop {
				tt.want.Location = s.URL + "/loop"
			}
			if got != tt.want {
				t.Errorf("the failure is %+v,\nwant %+v", got, tt.want)
			}
		})
	}
}

func TestDocumentAtTheCap(t *testing.T) {
	body := large(documentCap - len(large(0)))
	s := serve(t, says(200, "application/json", body))
	fetch, document := newClient(t, Options{}).Discover(t.Context(), s.URL)
	if !document.Present() || fetch.Value.Bytes != documentCap {
		t.Errorf("a document of exactly %d bytes gave %+v, %+v", documentCap, fetch, document.Failure)
	}
}

// The cap holds for what was unpacked: a small answer can be a large document.
func TestCapHoldsAfterDecompression(t *testing.T) {
	for size, want := range map[int]evidence.Reason{1000: "", documentCap + 1: evidence.TooLarge} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if !strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
				t.Error("compression is not asked for")
			}
			w.Header().Set("Content-Encoding", "gzip")
			z := gzip.NewWriter(w)
			_, _ = z.Write([]byte(large(size)))
			_ = z.Close()
		})
		fetch, _ := newClient(t, Options{}).Discover(t.Context(), s.URL)
		if fetch.Reason() != want {
			t.Errorf("%d bytes unpacked: %+v, want %q", size, fetch, want)
		}
	}
}

func TestBadURL(t *testing.T) {
	for _, address := range []string{"", "idp.example", "ftp://idp.example", "https://", "https:///a", "://", "https://a b", "/keys"} {
		if fetch, _ := newClient(t, Options{}).Keys(t.Context(), address); fetch.Reason() != evidence.BadURL {
			t.Errorf("%q gave %+v", address, fetch)
		}
	}
}

func TestRequestHeaders(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.UserAgent() != "ssocheck/test" || r.Header.Get("Accept") != "application/json" || r.Header.Get("Cookie") != "" {
			t.Errorf("the headers are %v", r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "1", Path: "/"})
		_, _ = w.Write([]byte(`{"keys":[]}`))
	})
	c := newClient(t, Options{})
	for range 2 {
		if fetch, keys := c.Keys(t.Context(), s.URL+"/keys"); !fetch.Present() || !keys.Present() || fetch.Value.FinalURL != "" {
			t.Errorf("the keys are %+v, %+v", fetch, keys)
		}
	}
}

func TestKeysUnreadable(t *testing.T) {
	s := serve(t, says(200, "application/json", `{"a":1}`))
	fetch, keys := newClient(t, Options{}).Keys(t.Context(), s.URL)
	if !fetch.Present() || keys.Reason() != "not_key_set" {
		t.Errorf("the keys are %+v, %+v", fetch, keys.Failure)
	}
}
