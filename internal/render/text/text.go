// Package text renders a report for people at a terminal: the verdict, what to
// do next, the details, what it rests on (product.md 7). It needs no colour, and
// no value is ever broken across lines.
package text

import (
	"io"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

// The widths of the page, in columns.
const (
	minWidth     = 60
	defaultWidth = 80
	maxWidth     = 120
)

// Options say what the terminal can do. The zero value is plain text at 80
// columns.
type Options struct {
	Width   int    // columns; 0 means 80, anything else is kept within 60 and 120
	Colour  Colour // never found out by asking the terminal
	Dark    bool   // the background is dark
	ASCII   bool   // separators of our own are plain ASCII; values stay as they are
	Explain bool   // name "ssocheck explain CODE" beside each broken finding
}

// Write writes the report at once, so that a slow reader never sees half of it
// under a verdict. The only error is the writer's.
func Write(w io.Writer, e report.Envelope, o Options) error {
	e = outline.Safe(e)
	p := newPage(o)
	p.head(e)
	for _, r := range e.Reports {
		p.report(e, r)
	}
	if len(e.Reports) != 1 {
		p.total(e)
	}
	_, err := w.Write(p.out.Bytes())
	return err
}

// report writes one report, top to bottom.
func (p *page) report(e report.Envelope, r report.Report) {
	o := outline.Of(r)
	p.input(e, r)
	p.verdict(r)
	p.next(e.Run, o.Fixes)
	if r.Verdict == report.NotProven {
		// Then this is the answer, and the rest waits for it.
		p.unproven(o.Unproven)
	}
	for _, s := range o.Sections {
		p.section(s)
	}
	if r.Verdict != report.NotProven {
		p.unproven(o.Unproven)
	}
	p.groups(r.Groups)
	p.basis(r.Basis)
	p.askIntric(r)
	p.afterwards(r.CleanUp)
	p.commands(r.Next)
	p.counts(e, r)
}

func clampWidth(columns int) int {
	if columns == 0 {
		return defaultWidth
	}
	return min(max(columns, minWidth), maxWidth)
}
