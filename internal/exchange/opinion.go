package exchange

import (
	"context"
	"crypto"
	"time"

	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// SecondOpinion asks go-oidc's verifier about a token: "accepted" or "refused".
// It gets the same keys and the IdP's own clock, and sends nothing.
func SecondOpinion(ctx context.Context, issuer, clientID string, token redact.Secret, keys evidence.KeySet, now time.Time) string {
	set := &oidc.StaticKeySet{PublicKeys: publicKeys(keys)}
	verifier := oidc.NewVerifier(issuer, set, &oidc.Config{ClientID: clientID, Now: func() time.Time { return now },
		SupportedSigningAlgs: []string{oidc.RS256, oidc.ES256, oidc.PS256}})
	if _, err := verifier.Verify(ctx, token.Reveal()); err != nil {
		return "refused"
	}
	return "accepted"
}

func publicKeys(set evidence.KeySet) []crypto.PublicKey {
	var keys []crypto.PublicKey
	for _, k := range set.Keys {
		var jwk jose.JSONWebKey
		if jwk.UnmarshalJSON(k.JWK) == nil && jwk.IsPublic() {
			keys = append(keys, jwk.Key)
		}
	}
	return keys
}
