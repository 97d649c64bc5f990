package jsondoc

import "fmt"

// Reason says why a text is not a document this package reads.
type Reason string

// The reasons of a SyntaxError.
const (
	Empty            Reason = "empty"             // nothing but white space
	Truncated        Reason = "truncated"         // the text ends inside a value
	Unexpected       Reason = "unexpected"        // this character cannot stand here
	TrailingData     Reason = "trailing_data"     // something follows the value
	TooDeep          Reason = "too_deep"          // more than MaxDepth containers inside each other
	BadEscape        Reason = "bad_escape"        // a backslash that starts no escape of RFC 8259, section 7
	BadNumber        Reason = "bad_number"        // not a number of RFC 8259, section 6
	ControlCharacter Reason = "control_character" // an unescaped line break, tab or other control inside a string
	LargeDocument    Reason = "large_document"    // longer than an index can address
)

// SyntaxError tells where and why reading stopped. It holds no byte of the
// document, so it can be shown and logged as it is.
type SyntaxError struct {
	Offset       int // in bytes, from 0
	Line, Column int // from 1; the column counts characters
	Reason       Reason
}

// Error returns one sentence without a full stop.
func (e *SyntaxError) Error() string {
	switch e.Reason {
	case Empty:
		return "there is no JSON here, only nothing or white space"
	case LargeDocument:
		return "the JSON is larger than 2 GiB"
	}
	return fmt.Sprintf("line %d, column %d: %s", e.Line, e.Column, e.Reason.words())
}

func (r Reason) words() string {
	switch r {
	case Truncated:
		return "the JSON ends too early, something is cut off"
	case TrailingData:
		return "the JSON value is complete, but more text follows it"
	case TooDeep:
		return fmt.Sprintf("lists and objects are nested more than %d deep", MaxDepth)
	case BadEscape:
		return "a backslash starts an escape that JSON does not know"
	case BadNumber:
		return "a number is not written as JSON writes numbers"
	case ControlCharacter:
		return "a line break, tab or control character stands inside a string"
	default:
		return "this character cannot stand here in JSON"
	}
}

func syntaxError(data []byte, offset int, reason Reason) *SyntaxError {
	line, column := position(data, offset)
	return &SyntaxError{Offset: offset, Line: line, Column: column, Reason: reason}
}
