package exchange

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

func TestNoRedirectToHTTP(t *testing.T) {
	var asked bool
	plain := serve(t, func(http.ResponseWriter, *http.Request) { asked = true })
	s := httptest.NewTLSServer(http.RedirectHandler(plain.URL+"/a?code=secret#b", http.StatusFound))
	defer s.Close()
	c := newClient(t, Options{CA: pemOf(s)})
	got := discoveryFailure(t, c, s.URL)
	want := evidence.Failure{Reason: evidence.InsecureRedirect, Host: host(t, s.URL), Location: plain.URL + "/a"}
	if got != want || asked {
		t.Errorf("the failure is %+v, want %+v; asked: %v", got, want, asked)
	}
}

// Five redirects are followed, each hop under its own host.
func TestRedirectsFollowed(t *testing.T) {
	last := serve(t, says(200, "application/json", `{"issuer":"x"}`))
	hops := 0
	first := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if hops++; hops < maxRedirects {
			http.Redirect(w, r, r.URL.Path+"/", http.StatusMovedPermanently)
			return
		}
		http.Redirect(w, r, strings.Replace(last.URL, "127.0.0.1", "localhost", 1)+"/end?token=secret", http.StatusFound)
	})
	c := newClient(t, Options{})
	fetch, document := c.Discover(t.Context(), first.URL)
	if !document.Present() || document.Value.Text("issuer") != "x" {
		t.Fatalf("not read: %+v %+v", fetch, document)
	}
	if f := fetch.Value; f.URL != DiscoveryURL(first.URL) || !strings.HasSuffix(f.FinalURL, "/end") || f.Status != 200 {
		t.Errorf("the fetch is %+v", f)
	}
	if got := c.Requests(); got != maxRedirects+1 {
		t.Errorf("%d requests were counted", got)
	}
	hosts := c.Hosts([]Endpoint{{"issuer", first.URL}, {"keys", "http://localhost:1/"}}).Value
	if len(hosts) != 2 || len(hosts[0].Addresses) != 1 || hosts[1].Name != "localhost" || len(hosts[1].Addresses) != 1 {
		t.Errorf("the hosts are %+v", hosts)
	}
}
