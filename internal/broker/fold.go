package broker

import (
	"strings"
	"unicode"
)

// SameClaim reports whether the broker reads a member of this name into the
// field of the claim.
func SameClaim(name, claim string) bool { return fold(name) == fold(claim) }

// fold maps a name so that two names fold alike exactly if Go's encoding/json,
// which the broker decodes with, takes them for the same field. Beside capital
// letters that joins the long s (ſ) with s and the Kelvin sign (K) with k.
func fold(name string) string { return strings.Map(smallest, name) }

// smallest is the first letter of all that fold into each other. SimpleFold goes
// round them in a circle, upwards until it starts again.
func smallest(r rune) rune {
	for {
		next := unicode.SimpleFold(r)
		if next <= r {
			return next
		}
		r = next
	}
}

func isOneOf(name string, claims []string) bool {
	for _, claim := range claims {
		if SameClaim(name, claim) {
			return true
		}
	}
	return false
}
