package login

import (
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"io"
	"net/url"
	"regexp"
	"strings"
	"sync"

	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// Random makes an unguessable string of n bytes of randomness, base64url.
func Random(r io.Reader, n int) (string, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(r, b); err != nil {
		return "", fmt.Errorf("read randomness: %w", err)
	}
	return base64.RawURLEncoding.EncodeToString(b), nil
}

// Challenge is the S256 code challenge of a verifier (RFC 7636, 4.2).
func Challenge(verifier string) string {
	sum := sha256.Sum256([]byte(verifier))
	return base64.RawURLEncoding.EncodeToString(sum[:])
}

// attempt is one authorization request with its fresh secrets.
type attempt struct {
	address  string
	state    string
	nonce    string
	verifier redact.Secret // zero: PKCE was left out
}

// newAttempt makes a request (Core 3.1.2.1). State, nonce and verifier are fresh
// for every request and hold 256 bits.
func newAttempt(p Plan, pkce bool) (attempt, error) {
	var values [3]string
	for i := range values {
		v, err := Random(p.Random, 32)
		if err != nil {
			return attempt{}, err
		}
		values[i] = v
	}
	a := attempt{state: values[0], nonce: values[1]}
	q := url.Values{"response_type": {"code"}, "client_id": {p.ClientID}, "redirect_uri": {p.Callback},
		"scope": {strings.Join(p.Scopes, " ")}, "state": {a.state}, "nonce": {a.nonce}}
	if p.Prompt != "" {
		q.Set("prompt", p.Prompt)
	}
	if pkce {
		a.verifier = redact.NewSecret(values[2])
		q.Set("code_challenge", Challenge(values[2]))
		q.Set("code_challenge_method", "S256")
	}
	var err error
	a.address, err = exchange.AuthorizationURL(p.AuthorizationEndpoint, q)
	return a, err
}

// pkceWords match the refusal of PKCE parameters that an IdP does not know.
var pkceWords = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)code_challenge|pkce`) })

// refusesPKCE reports an error that blames the parameters that the broker does
// not send.
func refusesPKCE(a Answer) bool {
	return a.Error == "invalid_request" && pkceWords().MatchString(a.Description)
}
