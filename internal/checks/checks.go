// Package checks joins the families of checks in the order of the report, and
// holds what waits for what.
package checks

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/checks/app"
	"github.com/ssocheck/ssocheck/internal/checks/grp"
	"github.com/ssocheck/ssocheck/internal/checks/iss"
	"github.com/ssocheck/ssocheck/internal/checks/key"
	"github.com/ssocheck/ssocheck/internal/checks/lgn"
	"github.com/ssocheck/ssocheck/internal/checks/tok"
	"github.com/ssocheck/ssocheck/internal/checks/usr"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// All lists every check, in report order.
func All() []check.Check {
	return slices.Concat(iss.Checks(), key.Checks(), app.Checks(), lgn.Checks(), tok.Checks(), usr.Checks(), grp.Checks())
}

// Rules lists the rules of every check, in report order.
func Rules() []finding.Rule {
	all := All()
	rules := make([]finding.Rule, len(all))
	for i, c := range all {
		rules[i] = c.Rule
	}
	return rules
}

// Judge runs every check over the evidence.
func Judge(ev *evidence.Set) []finding.Outcome {
	return check.Judge(All(), Skips(), ev)
}

// Retired lists the codes that are no longer used. They are never given again.
func Retired() []string { return nil }
