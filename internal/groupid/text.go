package groupid

import (
	"strings"
	"unicode"
)

// Trim removes white space, no-break spaces and zero-width characters from
// both ends, and says whether there were any.
func Trim(s string) (trimmed string, changed bool) {
	trimmed = strings.TrimFunc(s, isWhite)
	return trimmed, len(trimmed) != len(s)
}

// Blank reports whether s is empty or shows nothing: white space and
// zero-width characters only.
func Blank(s string) bool {
	return strings.IndexFunc(s, isInk) < 0
}

func isInk(r rune) bool { return !isWhite(r) }

// Unprintable reports whether s holds a control character, a character that
// turns the direction of the text, or the replacement character U+FFFD, which
// stands where a converter lost a letter. Invalid UTF-8 counts as U+FFFD.
func Unprintable(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool {
		return r == unicode.ReplacementChar || unicode.IsControl(r) || isBidi(r)
	})
}

// isWhite holds for everything that takes space or no space and shows nothing.
func isWhite(r rune) bool {
	switch r {
	case '\u00ad', // soft hyphen
		'\u180e',                               // Mongolian vowel separator
		'\u200b', '\u200c', '\u200d', '\u2060', // zero-width space, non-joiner, joiner, word joiner
		'\ufeff': // byte-order mark
		return true
	}
	return unicode.IsSpace(r)
}

// isBidi holds for the marks, embeddings, overrides and isolates of Unicode's
// bidirectional algorithm (UAX 9).
func isBidi(r rune) bool {
	return r == '\u061c' || r == '\u200e' || r == '\u200f' ||
		'\u202a' <= r && r <= '\u202e' || '\u2066' <= r && r <= '\u2069'
}
