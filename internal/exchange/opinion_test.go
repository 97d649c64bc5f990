package exchange

import (
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// A second opinion accepts nothing that it has no key for. What it accepts is
// shown by the sign-in of package login.
func TestSecondOpinion_withoutKeys(t *testing.T) {
	const unsigned = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlIiwiYXVkIjoiYyIsImV4cCI6NDEwMjQ0NDgwMCwic3ViIjoiMSJ9."
	sets := map[string]evidence.KeySet{
		"no keys":      {},
		"broken":       {Keys: []evidence.Key{{JWK: []byte(`{"kty":"RSA"}`)}, {JWK: nil}}},
		"a shared key": {Keys: []evidence.Key{{JWK: []byte(`{"kty":"oct","k":"c2VjcmV0"}`)}}},
	}
	for name, keys := range sets {
		for _, token := range []string{unsigned, "a.b.c", ""} {
			if got := SecondOpinion(t.Context(), "https://idp.example", "c", redact.NewSecret(token), keys, time.Unix(1795594800, 0)); got != "refused" {
				t.Errorf("%s, %q: %s", name, token, got)
			}
		}
		if got := publicKeys(keys); len(got) != 0 {
			t.Errorf("%s: %d public keys", name, len(got))
		}
	}
}
