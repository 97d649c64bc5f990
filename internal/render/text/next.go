package text

import (
	"fmt"

	"github.com/charmbracelet/lipgloss"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

const again = "Then run again"

// next tells who has to change what, before anything else is explained.
func (p *page) next(run report.Run, fixes []outline.Broken) {
	if len(fixes) == 0 {
		return
	}
	p.heading("DO THIS NEXT", span{})
	wide := lipgloss.Width(again)
	for _, f := range fixes {
		wide = max(wide, lipgloss.Width(outline.OwnerWord(f.Owner)))
	}
	for i, f := range fixes {
		p.fix(i+1, wide, f)
	}
	if command, ok := outline.RunAgain(run); ok {
		p.row(row{label: p.numbered(len(fixes)+1, again, wide), text: command})
	}
}

func (p *page) fix(n, wide int, f outline.Broken) {
	p.row(row{
		label: p.numbered(n, outline.OwnerWord(f.Owner), wide),
		text:  outline.Needed(f.Finding), code: f.Code, keep: values(f.Finding), paint: p.style.strong,
	})
	for _, step := range f.Steps {
		p.row(row{where: 7, text: step, keep: values(f.Finding)})
	}
}

func (p *page) numbered(n int, who string, wide int) []span {
	return []span{{fmt.Sprintf("%d  ", n), p.style.strong}, {pad(who, wide+3), nil}}
}

// askIntric lists what Intric has to do, and what it might.
func (p *page) askIntric(r report.Report) {
	if len(r.Conditions)+len(r.Requests) == 0 {
		return
	}
	p.heading("ASK INTRIC", span{})
	for _, c := range r.Conditions {
		p.row(row{label: []span{{"needed", p.style.strong}}, at: column, text: c.Text, code: c.Code})
	}
	for _, c := range r.Requests {
		p.row(row{label: []span{{"optional", nil}}, at: column, text: c.Text, code: c.Code})
	}
}

// afterwards lists what has to be undone.
func (p *page) afterwards(list []string) {
	if len(list) == 0 {
		return
	}
	p.heading("AFTERWARDS", span{})
	for _, text := range list {
		p.row(row{text: text})
	}
}

// commands lists what to run next. A command is copied, so it is never broken.
func (p *page) commands(list []string) {
	if len(list) == 0 {
		return
	}
	p.heading("NEXT", span{})
	for _, text := range list {
		if outline.IsCommand(text) {
			p.whole(margin, text, nil)
			continue
		}
		p.row(row{text: text})
	}
}
