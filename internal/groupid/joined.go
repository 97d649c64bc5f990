package groupid

import (
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

// Joined looks at a groups claim that is one string and says whether that
// string holds several groups: the separator, and how many there are. The
// commas of a distinguished name are no list. A space joins only where a name
// with spaces is out of the question. What [Embedded] claims is not Joined.
func Joined(s string) (sep string, parts int, ok bool) {
	if Embedded(s) {
		return "", 0, false
	}
	for _, sep := range []string{";", "|", ","} {
		if list := split(s, sep); len(list) > 1 && (!isDN(s) || allDN(list)) {
			return sep, len(list), true
		}
	}
	if list := strings.Fields(s); len(list) > 1 && spaceJoins(list) {
		return " ", len(list), true
	}
	return "", 0, false
}

// split cuts s at sep, trims the parts and leaves out the blank ones.
func split(s, sep string) []string {
	var list []string
	for part := range strings.SplitSeq(s, sep) {
		if part, _ = Trim(part); part != "" {
			list = append(list, part)
		}
	}
	return list
}

func allDN(list []string) bool {
	for _, s := range list {
		if !isDN(s) {
			return false
		}
	}
	return true
}

// spaceJoins reports whether the words can only be separate identifiers:
// either none of them is an ordinary name, or all begin with the same prefix
// ("Intric-Admin Intric-Handlaggare").
func spaceJoins(words []string) bool {
	prefix := prefixOf(words[0])
	names, alike := 0, 0
	for _, w := range words {
		if Of(w, nil) == Name {
			names++
		}
		if prefix != "" && strings.HasPrefix(w, prefix) && len(w) > len(prefix) {
			alike++
		}
	}
	return names == 0 || alike == len(words)
}

// prefixOf answers the part of a word up to its first - _ or . (with it), as
// long as that part has at least two bytes of text.
func prefixOf(word string) string {
	if i := strings.IndexAny(word, "-_."); i >= 2 {
		return word[:i+1]
	}
	return ""
}

// Embedded reports whether s is itself a list written as text: a JSON array, or
// a Python list or tuple of quoted strings. A name in brackets ("[IT]") is not.
func Embedded(s string) bool {
	s, _ = Trim(s)
	if strings.HasPrefix(s, "[") && jsontext.Value(s).IsValid() {
		return true
	}
	for _, pair := range []string{"[]", "()"} {
		rest, opened := strings.CutPrefix(s, pair[:1])
		rest, closed := strings.CutSuffix(rest, pair[1:])
		if opened && closed && quotedItems(rest) {
			return true
		}
	}
	return false
}

// quotedItems reports whether s is one or more quoted strings with commas
// between them; Python writes a last comma behind the only item of a tuple.
func quotedItems(s string) bool {
	for {
		rest, ok := cutQuoted(strings.TrimLeft(s, " "))
		if !ok {
			return false
		}
		rest = strings.TrimLeft(rest, " ")
		rest, comma := strings.CutPrefix(rest, ",")
		if rest = strings.TrimLeft(rest, " "); rest == "" {
			return true
		}
		if !comma {
			return false
		}
		s = rest
	}
}

// cutQuoted cuts a string in single or double quotes from the front of s. A
// backslash escapes the character behind it.
func cutQuoted(s string) (rest string, ok bool) {
	if s == "" || s[0] != '\'' && s[0] != '"' {
		return "", false
	}
	for i := 1; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case s[0]:
			return s[i+1:], true
		}
	}
	return "", false
}
