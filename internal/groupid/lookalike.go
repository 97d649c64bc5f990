package groupid

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Letters of other scripts that look like a Latin letter, and that letter at
// the same place. Only letters that are drawn alike in common typefaces stand
// here; Swedish letters are Latin and stay what they are. Every letter on the
// left takes two bytes in UTF-8, which latin relies on.
const (
	cyrillic      = "АВЕЅІЈКМНОРСТУХԚԜҮӀасԁеѕһіјкӏорԛухԝѵү"
	cyrillicLatin = "ABESIJKMHOPCTYXQWYIacdeshijklopqyxwvy"

	greek      = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹͿαγικνορυχϲϳ"
	greekLatin = "ABEZHIKMNOPTYXCJayikvopuxcj"
)

// latin answers the Latin letter that r looks like, else r.
func latin(r rune) rune {
	if r < '\u0370' || r > '\u052f' {
		return r
	}
	if i := strings.IndexRune(cyrillic, r); i >= 0 {
		return rune(cyrillicLatin[i/2])
	}
	if i := strings.IndexRune(greek, r); i >= 0 {
		return rune(greekLatin[i/2])
	}
	return r
}

// foldCase maps the upper and lower case forms of a letter to one. Going
// through upper case first joins letters with two lower-case forms.
func foldCase(r rune) rune {
	if r <= unicode.MaxASCII {
		if 'A' <= r && r <= 'Z' {
			r += 'a' - 'A'
		}
		return r
	}
	return unicode.ToLower(unicode.ToUpper(r))
}

// LookAlikeKey reduces the name of a claim to what a person sees in it: no
// white space, no invisible characters, lower case, and Latin letters where
// another script has look-alikes. "Groups", " groups" and "groups" with a
// Cyrillic letter all give "groups".
func LookAlikeKey(name string) string {
	return strings.Map(func(r rune) rune {
		if isWhite(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return foldCase(latin(r))
	}, norm.NFKC.String(name))
}
