package htmlreport

import (
	"html/template"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

// view is one report in the order in which the page tells it.
type view struct {
	report.Report
	Word           string
	Ifs            []string
	Tone           string
	ProviderName   string
	RunAgain       string // empty where repeating shows nothing
	Fixes          []outline.Broken
	Sections       []outline.Section
	Unproven       []report.Finding
	NotProvenFirst bool // then this is the answer, and the rest waits for it
}

func newView(run report.Run, r report.Report) view {
	o := outline.Of(r)
	v := view{
		Report: r, Tone: tone(outline.ToneOf(r)), ProviderName: outline.ProviderWord(r.Provider),
		Fixes: o.Fixes, Sections: o.Sections, Unproven: o.Unproven,
		NotProvenFirst: r.Verdict == report.NotProven,
	}
	v.Word, v.Ifs = outline.Headline(r)
	v.RunAgain, _ = outline.RunAgain(run)
	return v
}

// words are what the pages say about the vocabulary of a report.
func words() template.FuncMap {
	return template.FuncMap{
		"minute": outline.Minute, "upper": strings.ToUpper, "number": outline.Number,
		"verdict": outline.VerdictWord, "scope": outline.ScopeWord, "goal": outline.GoalWord,
		"owner": outline.OwnerWord, "status": outline.StatusWord, "basis": outline.BasisWord,
		"needed": outline.Needed, "glance": outline.AtAGlance, "tally": outline.Tally,
		"kind": outline.KindWord, "unwanted": outline.IsUnwanted, "command": outline.IsCommand,
		"named":      named,
		"tone":       func(v report.Verdict) string { return tone(outline.VerdictTone(v)) },
		"statusTone": func(f report.Finding) string { return tone(outline.StatusTone(f)) },
		"basisTone":  func(k report.BasisKind) string { return tone(outline.BasisTone(k)) },
	}
}

// named reports whether any group has something to say beside its kind.
func named(items []report.GroupItem) bool {
	return slices.ContainsFunc(items, func(g report.GroupItem) bool { return g.Name != "" || outline.IsUnwanted(g) })
}

// tone names the class of a tone.
func tone(t outline.Tone) string {
	switch t {
	case outline.Good:
		return "good"
	case outline.Caution:
		return "caution"
	case outline.Bad:
		return "bad"
	}
	return "plain"
}
