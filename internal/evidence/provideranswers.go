package evidence

import (
	"time"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Discovery is the IdP's discovery document (OpenID Connect Discovery 1.0, 4).
type Discovery struct {
	Document Document `json:"document"`
}

// Text gives a member that should be a string; "" when it is missing or of
// another type.
func (d Discovery) Text(name string) string { return d.Document.Root().Get(name).Text() }

// Member gives a member of the document.
func (d Discovery) Member(name string) jsondoc.Node { return d.Document.Root().Get(name) }

// List gives the strings of a member that should be a list; ok is false when
// the document does not have that list.
func (d Discovery) List(name string) (items []string, ok bool) {
	n := d.Document.Root().Get(name)
	if n.Kind() != jsondoc.Array {
		return nil, false
	}
	for e := range n.Elements() {
		if e.Kind() == jsondoc.String {
			items = append(items, e.Text())
		}
	}
	return items, true
}

// KeySet is the IdP's published key set (RFC 7517, 5), without keys that a
// relying party cannot use at all.
type KeySet struct {
	Keys []Key `json:"keys"`
	// Unusable counts members that are no public signing key that we know.
	Unusable int `json:"unusable,omitempty"`
}

// Key is one public signing key.
type Key struct {
	ID        string `json:"kid,omitempty"`
	HasID     bool   `json:"hasKid,omitempty"`
	Type      string `json:"kty"`           // "RSA", "EC", "OKP"
	Algorithm string `json:"alg,omitempty"` // as declared
	Use       string `json:"use,omitempty"`
	Bits      int    `json:"bits"`          // of the RSA modulus or the curve
	Curve     string `json:"crv,omitempty"` // "P-256", …
	// JWK is the key itself, public members only, as JSON.
	JWK []byte `json:"jwk"`
}

// Probe is what two authorization requests without a user showed: one for the
// callback in question and a control for one that nobody can have registered.
type Probe struct {
	Real    Answer  `json:"real"`
	Control *Answer `json:"control,omitempty"`
	// Reading compares the two. Only a difference proves something.
	Reading Reading `json:"reading"`
	// AnyCallback says that the control was accepted like the real one, with a
	// proof that it was (APP010).
	AnyCallback bool `json:"anyCallback,omitempty"`
	Requests    int  `json:"requests"`
}

// Reading is the result of a comparison.
type Reading string

// The readings of a probe.
const (
	Accepted      Reading = "accepted"
	Refused       Reading = "refused"        // the callback is refused
	UnknownClient Reading = "unknown_client" // the client ID is not known
	RefusedOther  Reading = "refused_other"  // refused for what Error says (scope, PKCE, request object …)
	Unclear       Reading = "unclear"        // the same answer to both, or no answer that says anything
)

// Answer is one answer of the authorization endpoint.
type Answer struct {
	Kind   AnswerKind `json:"kind"`
	Status int        `json:"status,omitempty"`
	// Error and Description are OAuth's (RFC 6749, 4.1.2.1), from the redirect or
	// the body; Description is redacted foreign text.
	Error       string `json:"error,omitempty"`
	Description string `json:"description,omitempty"`
	// Codes are vendor codes found on the page, such as AADSTS50011.
	Codes []string `json:"codes,omitempty"`
	// At is the host and path of the last answer, without its query.
	At      string   `json:"at,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
}

// AnswerKind says what sort of answer it was.
type AnswerKind string

// The kinds of answers of an authorization endpoint.
const (
	ToCallback AnswerKind = "to_callback" // a redirect to exactly the callback that was sent
	WithCode   AnswerKind = "with_code"   // the same, with a code
	LoginPage  AnswerKind = "login_page"  // a page with a sign-in form
	ErrorPage  AnswerKind = "error_page"  // a page, or a redirect to one, that says error
	OtherPage  AnswerKind = "other_page"
	Elsewhere  AnswerKind = "elsewhere" // a redirect off the IdP's origin
	NoAnswer   AnswerKind = "no_answer"
)

// Authorization is the IdP's answer to the sign-in (RFC 6749, 4.1.2).
type Authorization struct {
	HasCode     bool   `json:"hasCode"`
	Error       string `json:"error,omitempty"`
	Description string `json:"description,omitempty"` // redacted foreign text
	URI         string `json:"uri,omitempty"`
	Issuer      string `json:"iss,omitempty"` // RFC 9207
	HasIssuer   bool   `json:"hasIss,omitempty"`
	// WithoutPKCE says that the IdP refused the PKCE parameters and that the
	// request was repeated without them.
	WithoutPKCE bool `json:"withoutPkce,omitempty"`
}

// Exchange is what the token endpoint said to the code (RFC 6749, 5).
type Exchange struct {
	Attempts  []Attempt `json:"attempts"`
	Succeeded bool      `json:"succeeded"`
	// HasIDToken, HasAccessToken and TokenType describe the successful response.
	HasIDToken     bool   `json:"hasIdToken,omitempty"`
	HasAccessToken bool   `json:"hasAccessToken,omitempty"`
	TokenType      string `json:"tokenType,omitempty"`
	Scope          string `json:"scope,omitempty"`
}

// Attempt is one token request.
type Attempt struct {
	Method      string   `json:"method"` // "header", "body" or "none": where the client's credentials stood
	Status      int      `json:"status,omitempty"`
	Error       string   `json:"error,omitempty"`
	Description string   `json:"description,omitempty"` // redacted foreign text
	Codes       []string `json:"codes,omitempty"`       // vendor codes
	ContentType string   `json:"contentType,omitempty"`
	Failure     *Failure `json:"failure,omitempty"`
}

// RawToken is a token as it arrived.
type RawToken struct {
	Bytes     int      `json:"bytes"`
	Parts     int      `json:"parts"` // three for a JWS, five for a JWE
	Encrypted bool     `json:"encrypted,omitempty"`
	Failure   *Failure `json:"failure,omitempty"` // why it could not be decoded
}

// Token is a decoded JWT (RFC 7519). Its signature is not kept.
type Token struct {
	Source  string   `json:"source"` // "token endpoint", a file's name, …
	Bytes   int      `json:"bytes"`
	Header  Document `json:"header"`
	Claims  Document `json:"claims"` // embedded tokens replaced by "[removed]"
	Repairs []string `json:"repairs,omitempty"`

	Signature Signature  `json:"signature,omitzero"`
	Nonce     Comparison `json:"nonce,omitempty"`
	// AccessTokenHash compares at_hash with the access token (Core 3.1.3.6).
	AccessTokenHash Comparison `json:"accessTokenHash,omitempty"`
	// SecondOpinion is go-oidc's: "accepted", "refused" or "" (not asked).
	SecondOpinion string `json:"secondOpinion,omitempty"`
}

// Comparison is the result of comparing a claim with a value that is not kept.
type Comparison string

// The results of a comparison. The empty one means that nothing was compared.
const (
	Matches    Comparison = "matches"
	Differs    Comparison = "differs"
	Missing    Comparison = "missing"
	NotCompare Comparison = "not_comparable"
)

// Signature is what became of the signature check.
type Signature struct {
	State SignatureState `json:"state,omitempty"`
	// Reason tells why it is not verified: "no_key_for_kid", "signature_wrong",
	// "custom_key", "alg_not_supported", "alg_key_mismatch", "several_keys",
	// "no_keys", "none".
	Reason string `json:"reason,omitempty"`
	KeyID  string `json:"kid,omitempty"`
}

// SignatureState is the state of a signature, as in the JSON report.
type SignatureState string

// The states of a signature.
const (
	Verified         SignatureState = "verified"
	Invalid          SignatureState = "invalid"
	SignatureUnknown SignatureState = "not_checked"
)

// UserInfo is a UserInfo response (Core 5.3.2).
type UserInfo struct {
	Document Document `json:"document"`
	Signed   bool     `json:"signed,omitempty"` // a JWT instead of plain JSON
}

// ClaimTime reads a NumericDate claim (RFC 7519, 2); ok is false when it is
// missing or not a number.
func (t Token) ClaimTime(name string) (time.Time, bool) {
	n := t.Claims.Root().Get(name)
	seconds, ok := n.Int64()
	if !ok {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).UTC(), true
}
