package lgn

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// refusal is one reason why an identity provider says no, and how it is
// recognised. The lists are separated by spaces, the phrases by "|".
type refusal struct {
	variant string
	broken  bool   // the answer blames the set-up, not the person or the moment
	codes   string // vendor codes; a bare number is Microsoft's AADSTS
	phrases string // parts of the description, in small letters
	errors  string // OAuth error codes
}

func (r refusal) outcome(args finding.Args) finding.Outcome {
	if r.broken {
		return finding.Broken(r.variant, args)
	}
	return finding.Undecided(r.variant, args)
}

// answer is an error answer in the terms of RFC 6749.
type answer struct {
	err, description string
	codes            []string
}

// vendorCode matches what Entra and AD FS print in every language.
var vendorCode = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b(AADSTS\d{5,7}|MSIS\d{4})\b`) })

func answerOf(err, description string, codes []string) answer {
	return answer{err, description, slices.Concat(codes, vendorCode().FindAllString(description, -1))}
}

// find looks for the reason: a vendor's code decides whatever the language, then
// the description, then the error, which is often the same for many reasons. Of
// several codes the last known one is the inner cause (AADSTS70002 wraps others).
func (a answer) find(table []refusal) (refusal, bool) {
	for _, code := range slices.Backward(a.codes) {
		if r, ok := first(table, func(r refusal) bool { return contains(r.codes, strings.TrimPrefix(code, "AADSTS")) }); ok {
			return r, true
		}
	}
	said := strings.ToLower(a.description)
	if r, ok := first(table, func(r refusal) bool { return saysOneOf(said, r.phrases) }); ok {
		return r, true
	}
	return first(table, func(r refusal) bool { return contains(r.errors, a.err) })
}

func first(table []refusal, fits func(refusal) bool) (refusal, bool) {
	if i := slices.IndexFunc(table, fits); i >= 0 {
		return table[i], true
	}
	return refusal{}, false
}

func contains(list, word string) bool { return slices.Contains(strings.Fields(list), word) }

func saysOneOf(text, phrases string) bool {
	return phrases != "" && slices.ContainsFunc(strings.Split(phrases, "|"), func(p string) bool { return strings.Contains(text, p) })
}

// args gives the error, its description, and both in one text.
func (a answer) args() finding.Args {
	err, description := redact.Clip(a.err, 80), redact.Clip(a.description, 300)
	said := strings.Trim(err+": "+description, ": ")
	return finding.Args{"error": err, "description": description, "answer": said}
}

// spoken puts an answer that was not understood into a few words.
func spoken(f evidence.Failure) string {
	switch {
	case f.Reason == evidence.NotJSON && f.ContentType != "":
		return "not JSON but " + f.ContentType
	case f.Reason == evidence.NotJSON:
		return "not JSON"
	case f.Reason == evidence.NotObject:
		return "not a JSON object"
	case f.Status != 0:
		return "HTTP status " + strconv.Itoa(f.Status)
	}
	return strings.ReplaceAll(string(f.Reason), "_", " ")
}
