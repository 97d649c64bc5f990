package text

import (
	"fmt"
	"strings"

	"github.com/charmbracelet/lipgloss"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

const (
	maxGroups = 40 // more than a person reads; the JSON report has all
	listed    = 5  // the column where the list starts
	gap       = 3  // between two columns of the list
)

// groups lists the groups as Intric would see them, character for character.
func (p *page) groups(g *report.Groups) {
	if g == nil {
		return
	}
	p.heading("GROUPS AS INTRIC WILL SEE THEM", span{outline.Number(g.Count, "group"), p.style.quiet})
	if g.Count == 0 {
		p.row(row{where: column, text: "None. At Intric this user would belong to no group."})
	}
	shown := g.Items[:min(len(g.Items), maxGroups)]
	value, kind := columns(shown, p.width)
	for _, item := range shown {
		p.group(item, value, kind)
	}
	if more := max(g.Count, len(g.Items)) - len(shown); more > 0 {
		p.row(row{where: listed, text: fmt.Sprintf("and %d more; the JSON report lists them all", more)})
	}
	if len(shown) > 0 {
		p.row(row{where: listed, text: "Intric takes each value as the group's identity, character for character."})
	}
	for _, m := range g.NearMisses {
		p.row(row{where: listed, text: nearMiss(m), keep: []string{m.Pointer}})
	}
}

func nearMiss(m report.NearMiss) string {
	return fmt.Sprintf("Intric does not look at %s of %s: %s there, %s.",
		m.Pointer, m.Artifact, outline.Number(m.Count, "value"), m.Shape)
}

// columns are the widths of value and kind. A few long values do not push the
// others apart: what is too long gets a line of its own.
func columns(items []report.GroupItem, width int) (value, kind int) {
	for _, item := range items {
		if w := lipgloss.Width(shownValue(item)); w <= width/2 {
			value = max(value, w)
		}
		kind = max(kind, lipgloss.Width(outline.KindWord(item)))
	}
	return value, kind
}

// group is one line: value, kind, name. A value that is too long for its column
// stands on a line of its own, whole.
func (p *page) group(item report.GroupItem, value, kind int) {
	v := span{shownValue(item), p.style.strong}
	about := row{where: listed, label: []span{{}, {outline.KindWord(item), p.style.quiet}},
		at: listed + value + kind + 2*gap, text: note(item), keep: []string{item.Name}}
	if spansWidth(v) > value {
		p.whole(listed, v.text, v.paint)
		v = span{}
	}
	about.label[0] = span{pad(v.text, value+gap), v.paint}
	p.row(about)
}

// shownValue puts quotes around a value whose spaces would not be seen.
func shownValue(item report.GroupItem) string {
	v := item.Value
	if v == "" || strings.TrimSpace(v) != v || strings.Contains(v, "  ") {
		return `"` + v + `"`
	}
	return v
}

// note is the name of an ID, and a word where the group was not asked for.
func note(item report.GroupItem) string {
	if outline.IsUnwanted(item) {
		return strings.TrimSpace(item.Name + " (not on your list)")
	}
	return item.Name
}
