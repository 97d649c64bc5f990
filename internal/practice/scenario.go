package practice

import (
	"time"

	"github.com/ssocheck/ssocheck/internal/nearest"
)

// Scenario is one practice provider: healthy apart from the knobs that are set.
type Scenario struct {
	// Name is what a person types, such as "wrong-case".
	Name string
	// Line says in one line, for an administrator, what is wrong.
	Line string
	// Exit is the exit status of a complete run: 0 ready, 1 not ready, 3 not proven.
	Exit int
	// Root is the code of the one check that names the cause; empty when nothing is broken.
	Root string
	// Status is the status of Root, or "pass" when nothing is broken.
	Status string
	// Login is the account that signs in when nobody chooses.
	Login string
	// Timeout is the time-out of one request that suits the scenario; 0 means
	// the usual one. It is short where the provider never answers.
	Timeout time.Duration

	// Discovery is what is wrong with the discovery document.
	Discovery Discovery
	// IssuerSuffix is appended to the issuer wherever the provider names
	// itself: discovery document, ID token, authorization response.
	IssuerSuffix string
	// Authorize is what is wrong with the authorization endpoint.
	Authorize Authorize
	// Token is what is wrong with the token endpoint.
	Token Token
	// Signing is what is wrong with the signature of the ID token.
	Signing Signing
	// IDToken changes the claims of the ID token, in order.
	IDToken []Edit
	// TokenClock shifts the times inside the ID token.
	TokenClock time.Duration
	// UserInfo changes the claims of the UserInfo response, in order.
	UserInfo []Edit
	// UserInfoGroups puts the person's groups into the UserInfo response.
	UserInfoGroups bool
}

// Discovery holds the faults of the discovery document.
type Discovery struct {
	// Edits changes the members of the document, in order.
	Edits []Edit
	// Page replaces the document by an HTML page with status 200.
	Page string
	// Padding adds a member with a text of so many bytes.
	Padding int
	// Delay is how long the answer takes. The end of the request or of the
	// server ends it early.
	Delay time.Duration
	// HangUp closes the connection without an answer.
	HangUp bool
}

// Authorize holds the faults of the authorization endpoint.
type Authorize struct {
	// Error is the OAuth error that answers a sign-in after a person was chosen.
	Error string
	// Description is the error_description beside Error; empty sends none.
	Description string
	// RequirePKCE refuses a request without a code challenge.
	RequirePKCE bool
	// WithoutIntric leaves Intric's callback unregistered.
	WithoutIntric bool
}

// Token holds the faults of the token endpoint.
type Token struct {
	// WrongSecret hands out a client secret that the provider does not accept.
	WrongSecret bool
	// RefuseBasic refuses client credentials in the Authorization header.
	RefuseBasic bool
	// WithoutIDToken leaves the ID token out of the response.
	WithoutIDToken bool
}

// Signing holds the faults of the ID token's signature. The zero value signs
// with RS256 and the published key.
type Signing struct {
	// Algorithm is "HS256" (signed with the client secret) or "none"; empty means RS256.
	Algorithm string
	// KeyID replaces the key ID in the header.
	KeyID string
	// Corrupt changes the signature after signing.
	Corrupt bool
}

// Find returns the scenario with that exact name.
func Find(name string) (Scenario, bool) {
	for _, sc := range Scenarios() {
		if sc.Name == name {
			return sc, true
		}
	}
	return Scenario{}, false
}

// Nearest returns the name of the scenario that needs the fewest changed
// letters to become name; of equals the first in the list.
func Nearest(name string) string {
	var names []string
	for _, sc := range Scenarios() {
		names = append(names, sc.Name)
	}
	return nearest.Of(name, names)
}
