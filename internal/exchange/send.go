package exchange

import (
	"context"
	"io"
	"mime"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// answer is a response, read up to a limit.
type answer struct {
	status      int
	contentType string // the media type alone
	body        []byte
	cut         bool     // the body is longer than the limit
	asked, url  *url.URL // the first and the last address
	location    *url.URL // where a redirect leads that was not followed
	elapsed     time.Duration
}

// endpoint reads an address that a request can be sent to.
func endpoint(address string) (*url.URL, *evidence.Failure) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
		return nil, &evidence.Failure{Reason: evidence.BadURL}
	}
	return u, nil
}

func (c *Client) get(ctx context.Context, address string, header http.Header) (*http.Request, *evidence.Failure) {
	u, failure := endpoint(address)
	if failure != nil {
		return nil, failure
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, u.String(), nil)
	if err != nil {
		return nil, &evidence.Failure{Reason: evidence.BadURL}
	}
	req.Header = header
	req.Header.Set("User-Agent", c.agent)
	return req, nil
}

// document fetches what has to come whole and with status 200.
func (c *Client) document(ctx context.Context, address string, limit int64, header http.Header) (answer, *evidence.Failure) {
	req, failure := c.get(ctx, address, header)
	if failure != nil {
		return answer{}, failure
	}
	a, failure := c.send(c.http, req, limit)
	switch {
	case failure != nil:
	case a.status != http.StatusOK:
		failure = a.failed(evidence.BadStatus)
	case a.cut:
		failure = a.failed(evidence.TooLarge)
		failure.Limit = limit
	}
	return a, failure
}

// send does the request under the client's own deadline and reads the answer.
func (c *Client) send(h *http.Client, req *http.Request, limit int64) (answer, *evidence.Failure) {
	ctx, cancel := context.WithTimeout(req.Context(), c.timeout)
	defer cancel()
	sent := c.now()
	res, err := h.Do(req.WithContext(ctx))
	if err != nil {
		return answer{}, classify(req.Context(), err, req.URL.Host)
	}
	defer res.Body.Close()
	c.seen.clock(res, sent, c.now())
	body, err := io.ReadAll(io.LimitReader(res.Body, limit+1))
	if err != nil {
		return answer{}, classify(req.Context(), err, res.Request.URL.Host)
	}
	a := answer{status: res.StatusCode, contentType: mediaType(res), asked: req.URL, url: res.Request.URL, elapsed: c.now().Sub(sent)}
	if int64(len(body)) > limit {
		a.cut, body = true, body[:limit]
	}
	a.body = body
	if a.status >= 300 && a.status <= 399 {
		a.location, _ = res.Location() // one that cannot be read leads nowhere
	}
	return a, nil
}

// mediaType drops the parameters: an answer is foreign text down to its headers.
func mediaType(res *http.Response) string {
	kind, _, err := mime.ParseMediaType(res.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return redact.Clip(kind, 80)
}

// failed describes an answer that is not the one that was wanted.
func (a answer) failed(reason evidence.Reason) *evidence.Failure {
	return &evidence.Failure{Reason: reason, Host: a.url.Host, Status: a.status, ContentType: a.contentType}
}

// fetched describes the answer as evidence.
func (a answer) fetched() evidence.Fetch {
	f := evidence.Fetch{URL: a.asked.String(), Status: a.status, ContentType: a.contentType, Bytes: len(a.body), Elapsed: a.elapsed}
	if a.url.String() != a.asked.String() {
		f.FinalURL = place(a.url)
	}
	return f
}

// place is an address without what may be a secret in it: its query, its
// fragment and its user.
func place(u *url.URL) string {
	return redact.Clip((&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path, RawPath: u.RawPath}).String(), 200)
}

// sameOrigin compares scheme, host and port (RFC 6454, 5).
func sameOrigin(a, b *url.URL) bool {
	return a.Scheme == b.Scheme && strings.EqualFold(a.Hostname(), b.Hostname()) && port(a) == port(b)
}

func port(u *url.URL) string {
	switch {
	case u.Port() != "":
		return u.Port()
	case u.Scheme == "https":
		return "443"
	}
	return "80"
}
