package verify

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"crypto/sha256"
	"math/big"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// The reasons of a signature that is not verified. Package evidence keeps them
// as text.
const (
	NoKeyForKid     = "no_key_for_kid"    // no key in the set has the token's kid
	SignatureWrong  = "signature_wrong"   // the key is there and the signature is not its
	AlgNotSupported = "alg_not_supported" // not one of RS256, ES256, PS256
	AlgKeyMismatch  = "alg_key_mismatch"  // the key is of another type than the algorithm
	SeveralKeys     = "several_keys"      // no kid, and more than one key would fit
	NoKeys          = "no_keys"           // there is nothing to verify with
	NoneSigned      = "none"              // the token says itself that nobody signed it
	CustomKey       = "custom_key"        // only a key set that the IdP keeps for this application verifies it
)

// Signature verifies a JWS signature (RFC 7515, section 5.2) with the key that
// the login broker would take: the one with exactly this kid; without a kid the
// only one of the algorithm's type. Nothing in the token's header but alg and kid
// has a say in it. It never panics, whatever the key or the token.
func (k *Keys) Signature(alg, kid string, hasKid bool, signingInput, sig []byte) evidence.Signature {
	if !hasKid {
		kid = ""
	}
	verify := algorithm(alg)
	switch {
	case alg == "none":
		return refused(NoneSigned, kid)
	case verify == nil:
		return refused(AlgNotSupported, kid)
	case k == nil || len(k.keys) == 0:
		return evidence.Signature{State: evidence.SignatureUnknown, Reason: NoKeys, KeyID: kid}
	}
	candidate, reason := k.find(alg, kid)
	if reason != "" {
		return refused(reason, kid)
	}
	if !candidate.fits(alg) {
		return refused(AlgKeyMismatch, kid)
	}
	if !verify(candidate, sha256.Sum256(signingInput), sig) {
		return refused(SignatureWrong, kid)
	}
	return evidence.Signature{State: evidence.Verified, KeyID: candidate.id}
}

func refused(reason, kid string) evidence.Signature {
	return evidence.Signature{State: evidence.Invalid, Reason: reason, KeyID: kid}
}

// find chooses the key as the broker does. Of two keys with the same kid and type
// the first counts. A kid that no key has still leads to a key without a kid, if
// that is the only one of its type.
func (k *Keys) find(alg, kid string) (key, string) {
	var loose []key
	for _, candidate := range k.keys {
		switch {
		case !candidate.isOfTypeFor(alg):
		case kid != "" && candidate.id == kid:
			return candidate, ""
		case kid == "" || candidate.id == "":
			loose = append(loose, candidate)
		}
	}
	if len(loose) == 1 {
		return loose[0], ""
	}
	return key{}, k.whyNone(kid, len(loose))
}

// whyNone tells why find has no key; fitting counts those it cannot choose from.
func (k *Keys) whyNone(kid string, fitting int) string {
	if kid == "" && fitting > 1 {
		return SeveralKeys
	}
	for _, candidate := range k.keys {
		if kid == "" || candidate.id == kid {
			return AlgKeyMismatch
		}
	}
	return NoKeyForKid
}

// isOfTypeFor compares types of keys only, as the broker does.
func (k key) isOfTypeFor(alg string) bool {
	if alg == "ES256" {
		return k.ec != nil
	}
	return k.rsa != nil
}

// fits demands the one curve of ES256 (RFC 7518, section 3.4).
func (k key) fits(alg string) bool { return alg != "ES256" || k.ec.Curve == elliptic.P256() }

// verifier reports whether the signature is the key's.
type verifier func(k key, hash [sha256.Size]byte, sig []byte) bool

// algorithm gives the verifier of an accepted algorithm, nil for every other.
func algorithm(alg string) verifier {
	switch alg {
	case "RS256":
		return rs256
	case "PS256":
		return ps256
	case "ES256":
		return es256
	}
	return nil
}

// rs256 is RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518, section 3.3).
func rs256(k key, hash [sha256.Size]byte, sig []byte) bool {
	return rsa.VerifyPKCS1v15(k.rsa, crypto.SHA256, hash[:], sig) == nil
}

// ps256 is RSASSA-PSS with SHA-256 and a salt as long as the hash (RFC 7518,
// section 3.5).
func ps256(k key, hash [sha256.Size]byte, sig []byte) bool {
	options := &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash}
	return rsa.VerifyPSS(k.rsa, crypto.SHA256, hash[:], sig, options) == nil
}

// es256 is ECDSA on P-256 with SHA-256; the signature is r and s, 32 bytes each
// (RFC 7518, section 3.4).
func es256(k key, hash [sha256.Size]byte, sig []byte) bool {
	const half = 32
	if len(sig) != 2*half {
		return false
	}
	r, s := new(big.Int).SetBytes(sig[:half]), new(big.Int).SetBytes(sig[half:])
	return ecdsa.Verify(k.ec, hash[:], r, s)
}
