package verify

import (
	"crypto"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"math/big"
	"strings"
	"sync"
	"testing"

	"github.com/go-jose/go-jose/v4"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// pair is the keys of all tests, made once: an RSA key is slow to make.
var pair = sync.OnceValues(func() (*rsa.PrivateKey, *ecdsa.PrivateKey) {
	r, errR := rsa.GenerateKey(rand.Reader, 2048)
	e, errE := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if errR != nil || errE != nil {
		panic("no test keys")
	}
	return r, e
})

// published writes public keys as a key set; a name of dashes stands for a key without an ID.
func published(t testing.TB, keys map[string]any, order ...string) evidence.KeySet {
	t.Helper()
	var set evidence.KeySet
	for _, name := range order {
		id := strings.TrimRight(name, "-")
		text, err := json.Marshal(jose.JSONWebKey{Key: keys[name], KeyID: id})
		if err != nil {
			t.Fatal(err)
		}
		set.Keys = append(set.Keys, evidence.Key{ID: id, HasID: id != "", JWK: text})
	}
	return set
}

// sign makes a signature over the input.
func sign(t testing.TB, alg string, input []byte) []byte {
	t.Helper()
	r, e := pair()
	hash := sha256.Sum256(input)
	var sig []byte
	var err error
	switch alg {
	case "RS256":
		sig, err = rsa.SignPKCS1v15(rand.Reader, r, crypto.SHA256, hash[:])
	case "PS256":
		sig, err = rsa.SignPSS(rand.Reader, r, crypto.SHA256, hash[:], &rsa.PSSOptions{SaltLength: rsa.PSSSaltLengthEqualsHash})
	case "ES256":
		var x, y *big.Int
		x, y, err = ecdsa.Sign(rand.Reader, e, hash[:])
		sig = append(x.FillBytes(make([]byte, 32)), y.FillBytes(make([]byte, 32))...)
	}
	if err != nil {
		t.Fatal(err)
	}
	return sig
}

func TestSignature(t *testing.T) {
	r, e := pair()
	other, _ := rsa.GenerateKey(rand.Reader, 2048)
	p384, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	keys := map[string]any{"r": &r.PublicKey, "e": &e.PublicKey, "other": &other.PublicKey, "p384": &p384.PublicKey, "-": &r.PublicKey, "--": &other.PublicKey}
	input := []byte("header.claims")
	tests := []struct {
		name, alg, kid string
		order          []string
		reason         string // "" is verified
	}{
		{"RS256", "RS256", "r", []string{"other", "e", "r"}, ""},
		{"PS256", "PS256", "r", []string{"r"}, ""},
		{"ES256", "ES256", "e", []string{"r", "e"}, ""},
		{"no kid, one of the type", "RS256", "", []string{"e", "r"}, ""},
		{"a key without kid for an unknown kid", "RS256", "rotated", []string{"e", "-"}, ""},
		{"unknown kid", "RS256", "rotated", []string{"r"}, NoKeyForKid},
		{"kid in other letters", "RS256", "R", []string{"r"}, NoKeyForKid},
		{"unknown kid, several without", "RS256", "rotated", []string{"-", "--"}, NoKeyForKid},
		{"no kid, several of the type", "RS256", "", []string{"r", "other"}, SeveralKeys},
		{"no kid, none of the type", "ES256", "", []string{"r"}, AlgKeyMismatch},
		{"kid of another type", "RS256", "e", []string{"r", "e"}, AlgKeyMismatch},
		{"kid of another curve", "ES256", "p384", []string{"p384"}, AlgKeyMismatch},
		{"another key's signature", "RS256", "other", []string{"r", "other"}, SignatureWrong},
		{"RS256 signature called PS256", "PS256/RS256", "r", []string{"r"}, SignatureWrong},
		{"none", "none", "r", []string{"r"}, NoneSigned},
		{"HS256", "HS256", "r", []string{"r"}, AlgNotSupported},
		{"RS384", "RS384", "r", []string{"r"}, AlgNotSupported},
		{"EdDSA", "EdDSA", "r", []string{"r"}, AlgNotSupported},
		{"no alg", "", "r", []string{"r"}, AlgNotSupported},
		{"small letters", "rs256", "r", []string{"r"}, AlgNotSupported},
		{"no keys", "RS256", "r", nil, NoKeys},
	}
	for _, tc := range tests {
		alg, signedWith, differs := strings.Cut(tc.alg, "/")
		if !differs {
			signedWith = alg
		}
		got := NewKeys(published(t, keys, tc.order...)).Signature(alg, tc.kid, tc.kid != "", input, sign(t, signedWith, input))
		want := evidence.Invalid
		switch tc.reason {
		case "":
			want = evidence.Verified
		case NoKeys:
			want = evidence.SignatureUnknown
		}
		if got.State != want || got.Reason != tc.reason {
			t.Errorf("%s: got %s %q, want %s %q", tc.name, got.State, got.Reason, want, tc.reason)
		}
	}
}

// TestSignatureOfOtherBytes: one changed bit on either side is enough.
func TestSignatureOfOtherBytes(t *testing.T) {
	r, e := pair()
	keys := NewKeys(published(t, map[string]any{"r": &r.PublicKey, "e": &e.PublicKey}, "r", "e"))
	input := []byte("header.claims")
	for alg, kid := range map[string]string{"RS256": "r", "PS256": "r", "ES256": "e"} {
		sig := sign(t, alg, input)
		for _, bad := range [][]byte{nil, {}, sig[1:], append([]byte{0}, sig...), flipped(sig), make([]byte, len(sig))} {
			if got := keys.Signature(alg, kid, true, input, bad); got.Reason != SignatureWrong {
				t.Errorf("%s, %d bytes: %+v", alg, len(bad), got)
			}
		}
		if got := keys.Signature(alg, kid, true, flipped(input), sig); got.Reason != SignatureWrong {
			t.Errorf("%s, other input: %+v", alg, got)
		}
	}
}

func flipped(b []byte) []byte {
	c := append([]byte(nil), b...)
	c[len(c)-1] ^= 1
	return c
}

// TestHostileKeys: nothing panics, nothing takes long, nothing is verified.
func TestHostileKeys(t *testing.T) {
	r, e := pair()
	n := base64.RawURLEncoding.EncodeToString(r.N.Bytes())
	x := base64.RawURLEncoding.EncodeToString(e.X.FillBytes(make([]byte, 32)))
	zero := base64.RawURLEncoding.EncodeToString(make([]byte, 32))
	huge := base64.RawURLEncoding.EncodeToString([]byte(strings.Repeat("\xff", 300_000)))
	ones := base64.RawURLEncoding.EncodeToString([]byte(strings.Repeat("\xff", 32)))
	hostile := []string{
		``, `null`, `[]`, `{}`, `{"kty":"RSA"}`, `{"kty":7}`,
		fmt.Sprintf(`{"kty":"RSA","n":%q,"e":"AQAB"}`, huge), fmt.Sprintf(`{"kty":"RSA","n":%q,"e":%q}`, n, huge),
		fmt.Sprintf(`{"kty":"RSA","n":%q,"e":"AQ"}`, n), fmt.Sprintf(`{"kty":"RSA","n":%q,"e":"Ag"}`, n), fmt.Sprintf(`{"kty":"RSA","n":%q,"e":""}`, n),
		fmt.Sprintf(`{"kty":"RSA","n":%q,"e":"_____w"}`, n), `{"kty":"RSA","n":"","e":"AQAB"}`, `{"kty":"RSA","n":"AQ","e":"AQAB"}`, `{"kty":"RSA","n":"Ag","e":"AQAB"}`,
		`{"kty":"RSA","n":7,"e":"AQAB"}`, `{"kty":"RSA","n":"*","e":"AQAB"}`,
		fmt.Sprintf(`{"kty":"EC","crv":"P-256","x":%q,"y":%q}`, x, x), fmt.Sprintf(`{"kty":"EC","crv":"P-256","x":%q,"y":%q}`, zero, zero),
		fmt.Sprintf(`{"kty":"EC","crv":"P-256","x":%q,"y":%q}`, ones, ones), `{"kty":"EC","crv":"P-256","x":"","y":""}`,
		fmt.Sprintf(`{"kty":"EC","crv":"P-384","x":%q,"y":%q}`, x, x), fmt.Sprintf(`{"kty":"EC","crv":"secp256k1","x":%q,"y":%q}`, x, x),
		`{"kty":"OKP","crv":"Ed25519","x":"AA"}`, `{"kty":"oct","k":"AA"}`,
	}
	input := []byte("header.claims")
	for _, text := range hostile {
		keys := NewKeys(evidence.KeySet{Keys: []evidence.Key{{ID: "a", HasID: true, JWK: []byte(text)}}})
		for _, alg := range []string{"RS256", "PS256", "ES256"} {
			for _, sig := range [][]byte{nil, {1}, make([]byte, 64), make([]byte, 256), sign(t, alg, input)} {
				if got := keys.Signature(alg, "a", true, input, sig); got.State == evidence.Verified {
					t.Errorf("%.80s verifies %s", text, alg)
				}
			}
		}
	}
	var none *Keys
	if got := none.Signature("RS256", "a", true, input, nil); got.Reason != NoKeys {
		t.Errorf("no Keys at all: %+v", got)
	}
}

func TestAccessTokenHash(t *testing.T) {
	// OpenID Connect Core 1.0, appendix A.3: the access token and its hash.
	const token, hash = "jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y", "77QmUPtjPfzWtF2AnpK9RQ"
	tests := []struct {
		alg, token, hash string
		want             evidence.Comparison
	}{
		{"RS256", token, hash, evidence.Matches}, {"ES256", token, hash, evidence.Matches},
		{"RS384", token, hash, evidence.Differs}, {"RS512", token, hash, evidence.Differs},
		{"RS256", token + "x", hash, evidence.Differs}, {"RS256", token, hash + "==", evidence.Differs},
		{"RS256", token, "", evidence.Missing}, {"RS256", "", hash, evidence.NotCompare},
		{"EdDSA", token, hash, evidence.NotCompare}, {"", token, hash, evidence.NotCompare},
	}
	for _, tc := range tests {
		if got := AccessTokenHash(tc.alg, tc.token, tc.hash); got != tc.want {
			t.Errorf("%s %q %q: got %s, want %s", tc.alg, tc.token, tc.hash, got, tc.want)
		}
	}
}

func TestNonce(t *testing.T) {
	tests := []struct {
		claims, want string
		result       evidence.Comparison
	}{
		{`{"nonce":"n"}`, "n", evidence.Matches}, {`{"nonce":"N"}`, "n", evidence.Differs},
		{`{"nonce":""}`, "n", evidence.Differs}, {`{"nonce":7}`, "7", evidence.Differs},
		{`{}`, "n", evidence.Missing}, {`{"nonce":null}`, "n", evidence.Missing},
		{`{"Nonce":"n"}`, "n", evidence.Missing}, {`{"nonce":"n"}`, "", evidence.NotCompare},
	}
	for _, tc := range tests {
		doc, err := jsondoc.Parse([]byte(tc.claims))
		if err != nil {
			t.Fatal(err)
		}
		if got := Nonce(doc.Root(), tc.want); got != tc.result {
			t.Errorf("%s: got %s, want %s", tc.claims, got, tc.result)
		}
	}
}

func BenchmarkSignature(b *testing.B) {
	r, e := pair()
	keys := NewKeys(published(b, map[string]any{"r": &r.PublicKey, "e": &e.PublicKey}, "r", "e"))
	input := []byte(strings.Repeat("header.claims", 80))
	for alg, kid := range map[string]string{"RS256": "r", "ES256": "e"} {
		sig := sign(b, alg, input)
		b.Run(alg, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if keys.Signature(alg, kid, true, input, sig).State != evidence.Verified {
					b.Fatal("not verified")
				}
			}
		})
		b.Run(alg+"/floor", func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if !floor(alg, input, sig) {
					b.Fatal("not verified")
				}
			}
		})
	}
}

// floor is the bare call that nobody can go below.
func floor(alg string, input, sig []byte) bool {
	r, e := pair()
	hash := sha256.Sum256(input)
	if alg == "RS256" {
		return rsa.VerifyPKCS1v15(&r.PublicKey, crypto.SHA256, hash[:], sig) == nil
	}
	return ecdsa.Verify(&e.PublicKey, hash[:], new(big.Int).SetBytes(sig[:32]), new(big.Int).SetBytes(sig[32:]))
}
