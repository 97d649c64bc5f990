package exchange

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"net/url"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// AuthorizationURL adds the parameters to the authorization endpoint, which may
// have a query of its own (RFC 6749, 3.1).
func AuthorizationURL(address string, parameters url.Values) (string, error) {
	u, err := url.Parse(address)
	if err != nil {
		return "", err
	}
	if u.RawQuery != "" {
		u.RawQuery += "&"
	}
	u.RawQuery += parameters.Encode()
	u.Fragment = ""
	return u.String(), nil
}

// Authorize sends one authorization request without a person, to see what the
// IdP says of the callback. Redirects are followed on the IdP's own origin only,
// and never to the callback. Cookies live as long as the request.
func (c *Client) Authorize(ctx context.Context, address, callback string) evidence.Answer {
	jar, _ := cookiejar.New(nil) // its only error is for options that are not given
	h := &http.Client{Transport: c.http.Transport, Jar: jar, CheckRedirect: followNone}
	for range maxRedirects + 1 {
		a, failure := c.look(ctx, h, address)
		if failure != nil {
			return evidence.Answer{Kind: evidence.NoAnswer, Failure: failure}
		}
		next := a.location
		switch {
		case next == nil:
			return readPage(a)
		case sameAddress(next, callback):
			return toCallback(a)
		case next.Query().Get("error") != "", !sameOrigin(next, a.url):
			return elsewhere(a)
		}
		address = next.String()
	}
	return evidence.Answer{Kind: evidence.NoAnswer, Failure: &evidence.Failure{Reason: evidence.RedirectLoop, Host: hostOf(address)}}
}

// look sends one request of an authorization, as a browser would.
func (c *Client) look(ctx context.Context, h *http.Client, address string) (answer, *evidence.Failure) {
	req, failure := c.get(ctx, address, http.Header{"Accept": {"text/html"}})
	if failure != nil {
		return answer{}, failure
	}
	return c.send(h, req, pageCap)
}

func hostOf(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return u.Host
}

// sameAddress compares scheme, host, port and path: the query is the answer.
func sameAddress(u *url.URL, callback string) bool {
	c, err := url.Parse(callback)
	return err == nil && c.Host != "" && sameOrigin(u, c) && path(u) == path(c)
}

// path keeps what is escaped in it: a%2Fb is not a/b.
func path(u *url.URL) string {
	if p := u.EscapedPath(); p != "" {
		return p
	}
	return "/"
}

// at names the place of an answer: host and path, without its query.
func at(u *url.URL) string { return redact.Clip(u.Host+u.Path, 200) }

func toCallback(a answer) evidence.Answer {
	q := a.location.Query()
	back := oauthAnswer(evidence.ToCallback, q)
	back.Status, back.At = a.status, at(a.location)
	if q.Get("code") != "" {
		back.Kind = evidence.WithCode
	}
	return back
}

// elsewhere is a redirect that is neither the callback nor a page to look at.
// Some providers send errors to a page of their own, with the error in its
// query (Authelia, Hydra): a redirect is not success.
func elsewhere(a answer) evidence.Answer {
	off := oauthAnswer(evidence.Elsewhere, a.location.Query())
	off.Status, off.At = a.status, at(a.location)
	if off.Error != "" {
		off.Kind = evidence.ErrorPage
	}
	return off
}

func oauthAnswer(kind evidence.AnswerKind, q url.Values) evidence.Answer {
	description := q.Get("error_description")
	return evidence.Answer{Kind: kind, Error: foreign(q.Get("error"), 80), Description: foreign(description, 400), Codes: VendorCodes(description)}
}

// foreign makes text of the IdP safe to keep.
func foreign(text string, max int) string { return redact.Clip(redact.Scrub(text), max) }
