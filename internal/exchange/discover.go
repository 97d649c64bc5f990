package exchange

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/ssocheck/ssocheck/internal/decode"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// DiscoveryURL is where the broker looks for the discovery document: one
// trailing slash of the issuer is cut (OpenID Connect Discovery 1.0, 4.1).
func DiscoveryURL(issuer string) string {
	return strings.TrimSuffix(issuer, "/") + "/.well-known/openid-configuration"
}

func acceptJSON() http.Header { return http.Header{"Accept": {"application/json"}} }

// Discover fetches the discovery document of the issuer.
func (c *Client) Discover(ctx context.Context, issuer string) (evidence.Fact[evidence.Fetch], evidence.Fact[evidence.Discovery]) {
	return fetchDocument(ctx, c, DiscoveryURL(issuer), decode.Discovery)
}

// Keys fetches the key set.
func (c *Client) Keys(ctx context.Context, address string) (evidence.Fact[evidence.Fetch], evidence.Fact[evidence.KeySet]) {
	return fetchDocument(ctx, c, address, decode.KeySet)
}

// fetchDocument fetches a public document and reads it.
func fetchDocument[T any](ctx context.Context, c *Client, address string, read func([]byte) (T, error)) (evidence.Fact[evidence.Fetch], evidence.Fact[T]) {
	a, failure := c.document(ctx, address, documentCap, acceptJSON())
	if failure != nil {
		return evidence.NotSeen[evidence.Fetch](*failure), evidence.Fact[T]{}
	}
	fetch := evidence.Seen(a.fetched())
	document, err := read(a.body)
	if err != nil {
		f := a.unreadable(err)
		f.Start = redact.Clip(redact.Scrub(visibleText(string(a.body))), 80)
		return fetch, evidence.NotSeen[T](*f)
	}
	return fetch, evidence.Seen(document)
}

// unreadable describes an answer that was not understood.
func (a answer) unreadable(err error) *evidence.Failure {
	f := a.failed(evidence.NotJSON)
	var d *decode.Error
	if errors.As(err, &d) {
		f.Reason, f.Line, f.Column, f.Limit = d.Reason, d.Line, d.Column, d.Limit
	}
	return f
}
