package redact

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Text makes foreign text safe for a terminal, a page and a CI log. The result
// is one line of valid UTF-8 in which every character can be seen: line breaks,
// control characters, escape sequences, bidirectional controls, zero-width and
// other invisible characters, unusual spaces and invalid bytes are written as
// \n, \u001b, \u202e, \x9f. Letters of every script and emoji stay as they are,
// and so does the backslash: the result is to be read, not to be decoded.
func Text(s string) string {
	if isPlain(s) {
		return s
	}
	var out strings.Builder
	shown := rune(0) // the character before, 0 if it had to be written out
	for rest := s; rest != ""; {
		r, size := utf8.DecodeRuneInString(rest)
		next, _ := utf8.DecodeRuneInString(rest[size:])
		switch {
		case r == utf8.RuneError && size == 1:
			fmt.Fprintf(&out, `\x%02x`, rest[0])
			r = 0
		case visible(r) || joinsEmoji(shown, r, next):
			out.WriteRune(r)
		default:
			out.WriteString(written(r))
			r = 0
		}
		shown, rest = r, rest[size:]
	}
	return out.String()
}

// isPlain reports printable ASCII, which is nearly everything.
func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			return false
		}
	}
	return true
}

// visible reports whether a character shows as itself. Only the ordinary space
// is a visible space: two names that differ in a no-break space must not look
// the same.
func visible(r rune) bool {
	return unicode.IsPrint(r) && !looksEmpty(r)
}

// looksEmpty reports the characters that Unicode counts as letters, marks or
// symbols although they show nothing.
func looksEmpty(r rune) bool {
	const brailleBlank = '\u2800'
	return r == brailleBlank ||
		unicode.In(r, unicode.Other_Default_Ignorable_Code_Point, unicode.Variation_Selector)
}

// joinsEmoji reports the invisible characters that belong to an emoji: a joiner
// between two symbols, the request for the coloured form after a symbol, and
// the same inside a keycap.
func joinsEmoji(before, r, after rune) bool {
	const (
		joiner  = '\u200d'
		emoji   = '\ufe0f'
		enclose = '\u20e3'
	)
	switch r {
	case joiner:
		return (isSymbol(before) || before == emoji) && isSymbol(after)
	case emoji:
		return isSymbol(before) || strings.ContainsRune("0123456789#*", before) && after == enclose
	default:
		return false
	}
}

// isSymbol leaves out U+FFFD, which also stands for an invalid byte and for the
// end of the text.
func isSymbol(r rune) bool {
	return r > unicode.MaxASCII && r != utf8.RuneError && unicode.IsSymbol(r) && visible(r)
}

// written spells a character out, as Go and JSON do.
func written(r rune) string {
	switch r {
	case '\n':
		return `\n`
	case '\r':
		return `\r`
	case '\t':
		return `\t`
	}
	if r > 0xFFFF {
		return fmt.Sprintf(`\U%08x`, r)
	}
	return fmt.Sprintf(`\u%04x`, r)
}

// Clip is Text cut to at most max characters, the last of them "…" where
// something was cut off. With max under 1 nothing is left.
func Clip(s string, max int) string {
	safe := Text(s)
	if utf8.RuneCountInString(safe) <= max {
		return safe
	}
	if max < 1 {
		return ""
	}
	end := 0
	for range max - 1 {
		_, size := utf8.DecodeRuneInString(safe[end:])
		end += size
	}
	// What joins or selects needs what was cut off behind it: alone it would be
	// invisible again.
	for end > 0 && Text(safe[:end]) != safe[:end] {
		_, size := utf8.DecodeLastRuneInString(safe[:end])
		end -= size
	}
	return safe[:end] + hidden
}
