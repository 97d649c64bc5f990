package text

import (
	"fmt"
	"strings"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

// basis tells what the verdict rests on.
func (p *page) basis(list []report.Basis) {
	if len(list) == 0 {
		return
	}
	p.heading("WHAT THIS RESTS ON", span{})
	for _, kind := range []report.BasisKind{report.Proven, report.YouSaidSo, report.Unproven} {
		for _, b := range list {
			if b.Kind == kind {
				p.row(row{label: []span{{outline.BasisWord(kind), p.style.tone(outline.BasisTone(kind))}}, at: column, text: b.Text})
			}
		}
	}
}

// counts closes a report. The exit status is that of the whole run, so it stands
// here only when there is one report.
func (p *page) counts(e report.Envelope, r report.Report) {
	p.newline()
	code := ""
	if len(e.Reports) == 1 {
		code = exit(e)
	}
	p.row(row{text: outline.Tally(r.Counts), keep: outline.TallyParts(r.Counts), code: code})
}

// total closes a run over several inputs, or over none.
func (p *page) total(e report.Envelope) {
	p.newline()
	word := strings.ToUpper(outline.VerdictWord(e.Verdict))
	p.row(row{
		label: []span{{word, p.style.tone(outline.VerdictTone(e.Verdict))}}, at: column,
		text: outline.Number(len(e.Reports), "input"), code: exit(e),
	})
}

func exit(e report.Envelope) string { return fmt.Sprintf("exit %d", e.Verdict.ExitStatus()) }
