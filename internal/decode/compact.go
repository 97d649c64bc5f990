package decode

import (
	"bytes"
	"encoding/base64"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// MaxToken is the size in bytes above which a token is refused unread. The login
// broker reads no more than that of the whole token response.
const MaxToken = 1 << 20

// JWT is a compact JWT taken apart (RFC 7519, section 3). Nothing in it is
// verified. The raw parts stay out of evidence.
type JWT struct {
	Header, Claims evidence.Document
	SigningInput   []byte // header.claims as they stand in the token (RFC 7515, 5.2)
	Signature      []byte // empty for an unsecured JWT
	Parts          int    // always three
	Bytes          int    // of the whole token
}

// Compact takes a token apart. It is strict: exactly three parts, each base64url
// without padding, white space or unused bits (RFC 7515, section 2), header and
// claims one JSON object each. The result refers to the token's memory. The
// error is an *Error; five parts are evidence.Encrypted.
func Compact(token []byte) (JWT, error) {
	var d Decoder
	return d.Decode(token)
}

// Decoder does what Compact does and uses its memory again: a result is valid
// until the next call. It reads a header that repeats, as those of one IdP do,
// only once. The zero value is ready. It is not for concurrent use.
type Decoder struct {
	header     evidence.Document
	headerPart []byte // the part that header was read from
	claims     []byte
	signature  []byte
}

// Decode takes one token apart, see Compact.
func (d *Decoder) Decode(token []byte) (JWT, error) {
	header, claims, signature, refused := split(token)
	if refused != nil {
		return JWT{}, refused
	}
	jwt := JWT{SigningInput: token[:len(header)+1+len(claims)], Parts: 3, Bytes: len(token)}
	if refused = d.readHeader(header); refused == nil {
		jwt.Header = d.header
		jwt.Claims, refused = d.readClaims(claims)
	}
	if refused == nil {
		d.signature, refused = unbase64(d.signature[:0], signature, Signature)
		jwt.Signature = d.signature
	}
	if refused != nil {
		return JWT{}, refused
	}
	return jwt, nil
}

// split finds the three parts.
func split(token []byte) (header, claims, signature []byte, refused *Error) {
	parts := countParts(token)
	switch {
	case len(token) > MaxToken:
		return nil, nil, nil, &Error{Reason: evidence.TooLarge, Parts: parts, Limit: MaxToken}
	case parts == encryptedParts:
		return nil, nil, nil, &Error{Reason: evidence.Encrypted, Parts: parts}
	case parts != 3:
		return nil, nil, nil, &Error{Reason: evidence.NotToken, Parts: parts}
	}
	header, rest, _ := bytes.Cut(token, dot)
	claims, signature, _ = bytes.Cut(rest, dot)
	return header, claims, signature, nil
}

// encryptedParts is the number of parts of a JWE (RFC 7516, section 7.1).
const encryptedParts = 5

var dot = []byte{'.'}

func countParts(token []byte) int { return 1 + bytes.Count(token, dot) }

// readHeader fills d.header, from memory if the part is the one before.
func (d *Decoder) readHeader(part []byte) *Error {
	if !d.header.IsZero() && bytes.Equal(part, d.headerPart) {
		return nil
	}
	d.header = evidence.Document{}
	text, refused := unbase64(nil, part, Header)
	if refused != nil {
		return refused
	}
	if d.header, refused = object(text); refused != nil {
		return refused.in(Header)
	}
	d.headerPart = append(d.headerPart[:0], part...)
	return nil
}

func (d *Decoder) readClaims(part []byte) (evidence.Document, *Error) {
	var refused *Error
	if d.claims, refused = unbase64(d.claims[:0], part, Claims); refused != nil {
		return evidence.Document{}, refused
	}
	doc, refused := object(d.claims)
	return doc, refused.in(Claims)
}

// in names the part of the token; nil stays nil.
func (e *Error) in(p Part) *Error {
	if e != nil {
		e.Part, e.Parts = p, 3
	}
	return e
}

// strict refuses unused bits. It would still skip line breaks.
var strict = base64.RawURLEncoding.Strict()

func unbase64(memory, part []byte, p Part) ([]byte, *Error) {
	text, err := strict.AppendDecode(memory, part)
	if err != nil || bytes.ContainsAny(part, "\r\n") {
		return memory, &Error{Reason: evidence.NotToken, Part: p, Parts: 3}
	}
	return text, nil
}

// Raw describes a token as it arrived, decodable or not.
func Raw(token string) evidence.RawToken {
	text := []byte(token)
	_, err := Compact(text)
	raw := evidence.RawToken{Bytes: len(text), Parts: countParts(text), Failure: Failure(err)}
	raw.Encrypted = err != nil && raw.Failure.Reason == evidence.Encrypted
	return raw
}
