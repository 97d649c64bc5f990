package login

import (
	"context"
	"encoding/json"
	"errors"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/redact"
)

func TestSignIn_healthy(t *testing.T) {
	b := newBench(t, "healthy")
	tokens := b.signIn(t)
	if tokens.ID.IsZero() || tokens.Access.IsZero() || tokens.Type != "Bearer" {
		t.Error("tokens are missing")
	}
	ev := &b.ev
	if a := ev.Authorization.Value; !a.HasCode || a.Error != "" || a.Issuer != b.server.Issuer() || !a.HasIssuer || a.WithoutPKCE {
		t.Errorf("the authorization is %+v", a)
	}
	if x := ev.Exchange.Value; !x.Succeeded || len(x.Attempts) != 1 || x.Attempts[0].Method != "header" || !x.HasIDToken || !x.HasAccessToken {
		t.Errorf("the exchange is %+v", x)
	}
	token := ev.IDToken.Value
	if token.Signature.State != evidence.Verified || token.Signature.Reason != "" || token.Signature.KeyID == "" {
		t.Errorf("the signature is %+v", token.Signature)
	}
	if token.Nonce != evidence.Matches || token.AccessTokenHash != evidence.Matches || token.SecondOpinion != "accepted" {
		t.Errorf("nonce %s, at_hash %s, second opinion %s", token.Nonce, token.AccessTokenHash, token.SecondOpinion)
	}
	if raw := ev.RawIDToken.Value; raw.Parts != 3 || raw.Bytes != token.Bytes || raw.Bytes != len(tokens.ID.Reveal()) || raw.Failure != nil {
		t.Errorf("the raw token is %+v", raw)
	}
	if token.Claims.Root().Get("sub").Text() == "" || token.Claims.Root().Get("sub").Text() != ev.UserInfo.Value.Document.Root().Get("sub").Text() {
		t.Errorf("the claims are %s, UserInfo is %s", token.Claims.Bytes(), ev.UserInfo.Value.Document.Bytes())
	}
	if !ev.Clock.Present() || !ev.UserInfoFetch.Present() || ev.AccessToken.Present() {
		t.Errorf("clock %+v, UserInfo %+v, access token %+v", ev.Clock, ev.UserInfoFetch, ev.AccessToken)
	}
	if diff := cmp.Diff([]Step{StepSignIn, StepExchange, StepUserInfo}, b.steps); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(append(fetches[:2:2], "GET /authorize", "POST /login", "POST /token", "GET /userinfo"), b.paths()); diff != "" {
		t.Error(diff)
	}
}

// Without a secret the sign-in proves everything up to the code.
func TestSignIn_withoutSecret(t *testing.T) {
	b := newBench(t, "healthy")
	b.plan.Secret = redact.Secret{}
	if tokens := b.signIn(t); tokens != (exchange.Tokens{}) {
		t.Error("there are tokens")
	}
	if !b.ev.Authorization.Value.HasCode || b.ev.Exchange.Attempted() || b.ev.RawIDToken.Attempted() || b.ev.UserInfoFetch.Attempted() {
		t.Errorf("the evidence is %+v", b.ev)
	}
	if diff := cmp.Diff([]Step{StepSignIn}, b.steps); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff(append(fetches[:2:2], "GET /authorize", "POST /login"), b.paths()); diff != "" {
		t.Error(diff)
	}
}

// A sign-in that fails half way leaves what was seen up to there.
func TestSignIn_halfWay(t *testing.T) {
	for scenario, tt := range map[string]struct {
		steps []Step
		check func(*evidence.Set) bool
	}{
		"access-denied": {[]Step{StepSignIn}, func(ev *evidence.Set) bool {
			a := ev.Authorization.Value
			return !a.HasCode && a.Error == "access_denied" && a.Description == "User is not assigned to the client application." && !ev.Exchange.Attempted()
		}},
		"refused-secret": {[]Step{StepSignIn, StepExchange}, func(ev *evidence.Set) bool {
			x := ev.Exchange.Value
			return !x.Succeeded && len(x.Attempts) == 2 && x.Attempts[0].Error == "invalid_client" && x.Attempts[1].Method == "body" && !ev.RawIDToken.Attempted()
		}},
		"post-only": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			x := ev.Exchange.Value
			return x.Succeeded && len(x.Attempts) == 2 && ev.IDToken.Value.SecondOpinion == "accepted"
		}},
		"no-id-token": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			return ev.Exchange.Value.Succeeded && !ev.Exchange.Value.HasIDToken && !ev.RawIDToken.Attempted() && ev.UserInfo.Present()
		}},
		"no-userinfo-endpoint": {[]Step{StepSignIn, StepExchange}, func(ev *evidence.Set) bool {
			return ev.IDToken.Present() && !ev.UserInfoFetch.Attempted()
		}},
		"bad-signature": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			token := ev.IDToken.Value
			return token.Signature.State == evidence.Invalid && token.Signature.Reason == "signature_wrong" && token.SecondOpinion == "refused"
		}},
		"unknown-kid": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			return ev.IDToken.Value.Signature.Reason == "no_key_for_kid"
		}},
		"wrong-audience": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			return ev.IDToken.Value.Signature.State == evidence.Verified && ev.IDToken.Value.SecondOpinion == "refused"
		}},
		"expired": {[]Step{StepSignIn, StepExchange, StepUserInfo}, func(ev *evidence.Set) bool {
			return ev.IDToken.Value.SecondOpinion == "refused"
		}},
	} {
		t.Run(scenario, func(t *testing.T) {
			b := newBench(t, scenario)
			b.signIn(t)
			if !tt.check(&b.ev) {
				t.Errorf("the evidence is %+v %+v %+v", b.ev.Authorization, b.ev.Exchange, b.ev.IDToken.Value)
			}
			if diff := cmp.Diff(tt.steps, b.steps); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Without keys nothing is verified, and nothing is called wrong either.
func TestSignIn_withoutKeys(t *testing.T) {
	b := newBench(t, "healthy")
	b.plan.Keys = evidence.NotSeen[evidence.KeySet](evidence.Failure{Reason: evidence.BadStatus})
	b.signIn(t)
	if token := b.ev.IDToken.Value; token.Signature != (evidence.Signature{State: evidence.SignatureUnknown}) || token.SecondOpinion != "" || token.Nonce != evidence.Matches {
		t.Errorf("the token is %+v", token)
	}
}

// An IdP that repeats what it was sent, and worse.
func TestSignIn_nothingSentIsKept(t *testing.T) {
	const secret = "the+client/secret"
	l := listen(t)
	var ev evidence.Set
	var state string
	p := Plan{AuthorizationEndpoint: "https://idp.example/authorize", Callback: l.Callback(), Random: new(counter), Timeout: patience, Step: func(Step) {},
		Secret: redact.NewSecret(secret), Open: func(address string, paste func(string) error) {
			u, err := url.Parse(address)
			if err != nil {
				t.Error(err)
				return
			}
			state = u.Query().Get("state")
			echo := state + " " + secret + "\x1b[2J"
			q := url.Values{"state": {state}, "error": {echo}, "error_description": {echo}, "error_uri": {echo}, "iss": {echo}}
			if err := paste(l.Callback() + "?" + q.Encode()); err != nil {
				t.Error(err)
			}
		}}
	if _, err := SignIn(t.Context(), newClient(t), l, p, &ev); err != nil {
		t.Fatal(err)
	}
	kept, err := json.Marshal(ev.Authorization)
	if err != nil {
		t.Fatal(err)
	}
	if text := string(kept); state == "" || strings.Contains(text, state) || strings.Contains(text, secret) || strings.Contains(ev.Authorization.Value.Error, "\x1b") {
		t.Errorf("kept: %s", text)
	}
}

func TestSignIn_nobodyComes(t *testing.T) {
	stopped, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tt := range map[string]struct {
		ctx   context.Context
		limit time.Duration
		want  evidence.Reason
	}{
		"too late":    {t.Context(), time.Millisecond, evidence.Timeout},
		"interrupted": {stopped, patience, evidence.Cancelled},
	} {
		l := listen(t)
		var ev evidence.Set
		p := Plan{AuthorizationEndpoint: "https://idp.example/authorize", Callback: l.Callback(), Random: new(counter), Timeout: tt.limit,
			Open: func(string, func(string) error) {}, Step: func(Step) {}}
		tokens, err := SignIn(tt.ctx, newClient(t), l, p, &ev)
		if err != nil || tokens != (exchange.Tokens{}) || ev.Authorization.Reason() != tt.want {
			t.Errorf("%s: %+v, %v", name, ev.Authorization, err)
		}
	}
}

func TestSignIn_withoutRandomness(t *testing.T) {
	broken := errors.New("no entropy")
	p := Plan{Random: iotest.ErrReader(broken), Open: func(string, func(string) error) { t.Error("somebody was asked to sign in") }, Step: func(Step) {}}
	if _, err := SignIn(t.Context(), newClient(t), listen(t), p, &evidence.Set{}); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

// A key that only the set for this application holds is told from one that is
// nowhere; the set is asked for only when the ordinary one lacks the key.
func TestSignIn_applicationKeys(t *testing.T) {
	const unknown, own = "no_key_for_kid", "custom_key"
	for name, tt := range map[string]struct {
		ordinary func(evidence.KeySet) evidence.KeySet
		other    func(evidence.KeySet) evidence.Fact[evidence.KeySet]
		reason   string
		asked    int
	}{
		"in the ordinary set": {unchanged, seen, "", 0},
		"only in the other":   {renamed, seen, own, 1},
		"in neither":          {renamed, func(k evidence.KeySet) evidence.Fact[evidence.KeySet] { return evidence.Seen(renamed(k)) }, unknown, 1},
		"the other fails": {renamed, func(evidence.KeySet) evidence.Fact[evidence.KeySet] {
			return evidence.NotSeen[evidence.KeySet](evidence.Failure{Reason: evidence.Timeout})
		}, unknown, 1},
	} {
		t.Run(name, func(t *testing.T) {
			b := newBench(t, "healthy")
			published, asked := b.plan.Keys.Value, 0
			b.plan.Keys = evidence.Seen(tt.ordinary(published))
			b.plan.OtherKeys = func(context.Context) evidence.Fact[evidence.KeySet] {
				asked++
				return tt.other(published)
			}
			b.signIn(t)
			if got := b.ev.IDToken.Value.Signature; got.Reason != tt.reason || asked != tt.asked {
				t.Errorf("the signature is %+v after %d requests, want reason %q and %d", got, asked, tt.reason, tt.asked)
			}
		})
	}
}

func seen(k evidence.KeySet) evidence.Fact[evidence.KeySet] { return evidence.Seen(k) }

func unchanged(k evidence.KeySet) evidence.KeySet { return k }

// renamed is a set of two keys, neither of which has the token's kid.
func renamed(k evidence.KeySet) evidence.KeySet {
	var keys []evidence.Key
	for _, id := range []string{"other-1", "other-2"} {
		key := k.Keys[0]
		key.ID = id
		keys = append(keys, key)
	}
	return evidence.KeySet{Keys: keys}
}
