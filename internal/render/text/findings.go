package text

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

const maxPlaces = 3

// section tells one goal: broken findings grown, what waits for them, notes,
// and a few of the good ones.
func (p *page) section(s outline.Section) {
	p.heading(strings.ToUpper(outline.GoalWord(s.Goal)),
		span{outline.VerdictWord(s.Verdict), p.style.tone(outline.VerdictTone(s.Verdict))})
	if len(s.Because) > 0 {
		p.row(row{at: column, text: "Broken here too, and told under sign-in: " + strings.Join(s.Because, ", ")})
	}
	for _, f := range s.Broken {
		p.broken(f)
	}
	for _, w := range s.Waiting {
		p.row(row{label: p.label("SKIP", ""), text: w.Sentence(), paint: p.style.quiet})
	}
	p.good(s.Shown(), len(s.Rest()))
	for _, f := range s.Notes {
		p.row(row{label: p.label("NOTE", f.Code), text: f.Summary, keep: values(f)})
	}
}

// label is the status word and the code, at their places.
func (p *page) label(word, code string) []span {
	spans := []span{{word, p.style.status(word)}, {strings.Repeat(" ", max(1, 6-len(word))), nil}}
	if code != "" {
		spans = append(spans, span{code + "  ", p.style.quiet})
	}
	return spans
}

// broken grows to got, want, why, and to its fix where that does not stand at
// the top.
func (p *page) broken(b outline.Broken) {
	f := b.Finding
	p.row(row{label: p.label(outline.StatusWord(f), f.Code), text: f.Summary, keep: values(f), paint: p.style.strong})
	p.detail("got", f.Got, f)
	p.detail("want", f.Want, f)
	p.detail("at", places(f.Locations), f)
	p.detail("why", f.Why, f)
	if f.Accepted != "" {
		p.detail("but", "you accepted it: "+f.Accepted, f)
	}
	if b.TellSteps() {
		p.detail("who", outline.OwnerWord(f.Owner), f)
		for i, step := range b.Steps {
			p.detail([]string{"fix", ""}[min(i, 1)], step, f)
		}
	}
	if p.Explain {
		p.detail("more", "ssocheck explain "+f.Code, f)
	}
}

func (p *page) detail(name, text string, f report.Finding) {
	if text == "" {
		return
	}
	p.row(row{
		label: []span{{pad(name, 5) + " ", p.style.quiet}}, where: column, at: column + 6,
		text: text, keep: values(f),
	})
}

// places tells where to look: the artefact, the pointer, line and column.
func places(list []report.Location) string {
	var parts []string
	for _, l := range list[:min(len(list), maxPlaces)] {
		parts = append(parts, place(l))
	}
	if more := len(list) - maxPlaces; more > 0 {
		parts = append(parts, fmt.Sprintf("and %d more", more))
	}
	return strings.Join(parts, ", ")
}

func place(l report.Location) string {
	text := l.Artifact
	if l.Pointer != "" {
		text += " " + l.Pointer
	}
	if l.Line > 1 { // a compact document is one line, and its column helps nobody
		text += fmt.Sprintf(" (line %d, column %d)", l.Line, l.Column)
	}
	return text
}

// good packs the good ones that are shown, several on a line where there is
// room; the rest is counted.
func (p *page) good(shown []report.Finding, rest int) {
	var cells [][]span
	for _, f := range shown {
		cell := append(p.label("OK", f.Code), span{text: f.Summary})
		if spansWidth(cell...) <= p.width-margin {
			cells = append(cells, cell)
			continue
		}
		p.packed(span{}, margin, cells, 4)
		cells = nil
		p.row(row{label: p.label("OK", f.Code), text: f.Summary, keep: values(f)})
	}
	if rest > 0 {
		cells = append(cells, []span{{fmt.Sprintf("and %d more", rest), p.style.quiet}})
	}
	p.packed(span{}, margin, cells, 4)
}

// unproven tells what this run could not decide, and what would settle it.
func (p *page) unproven(list []report.Finding) {
	if len(list) == 0 {
		return
	}
	p.heading("NOT PROVEN HERE", span{})
	for _, f := range list {
		p.row(row{label: p.label("?", f.Code), text: f.Summary, keep: values(f)})
		p.detail("got", f.Got, f)
		p.detail("want", f.Want, f)
	}
}

// values are the arguments of a finding: what must stay whole in its sentences.
// The longest come first, so that a value is kept before a part of it is.
func values(f report.Finding) []string {
	return slices.SortedFunc(maps.Values(f.Args), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}
