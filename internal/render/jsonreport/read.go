package jsonreport

import (
	"fmt"
	"io"

	"github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"

	"github.com/ssocheck/ssocheck/internal/report"
)

// MaxBytes is the size of the largest report that Read takes.
const MaxBytes = 8 << 20

// Reason says why a report cannot be read.
type Reason string

// The reasons.
const (
	TooLarge     Reason = "too_large"     // over MaxBytes
	NotAReport   Reason = "not_a_report"  // no JSON, or not of the shape of a report
	OtherVersion Reason = "other_version" // another schema version
)

// Error is a report that cannot be read. It holds nothing of what was read.
type Error struct {
	Reason  Reason
	Version int // the schema version that was found, for OtherVersion
}

// Error says what is wrong in a sentence.
func (e *Error) Error() string {
	switch e.Reason {
	case TooLarge:
		return fmt.Sprintf("the report is larger than %d MiB", MaxBytes>>20)
	case OtherVersion:
		return fmt.Sprintf("the report has schema version %d, and this program reads version %d", e.Version, report.SchemaVersion)
	}
	return "this is not a JSON report of ssocheck"
}

// Read reads an envelope that Write wrote. Unknown members are ignored, so that
// a later program of the same schema version can add some. The error is an
// *Error, or the reader's own.
func Read(r io.Reader) (report.Envelope, error) {
	data, err := io.ReadAll(io.LimitReader(r, MaxBytes+1))
	if err != nil {
		return report.Envelope{}, err
	}
	if len(data) > MaxBytes {
		return report.Envelope{}, &Error{Reason: TooLarge}
	}
	if err := checkVersion(data); err != nil {
		return report.Envelope{}, err
	}
	var e report.Envelope
	if json.Unmarshal(data, &e, jsontext.AllowInvalidUTF8(true)) != nil {
		return report.Envelope{}, &Error{Reason: NotAReport}
	}
	return e, nil
}

// checkVersion comes first: a report of another version may have another shape.
func checkVersion(data []byte) error {
	var head struct {
		SchemaVersion *int `json:"schemaVersion"`
	}
	err := json.Unmarshal(data, &head, jsontext.AllowInvalidUTF8(true))
	switch {
	case err != nil || head.SchemaVersion == nil:
		return &Error{Reason: NotAReport}
	case *head.SchemaVersion != report.SchemaVersion:
		return &Error{Reason: OtherVersion, Version: *head.SchemaVersion}
	}
	return nil
}
