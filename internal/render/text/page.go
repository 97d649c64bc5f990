package text

import (
	"bytes"
	"strings"

	"github.com/charmbracelet/lipgloss"
)

const (
	margin = 2  // everything under the head line is set in by this much
	column = 16 // where the text beside a status or a label starts
)

// page collects the lines. All text goes through row, heading and plain.
type page struct {
	out   bytes.Buffer
	width int
	style style
	Options
}

func newPage(o Options) *page {
	return &page{width: clampWidth(o.Width), style: newStyle(o), Options: o}
}

// row is a paragraph with something to the left of it.
type row struct {
	label []span   // stands at the margin, or at the column where
	where int      // 0 means the margin
	at    int      // the column of the text; 0 means right behind the label
	text  string   // wrapped by words
	keep  []string // values inside the text that stay whole
	code  string   // stands at the right edge of the first line
	paint paint    // for the text
}

// span is a piece of a line with its paint.
type span struct {
	text  string
	paint paint
}

func (p *page) row(r row) {
	where := max(r.where, margin)
	end := where + spansWidth(r.label...)
	at := max(r.at, end)
	first := p.width
	if r.code != "" {
		first -= lipgloss.Width(r.code) + 2
	}
	lines := wrap(words(r.text, r.keep), at, first, p.width)
	if lines[0].text != "" || len(r.label) > 0 || r.code != "" {
		p.spaces(where)
		p.put(r.label...)
		p.spaces(at - end)
		p.put(span{lines[0].text, r.paint})
		p.edge(span{r.code, p.style.quiet}, at+lipgloss.Width(lines[0].text))
	}
	for _, l := range lines[1:] {
		p.spaces(l.at)
		p.put(span{l.text, r.paint})
		p.newline()
	}
}

// edge ends a line that has reached the column end; what is left stands at the
// right edge.
func (p *page) edge(right span, end int) {
	if right.text != "" {
		p.spaces(max(2, p.width-end-lipgloss.Width(right.text)))
		p.put(right)
	}
	p.newline()
}

// heading opens a section. The word at the right edge says how it stands.
func (p *page) heading(title string, right span) {
	p.newline()
	p.spaces(margin)
	p.put(span{title, p.style.strong})
	p.edge(right, margin+lipgloss.Width(title))
}

// packed writes cells from the column at on, several on a line where there is
// room, and the lead to the left of the first line. A cell is never broken.
func (p *page) packed(lead span, at int, cells [][]span, gap int) {
	for n, l := range flow(widths(cells), gap, p.width-at) {
		if n == 0 && lead.text != "" {
			p.spaces(margin)
			p.put(lead)
			p.spaces(max(1, at-margin-spansWidth(lead)))
		} else {
			p.spaces(at)
		}
		for i, cell := range l {
			p.spaces(min(i, 1) * gap)
			p.put(cells[cell]...)
		}
		p.newline()
	}
}

func spansWidth(spans ...span) int {
	n := 0
	for _, s := range spans {
		n += lipgloss.Width(s.text)
	}
	return n
}

func widths(cells [][]span) []int {
	list := make([]int, len(cells))
	for i, c := range cells {
		list[i] = spansWidth(c...)
	}
	return list
}

// whole writes a value on a line of its own, unbroken.
func (p *page) whole(at int, text string, paint paint) {
	p.spaces(indentFor(text, at, p.width))
	p.put(span{text, paint})
	p.newline()
}

func (p *page) put(spans ...span) {
	for _, s := range spans {
		if s.paint != nil {
			s.text = s.paint(s.text)
		}
		p.out.WriteString(s.text)
	}
}

func (p *page) spaces(n int) { p.out.WriteString(strings.Repeat(" ", max(0, n))) }

// newline ends a line without the spaces that nothing came after.
func (p *page) newline() {
	p.out.Truncate(len(bytes.TrimRight(p.out.Bytes(), " ")))
	p.out.WriteByte('\n')
}

// dot separates short facts on one line.
func (p *page) dot() string {
	if p.ASCII {
		return " - "
	}
	return " · "
}
