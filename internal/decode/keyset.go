package decode

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/rsa"

	"github.com/go-jose/go-jose/v4"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// KeySet reads a key set (RFC 7517, section 5). Usable is what the login broker
// can use: a public RSA, EC or Ed25519 key whose use is "sig" or not said. What
// is not usable is only counted, as section 5 asks of readers. The error is an
// *Error.
func KeySet(body []byte) (evidence.KeySet, error) {
	doc, refused := object(body)
	if refused != nil {
		return evidence.KeySet{}, refused
	}
	list := doc.Root().Get("keys")
	if list.Kind() != jsondoc.Array {
		return evidence.KeySet{}, &Error{Reason: NotKeySet}
	}
	set := evidence.KeySet{Keys: []evidence.Key{}}
	for member := range list.Elements() {
		if key, usable := readKey(member); usable {
			set.Keys = append(set.Keys, key)
		} else {
			set.Unusable++
		}
	}
	return set, nil
}

// readKey asks go-jose, which the broker reads keys with, so that both agree on
// what a key is: also on a certificate that belongs to another key, and on a key
// that was published with its private half.
func readKey(member jsondoc.Node) (evidence.Key, bool) {
	var jwk jose.JSONWebKey
	if jwk.UnmarshalJSON(member.Raw()) != nil || !jwk.Valid() || jwk.Use != "" && jwk.Use != "sig" {
		return evidence.Key{}, false
	}
	key := evidence.Key{ID: jwk.KeyID, HasID: member.Get("kid").Kind() == jsondoc.String,
		Type: member.Get("kty").Text(), Algorithm: jwk.Algorithm, Use: jwk.Use,
		Curve: member.Get("crv").Text(), JWK: publicMembers(member)}
	switch public := jwk.Key.(type) {
	case *rsa.PublicKey:
		key.Bits = public.N.BitLen()
	case *ecdsa.PublicKey:
		key.Bits = public.Curve.Params().BitSize
	case ed25519.PublicKey:
		key.Bits = 8 * len(public)
	default:
		return evidence.Key{}, false
	}
	return key, true
}

// publicNames are the members of a public key (RFC 7517, section 4, and RFC
// 7518, sections 6.2.1 and 6.3.1). A list of what may stay cannot forget one that
// must go.
func publicNames() []string {
	return []string{"kty", "use", "key_ops", "alg", "kid", "x5u", "x5c", "x5t", "x5t#S256",
		"crv", "x", "y", "n", "e"}
}

// publicMembers writes the key anew, with its public members only.
func publicMembers(member jsondoc.Node) []byte {
	public := []byte{'{'}
	for _, name := range publicNames() {
		value := member.Get(name)
		if !value.Valid() {
			continue
		}
		if len(public) > 1 {
			public = append(public, ',')
		}
		public = append(public, '"')
		public = append(public, name...)
		public = append(public, '"', ':')
		public = append(public, value.Raw()...)
	}
	return append(public, '}')
}
