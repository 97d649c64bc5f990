package text

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

// head is the line that says what ran, when, and against which IdP.
func (p *page) head(e report.Envelope) {
	cells := []string{e.Tool.Name + " " + e.Tool.Version, e.Run.Command, outline.Minute(e.Run.StartedAt)}
	if len(e.Reports) == 1 {
		cells = append(cells, outline.ProviderWord(e.Reports[0].Provider))
	}
	p.packed(span{}, 0, filled(nil, cells...), 3)
}

// filled makes cells of one paint from the texts that are not empty.
func filled(paint paint, texts ...string) [][]span {
	var cells [][]span
	for _, text := range texts {
		if text != "" {
			cells = append(cells, []span{{text, paint}})
		}
	}
	return cells
}

// input names what was judged, where that was a file, or one of several.
func (p *page) input(e report.Envelope, r report.Report) {
	p.newline()
	if r.Input == nil {
		return
	}
	by := ""
	if len(e.Reports) > 1 {
		by = outline.ProviderWord(r.Provider)
	}
	p.packed(span{}, margin, filled(p.style.strong, r.Input.Name, r.Input.Kind, by), 3)
	p.newline()
}

// verdict is the answer: one word, its conditions, both goals, the counts.
func (p *page) verdict(r report.Report) {
	word, ifs := outline.Headline(r)
	answer := span{word, p.style.tone(outline.ToneOf(r))}
	if len(ifs) == 0 {
		p.goals(answer, r)
	} else {
		answer.text += ","
		p.ifs(answer, ifs)
		p.goals(span{}, r)
	}
	p.row(row{at: column, text: strings.Join(outline.AtAGlance(r.Counts), p.dot())})
	if scope := outline.ScopeWord(r.Scope); scope != "" {
		p.row(row{at: column, text: "Judged: " + scope + ". Only a login can be READY."})
	}
	if len(ifs) == 0 {
		for _, c := range r.Conditions {
			p.row(row{at: column, text: "It works only if " + c.Text, code: c.Code})
		}
	}
}

// ifs continues the verdict with its conditions: "READY, if …".
func (p *page) ifs(answer span, ifs []string) {
	at := margin + spansWidth(answer) + 1
	for i, text := range ifs {
		if i > 0 {
			answer, text = span{}, "and "+text
		}
		if i < len(ifs)-1 {
			text += ","
		}
		p.row(row{label: []span{answer}, at: at, text: text, paint: p.style.strong})
	}
}

// goals says how each goal stands, and who the test user was, beside the answer.
func (p *page) goals(answer span, r report.Report) {
	user := ""
	if r.Subject != nil && r.Subject.User != "" {
		user = "test user " + r.Subject.User
	}
	cells := filled(nil, goal(finding.SignIn, r.Verdicts.SignIn), goal(finding.Groups, r.Verdicts.Groups), user)
	between := 8
	for between > 3 && len(flow(widths(cells), between, p.width-column)) > 1 {
		between--
	}
	p.packed(answer, column, cells, between)
}

func goal(g finding.Goal, v report.Verdict) string {
	return outline.GoalWord(g) + ": " + outline.VerdictWord(v)
}
