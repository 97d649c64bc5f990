package outline

import (
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Tone is how a verdict or a finding is meant. It chooses a colour; the word
// beside it says the same.
type Tone int

// The tones.
const (
	Plain   Tone = iota
	Good         // nothing to do
	Caution      // good with something to know, or not proven
	Bad          // something is broken
)

// ToneOf is the tone of a report. Ready is good only without a warning and
// without a condition.
func ToneOf(r report.Report) Tone {
	if t := VerdictTone(r.Verdict); t != Good {
		return t
	}
	if r.Counts.Warn > 0 || len(r.Conditions) > 0 {
		return Caution
	}
	return Good
}

// VerdictTone is the tone of a verdict by itself.
func VerdictTone(v report.Verdict) Tone {
	switch v {
	case report.Ready, report.Passed:
		return Good
	case report.NotReady:
		return Bad
	case report.NotProven:
		return Caution
	}
	return Plain
}

// StatusTone is the tone of the word in front of a finding.
func StatusTone(f report.Finding) Tone {
	switch {
	case f.Status == finding.Fail:
		return Bad
	case f.Status == finding.Warn:
		return Caution
	case f.Status == finding.Pass && !f.IsNote():
		return Good
	}
	return Plain
}

// BasisTone is the tone of what a statement rests on.
func BasisTone(k report.BasisKind) Tone {
	switch k {
	case report.Proven:
		return Good
	case report.Unproven:
		return Caution
	}
	return Plain
}
