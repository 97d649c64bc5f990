package redact

import (
	"strings"
	"unicode/utf8"
)

// hidden stands for what is masked and for what is cut off.
const hidden = "…"

const (
	shortPart  = 3  // parts up to this many characters show nothing
	longestTLD = 24 // the longest top-level domain there is
)

// Email masks an e-mail address so that its owner recognises it and nobody
// else learns it: the ends of the part before the @ and of the domain's main
// label stay, and the top-level domain. "test.testsson@exempelkommun.se"
// becomes "t…n@e…n.se". Text without an @ is masked as one part.
func Email(s string) string {
	at := strings.LastIndexByte(s, '@')
	if at < 0 {
		return part(s)
	}
	return part(s[:at]) + "@" + domain(s[at+1:])
}

// domain drops the labels before the main one: a subdomain can name a person.
func domain(s string) string {
	dot := strings.LastIndexByte(s, '.')
	if dot < 0 || !isTLD(s[dot+1:]) {
		return part(s)
	}
	main := s[:dot]
	return part(main[strings.LastIndexByte(main, '.')+1:]) + s[dot:]
}

// isTLD keeps anything that is not a plausible top-level domain from being
// shown because it stands in the place of one.
func isTLD(s string) bool {
	if s == "" || len(s) > longestTLD {
		return false
	}
	for i := range len(s) {
		if !isBase64URL(s[i]) { // letters, digits and the hyphen of xn--
			return false
		}
	}
	return true
}

// Name masks a person's name: of the last word both ends stay, of the others
// the first letter. "Test Testsson" becomes "T… T…n". Words of up to three
// letters show nothing, because two letters of three give the name away.
func Name(s string) string {
	words := strings.Fields(s)
	for i, word := range words {
		if i == len(words)-1 || utf8.RuneCountInString(word) <= shortPart {
			words[i] = part(word)
			continue
		}
		words[i] = ends(word, 1, 0)
	}
	return strings.Join(words, " ")
}

// Subject masks a subject identifier: the first two and the last two
// characters stay if it is longer than eight.
func Subject(s string) string {
	if s == "" || utf8.RuneCountInString(s) > 8 {
		return ends(s, 2, 2)
	}
	return hidden
}

// part keeps the first and the last letter.
func part(s string) string {
	if s == "" || utf8.RuneCountInString(s) > shortPart {
		return ends(s, 1, 1)
	}
	return hidden
}

// ends keeps so many characters of each end. Masked text is foreign text, so
// it is made safe as well. Nothing stays nothing.
func ends(s string, first, last int) string {
	if s == "" {
		return ""
	}
	characters := []rune(s)
	head, tail := characters[:first], characters[len(characters)-last:]
	return Text(string(head) + hidden + string(tail))
}
