package exchange

import (
	"net/http"
	"strconv"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// clock reads the Date header (RFC 9110, 6.6.1), whose grain is one second. An
// answer without it moves the IdP's clock on as far as ours went: a token must
// not be judged by the time before the person signed in.
func (s *sightings) clock(res *http.Response, sent, received time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	date, err := http.ParseTime(res.Header.Get("Date"))
	switch {
	case err == nil:
		stored, grain := age(res)
		s.latest = &evidence.Clock{IDP: date.Add(stored).UTC(), Local: received.UTC(), Uncertainty: received.Sub(sent)/2 + grain}
	case s.latest != nil:
		*s.latest = movedTo(*s.latest, received)
	}
}

// age is how long a cache on the way kept the answer, whose Date is then as old
// (RFC 9111, 5.1), and the grain of both headers together.
func age(res *http.Response) (stored, grain time.Duration) {
	const longest = 365 * 24 * 3600
	seconds, err := strconv.Atoi(res.Header.Get("Age"))
	if err != nil || seconds <= 0 || seconds > longest {
		return 0, time.Second
	}
	return time.Duration(seconds) * time.Second, 2 * time.Second
}

// Clock compares the IdP's clock with this computer's, by the latest answer.
func (c *Client) Clock() evidence.Fact[evidence.Clock] {
	c.seen.mu.Lock()
	defer c.seen.mu.Unlock()
	if c.seen.latest == nil {
		return evidence.Fact[evidence.Clock]{}
	}
	return evidence.Seen(*c.seen.latest)
}

// Now is the time by the IdP's clock; by this computer's as long as the IdP has
// not shown its own.
func (c *Client) Now() time.Time {
	now := c.now()
	if clock := c.Clock(); clock.Present() {
		return movedTo(clock.Value, now).IDP
	}
	return now
}

// movedTo lets the IdP's clock run until the local time.
func movedTo(c evidence.Clock, local time.Time) evidence.Clock {
	c.IDP, c.Local = c.IDP.Add(local.Sub(c.Local)), local.UTC()
	return c
}
