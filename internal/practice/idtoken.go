package practice

import (
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"fmt"
	"strings"
	"sync"

	"github.com/go-jose/go-jose/v4"
)

const signingKeyID = "practice-1"

// signingKey is made once per process, when it is first needed: making it
// costs more than all the rest of a run. Nothing depends on its secrecy.
var signingKey = sync.OnceValues(func() (*rsa.PrivateKey, error) { return rsa.GenerateKey(rand.Reader, 2048) })

// idToken makes the ID token for a grant (OpenID Connect Core 2).
func (s *Server) idToken(g grant, accessToken string) (string, error) {
	token, err := s.sign(encode(s.idTokenClaims(g, accessToken)))
	if err != nil {
		return "", fmt.Errorf("ID token: %w", err)
	}
	s.ledger.secret(token, token[strings.LastIndexByte(token, '.')+1:])
	return token, nil
}

// idTokenClaims are the claims of a healthy ID token, then the faults of the
// scenario.
func (s *Server) idTokenClaims(g grant, accessToken string) []member {
	shift := s.scenario.TokenClock
	now := s.now().Add(shift)
	claims := []member{
		{"iss", text(s.declaredIssuer())},
		{"sub", text(g.session.account.subject)},
		{"aud", text(clientID)},
		{"exp", number(now.Add(tokenLifetime).Unix())},
		{"iat", number(now.Unix())},
		{"auth_time", number(g.session.authTime.Add(shift).Unix())},
		{"at_hash", text(accessTokenHash(accessToken))},
	}
	if g.request.nonce != "" {
		claims = append(claims, member{"nonce", text(g.request.nonce)})
	}
	claims = append(claims, g.session.account.profile()...)
	claims = append(claims, g.session.account.groupsMember())
	return apply(claims, s.scenario.IDToken)
}

// accessTokenHash is at_hash for the algorithms with SHA-256 (OpenID Connect
// Core 3.1.3.6).
func accessTokenHash(accessToken string) string {
	hash := sha256.Sum256([]byte(accessToken))
	return base64.RawURLEncoding.EncodeToString(hash[:len(hash)/2])
}

// sign makes a compact JWS as the scenario wants it.
func (s *Server) sign(payload []byte) (string, error) {
	fault := s.scenario.Signing
	if fault.Algorithm == "none" {
		return unsigned(payload), nil
	}
	id := signingKeyID
	if fault.KeyID != "" {
		id = fault.KeyID
	}
	key, err := s.keyFor(fault)
	if err != nil {
		return "", err
	}
	signer, err := jose.NewSigner(key, (&jose.SignerOptions{}).WithType("JWT").WithHeader("kid", id))
	if err != nil {
		return "", err
	}
	signature, err := signer.Sign(payload)
	if err != nil {
		return "", err
	}
	if fault.Corrupt {
		corrupt(signature.Signatures[0].Signature)
	}
	return signature.CompactSerialize()
}

func (s *Server) keyFor(fault Signing) (jose.SigningKey, error) {
	if fault.Algorithm == string(jose.HS256) {
		return jose.SigningKey{Algorithm: jose.HS256, Key: []byte(s.secret)}, nil
	}
	key, err := signingKey()
	return jose.SigningKey{Algorithm: jose.RS256, Key: key}, err
}

// unsigned is an unsecured JWS (RFC 7515 A.5). It keeps the key ID, so that
// the algorithm is its only fault.
func unsigned(payload []byte) string {
	header := encode([]member{{"alg", text("none")}, {"kid", text(signingKeyID)}, {"typ", text("JWT")}})
	return base64.RawURLEncoding.EncodeToString(header) + "." + base64.RawURLEncoding.EncodeToString(payload) + "."
}

// corrupt changes a byte in the middle, so that the signature stays a number
// below the modulus and fails for one reason only.
func corrupt(signature []byte) { signature[len(signature)/2] ^= 1 }
