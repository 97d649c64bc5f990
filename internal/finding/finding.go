// Package finding is the vocabulary that checks, reports and renderers share:
// what a rule is, and what one check found in one run. It knows neither
// evidence nor output.
package finding

import "slices"

// Level says how much a broken check weighs.
type Level string

// The three levels. A check has one level, in every run.
const (
	Must   Level = "must"   // broken: the outcome is Fail
	Should Level = "should" // broken: the outcome is Warn
	Note   Level = "note"   // broken: a Pass that has something to say
)

// Goal is one of the two things an organisation wants from the set-up.
type Goal string

// The two goals. Each has a verdict of its own.
const (
	SignIn Goal = "sign_in"
	Groups Goal = "groups"
)

// Scope is the kind of run whose evidence is judged.
type Scope string

// The scopes of the report, as in its JSON.
const (
	Login    Scope = "login"
	Probe    Scope = "probe"
	Token    Scope = "token"
	Claims   Scope = "claims"
	UserInfo Scope = "userinfo"
	Config   Scope = "config"
	Rollout  Scope = "rollout"
	Compare  Scope = "compare"
	Preview  Scope = "preview"
)

// Status is what became of one check in one run.
type Status string

// The six statuses. None of them is an error of the program.
const (
	Pass          Status = "pass"
	Warn          Status = "warn"
	Fail          Status = "fail"
	NotChecked    Status = "not_checked"
	Skipped       Status = "skipped"
	NotApplicable Status = "not_applicable"
)

// Owner is who has to change something.
type Owner string

// The owners. OwnerNone leaves the decision to the rule.
const (
	OwnerNone    Owner = ""
	IDPAdmin     Owner = "idp_admin"
	Network      Owner = "network"
	Intric       Owner = "intric"
	ThisComputer Owner = "this_computer"
	User         Owner = "user"
)

// Rule is the part of a check that does not depend on a run: its permanent
// code and its documentation.
type Rule struct {
	Code  string // three letters and three digits, never reused
	Slug  string // a name for people
	Level Level
	Goals []Goal
	// Required lists the scopes in which the check belongs to the report even
	// without evidence. Elsewhere it appears only when its evidence is there.
	Required   []Scope
	Title      string // the condition that should hold, without a full stop
	Why        string // what it means at Intric when it does not hold
	Owner      Owner
	References []string
}

// RequiredIn reports whether the scope demands the check.
func (r Rule) RequiredIn(s Scope) bool { return slices.Contains(r.Required, s) }

// HasGoal reports whether the rule counts for the goal.
func (r Rule) HasGoal(g Goal) bool { return slices.Contains(r.Goals, g) }
