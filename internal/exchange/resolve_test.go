package exchange

import (
	"context"
	"errors"
	"fmt"
	"net/netip"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

func TestResolve(t *testing.T) {
	asked := map[string]int{}
	c := newClient(t, Options{Lookup: func(_ context.Context, host string) ([]netip.Addr, error) {
		asked[host]++
		if host == "unknown.example" {
			return nil, errors.New("no such host")
		}
		return []netip.Addr{netip.MustParseAddr("::ffff:192.0.2.7"), netip.MustParseAddr("10.0.0.1")}, nil
	}})
	s := serve(t, says(200, "application/json", "{}"))
	if _, document := c.Discover(t.Context(), s.URL); !document.Present() {
		t.Fatal(document.Failure)
	}
	endpoints := []Endpoint{{"issuer", s.URL}, {"token", "https://IDP.example/token"}, {"keys", "https://idp.example/keys"},
		{"userinfo", "https://unknown.example"}, {"userinfo", "://"}}
	c.Resolve(t.Context(), endpoints)
	if len(asked) != 2 || asked["idp.example"] != 1 || asked["unknown.example"] != 1 {
		t.Errorf("our DNS was asked %v", asked)
	}
	hosts := c.Hosts(endpoints).Value
	if len(hosts) != 3 || hosts[1].Reach != evidence.ReachPrivate || fmt.Sprint(hosts[1].Addresses) != "[10.0.0.1 192.0.2.7]" ||
		hosts[2].Reach != evidence.ReachUnknown || fmt.Sprint(hosts[1].Endpoints) != "[token keys]" {
		t.Errorf("the hosts are %+v", hosts)
	}
}
