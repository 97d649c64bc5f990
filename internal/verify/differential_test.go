package verify

import (
	"bytes"
	"context"
	"crypto"
	"encoding/base64"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/coreos/go-oidc/v3/oidc"

	"github.com/ssocheck/ssocheck/internal/decode"
	"github.com/ssocheck/ssocheck/internal/evidence"
)

// verified is our opinion of a compact token's signature.
func verified(keys *Keys, token []byte) bool {
	jwt, err := decode.Compact(token)
	if err != nil {
		return false
	}
	h := jwt.Header.Root()
	s := keys.Signature(h.Get("alg").Text(), h.Get("kid").Text(), h.Get("kid").Valid(), jwt.SigningInput, jwt.Signature)
	return s.State == evidence.Verified
}

// signedToken makes a compact token that verifies.
func signedToken(t testing.TB, alg, header, claims string) []byte {
	part := base64.RawURLEncoding.EncodeToString
	input := part([]byte(header)) + "." + part([]byte(claims))
	return []byte(input + "." + part(sign(t, alg, []byte(input))))
}

// FuzzAgainstGoOIDC: a token whose signature go-oidc refuses is never verified
// here. Issuer, audience and times are rules of the checks.
func FuzzAgainstGoOIDC(f *testing.F) {
	r, e := pair()
	keys := NewKeys(published(f, map[string]any{"r": &r.PublicKey, "e": &e.PublicKey}, "r", "e"))
	verifier := oidc.NewVerifier("", &oidc.StaticKeySet{PublicKeys: []crypto.PublicKey{&r.PublicKey, &e.PublicKey}}, &oidc.Config{
		SkipClientIDCheck: true, SkipExpiryCheck: true, SkipIssuerCheck: true,
		SupportedSigningAlgs: []string{oidc.RS256, oidc.ES256, oidc.PS256}})
	good := signedToken(f, "RS256", `{"alg":"RS256","kid":"r"}`, `{"sub":"a"}`)
	if !verified(keys, good) {
		f.Fatal("a good token must verify, or the property says nothing")
	}
	f.Add(good, 0, byte(0))
	f.Add(signedToken(f, "ES256", `{"alg":"ES256","kid":"e"}`, `{"sub":"a"}`), 40, byte(1))
	f.Add(signedToken(f, "PS256", `{"alg":"PS256"}`, `{"sub":"a"}`), 5, byte('.'))
	f.Add(signedToken(f, "RS256", `{"alg":"none"}`, `{"sub":"a"}`), 0, byte(0))
	f.Fuzz(func(t *testing.T, token []byte, at int, change byte) {
		token = bytes.Clone(token)
		if len(token) > 0 {
			token[uint(at)%uint(len(token))] ^= change
		}
		if !verified(keys, token) {
			return
		}
		if _, err := verifier.Verify(context.Background(), string(token)); err != nil && strings.Contains(err.Error(), "signature") {
			t.Errorf("verified here, refused by go-oidc: %q", token)
		}
	})
}

// TestVectors: what must never be verified is not, whatever its header offers as
// a key.
func TestVectors(t *testing.T) {
	const vectors = "../../../shared/vectors"
	index, err := os.ReadFile(filepath.Join(vectors, "index.json"))
	if err != nil {
		t.Skip("the published test vectors are not here: they are no part of the repository")
	}
	var list []struct{ File string }
	if err := json.Unmarshal(index, &list); err != nil {
		t.Fatal(err)
	}
	r, e := pair()
	keys := NewKeys(published(t, map[string]any{"r": &r.PublicKey, "e": &e.PublicKey, "-": &r.PublicKey}, "r", "e", "-"))
	for _, v := range list {
		token, err := os.ReadFile(filepath.Join(vectors, v.File))
		if err != nil {
			t.Fatal(err)
		}
		if verified(keys, token) {
			t.Errorf("%s is verified", v.File)
		}
	}
}
