package exchange

import (
	"encoding/pem"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

func pemOf(s *httptest.Server) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: s.Certificate().Raw})
}

func TestReach(t *testing.T) {
	for address, want := range map[string]evidence.Reach{
		"10.1.2.3": evidence.ReachPrivate, "172.16.0.1": evidence.ReachPrivate, "172.31.255.255": evidence.ReachPrivate,
		"172.32.0.1": evidence.ReachPublic, "192.168.1.1": evidence.ReachPrivate, "192.169.0.1": evidence.ReachPublic,
		"100.64.0.1": evidence.ReachPrivate, "100.127.255.255": evidence.ReachPrivate, "100.128.0.1": evidence.ReachPublic,
		"169.254.1.1": evidence.ReachPrivate, "fe80::1": evidence.ReachPrivate, "fe80::1%eth0": evidence.ReachPrivate,
		"fd00::1": evidence.ReachPrivate, "fc00::1": evidence.ReachPrivate, "fe00::1": evidence.ReachPublic,
		"127.0.0.1": evidence.ReachLoopback, "127.9.9.9": evidence.ReachLoopback, "::1": evidence.ReachLoopback,
		"0.0.0.0": evidence.ReachPrivate, "::": evidence.ReachPrivate,
		"192.0.2.1": evidence.ReachPublic, "2001:db8::1": evidence.ReachPublic,
		"::ffff:10.0.0.1": evidence.ReachPrivate, "::ffff:127.0.0.1": evidence.ReachLoopback,
		"::ffff:100.64.0.1": evidence.ReachPrivate, "::ffff:192.0.2.1": evidence.ReachPublic,
	} {
		if got := Reach(netip.MustParseAddr(address)); got != want {
			t.Errorf("%s is %s, want %s", address, got, want)
		}
	}
}

// One private address of several is enough to be careful.
func TestWorse(t *testing.T) {
	order := []evidence.Reach{evidence.ReachUnknown, evidence.ReachPublic, evidence.ReachPrivate, evidence.ReachLoopback}
	for i, a := range order {
		for j, b := range order {
			if got, want := worse(a, b), order[max(i, j)]; got != want {
				t.Errorf("worse(%s, %s) is %s, want %s", a, b, got, want)
			}
		}
	}
}

func TestHosts(t *testing.T) {
	s := serve(t, says(200, "application/json", "{}"))
	c := newClient(t, Options{})
	if _, document := c.Discover(t.Context(), s.URL); !document.Present() {
		t.Fatal(document.Failure)
	}
	hosts := c.Hosts([]Endpoint{{"issuer", s.URL}, {"token", s.URL + "/token"}, {"keys", "https://192.168.0.9/keys"},
		{"userinfo", "https://[2001:db8::9]:8443/"}, {"userinfo", "https://never-asked.example"}, {"userinfo", ""}})
	var got []string
	for _, h := range hosts.Value {
		got = append(got, h.Name+" "+string(h.Reach))
		if h.TLS != nil || h.Proxied {
			t.Errorf("the host is %+v", h)
		}
	}
	want := []string{"127.0.0.1 loopback", "192.168.0.9 private", "2001:db8::9 public", "never-asked.example unknown"}
	if len(got) != len(want) {
		t.Fatalf("the hosts are %v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("host %d is %s, want %s", i, got[i], want[i])
		}
	}
	if first := hosts.Value[0]; len(first.Endpoints) != 2 || len(first.Addresses) != 1 || first.Addresses[0] != "127.0.0.1" {
		t.Errorf("the first host is %+v", first)
	}
	if c.Hosts(nil).Attempted() {
		t.Error("without endpoints there are no hosts")
	}
}

// Our clock goes on two seconds at each reading, of which a request makes three:
// sent, received, read.
func TestClock(t *testing.T) {
	start := time.Date(2026, 11, 23, 8, 0, 0, 0, time.UTC)
	idp := start.Add(7 * time.Second)
	for name, tt := range map[string]struct {
		headers     []http.Header // one a request
		want        time.Time
		uncertainty time.Duration
		absent      bool
	}{
		"date":          {headers: []http.Header{{"Date": {idp.Format(http.TimeFormat)}}}, want: idp, uncertainty: 2 * time.Second},
		"from a cache":  {headers: []http.Header{{"Date": {idp.Format(http.TimeFormat)}, "Age": {"60"}}}, want: idp.Add(time.Minute), uncertainty: 3 * time.Second},
		"senseless age": {headers: []http.Header{{"Date": {idp.Format(http.TimeFormat)}, "Age": {"-5"}}}, want: idp, uncertainty: 2 * time.Second},
		"no date":       {headers: []http.Header{{"Date": nil}}, absent: true},
		"unreadable":    {headers: []http.Header{{"Date": {"yesterday"}}}, absent: true},
		"the latest":    {headers: []http.Header{{"Date": {start.Format(http.TimeFormat)}}, {"Date": {idp.Format(http.TimeFormat)}}}, want: idp, uncertainty: 2 * time.Second},
		"then no date":  {headers: []http.Header{{"Date": {idp.Format(http.TimeFormat)}}, {"Date": nil}}, want: idp.Add(6 * time.Second), uncertainty: 2 * time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			next := 0
			s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
				for k, v := range tt.headers[next] {
					w.Header()[k] = v
				}
				next++
				_, _ = w.Write([]byte("{}"))
			})
			now := start
			c := newClient(t, Options{Now: func() time.Time { now = now.Add(2 * time.Second); return now }})
			received := start
			for range tt.headers {
				received = now.Add(4 * time.Second)
				if _, document := c.Discover(t.Context(), s.URL); !document.Present() {
					t.Fatal(document.Failure)
				}
			}
			got := c.Clock()
			if tt.absent {
				if got.Attempted() || !c.Now().Equal(now) {
					t.Errorf("the clock is %+v", got)
				}
				return
			}
			want := evidence.Clock{IDP: tt.want, Local: received, Uncertainty: tt.uncertainty}
			if got.Value != want {
				t.Errorf("the clock is %+v, want %+v", got.Value, want)
			}
			if ahead := c.Now().Sub(got.Value.IDP); ahead != now.Sub(received) {
				t.Errorf("the IdP's clock went on %v, ours %v", ahead, now.Sub(received))
			}
		})
	}
}
