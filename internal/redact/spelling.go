package redact

import (
	"html"
	"slices"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// spellingMarks finds a secret however its characters are written: as they are,
// percent-encoded (up to three times), with JSON escapes, as HTML entities, or
// in any mixture of these, because every program escapes other characters. It
// follows all readings at once instead of decoding the text first: decoded
// text has lost the place in the original.
func spellingMarks(s, secret string) []mark {
	var marks []mark
	for from := range min(len(s), longestText) {
		if s[from] != secret[0] && !startsEscape(s[from]) {
			continue // nearly every position
		}
		if to := longestSpelling(s, from, secret); to > from {
			marks = append(marks, mark{from, to})
		}
	}
	return marks
}

// startsEscape reports the bytes that can stand for another character.
func startsEscape(b byte) bool { return b == '%' || b == '\\' || b == '&' || b == '+' }

// longestSpelling returns where the secret that starts at from ends, or from if
// it does not stand there.
func longestSpelling(s string, from int, secret string) int {
	at, rest := skipCommon(s, from, secret)
	ends, next := []int{at}, []int(nil)
	for rest != "" && len(ends) > 0 {
		_, size := utf8.DecodeRuneInString(rest)
		next = next[:0]
		for _, end := range ends {
			next = appendSpellings(next, s, end, rest[:size])
		}
		slices.Sort(next)
		ends, next, rest = slices.Compact(next), ends, rest[size:]
	}
	if len(ends) == 0 {
		return from
	}
	return ends[len(ends)-1]
}

// skipCommon skips what text and secret share up to the first escape; there is
// only one reading of it. It returns the rest of the secret.
func skipCommon(s string, at int, secret string) (int, string) {
	for secret != "" && at < len(s) && s[at] == secret[0] && !startsEscape(s[at]) {
		at, secret = at+1, secret[1:]
	}
	return at, secret
}

// appendSpellings appends the ends of all spellings of one character that start
// at from.
func appendSpellings(ends []int, s string, from int, char string) []int {
	rest := s[from:]
	if rest == "" {
		return ends
	}
	if strings.HasPrefix(rest, char) {
		ends = append(ends, from+len(char))
	}
	if char == " " { // which a form writes as a plus (RFC 6749, appendix B)
		ends = appendSpellings(ends, s, from, "+")
	}
	switch rest[0] {
	case '%':
		return appendPercent(ends, s, from, char)
	case '\\':
		return appendBackslash(ends, s, from, char)
	case '&':
		return appendEntity(ends, s, from, char)
	}
	return ends
}

// appendPercent reads %41, and %2541 and %252541, which is %41 inside a nested
// address.
func appendPercent(ends []int, s string, from int, char string) []int {
	for _, sign := range []string{"%", "%25", "%2525"} {
		at, spelled := from, true
		for i := 0; i < len(char) && spelled; i++ {
			at, spelled = skipHex(s, at, sign, uint64(char[i]), 2)
		}
		if spelled {
			ends = append(ends, at)
		}
	}
	return ends
}

// skipHex skips a sign and exactly so many hexadecimal digits of this value.
func skipHex(s string, at int, sign string, value uint64, digits int) (int, bool) {
	rest, ok := strings.CutPrefix(s[at:], sign)
	if !ok || len(rest) < digits {
		return at, false
	}
	got, err := strconv.ParseUint(rest[:digits], 16, 64)
	return at + len(sign) + digits, err == nil && got == value
}

// appendBackslash reads the escapes of JSON. JSON inside a JSON string doubles
// the backslashes, so any number of them counts as one.
func appendBackslash(ends []int, s string, from int, char string) []int {
	run := len(s[from:]) - len(strings.TrimLeft(s[from:], `\`))
	after := from + run
	if char == `\` {
		for n := 2; n <= run; n++ {
			ends = append(ends, from+n)
		}
	}
	if strings.HasPrefix(s[after:], shortEscape(char)) {
		ends = append(ends, after+1)
	}
	r, _ := utf8.DecodeRuneInString(char)
	if at, ok := skipUnits(s, after, r); ok {
		ends = append(ends, at)
	}
	return ends
}

// shortEscape returns the letter behind the backslash (RFC 8259, section 7), or
// a text that stands nowhere.
func shortEscape(char string) string {
	switch char {
	case `"`, `/`, `'`:
		return char
	case "\b":
		return "b"
	case "\f":
		return "f"
	case "\n":
		return "n"
	case "\r":
		return "r"
	case "\t":
		return "t"
	default:
		return "\\\xff"
	}
}

// skipUnits skips the UTF-16 form of a character, from behind its first
// backslash: u00e5, or ud83d\ude00 for what needs two units.
func skipUnits(s string, at int, r rune) (int, bool) {
	high, low := utf16.EncodeRune(r)
	if high == utf8.RuneError {
		return skipHex(s, at, "u", uint64(r), 4)
	}
	at, ok := skipHex(s, at, "u", uint64(high), 4)
	if !ok {
		return at, false
	}
	at = len(s) - len(strings.TrimLeft(s[at:], `\`))
	return skipHex(s, at, "u", uint64(low), 4)
}

// appendEntity reads &amp;, &#38; and &#x26;.
func appendEntity(ends []int, s string, from int, char string) []int {
	const longest = 12
	window := s[from:min(len(s), from+longest)]
	semicolon := strings.IndexByte(window, ';')
	if semicolon > 0 && html.UnescapeString(window[:semicolon+1]) == char {
		ends = append(ends, from+semicolon+1)
	}
	return ends
}
