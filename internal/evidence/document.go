package evidence

import (
	"encoding/base64"
	"encoding/json"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Document is a JSON text kept byte for byte together with its index, because
// duplicates, member order and positions are part of what was observed.
type Document struct{ doc *jsondoc.Document }

// ParseDocument indexes the text. The error is a *jsondoc.SyntaxError.
func ParseDocument(text []byte) (Document, error) {
	doc, err := jsondoc.Parse(text)
	if err != nil {
		return Document{}, err
	}
	return Document{doc: doc}, nil
}

// Root gives the top-level value; the zero Node when there is no document.
func (d Document) Root() jsondoc.Node {
	if d.doc == nil {
		return jsondoc.Node{}
	}
	return d.doc.Root()
}

// Duplicates lists the member names that occur more than once in one object.
func (d Document) Duplicates() []jsondoc.Duplicate {
	if d.doc == nil {
		return nil
	}
	return d.doc.Duplicates()
}

// Position gives the line and column of a byte offset, both from 1.
func (d Document) Position(offset int) (line, column int) {
	if d.doc == nil {
		return 0, 0
	}
	return d.doc.Position(offset)
}

// Bytes gives the text. The caller must not change it.
func (d Document) Bytes() []byte {
	if d.doc == nil {
		return nil
	}
	return d.doc.Bytes()
}

// IsZero reports a document that was never parsed; encoding leaves it out.
func (d Document) IsZero() bool { return d.doc == nil }

// encodedDocument is the saved form of text that is not valid UTF-8.
type encodedDocument struct {
	Base64 string `json:"base64"`
}

// MarshalJSON saves the text as a JSON string, or in base64 when a string could
// not hold it byte for byte.
func (d Document) MarshalJSON() ([]byte, error) {
	if d.doc == nil {
		return []byte("null"), nil
	}
	if text := d.doc.Bytes(); utf8.Valid(text) {
		return json.Marshal(string(text))
	}
	return json.Marshal(encodedDocument{base64.StdEncoding.EncodeToString(d.doc.Bytes())})
}

// UnmarshalJSON reads what MarshalJSON wrote and indexes it again.
func (d *Document) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		*d = Document{}
		return nil
	}
	text, err := savedText(data)
	if err != nil {
		return err
	}
	*d, err = ParseDocument(text)
	return err
}

func savedText(data []byte) ([]byte, error) {
	if len(data) > 0 && data[0] == '"' {
		var s string
		err := json.Unmarshal(data, &s)
		return []byte(s), err
	}
	var e encodedDocument
	if err := json.Unmarshal(data, &e); err != nil {
		return nil, err
	}
	return base64.StdEncoding.DecodeString(e.Base64)
}
