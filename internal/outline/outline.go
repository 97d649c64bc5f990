// Package outline puts a report into the order in which people read it: what to
// change first, the goals with the worse one first, what waits for what, and
// what could not be proven. Every renderer for people starts from it, so that a
// terminal and a page never tell the same run in two ways.
package outline

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// maxFixes is how many causes are told under "do this next" (product.md 7).
const maxFixes = 3

// Outline is one report in reading order.
type Outline struct {
	Fixes    []Broken         // what to change first: fails, then warnings
	Sections []Section        // the goals, the worse one first
	Unproven []report.Finding // checks without a decision, musts first
}

// Section is what is told about one goal. What counts for both goals is told
// once, under sign-in.
type Section struct {
	Goal    finding.Goal
	Verdict report.Verdict // empty when the run says nothing about the goal
	Because []string       // codes told in the other section that break this goal too
	Broken  []Broken
	Waiting []Waiting
	Notes   []report.Finding
	Good    []report.Finding // the ones people ask about first
}

// Broken is a broken finding with what to do about it.
type Broken struct {
	report.Finding
	Steps []string
	AtTop bool // it is one of the fixes, so its steps are told already
}

// TellSteps reports that the finding has to say how it is fixed.
func (b Broken) TellSteps() bool { return !b.AtTop && b.Accepted == "" && len(b.Steps) > 0 }

// Waiting is a group of skipped checks that wait for one root cause.
type Waiting struct {
	Root  string
	Codes []string
}

// Of makes the outline of a report.
func Of(r report.Report) Outline {
	broken := brokenFirst(r)
	o := Outline{Fixes: fixes(broken), Unproven: unproven(r.Findings)}
	for _, s := range []Section{
		section(r.Findings, broken, finding.SignIn, r.Verdicts.SignIn),
		section(r.Findings, broken, finding.Groups, r.Verdicts.Groups),
	} {
		if s.Verdict != "" || s.hasLines() {
			o.Sections = append(o.Sections, s)
		}
	}
	slices.SortStableFunc(o.Sections, func(a, b Section) int {
		return severity(b.Verdict) - severity(a.Verdict)
	})
	return o
}

func (s Section) hasLines() bool {
	return len(s.Broken)+len(s.Waiting)+len(s.Notes)+len(s.Good) > 0
}

// brokenFirst gives the broken findings, the musts before the shoulds, and marks
// the ones to fix first. An accepted warning asks for nothing.
func brokenFirst(r report.Report) []Broken {
	var list []Broken
	top := 0
	for _, f := range append(withStatus(r.Findings, finding.Fail), withStatus(r.Findings, finding.Warn)...) {
		b := Broken{Finding: f, Steps: steps(f, r.Conditions), AtTop: f.Accepted == "" && top < maxFixes}
		if b.AtTop {
			top++
		}
		list = append(list, b)
	}
	return list
}

func fixes(broken []Broken) []Broken {
	return slices.DeleteFunc(slices.Clone(broken), func(b Broken) bool { return !b.AtTop })
}

// steps are what to do, with a word of caution where they rest on facts that
// nobody confirmed. Without a remedy it is what somebody else has to do, or else
// what should be there.
func steps(f report.Finding, conditions []report.Condition) []string {
	switch {
	case f.Remedy != nil && f.Remedy.Certainty == "likely":
		return append([]string{"Likely, but not confirmed for your IdP:"}, f.Remedy.Steps...)
	case f.Remedy != nil:
		return f.Remedy.Steps
	}
	for _, c := range conditions {
		if c.Code == f.Code {
			return []string{"It works if " + c.Text}
		}
	}
	if f.Want != "" {
		return []string{"Should be: " + f.Want}
	}
	return nil
}

func withStatus(all []report.Finding, s finding.Status) []report.Finding {
	var list []report.Finding
	for _, f := range all {
		if f.Status == s {
			list = append(list, f)
		}
	}
	return list
}

// unproven sorts musts first: only they can withhold the verdict.
func unproven(all []report.Finding) []report.Finding {
	list := withStatus(all, finding.NotChecked)
	slices.SortStableFunc(list, func(a, b report.Finding) int { return weight(a) - weight(b) })
	return list
}

func weight(f report.Finding) int {
	if f.Level == finding.Must {
		return 0
	}
	return 1
}

func severity(v report.Verdict) int {
	switch v {
	case report.NotReady:
		return 2
	case report.NotProven:
		return 1
	}
	return 0
}
