// Package redact keeps out of every output what must not be there.
//
// A [Secret] cannot print itself. [Email], [Name] and [Subject] mask what
// identifies a person. [Text] and [Clip] make foreign text safe for a terminal,
// a page and a CI log. [Scrub] takes the secrets we know out of text that an
// identity provider wrote.
package redact

import (
	"crypto/subtle"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
)

// placeholder is how every Secret looks in every output.
const placeholder = "[secret]"

// Secret is a value that must never be shown: a client secret, a token, a
// code, a verifier, a cookie. Whatever prints, encodes or logs it writes
// "[secret]". The zero Secret holds nothing.
//
// The value stands behind a pointer, because fmt reaches unexported fields of
// a surrounding struct by reflection, past every method. There it prints the
// address.
type Secret struct {
	value *string
}

// A Secret answers for itself wherever the standard library asks.
var (
	_ fmt.Formatter  = Secret{}
	_ fmt.Stringer   = Secret{}
	_ fmt.GoStringer = Secret{}
	_ json.Marshaler = Secret{}
	_ slog.LogValuer = Secret{}
)

// NewSecret wraps a value. The empty string gives the zero Secret.
func NewSecret(value string) Secret {
	if value == "" {
		return Secret{}
	}
	return Secret{value: &value}
}

// Reveal returns the value itself. It is the only way out; call it where the
// value is sent or compared, nowhere else.
func (s Secret) Reveal() string {
	if s.value == nil {
		return ""
	}
	return *s.value
}

// IsZero reports whether there is no secret.
func (s Secret) IsZero() bool { return s.value == nil }

// Equal compares in constant time; only the length can be learned from the
// time it takes. The zero Secret equals nothing, not even the empty string: an
// attempt without a state must not accept an answer without one.
func (s Secret) Equal(other string) bool {
	return !s.IsZero() && subtle.ConstantTimeCompare([]byte(s.Reveal()), []byte(other)) == 1
}

// Format implements fmt.Formatter for every verb.
func (s Secret) Format(f fmt.State, _ rune) {
	// A failing writer is the caller's to notice, as with every fmt verb.
	_, _ = io.WriteString(f, placeholder)
}

// String implements fmt.Stringer.
func (s Secret) String() string { return placeholder }

// GoString implements fmt.GoStringer.
func (s Secret) GoString() string { return placeholder }

// MarshalText implements encoding.TextMarshaler.
func (s Secret) MarshalText() ([]byte, error) { return []byte(placeholder), nil }

// MarshalJSON implements json.Marshaler.
func (s Secret) MarshalJSON() ([]byte, error) { return []byte(`"` + placeholder + `"`), nil }

// LogValue implements slog.LogValuer.
func (s Secret) LogValue() slog.Value { return slog.StringValue(placeholder) }
