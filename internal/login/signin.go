package login

import (
	"context"
	"errors"
	"io"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// Plan is what a sign-in needs.
type Plan struct {
	AuthorizationEndpoint string
	TokenEndpoint         string
	UserInfoEndpoint      string
	// Issuer is the discovery document's own: after a difference the sign-in goes
	// on with it.
	Issuer   string
	ClientID string
	Secret   redact.Secret // zero: the code is proven and then thrown away
	Scopes   []string
	Prompt   string // "select_account" as the broker sends, or "login"
	Callback string // where the answer comes to
	Keys     evidence.Fact[evidence.KeySet]
	// OtherKeys fetches the key set that the IdP keeps for this application alone,
	// to explain a key that is not in Keys. Nil: it keeps none.
	OtherKeys func(context.Context) evidence.Fact[evidence.KeySet]
	Random    io.Reader
	Timeout   time.Duration // how long the person may take
	// Open shows the address to the person. It must not wait for them. Paste takes
	// the address that their browser ended on.
	Open func(address string, paste func(string) error)
	// Step tells what is being waited for.
	Step func(Step)
}

// Step is one stage of a sign-in, for the progress on the terminal.
type Step string

// The steps.
const (
	StepSignIn   Step = "sign_in"
	StepExchange Step = "exchange"
	StepUserInfo Step = "userinfo"
)

// SignIn signs a person in and adds what it saw to the evidence. A sign-in that
// fails half way leaves what was seen up to there. The error is only for what
// is not evidence: no randomness on this computer.
func SignIn(ctx context.Context, c *exchange.Client, l *Listener, p Plan, ev *evidence.Set) (exchange.Tokens, error) {
	first, err := newAttempt(p, true)
	if err != nil {
		return exchange.Tokens{}, err
	}
	s := &signIn{plan: p, used: first}
	answer, failure := s.ask(ctx, l)
	if failure != nil {
		ev.Authorization = evidence.NotSeen[evidence.Authorization](*failure)
		return exchange.Tokens{}, nil
	}
	ev.Authorization = evidence.Seen(s.authorization(answer))
	if answer.Code.IsZero() || p.Secret.IsZero() {
		return exchange.Tokens{}, nil
	}
	return s.redeem(ctx, c, answer, ev), nil
}

// signIn is one sign-in under way.
type signIn struct {
	plan        Plan
	used        attempt // the latest
	withoutPKCE bool
}

// ask gets the answer from the person's browser.
func (s *signIn) ask(ctx context.Context, l *Listener) (Answer, *evidence.Failure) {
	l.Expect(s.used.state, s.again)
	s.plan.Open(s.used.address, l.Paste)
	s.plan.Step(StepSignIn)
	answer, failure := wait(ctx, l, s.plan.Timeout)
	if failure != nil {
		return Answer{}, failure
	}
	// A browser was sent on by itself; who pasted the answer needs the address.
	address, state, again := s.again(answer)
	if !again {
		return answer, nil
	}
	l.Expect(state, nil)
	s.plan.Open(address, l.Paste)
	return wait(ctx, l, s.plan.Timeout)
}

// again makes a second request without PKCE, once, for an IdP that refuses its
// parameters: the broker does not send them.
func (s *signIn) again(a Answer) (address, state string, ok bool) {
	if s.withoutPKCE || !refusesPKCE(a) {
		return "", "", false
	}
	second, err := newAttempt(s.plan, false)
	if err != nil {
		return "", "", false
	}
	s.used, s.withoutPKCE = second, true
	return second.address, second.state, true
}

// errLoginTimeout is the cause of the person's own time-out.
var errLoginTimeout = errors.New("nobody signed in")

func wait(ctx context.Context, l *Listener, limit time.Duration) (Answer, *evidence.Failure) {
	ctx, cancel := context.WithTimeoutCause(ctx, limit, errLoginTimeout)
	defer cancel()
	answer, err := l.Wait(ctx)
	switch {
	case err == nil:
		return answer, nil
	case errors.Is(err, errLoginTimeout):
		return Answer{}, &evidence.Failure{Reason: evidence.Timeout}
	}
	return Answer{}, &evidence.Failure{Reason: evidence.Cancelled}
}

// authorization keeps the answer without what was sent and received in secret.
func (s *signIn) authorization(a Answer) evidence.Authorization {
	clean := func(text string, max int) string {
		return redact.Clip(redact.Scrub(text, a.Code, s.used.verifier, redact.NewSecret(s.used.state), s.plan.Secret), max)
	}
	return evidence.Authorization{HasCode: !a.Code.IsZero(), Error: clean(a.Error, 80), Description: clean(a.Description, 600),
		URI: clean(a.URI, 200), Issuer: clean(a.Issuer, 300), HasIssuer: a.HasIssuer, WithoutPKCE: s.withoutPKCE}
}

// redeem exchanges the code and reads what came of it.
func (s *signIn) redeem(ctx context.Context, c *exchange.Client, answer Answer, ev *evidence.Set) exchange.Tokens {
	p := s.plan
	p.Step(StepExchange)
	var tokens exchange.Tokens
	ev.Exchange, tokens = c.Redeem(ctx, exchange.Redemption{TokenEndpoint: p.TokenEndpoint, ClientID: p.ClientID,
		Secret: p.Secret, Code: answer.Code, Callback: p.Callback, Verifier: s.used.verifier})
	// The times in the token are judged by the clock of the answer it came in.
	ev.Clock = c.Clock()
	if !tokens.ID.IsZero() {
		reader{plan: p, nonce: s.used.nonce, tokens: tokens, now: c.Now()}.read(ctx, ev)
	}
	if !tokens.Access.IsZero() && p.UserInfoEndpoint != "" {
		p.Step(StepUserInfo)
		ev.UserInfoFetch, ev.UserInfo = c.UserInfo(ctx, p.UserInfoEndpoint, tokens)
	}
	return tokens
}
