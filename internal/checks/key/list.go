// Package key judges the signing keys that the IdP publishes: Intric's login
// broker verifies every ID token with them.
package key

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{key001(), key002(), key003(), key004()}
}

// signIn: without keys nobody signs in; the groups wait for it.
func signIn() []finding.Goal { return []finding.Goal{finding.SignIn} }

// askedScopes are the scopes in which the IdP is asked.
func askedScopes() []finding.Scope { return []finding.Scope{finding.Login, finding.Probe} }

// called names a key for a sentence: by its kid, else by its type.
func called(k evidence.Key) string {
	if k.ID == "" {
		return "of type " + k.Type
	}
	return redact.Clip(k.ID, clip)
}

// clip bounds foreign values in arguments. Renderers make them safe.
const clip = 80
