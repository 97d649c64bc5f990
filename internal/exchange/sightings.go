package exchange

import (
	"crypto/tls"
	"crypto/x509"
	"net"
	"net/netip"
	"net/url"
	"slices"
	"strings"
	"sync"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// sightings is what the connections themselves showed, by host.
type sightings struct {
	mu       sync.Mutex
	hosts    map[string]*evidence.Host
	latest   *evidence.Clock
	requests int
}

func newSightings() *sightings { return &sightings{hosts: map[string]*evidence.Host{}} }

func (s *sightings) count() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.requests++
}

// connection records where a connection to the host went.
func (s *sightings) connection(name string, conn net.Conn, proxied bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.host(name)
	h.Proxied = h.Proxied || proxied
	if t, ok := conn.(*tls.Conn); ok && h.TLS == nil {
		h.TLS = describe(t.ConnectionState(), name)
	}
	if proxied {
		return
	}
	if a, err := netip.ParseAddrPort(conn.RemoteAddr().String()); err == nil {
		addAddress(h, a.Addr().Unmap())
	}
}

func (s *sightings) host(name string) *evidence.Host {
	h, ok := s.hosts[name]
	if !ok {
		h = &evidence.Host{Name: name, Reach: evidence.ReachUnknown}
		s.hosts[name] = h
	}
	return h
}

func addAddress(h *evidence.Host, a netip.Addr) {
	text := a.String()
	if !slices.Contains(h.Addresses, text) {
		h.Addresses = append(h.Addresses, text)
		slices.Sort(h.Addresses)
	}
	h.Reach = worse(h.Reach, Reach(a))
}

// worse prefers the reach that is harder for the broker: one private address of
// several is enough to be careful.
func worse(a, b evidence.Reach) evidence.Reach {
	order := []evidence.Reach{evidence.ReachUnknown, evidence.ReachPublic, evidence.ReachPrivate, evidence.ReachLoopback}
	if slices.Index(order, b) > slices.Index(order, a) {
		return b
	}
	return a
}

// carrierGrade is the shared address space of RFC 6598.
var carrierGrade = netip.MustParsePrefix("100.64.0.0/10")

// Reach says where an address lies.
func Reach(a netip.Addr) evidence.Reach {
	a = a.Unmap()
	switch {
	case a.IsLoopback():
		return evidence.ReachLoopback
	case a.IsPrivate(), a.IsLinkLocalUnicast(), carrierGrade.Contains(a), a.IsUnspecified():
		return evidence.ReachPrivate
	}
	return evidence.ReachPublic
}

// describe judges the chain a second time with the system's authorities alone:
// the broker does not have the added ones.
func describe(state tls.ConnectionState, name string) *evidence.TLS {
	if len(state.PeerCertificates) == 0 {
		return nil
	}
	leaf := state.PeerCertificates[0]
	between := x509.NewCertPool()
	for _, c := range state.PeerCertificates[1:] {
		between.AddCert(c)
	}
	_, err := leaf.Verify(x509.VerifyOptions{DNSName: name, Intermediates: between})
	return &evidence.TLS{PublicTrust: err == nil, Issuer: leaf.Issuer.CommonName, NotAfter: leaf.NotAfter.UTC()}
}

// Requests counts the requests that were sent, those after a redirect included.
func (c *Client) Requests() int {
	c.seen.mu.Lock()
	defer c.seen.mu.Unlock()
	return c.seen.requests
}

// Hosts lists the hosts of the endpoints, in the order given, with what the
// connections to them showed.
func (c *Client) Hosts(endpoints []Endpoint) evidence.Fact[[]evidence.Host] {
	c.seen.mu.Lock()
	defer c.seen.mu.Unlock()
	var list []evidence.Host
	for _, e := range endpoints {
		name := e.host()
		if name == "" {
			continue
		}
		i := slices.IndexFunc(list, func(h evidence.Host) bool { return h.Name == name })
		if i < 0 {
			list = append(list, c.seen.copyOf(name))
			i = len(list) - 1
		}
		list[i].Endpoints = append(list[i].Endpoints, e.Purpose)
	}
	if len(list) == 0 {
		return evidence.Fact[[]evidence.Host]{}
	}
	return evidence.Seen(list)
}

// Endpoint is one address that the broker calls.
type Endpoint struct {
	Purpose string // "issuer", "token", "keys", "userinfo"
	Address string
}

func (e Endpoint) host() string {
	u, err := url.Parse(e.Address)
	if err != nil {
		return ""
	}
	return hostname(u)
}

// hostname gives a host in one spelling, without its port.
func hostname(u *url.URL) string { return strings.ToLower(u.Hostname()) }

func (s *sightings) copyOf(name string) evidence.Host {
	h, ok := s.hosts[name]
	if !ok {
		return evidence.Host{Name: name, Reach: literalReach(name)}
	}
	c := *h
	c.Addresses = slices.Clone(h.Addresses)
	return c
}

// literalReach reads a host that is an address itself; a name that nobody
// connected to is unknown.
func literalReach(name string) evidence.Reach {
	a, err := netip.ParseAddr(name)
	if err != nil {
		return evidence.ReachUnknown
	}
	return Reach(a.Unmap())
}
