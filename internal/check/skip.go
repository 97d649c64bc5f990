package check

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/finding"
)

// Skip is one edge of the skip graph: while From is in trouble, every check
// that To names waits for it.
type Skip struct {
	From string
	// To holds codes, and families by their three letters ("TOK": all of it but
	// From).
	To []string
	// When says which outcomes of From are trouble. Nil: broken, skipped or not
	// checked.
	When func(finding.Outcome) bool
}

// WhenBroken is the trigger of an edge that acts only on a broken check.
func WhenBroken(o finding.Outcome) bool { return o.IsBroken() }

// WhenVariant is the trigger of an edge that acts only on the variants.
func WhenVariant(variants ...string) func(finding.Outcome) bool {
	return func(o finding.Outcome) bool { return slices.Contains(variants, o.Variant) }
}

func inTrouble(o finding.Outcome) bool {
	return o.IsBroken() || o.Status == finding.Skipped || o.Status == finding.NotChecked
}

// triggers reports whether the edge acts on the outcome. A skipped check passes
// on only what it waits for itself, so only an edge without a trigger acts.
func (s Skip) triggers(o finding.Outcome) bool {
	if s.When == nil {
		return inTrouble(o)
	}
	return o.Status != finding.Skipped && s.When(o)
}

// applySkips marks the checks that wait for another one. Each check is decided
// after all those that it may wait for, so neither the order of the edges nor
// that of the checks matters.
func applySkips(outcomes []finding.Outcome, skips []Skip) {
	g := graph{outcomes: outcomes, skips: skips, index: make(map[string]int, len(outcomes)), seen: make([]bool, len(outcomes))}
	for i, o := range outcomes {
		g.index[o.Code] = i
	}
	for i := range outcomes {
		g.settle(i)
	}
}

type graph struct {
	outcomes []finding.Outcome
	skips    []Skip
	index    map[string]int
	seen     []bool // settled, or being settled: a circle ends there
}

// settle decides the check at position i. Of all acting edges the one whose root
// stands first in the report wins.
func (g *graph) settle(i int) {
	if g.seen[i] {
		return
	}
	g.seen[i] = true
	code, best := g.outcomes[i].Code, len(g.outcomes)
	for _, s := range g.skips {
		from, there := g.index[s.From]
		if !there || !s.names(code) {
			continue
		}
		g.settle(from)
		if !s.triggers(g.outcomes[from]) {
			continue
		}
		if root := g.index[g.root(from)]; root != i && root < best {
			best = root
		}
	}
	if best < len(g.outcomes) {
		root := g.outcomes[best].Code
		g.outcomes[i] = finding.SkippedFor(root)
		g.outcomes[i].Code = code
	}
}

// root names what the check at position i waits for, or the check itself.
func (g *graph) root(i int) string {
	if o := g.outcomes[i]; o.Status == finding.Skipped {
		return o.SkippedBy
	}
	return g.outcomes[i].Code
}

func (s Skip) names(code string) bool {
	return code != s.From && (slices.Contains(s.To, code) || slices.Contains(s.To, code[:3]))
}
