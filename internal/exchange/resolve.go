package exchange

import (
	"context"
	"net/netip"
	"time"
)

// lookupLimit is how long one name may take: DNS that works is faster.
const lookupLimit = 5 * time.Second

// Resolve asks our own DNS where those hosts lie that no connection of ours
// showed: hosts behind a proxy, and hosts that this run had no reason to call. A
// name without an answer stays unknown.
func (c *Client) Resolve(ctx context.Context, endpoints []Endpoint) {
	for _, e := range endpoints {
		name := e.host()
		if name == "" || c.seen.located(name) {
			continue
		}
		if addresses, err := c.ask(ctx, name); err == nil {
			c.seen.locate(name, addresses)
		}
	}
}

func (c *Client) ask(ctx context.Context, name string) ([]netip.Addr, error) {
	ctx, cancel := context.WithTimeout(ctx, lookupLimit)
	defer cancel()
	return c.lookup(ctx, name)
}

func (s *sightings) located(name string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	h, ok := s.hosts[name]
	return ok && len(h.Addresses) > 0
}

func (s *sightings) locate(name string, addresses []netip.Addr) {
	s.mu.Lock()
	defer s.mu.Unlock()
	h := s.host(name)
	for _, a := range addresses {
		addAddress(h, a.Unmap())
	}
}
