// Package jsonreport writes and reads the report as JSON, schema version 1
// (docs/report.schema.json).
package jsonreport

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
	jsonv1 "github.com/go-json-experiment/json/v1"

	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Write writes the envelope, indented by two spaces, with a line break at the
// end. Lists are never null, the order is fixed, and the same envelope gives the
// same bytes. A text stays the data that it is, but every character that could
// not be seen is escaped: the file may be shown on a terminal. Bytes that are no
// UTF-8 become U+FFFD. The error is the writer's, or that of argument names that
// such bytes made equal.
func Write(w io.Writer, e report.Envelope) error {
	data, err := json.Marshal(e,
		jsontext.WithIndent("  "),
		jsontext.AllowInvalidUTF8(true),
		json.Deterministic(true),
		// An absent line number is left out, as the tags of the model mean it.
		jsonv1.OmitEmptyWithLegacySemantics(true),
	)
	if err != nil {
		return errors.New("the report cannot be written as JSON") // theirs may quote the report
	}
	_, err = w.Write(append(visible(data), '\n'))
	return err
}

// visible escapes every character that a terminal would not show as itself. In
// JSON such characters stand inside strings only.
func visible(data []byte) []byte {
	var out bytes.Buffer
	for len(data) > 0 {
		r, size := utf8.DecodeRune(data)
		if char := string(data[:size]); r >= 0x7f && redact.Text(char) != char {
			escape(&out, r)
		} else {
			out.Write(data[:size])
		}
		data = data[size:]
	}
	return out.Bytes()
}

// escape writes \u00e5, and two of them for what UTF-16 writes as two (RFC 8259,
// section 7).
func escape(out *bytes.Buffer, r rune) {
	if high, low := utf16.EncodeRune(r); high != utf8.RuneError {
		fmt.Fprintf(out, `\u%04x\u%04x`, high, low)
		return
	}
	fmt.Fprintf(out, `\u%04x`, r)
}
