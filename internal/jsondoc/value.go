package jsondoc

import (
	"bytes"
	"math"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// Name returns the decoded name of a member; "" for everything else.
func (n Node) Name() string {
	e := n.entry()
	if e.name.empty() {
		return ""
	}
	return unquote(n.doc.bytesOf(e.name), e.nameEncoded)
}

// named reports whether the node is a member of this name, without an
// allocation where the name is written plainly.
func (n Node) named(name string) bool {
	e := n.entry()
	if e.nameEncoded {
		return n.Name() == name
	}
	return !e.name.empty() && string(within(n.doc.bytesOf(e.name))) == name
}

// Text returns the decoded value of a string; "" for everything else.
func (n Node) Text() string {
	e := n.entry()
	if e.kind != String {
		return ""
	}
	return unquote(n.doc.bytesOf(e.value), e.valueEncoded)
}

// unquote returns the string a quoted text stands for. The decoder's error
// only says that something was replaced by U+FFFD, which is what the broker
// reads too.
func unquote(quoted []byte, encoded bool) string {
	if !encoded {
		return string(within(quoted))
	}
	decoded, _ := jsontext.AppendUnquote(nil, quoted)
	return string(decoded)
}

// within returns what stands between the quotes.
func within(quoted []byte) []byte { return quoted[1 : len(quoted)-1] }

// Raw returns the bytes of the value as they stand in the document, nil if it
// is not there. They must not be changed.
func (n Node) Raw() []byte {
	if !n.Valid() {
		return nil
	}
	return n.doc.bytesOf(n.entry().value)
}

// Offset returns where the value starts, in bytes; -1 if it is not there.
func (n Node) Offset() int {
	if !n.Valid() {
		return -1
	}
	return int(n.entry().value.from)
}

// NameOffset returns where the quote before the member name stands, in bytes;
// -1 if the node is no member of an object.
func (n Node) NameOffset() int {
	e := n.entry()
	if e.name.empty() {
		return -1
	}
	return int(e.name.from)
}

// Bool returns the value of a boolean; false for everything else.
func (n Node) Bool() bool {
	return n.Kind() == Bool && n.Raw()[0] == 't'
}

// Number returns the value of a number, rounded to the nearest float64. It is
// false for everything else and for numbers too large for a float64.
func (n Node) Number() (float64, bool) {
	if n.Kind() != Number {
		return 0, false
	}
	value, err := strconv.ParseFloat(string(n.Raw()), 64)
	if err != nil {
		return 0, false
	}
	return value, true
}

// Int64 returns the value of a number with its fraction cut off. It is false
// for everything else and for numbers outside the range of an int64. Numbers
// without an exponent are exact; one with an exponent is rounded to a float64
// first.
func (n Node) Int64() (int64, bool) {
	raw := n.Raw()
	if n.Kind() != Number || bytes.ContainsAny(raw, "eE") {
		return truncate(n.Number())
	}
	whole, _, _ := bytes.Cut(raw, []byte{'.'})
	value, err := strconv.ParseInt(string(whole), 10, 64)
	if err != nil {
		return 0, false
	}
	return value, true
}

// truncate cuts toward zero. The upper bound is 2^63, the first float64 that
// does not fit.
func truncate(value float64, ok bool) (int64, bool) {
	if !ok || value < math.MinInt64 || value >= -math.MinInt64 {
		return 0, false
	}
	return int64(value), true
}
