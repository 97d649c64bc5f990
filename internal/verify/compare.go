package verify

import (
	"crypto/sha256"
	"crypto/sha512"
	"crypto/subtle"
	"encoding/base64"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// AccessTokenHash compares at_hash with the access token: the left half of its
// hash by the algorithm of the ID token (OpenID Connect Core 1.0, section
// 3.1.3.6).
func AccessTokenHash(alg, accessToken, atHash string) evidence.Comparison {
	if atHash == "" {
		return evidence.Missing
	}
	hash := hashFor(alg, accessToken)
	if accessToken == "" || hash == nil {
		return evidence.NotCompare
	}
	return compare(base64.RawURLEncoding.EncodeToString(hash[:len(hash)/2]), atHash)
}

// hashFor hashes with the SHA-2 that the algorithm's name ends in; nil for an
// algorithm that names none.
func hashFor(alg, text string) []byte {
	switch {
	case strings.HasSuffix(alg, "256"):
		h := sha256.Sum256([]byte(text))
		return h[:]
	case strings.HasSuffix(alg, "384"):
		h := sha512.Sum384([]byte(text))
		return h[:]
	case strings.HasSuffix(alg, "512"):
		h := sha512.Sum512([]byte(text))
		return h[:]
	}
	return nil
}

// Nonce compares the nonce of the claims with the one that was sent (OpenID
// Connect Core 1.0, section 3.1.3.7, number 11), in constant time.
func Nonce(claims jsondoc.Node, want string) evidence.Comparison {
	got := claims.Get("nonce")
	switch {
	case want == "":
		return evidence.NotCompare
	case got.Kind() == jsondoc.Invalid, got.Kind() == jsondoc.Null:
		return evidence.Missing
	}
	return compare(want, got.Text())
}

func compare(want, got string) evidence.Comparison {
	if subtle.ConstantTimeCompare([]byte(want), []byte(got)) == 1 {
		return evidence.Matches
	}
	return evidence.Differs
}
