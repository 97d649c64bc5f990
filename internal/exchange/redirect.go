package exchange

import (
	"net/http"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// redirectError is a redirect that is not followed.
type redirectError struct {
	reason   evidence.Reason
	from     string // host and port
	location string // where it led, without its query
}

func (e *redirectError) Error() string { return string(e.reason) }

func checkRedirect(req *http.Request, via []*http.Request) error {
	last := via[len(via)-1].URL
	refused := &redirectError{from: last.Host, location: place(req.URL)}
	switch {
	case last.Scheme == "https" && req.URL.Scheme != "https":
		refused.reason = evidence.InsecureRedirect
	case len(via) > maxRedirects:
		refused.reason = evidence.RedirectLoop
	default:
		return nil
	}
	return refused
}

// stayOnOrigin is for requests that carry the code and the secret: they go to
// the token endpoint's own origin and to nobody else.
func stayOnOrigin(req *http.Request, via []*http.Request) error {
	if !sameOrigin(req.URL, via[0].URL) {
		return http.ErrUseLastResponse
	}
	return checkRedirect(req, via)
}

// followNone leaves each redirect to the caller.
func followNone(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }
