package login

import (
	"crypto/subtle"
	"net/url"

	"github.com/ssocheck/ssocheck/internal/redact"
)

// Answer is what the IdP sent back through the browser (RFC 6749, 4.1.2).
type Answer struct {
	Code        redact.Secret
	Error       string
	Description string
	URI         string
	Issuer      string // RFC 9207
	HasIssuer   bool
}

// ParseAnswer reads the query of a callback. It is an answer of this attempt
// only with exactly the state that was sent, once, and with a code or an error;
// everything else is ignored, so that nobody can end an attempt from outside.
func ParseAnswer(rawQuery, state string) (Answer, bool) {
	q, err := url.ParseQuery(rawQuery)
	if err != nil || len(q["state"]) != 1 || state == "" || !same(q.Get("state"), state) {
		return Answer{}, false
	}
	if repeated(q, "code", "error", "iss") || (q.Get("code") == "") == (q.Get("error") == "") {
		return Answer{}, false
	}
	return Answer{Code: redact.NewSecret(q.Get("code")), Error: q.Get("error"), Description: q.Get("error_description"),
		URI: q.Get("error_uri"), Issuer: q.Get("iss"), HasIssuer: q.Has("iss")}, true
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// repeated reports a parameter that occurs more than once (RFC 6749, 3.1).
func repeated(q url.Values, names ...string) bool {
	for _, n := range names {
		if len(q[n]) > 1 {
			return true
		}
	}
	return false
}
