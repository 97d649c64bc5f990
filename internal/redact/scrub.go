package redact

import (
	"cmp"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// removed stands where something was taken out.
const removed = "[removed]"

// shortSecret is the number of characters below which a secret is matched only
// as a whole word: "ab" would otherwise tear holes into every sentence.
const shortSecret = 4

// longestText is the number of bytes of foreign text that are worth reading. It
// bounds the work for a secret and a text that both come from a hostile
// provider: each position can cost as much as the secret is long.
const longestText = 64 << 10

// Scrub takes credentials out of text that an identity provider wrote. It
// removes the given secrets, also percent-encoded, escaped as in JSON or HTML
// and as base64 (alone or behind a client ID, as in an Authorization header),
// then everything shaped like a JWT, and the values of parameters that carry
// credentials. It rather removes too much than too little; what stands
// behind the first 64 KiB goes as well. The result is still foreign text: show
// it through Text or Clip.
func Scrub(s string, secrets ...Secret) string {
	marks := shapeMarks(s)
	if len(s) > longestText {
		marks = append(marks, mark{longestText, len(s)})
	}
	for _, secret := range secrets {
		if !secret.IsZero() {
			marks = append(marks, secretMarks(s, secret.Reveal())...)
		}
	}
	return cutOut(s, marks)
}

// mark is a range of bytes [from, to) that must go.
type mark struct{ from, to int }

// secretMarks finds every form of one secret.
func secretMarks(s, secret string) []mark {
	short := utf8.RuneCountInString(secret) < shortSecret
	marks := spellingMarks(s, secret)
	if short {
		marks = append(marks, wholeBase64Marks(s, secret)...)
		return slices.DeleteFunc(marks, func(m mark) bool { return !isWord(s, m) })
	}
	return append(marks, base64Marks(s, secret)...)
}

// isWord reports whether no letter or digit touches the mark.
func isWord(s string, m mark) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:m.from])
	after, _ := utf8.DecodeRuneInString(s[m.to:])
	return !inWord(before) && !inWord(after)
}

func inWord(r rune) bool { return r == '_' || unicode.IsLetter(r) || unicode.IsDigit(r) }

// shapeMarks finds what looks like a credential, known to us or not. A
// parameter starts at a word boundary, which keeps the "error_code=50011" that
// the person needs, or behind an escaped delimiter.
func shapeMarks(s string) []mark {
	const (
		jwt        = `(eyJ[A-Za-z0-9_-]{8,}(?:(?:\.|%2[Ee])[A-Za-z0-9_-]*){0,4})`
		names      = `client_secret|client_assertion|id_token|id_token_hint|access_token|refresh_token|code_verifier`
		start      = `(?i)(?:\b|%26|%3F|%23|\\u0026)`
		parameter  = start + `(?:code|` + names + `)(?:=|%3D)([^&\s"<>]+)`
		jsonMember = `(?i)\b(?:` + names + `)\\*["']\s*:\s*\\*["']((?:[^"'\\]|\\.)+)`
	)
	beginning := s[:min(len(s), longestText)]
	var marks []mark
	for _, pattern := range []string{jwt, parameter, jsonMember} {
		for _, at := range regexp.MustCompile(pattern).FindAllStringSubmatchIndex(beginning, -1) {
			marks = append(marks, mark{at[2], at[3]})
		}
	}
	return marks
}

// cutOut replaces the marks. All of them were found in the original text, so
// what one replacement leaves behind cannot hide another secret.
func cutOut(s string, marks []mark) string {
	slices.SortFunc(marks, func(a, b mark) int { return cmp.Compare(a.from, b.from) })
	var out strings.Builder
	end := 0
	for i := 0; i < len(marks); {
		m := marks[i]
		for ; i < len(marks) && marks[i].from <= m.to; i++ {
			m.to = max(m.to, marks[i].to)
		}
		out.WriteString(s[end:m.from])
		out.WriteString(removed)
		end = m.to
	}
	out.WriteString(s[end:])
	return out.String()
}
