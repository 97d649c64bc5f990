package groupid

import (
	"cmp"
	"slices"
	"strings"

	"golang.org/x/text/unicode/norm"
)

// The reasons why two strings are twins, from the smallest difference to the
// largest. A pair that differs in several ways has the largest of them.
const (
	WhyNormalisation = "normalisation" // ö as one code point or as two
	WhyWhiteSpace    = "white_space"   // a space more, no-break, zero-width
	WhyCase          = "case"          // IT-support, IT-Support
	WhyScript        = "script"        // a Cyrillic or Greek letter for a Latin one
)

// Twin is a pair of items that people take for the same group and Intric
// takes for two.
type Twin struct {
	A, B int    // indexes of the two items, A < B
	Why  string // one of the Why constants
}

// Twins finds the items that are equal apart from case, Unicode
// normalisation, white space, or letters of another script. Items that are
// equal to the byte are not twins, and ASCII letters that look alike (I, l, 1)
// are different letters. Of more than two items that belong together, each is
// paired with the one that sorts first, so the work stays linear. The pairs
// are in order of their indexes.
func Twins(items []string) []Twin {
	if distinct(items) {
		return nil
	}
	return search(items)
}

func search(items []string) []Twin {
	first := firstIndexes(items)
	pairs := map[[2]int]bool{}
	pairUp(items, first, plainKey, pairs)
	if slices.ContainsFunc(items, hasLookAlike) {
		pairUp(items, first, latinKey, pairs)
	}
	var twins []Twin
	for p := range pairs {
		twins = append(twins, Twin{A: p[0], B: p[1], Why: why(items[p[0]], items[p[1]])})
	}
	slices.SortFunc(twins, func(x, y Twin) int {
		return cmp.Or(cmp.Compare(x.A, y.A), cmp.Compare(x.B, y.B))
	})
	return twins
}

// firstIndexes answers the index of the first occurrence of each different
// item, in the order of the items themselves, so that the pairs do not depend
// on the order in which the provider sent the list.
func firstIndexes(items []string) []int {
	seen := make(map[string]bool, len(items))
	var first []int
	for i, s := range items {
		if !seen[s] {
			seen[s] = true
			first = append(first, i)
		}
	}
	slices.SortFunc(first, func(i, j int) int { return strings.Compare(items[i], items[j]) })
	return first
}

// pairUp adds a pair for every item whose key an earlier item has. Blank items
// have an empty key and are another check's finding.
func pairUp(items []string, first []int, key func(string) string, pairs map[[2]int]bool) {
	head := make(map[string]int, len(first))
	for _, i := range first {
		k := key(items[i])
		if k == "" {
			continue
		}
		if h, known := head[k]; known {
			pairs[[2]int{min(h, i), max(h, i)}] = true
		} else {
			head[k] = i
		}
	}
}

// plainKey is equal for strings that differ in case, normalisation or white
// space only.
func plainKey(s string) string { return fold(s, foldCase) }

// latinKey also maps look-alikes, before the case: a Cyrillic capital may look
// like a Latin letter where its small form does not.
func latinKey(s string) string {
	return fold(s, func(r rune) rune { return foldCase(latin(r)) })
}

// fold works on decomposed text, so that a foreign letter under a diacritic is
// seen too, and drops white space. A letter may fold to one that decomposes
// again, hence the second pass.
func fold(s string, letter func(rune) rune) string {
	return norm.NFD.String(strings.Map(func(r rune) rune {
		if isWhite(r) {
			return -1
		}
		return letter(r)
	}, norm.NFD.String(s)))
}

func hasLookAlike(s string) bool {
	return strings.ContainsFunc(norm.NFD.String(s), func(r rune) bool { return latin(r) != r })
}

// why names the largest difference between two twins.
func why(a, b string) string {
	keep := func(r rune) rune { return r }
	switch {
	case norm.NFC.String(a) == norm.NFC.String(b):
		return WhyNormalisation
	case fold(a, keep) == fold(b, keep):
		return WhyWhiteSpace
	case plainKey(a) == plainKey(b):
		return WhyCase
	}
	return WhyScript
}
