package outline

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// shown is how many of the good findings are told at once: a healthy report must
// not drown in good lines.
const shown = 5

// Shown gives the good findings that are told, the ones people ask about first.
func (s Section) Shown() []report.Finding { return s.Good[:min(len(s.Good), shown)] }

// Rest gives the good findings that are only counted, or told on request.
func (s Section) Rest() []report.Finding { return s.Good[min(len(s.Good), shown):] }

func section(all []report.Finding, broken []Broken, goal finding.Goal, v report.Verdict) Section {
	var own, others []report.Finding
	for _, f := range all {
		if home(f) == goal {
			own = append(own, f)
		} else {
			others = append(others, f)
		}
	}
	return Section{
		Goal: goal, Verdict: v, Because: because(others, goal),
		Broken: brokenOf(broken, goal), Waiting: waiting(own), Notes: notes(own), Good: good(own),
	}
}

func brokenOf(all []Broken, goal finding.Goal) []Broken {
	return slices.DeleteFunc(slices.Clone(all), func(b Broken) bool { return home(b.Finding) != goal })
}

// home is the goal under which a finding is told.
func home(f report.Finding) finding.Goal {
	if len(f.Goals) == 1 && f.Goals[0] == finding.Groups {
		return finding.Groups
	}
	return finding.SignIn
}

// because names the broken musts that are told elsewhere and count here too.
func because(others []report.Finding, goal finding.Goal) []string {
	var codes []string
	for _, f := range others {
		if f.Status == finding.Fail && slices.Contains(f.Goals, goal) {
			codes = append(codes, f.Code)
		}
	}
	return codes
}

// waiting groups the skipped checks by root, in the order of the report.
func waiting(own []report.Finding) []Waiting {
	var list []Waiting
	for _, f := range withStatus(own, finding.Skipped) {
		i := slices.IndexFunc(list, func(w Waiting) bool { return w.Root == f.SkippedBy })
		if i < 0 {
			i = len(list)
			list = append(list, Waiting{Root: f.SkippedBy})
		}
		list[i].Codes = append(list[i].Codes, f.Code)
	}
	return list
}

func notes(own []report.Finding) []report.Finding {
	return slices.DeleteFunc(withStatus(own, finding.Pass), func(f report.Finding) bool { return !f.IsNote() })
}

func good(own []report.Finding) []report.Finding {
	list := slices.DeleteFunc(withStatus(own, finding.Pass), report.Finding.IsNote)
	slices.SortStableFunc(list, func(a, b report.Finding) int { return interest(a) - interest(b) })
	return list
}

// interest puts what people ask about first, then the musts, then the rest. A
// good report shows a few lines only, so their order is what is read.
func interest(f report.Finding) int {
	asked := []string{"APP002", "APP003", "ISS004", "TOK003", "GRP001", "GRP003", "GRP004"}
	if i := slices.Index(asked, f.Code); i >= 0 {
		return i
	}
	return len(asked) + weight(f)
}
