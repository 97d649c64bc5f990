// Package wording is the catalogue of every sentence that a report says about
// a run, keyed by check code and variant. Checks answer with variants and
// arguments only, so that a second language is a second catalogue and no check
// has to be touched.
package wording

import (
	"maps"
	"slices"
	"strings"
)

// Text is what is said about one variant of one check. Arguments stand in
// braces: {key}.
type Text struct {
	Summary string // one sentence about this run
	Got     string // what was found, shown beside Want; may be empty
	Want    string // what should be there; may be empty
}

// Catalogue holds the texts of one language.
type Catalogue struct {
	texts      map[string]Text   // "CODE.variant"
	conditions map[string]string // "CODE.condition"
	requests   map[string]string // "CODE.request"
	phrases    map[string]string // everything else, by name
}

// English is the catalogue of the program's first language.
func English() Catalogue {
	return Catalogue{
		texts: merged(issTexts(), keyTexts(), appTexts(), lgnTexts(), tokTexts(), usrTexts(),
			grpTexts(), commonTexts()),
		conditions: conditions(),
		requests:   requests(),
		phrases:    phrases(),
	}
}

// Text gives the text of a variant. Variants that every check can answer
// (such as "needs_missing") fall back to the common text.
func (c Catalogue) Text(code, variant string) (Text, bool) {
	if t, ok := c.texts[code+"."+variant]; ok {
		return t, true
	}
	t, ok := c.texts["*."+variant]
	return t, ok
}

// Condition gives the sentence of a condition, which continues "READY, if ".
func (c Catalogue) Condition(code, name string) (string, bool) {
	s, ok := c.conditions[code+"."+name]
	return s, ok
}

// Request gives the sentence of a request to Intric.
func (c Catalogue) Request(code, name string) (string, bool) {
	s, ok := c.requests[code+"."+name]
	return s, ok
}

// Phrase gives a sentence that belongs to no check, by its name.
func (c Catalogue) Phrase(name string) string { return c.phrases[name] }

// Keys lists "CODE.variant" of every text, sorted. Tests use it.
func (c Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.texts)) }

// Expand replaces {name} by the argument of that name. An unknown name stays
// as it is: a test finds it, and a reader is not given a gap.
func Expand(template string, args map[string]string) string {
	if !strings.Contains(template, "{") {
		return template
	}
	var pairs []string
	for _, name := range slices.Sorted(maps.Keys(args)) {
		pairs = append(pairs, "{"+name+"}", args[name])
	}
	return strings.NewReplacer(pairs...).Replace(template)
}

func merged(tables ...map[string]Text) map[string]Text {
	all := map[string]Text{}
	for _, t := range tables {
		maps.Copy(all, t)
	}
	return all
}
