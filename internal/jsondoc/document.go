// Package jsondoc is an index of one JSON document. For every value it knows
// the kind, the byte offset, the JSON Pointer and the line and column, so that
// a finding can point at the place it speaks of.
//
// It reads a document as the login broker does (Go's encoding/json): of a name
// that occurs twice the last one counts, and a lone surrogate or an invalid
// byte becomes U+FFFD. Unlike the broker it keeps every occurrence and can
// name them all. Nesting is limited to [MaxDepth].
//
// The index is one flat slice of fixed-size entries. A Document that is Reset
// for the next of a million tokens uses the same memory again.
package jsondoc

import (
	"bytes"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// MaxDepth is the number of lists and objects that may stand inside each other.
const MaxDepth = 64

// Document is the index of one JSON text. The zero value is an empty document,
// ready for Reset. Any number of goroutines may read one Document, but none
// while it is Reset.
type Document struct {
	data    []byte
	entries []entry

	source  bytes.Buffer // lends data to the decoder without a copy
	decoder jsontext.Decoder
}

// entry describes one value. Offsets fit into 31 bits because larger documents
// are refused.
type entry struct {
	value   span
	name    span  // the quoted member name; empty outside objects
	parent  int32 // index of the container; none for the root
	next    int32 // index of the first entry behind this value and all it holds
	ordinal int32 // position within the container, from 0
	count   int32 // number of members or elements
	kind    Kind

	valueEncoded bool // the string has escapes or invalid UTF-8
	nameEncoded  bool // the same of the member name
}

// none is the parent of the root.
const none = -1

// span is the half-open range of bytes [from, to).
type span struct{ from, to int32 }

func (s span) empty() bool { return s.from == s.to }

// Parse indexes data, which must hold exactly one JSON value (RFC 8259) and
// must not change while the Document is in use: it is kept, not copied. The
// error is a *SyntaxError.
func Parse(data []byte) (*Document, error) {
	d := new(Document)
	if err := d.Reset(data); err != nil {
		return nil, err
	}
	return d, nil
}

// Reset does what Parse does with the memory of an earlier document. Nodes of
// the earlier document must not be used afterwards. After an error, which is a
// *SyntaxError, the document has no root.
func (d *Document) Reset(data []byte) error {
	d.data, d.entries = data, d.entries[:0]
	if err := d.index(); err != nil {
		d.entries = d.entries[:0]
		return err
	}
	return nil
}

// Root returns the value that is the whole document, the zero Node if there is
// none.
func (d *Document) Root() Node {
	if d == nil || len(d.entries) == 0 {
		return Node{}
	}
	return Node{doc: d}
}

// Bytes returns the text that was indexed. It must not be changed.
func (d *Document) Bytes() []byte {
	if d == nil {
		return nil
	}
	return d.data
}

// Position returns the line and the column of a byte offset, both counted from
// 1. The column counts characters, as editors do. An offset outside the text
// stands for its nearest end.
func (d *Document) Position(offset int) (line, column int) {
	return position(d.Bytes(), offset)
}

func position(data []byte, offset int) (line, column int) {
	before := data[:min(max(offset, 0), len(data))]
	line = 1 + bytes.Count(before, []byte{'\n'})
	start := 1 + bytes.LastIndexByte(before, '\n')
	return line, 1 + utf8.RuneCount(before[start:])
}

// bytesOf returns the text of a span, closed against appending.
func (d *Document) bytesOf(s span) []byte { return d.data[s.from:s.to:s.to] }
