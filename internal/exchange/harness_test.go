package exchange

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// noProxy keeps the environment of the machine out of the tests.
func noProxy(*http.Request) (*url.URL, error) { return nil, nil }

func newClient(t *testing.T, o Options) *Client {
	t.Helper()
	if o.Proxy == nil {
		o.Proxy = noProxy
	}
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.UserAgent == "" {
		o.UserAgent = "ssocheck/test"
	}
	c, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

// serve starts a server on loopback.
func serve(t *testing.T, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s
}

// says answers every request alike.
func says(status int, contentType, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", contentType)
		w.WriteHeader(status)
		_, _ = w.Write([]byte(body))
	}
}

func host(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Host
}

// discoveryFailure is why there is no discovery document.
func discoveryFailure(t *testing.T, c *Client, issuer string) evidence.Failure {
	t.Helper()
	fetch, document := c.Discover(context.Background(), issuer)
	switch {
	case fetch.Failure != nil:
		return *fetch.Failure
	case document.Failure != nil:
		return *document.Failure
	}
	t.Fatalf("the document was read: %+v", fetch.Value)
	return evidence.Failure{}
}

func large(n int) string { return `{"a":"` + strings.Repeat("x", n) + `"}` }
