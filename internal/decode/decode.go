// Package decode turns bytes from outside into artefacts: a compact JWT, a token
// response, a discovery document, a key set. It trusts nothing: every shape is
// checked, every limit is a number, and what is refused comes back as an [Error]
// that holds no byte of the input.
package decode

import (
	"errors"
	"fmt"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// NotKeySet is the reason for a JSON object without a list of keys (RFC 7517,
// section 5). The other reasons are those of package evidence.
const NotKeySet evidence.Reason = "not_key_set"

// Part names one of the three parts of a compact JWT.
type Part string

// The parts of a compact JWT (RFC 7515, section 7.1).
const (
	Header    Part = "header"
	Claims    Part = "claims"
	Signature Part = "signature"
)

// Error tells why bytes are not what they should be.
type Error struct {
	Reason evidence.Reason
	Part   Part // which part of a token; "" for the whole or for another artefact
	Parts  int  // how many parts a token has; 0 for another artefact
	// Line and Column, from 1, say where JSON stopped being JSON.
	Line, Column int
	Limit        int64 // bytes, with evidence.TooLarge
}

// Error returns one sentence without a full stop.
func (e *Error) Error() string {
	text := "not usable: " + string(e.Reason)
	if e.Part != "" {
		text += " in the " + string(e.Part)
	}
	if e.Line > 0 {
		text += fmt.Sprintf(" at line %d, column %d", e.Line, e.Column)
	}
	return text
}

// Failure gives an error of this package as evidence; nil stays nil.
func Failure(err error) *evidence.Failure {
	var e *Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &e):
		return &evidence.Failure{Reason: e.Reason, Line: e.Line, Column: e.Column, Limit: e.Limit}
	default:
		return &evidence.Failure{Reason: evidence.NotToken}
	}
}

// object indexes text that has to be one JSON object.
func object(text []byte) (evidence.Document, *Error) {
	doc, err := evidence.ParseDocument(text)
	var syntax *jsondoc.SyntaxError
	switch {
	case errors.As(err, &syntax):
		return evidence.Document{}, &Error{Reason: evidence.NotJSON, Line: syntax.Line, Column: syntax.Column}
	case err != nil:
		return evidence.Document{}, &Error{Reason: evidence.NotJSON}
	case doc.Root().Kind() != jsondoc.Object:
		return evidence.Document{}, &Error{Reason: evidence.NotObject}
	}
	return doc, nil
}

// Discovery reads a discovery document (OpenID Connect Discovery 1.0, section
// 4.2), which only has to be a JSON object: what is in it is for the checks. The
// error is an *Error.
func Discovery(body []byte) (evidence.Discovery, error) {
	doc, refused := object(body)
	if refused != nil {
		return evidence.Discovery{}, refused
	}
	return evidence.Discovery{Document: doc}, nil
}
