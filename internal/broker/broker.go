// Package broker holds the rules of the login broker behind Intric's callback, as
// they were measured and read in its public source. They say what it accepts,
// which is more than the specifications allow in some places and less in others:
// one wrongly typed claim makes it refuse the whole sign-in.
package broker

import (
	"net/mail"
	"slices"
	"time"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Rules is the month whose behaviour these rules describe.
const Rules = "2026-07"

// Skew is how far the broker lets the IdP's clock be off. It cannot be set.
const Skew = time.Second

// Algorithms lists the signature algorithms of an ID token that the broker
// accepts (RFC 7518, section 3.1).
func Algorithms() []string { return []string{"RS256", "ES256", "PS256"} }

// Accepts reports whether the broker accepts the signature algorithm.
func Accepts(algorithm string) bool { return slices.Contains(Algorithms(), algorithm) }

// Time reads a time as the broker does: a number of seconds with its fraction
// cut off (RFC 7519, section 2, NumericDate), or a text of RFC 3339. It is false
// for everything else; null and 0 count as no time at all.
func Time(n jsondoc.Node) (time.Time, bool) {
	if n.Kind() == jsondoc.String {
		t, err := time.Parse(time.RFC3339, n.Text())
		return t.UTC(), err == nil
	}
	seconds, ok := n.Int64()
	if !ok || seconds == 0 {
		return time.Time{}, false
	}
	return time.Unix(seconds, 0).UTC(), true
}

// True reports a boolean claim that the broker reads as true: some providers
// write it as text.
func True(n jsondoc.Node) bool { return n.Bool() || n.Kind() == jsondoc.String && n.Text() == "true" }

// EmailAddress reports whether the broker takes the text for an e-mail address:
// an address of RFC 5322 without a display name.
func EmailAddress(s string) bool {
	address, err := mail.ParseAddress(s)
	return err == nil && address.Name == ""
}
