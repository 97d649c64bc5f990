package jsondoc

import (
	"bytes"
	"errors"
	"io"
	"math"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// index fills the entries from the text. It answers an untyped nil on success,
// which is why its result is an error.
func (d *Document) index() error {
	if tooLarge(int64(len(d.data))) {
		return &SyntaxError{Line: 1, Column: 1, Reason: LargeDocument}
	}
	if blankUntil(d.data, 0) == len(d.data) {
		return syntaxError(d.data, 0, Empty)
	}
	d.source = *bytes.NewBuffer(d.data)
	d.decoder.Reset(&d.source, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	walk := walker{Document: d, container: none}
	if err := walk.run(); err != nil {
		return err
	}
	end := int(d.entries[0].value.to)
	if rest := blankUntil(d.data, end); rest < len(d.data) {
		return syntaxError(d.data, rest, TrailingData)
	}
	return nil
}

func tooLarge(size int64) bool { return size > math.MaxInt32 }

// blankUntil returns the offset of the first byte from offset on that is not
// JSON white space.
func blankUntil(data []byte, offset int) int {
	return len(data) - len(bytes.TrimLeft(data[offset:], " \t\r\n"))
}

// walker reads the tokens of one document. The decoder proves the grammar; the
// walker only writes down where things are.
type walker struct {
	*Document
	depth       int
	container   int32 // the innermost open list or object, or none
	name        span  // a member name that waits for its value
	nameEncoded bool
}

// run reads one complete value.
func (w *walker) run() error {
	for {
		if err := w.step(); err != nil {
			return err
		}
		if w.depth == 0 {
			return nil
		}
	}
}

// step reads one token.
func (w *walker) step() error {
	switch token := w.decoder.PeekKind(); token {
	case '{':
		return w.enter(Object)
	case '[':
		return w.enter(Array)
	case '}', ']':
		return w.leave()
	case '"':
		if w.atName() {
			return w.readName()
		}
		return w.readScalar(String)
	case '0':
		return w.readScalar(Number)
	case 't', 'f':
		return w.readScalar(Bool)
	default: // null, and everything the decoder is going to refuse
		return w.readScalar(Null)
	}
}

// atName reports whether the next string is a member name.
func (w *walker) atName() bool {
	return w.container != none && w.entries[w.container].kind == Object && w.name.empty()
}

func (w *walker) enter(kind Kind) error {
	_, err := w.decoder.ReadToken()
	if err != nil {
		return w.refuse(err, kind)
	}
	end := w.offset()
	if w.depth == MaxDepth {
		return syntaxError(w.data, int(end-1), TooDeep)
	}
	w.container = w.add(kind, span{end - 1, end})
	w.depth++
	return nil
}

func (w *walker) leave() error {
	if _, err := w.decoder.ReadToken(); err != nil {
		return w.refuse(err, Invalid)
	}
	closed := &w.entries[w.container]
	closed.value.to = w.offset()
	closed.next = int32(len(w.entries))
	w.container = closed.parent
	w.depth--
	return nil
}

func (w *walker) readName() error {
	raw, err := w.decoder.ReadValue()
	if err != nil {
		return w.refuse(err, String)
	}
	end := w.offset()
	w.name = span{end - int32(len(raw)), end}
	w.nameEncoded = encoded(raw)
	return nil
}

func (w *walker) readScalar(kind Kind) error {
	raw, err := w.decoder.ReadValue()
	if err != nil {
		return w.refuse(err, kind)
	}
	end := w.offset()
	at := w.add(kind, span{end - int32(len(raw)), end})
	w.entries[at].valueEncoded = kind == String && encoded(raw)
	return nil
}

// add appends an entry that holds nothing yet and counts it in its container.
func (w *walker) add(kind Kind, value span) int32 {
	at := int32(len(w.entries))
	e := entry{
		value: value, name: w.name, nameEncoded: w.nameEncoded,
		parent: w.container, next: at + 1, kind: kind,
	}
	if w.container != none {
		container := &w.entries[w.container]
		e.ordinal = container.count
		container.count++
	}
	w.entries = append(w.entries, e)
	w.name = span{}
	return at
}

// offset returns the end of the token read last.
func (w *walker) offset() int32 { return int32(w.decoder.InputOffset()) }

// encoded reports whether the bytes between the quotes differ from the string
// they stand for.
func encoded(raw []byte) bool {
	return bytes.IndexByte(raw, '\\') >= 0 || !utf8.Valid(raw)
}

// refuse turns an error of the decoder, met at a token of the given kind, into
// ours. The decoder's words are dropped: they can hold much of the document.
func (w *walker) refuse(err error, kind Kind) error {
	var syntactic *jsontext.SyntacticError
	if !errors.As(err, &syntactic) || errors.Is(err, io.ErrUnexpectedEOF) {
		return syntaxError(w.data, len(w.data), Truncated)
	}
	at := int(syntactic.ByteOffset)
	return syntaxError(w.data, at, w.reason(err, kind, at))
}

func (w *walker) reason(err error, kind Kind, at int) Reason {
	switch {
	case errors.Is(err, jsontext.ErrNonStringName):
		return Unexpected
	case kind == Number:
		return BadNumber
	case kind == String && at < len(w.data) && w.data[at] < ' ':
		return ControlCharacter
	case kind == String:
		return BadEscape
	default:
		return Unexpected
	}
}
