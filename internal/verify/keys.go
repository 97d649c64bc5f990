// Package verify judges a token's signature and the claims that are compared with
// a secret, by the login broker's rules, and answers with typed values. It is
// pure: it computes over crypto/* and asks nobody.
package verify

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rsa"
	"encoding/base64"
	"math/big"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Keys is a key set made ready for verifying any number of tokens, by any number
// of goroutines.
type Keys struct{ keys []key }

// key is one public key. Exactly one of rsa and ec is set; a key of another kind
// stays in the list with neither, because its ID is known.
type key struct {
	id  string
	rsa *rsa.PublicKey
	ec  *ecdsa.PublicKey
}

// NewKeys parses the keys. A key that no relying party should compute with is
// left out: an enormous modulus, an exponent out of range, a point that is not on
// its curve.
func NewKeys(set evidence.KeySet) *Keys {
	k := &Keys{}
	for _, published := range set.Keys {
		if parsed, ok := parse(published); ok {
			k.keys = append(k.keys, parsed)
		}
	}
	return k
}

func parse(published evidence.Key) (key, bool) {
	doc, err := jsondoc.Parse(published.JWK)
	if err != nil {
		return key{}, false
	}
	k := key{id: published.ID}
	switch jwk := doc.Root(); jwk.Get("kty").Text() {
	case "RSA":
		k.rsa = parseRSA(jwk)
		return k, k.rsa != nil
	case "EC":
		k.ec = parseEC(jwk)
		return k, k.ec != nil
	}
	return k, true
}

// The bounds of an RSA key. A larger modulus would only buy the sender our time.
const (
	maxModulusBits  = 16384
	maxExponentBits = 31
)

// parseRSA reads n and e (RFC 7518, section 6.3.1); nil when they are no key.
func parseRSA(jwk jsondoc.Node) *rsa.PublicKey {
	n, e := number(jwk.Get("n")), number(jwk.Get("e"))
	if n == nil || e == nil || n.BitLen() > maxModulusBits || e.BitLen() > maxExponentBits {
		return nil
	}
	if n.Bit(0) == 0 || e.Bit(0) == 0 || e.BitLen() < 2 {
		return nil
	}
	return &rsa.PublicKey{N: n, E: int(e.Int64())}
}

// parseEC reads crv, x and y (RFC 7518, section 6.2.1); nil when they are no
// point of that curve.
func parseEC(jwk jsondoc.Node) *ecdsa.PublicKey {
	curve := curveOf(jwk.Get("crv").Text())
	x, okX := bytesOf(jwk.Get("x"))
	y, okY := bytesOf(jwk.Get("y"))
	if curve == nil || !okX || !okY {
		return nil
	}
	size := (curve.Params().BitSize + 7) / 8
	if len(x) != size || len(y) != size {
		return nil
	}
	const uncompressed = 4 // SEC 1, section 2.3.3
	public, err := ecdsa.ParseUncompressedPublicKey(curve, append(append([]byte{uncompressed}, x...), y...))
	if err != nil {
		return nil
	}
	return public
}

func curveOf(name string) elliptic.Curve {
	switch name {
	case "P-256":
		return elliptic.P256()
	case "P-384":
		return elliptic.P384()
	case "P-521":
		return elliptic.P521()
	}
	return nil
}

// number reads a Base64urlUInt (RFC 7518, section 2); nil when it is none.
func number(n jsondoc.Node) *big.Int {
	b, ok := bytesOf(n)
	if !ok || len(b) == 0 {
		return nil
	}
	return new(big.Int).SetBytes(b)
}

func bytesOf(n jsondoc.Node) ([]byte, bool) {
	if n.Kind() != jsondoc.String {
		return nil, false
	}
	b, err := base64.RawURLEncoding.DecodeString(n.Text())
	return b, err == nil
}
