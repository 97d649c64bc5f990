package report

import "github.com/ssocheck/ssocheck/internal/finding"

// Policy is what the person asked of the verdict.
type Policy struct {
	// SignInOnly leaves user groups out of the overall verdict (--goal sign-in).
	SignInOnly bool
	// FailOnShould makes broken shoulds count like broken musts.
	FailOnShould bool
	// Accepted holds the reason for each should that was accepted, by code.
	Accepted map[string]string
}

// Asked lists the goals that the verdict is about.
func (p Policy) Asked() []finding.Goal {
	if p.SignInOnly {
		return []finding.Goal{finding.SignIn}
	}
	return []finding.Goal{finding.SignIn, finding.Groups}
}

// ForGoal gives the verdict of one goal; ok is false when the scope demands
// nothing of it and nothing of it is broken.
//
// Rules are all that the program has. A must that the scope requires and that
// has no outcome withholds the verdict like one without evidence.
func ForGoal(scope finding.Scope, goal finding.Goal, rules []finding.Rule, outcomes []finding.Outcome, p Policy) (v Verdict, ok bool) {
	byCode := make(map[string]finding.Outcome, len(outcomes))
	for _, o := range outcomes {
		byCode[o.Code] = o
	}
	required, proven := 0, 0
	for _, r := range rules {
		o, there := byCode[r.Code]
		if there && breaks(r, o, goal, p) {
			return NotReady, true
		}
		if r.Level == finding.Must && r.HasGoal(goal) && r.RequiredIn(scope) {
			required++
			if there && settles(o) {
				proven++
			}
		}
	}
	switch {
	case required == 0:
		return "", false
	case proven < required:
		return NotProven, true
	}
	return good(scope), true
}

func good(scope finding.Scope) Verdict {
	if scope == finding.Login {
		return Ready
	}
	return Passed
}

func settles(o finding.Outcome) bool {
	return o.Status == finding.Pass || o.Status == finding.NotApplicable
}

func breaks(r finding.Rule, o finding.Outcome, goal finding.Goal, p Policy) bool {
	if !countsFor(r, o, goal) {
		return false
	}
	if o.Status == finding.Fail {
		return true
	}
	_, accepted := p.Accepted[r.Code]
	return p.FailOnShould && o.Status == finding.Warn && !accepted
}

// countsFor reports whether the outcome is about the goal. A variant may narrow
// the goals of its rule, never widen them.
func countsFor(r finding.Rule, o finding.Outcome, goal finding.Goal) bool {
	if !r.HasGoal(goal) {
		return false
	}
	if len(o.Goals) == 0 {
		return true
	}
	for _, g := range o.Goals {
		if g == goal {
			return true
		}
	}
	return false
}

// Worst gives the worst of the verdicts: not ready, then not proven, then good.
// Without any verdict nothing is proven.
func Worst(verdicts ...Verdict) Verdict {
	worst := Verdict("")
	for _, v := range verdicts {
		if v != "" && rank(v) > rank(worst) {
			worst = v
		}
	}
	if worst == "" {
		return NotProven
	}
	return worst
}

func rank(v Verdict) int {
	switch v {
	case NotReady:
		return 3
	case NotProven:
		return 2
	case Ready, Passed:
		return 1
	}
	return 0
}

// ExitStatus is the process's exit status for the verdict (product.md 5).
func (v Verdict) ExitStatus() int {
	switch v {
	case Ready, Passed:
		return 0
	case NotReady:
		return 1
	}
	return 3
}
