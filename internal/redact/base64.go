package redact

import (
	"encoding/base64"
	"net/url"
	"slices"
	"strings"
)

// base64Marks finds a secret inside base64, whatever was encoded before and
// behind it. An Authorization header holds the client ID, a colon and the
// secret, the latter form-encoded (RFC 6749, section 2.3.1) or not.
func base64Marks(s, secret string) []mark {
	text := standardAlphabet(s)
	plain := []string{secret, url.QueryEscape(secret), url.PathEscape(secret)}
	slices.Sort(plain)
	var marks []mark
	for _, p := range slices.Compact(plain) {
		for before := range 3 {
			for _, m := range spellingMarks(text, base64Core(p, before)) {
				marks = append(marks, widen(s, m))
			}
		}
	}
	return marks
}

// base64Core returns the characters that the secret alone decides when so many
// bytes, modulo 3, stand before it. Characters that also hold bits of a
// neighbour are left out.
func base64Core(secret string, before int) string {
	unknown := make([]byte, before, before+len(secret))
	code := base64.RawStdEncoding.EncodeToString(append(unknown, secret...))
	first := (before*8 + 5) / 6
	last := (before + len(secret)) * 8 / 6
	return code[first:last]
}

// wholeBase64Marks finds a short secret as base64 of its own. Inside longer
// base64 it has too few characters of its own to be told from chance.
func wholeBase64Marks(s, secret string) []mark {
	text := standardAlphabet(s)
	var marks []mark
	for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawStdEncoding} {
		marks = append(marks, spellingMarks(text, encoding.EncodeToString([]byte(secret)))...)
	}
	return marks
}

// standardAlphabet turns base64url into base64. Every byte keeps its place.
func standardAlphabet(s string) string {
	return strings.NewReplacer("-", "+", "_", "/").Replace(s)
}

// widen extends a mark over the base64 around it: it holds the rest of the
// secret's bits and the client ID.
func widen(s string, m mark) mark {
	for m.from > 0 && inBase64(s[m.from-1]) {
		m.from--
	}
	for m.to < len(s) && (inBase64(s[m.to]) || s[m.to] == '=') {
		m.to++
	}
	return m
}

// inBase64 covers both alphabets and their percent-encoded form.
func inBase64(b byte) bool { return isBase64URL(b) || b == '+' || b == '/' || b == '%' }

func isBase64URL(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '-' || b == '_'
}
