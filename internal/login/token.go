package login

import (
	"context"
	"time"

	"github.com/ssocheck/ssocheck/internal/decode"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/verify"
)

// reader turns the tokens of one sign-in into evidence. It is where comparisons
// with what must not be kept are made.
type reader struct {
	plan   Plan
	nonce  string
	tokens exchange.Tokens
	now    time.Time // by the IdP's clock
}

func (r reader) read(ctx context.Context, ev *evidence.Set) {
	raw := r.tokens.ID.Reveal()
	ev.RawIDToken = evidence.Seen(decode.Raw(raw))
	if jwt, err := decode.Compact([]byte(raw)); err == nil {
		ev.IDToken = evidence.Seen(r.idToken(ctx, jwt))
	}
	if jwt, err := decode.Compact([]byte(r.tokens.Access.Reveal())); err == nil {
		ev.AccessToken = evidence.Seen(evidence.Token{Source: "token endpoint", Bytes: jwt.Bytes,
			Header: jwt.Header, Claims: decode.Sanitised(jwt.Claims)})
	}
}

// signature verifies with the published keys. A key that is not among them may be
// in the set for this application, which the login broker does not know of.
func (r reader) signature(ctx context.Context, alg string, kid jsondoc.Node, jwt decode.JWT) evidence.Signature {
	by := func(set evidence.KeySet) evidence.Signature {
		return verify.NewKeys(set).Signature(alg, kid.Text(), kid.Valid(), jwt.SigningInput, jwt.Signature)
	}
	s := by(r.plan.Keys.Value)
	if s.Reason != verify.NoKeyForKid || r.plan.OtherKeys == nil {
		return s
	}
	if other := r.plan.OtherKeys(ctx); other.Present() && by(other.Value).State == evidence.Verified {
		s.Reason = verify.CustomKey
	}
	return s
}

func (r reader) idToken(ctx context.Context, jwt decode.JWT) evidence.Token {
	t := evidence.Token{Source: "token endpoint", Bytes: jwt.Bytes, Header: jwt.Header,
		Claims: decode.Sanitised(jwt.Claims), Signature: evidence.Signature{State: evidence.SignatureUnknown}}
	header, claims := jwt.Header.Root(), jwt.Claims.Root()
	alg := header.Get("alg").Text()
	if r.plan.Keys.Present() {
		t.Signature = r.signature(ctx, alg, header.Get("kid"), jwt)
		t.SecondOpinion = exchange.SecondOpinion(ctx, r.plan.Issuer, r.plan.ClientID, r.tokens.ID, r.plan.Keys.Value, r.now)
	}
	t.Nonce = verify.Nonce(claims, r.nonce)
	if hash := claims.Get("at_hash"); hash.Valid() && !r.tokens.Access.IsZero() {
		t.AccessTokenHash = verify.AccessTokenHash(alg, r.tokens.Access.Reveal(), hash.Text())
	}
	return t
}
