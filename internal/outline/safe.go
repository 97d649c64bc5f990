package outline

import (
	"reflect"
	"regexp"
	"strings"

	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Safe gives a copy of the envelope in which every text can be shown: one line,
// nothing invisible, nothing that controls a terminal or a CI runner (product.md 8). A saved
// report is foreign in every field, and a field added later must be safe
// without anybody thinking of it; hence reflection.
func Safe(e report.Envelope) report.Envelope {
	return safe(reflect.ValueOf(e)).Interface().(report.Envelope)
}

func safe(v reflect.Value) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		c.SetString(inert(redact.Text(v.String())))
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(safe(v.Field(i)))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c = reflect.Append(c, safe(v.Index(i)))
		}
	case reflect.Map:
		return safeMap(v)
	case reflect.Pointer:
		if !v.IsNil() {
			c.Set(reflect.New(v.Type().Elem()))
			c.Elem().Set(safe(v.Elem()))
		}
	default:
		return v
	}
	return c
}

func safeMap(v reflect.Value) reflect.Value {
	c := reflect.MakeMap(v.Type())
	for _, key := range v.MapKeys() {
		c.SetMapIndex(safe(key), safe(v.MapIndex(key)))
	}
	return c
}

// inert writes out the sign that would make a CI runner take a text for a
// command: GitHub reads ::name at the start of a line, wherever our words are
// wrapped, and others read ##name[ anywhere.
func inert(s string) string {
	if strings.Contains(s, "##") {
		s = regexp.MustCompile(`##([A-Za-z]*\[)`).ReplaceAllString(s, `#\u0023$1`)
	}
	if !strings.Contains(s, "::") {
		return s
	}
	words := strings.Split(s, " ")
	for i, word := range words {
		if len(word) > 2 && strings.HasPrefix(word, "::") && !isDigit(word[2]) { // ::1 is an address
			words[i] = `\u003a` + word[1:]
		}
	}
	return strings.Join(words, " ")
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }
