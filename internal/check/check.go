// Package check says what a check is and runs a list of them over one set of
// evidence. The runner adds only two outcomes of its own: evidence that a check
// needs is missing, and a check waits for another one's root cause.
package check

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Check is one rule together with its judgement.
type Check struct {
	finding.Rule
	// Needs lists the evidence without which the check cannot decide: one kind
	// of each group must be there.
	Needs []AnyOf
	// Reads lists further evidence that the check takes into account when it is
	// there. What is neither needed nor read cannot change the outcome.
	Reads []evidence.Kind
	// Run judges. It is pure: no clock, no network, no file, and it leaves the
	// evidence as it is.
	Run func(*evidence.Set) finding.Outcome
}

// AnyOf is a group of kinds of which one is enough.
type AnyOf []evidence.Kind

// Needs makes groups of one kind each.
func Needs(kinds ...evidence.Kind) []AnyOf {
	groups := make([]AnyOf, len(kinds))
	for i, k := range kinds {
		groups[i] = AnyOf{k}
	}
	return groups
}

// Judge runs the checks over the evidence, in order, and applies the skip
// graph. The result has one outcome for each check that belongs to the report:
// those that the scope requires, and those whose evidence is there.
func Judge(checks []Check, skips []Skip, ev *evidence.Set) []finding.Outcome {
	outcomes := make([]finding.Outcome, 0, len(checks))
	for _, c := range checks {
		if o, belongs := c.judge(ev); belongs {
			outcomes = append(outcomes, o)
		}
	}
	applySkips(outcomes, skips)
	return outcomes
}

func (c Check) judge(ev *evidence.Set) (o finding.Outcome, belongs bool) {
	if missing := c.missing(ev); missing != "" {
		o = finding.Undecided("needs_missing", finding.Args{"missing": missing})
		return o.ForRule(c.Rule), c.RequiredIn(ev.Scope)
	}
	return c.Run(ev).ForRule(c.Rule), true
}

// missing names the first group of needed evidence that is not there.
func (c Check) missing(ev *evidence.Set) string {
	for _, group := range c.Needs {
		if !hasAny(ev, group) {
			return group.String()
		}
	}
	return ""
}

func hasAny(ev *evidence.Set, group AnyOf) bool {
	for _, k := range group {
		if ev.Has(k) {
			return true
		}
	}
	return false
}

// String names the kinds, joined by "or".
func (a AnyOf) String() string {
	names := make([]string, len(a))
	for i, k := range a {
		names[i] = string(k)
	}
	return strings.Join(names, " or ")
}
