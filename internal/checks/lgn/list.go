// Package lgn judges the sign-in itself: what the identity provider answered to
// the browser, to the code and to the question who the user is.
package lgn

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{lgn001(), lgn002(), lgn003(), lgn004(), lgn005(), lgn006()}
}

// both: without a sign-in there are no groups either.
func both() []finding.Goal { return []finding.Goal{finding.SignIn, finding.Groups} }

func signIn() []finding.Goal { return []finding.Goal{finding.SignIn} }

func login() []finding.Scope { return []finding.Scope{finding.Login} }

// missing is the runner's own answer for evidence that a check needs in some
// cases only.
func missing(k evidence.Kind) finding.Outcome {
	return finding.Undecided("needs_missing", finding.Args{"missing": string(k)})
}
