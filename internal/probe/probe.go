// Package probe asks the IdP's public pages what can be proven without a user.
// What is asked and how the answers are read are pure functions; sending is
// thin. Only a difference between two answers proves something, so each question
// has a control, and an answer that proves nothing is said to be unclear.
package probe

import (
	"context"
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
)

// Plan is what a callback probe needs. Random strings are made by the caller.
type Plan struct {
	Endpoint string // the authorization endpoint
	ClientID string
	Callback string   // Intric's
	Scopes   []string // the broker's
	// NoControl leaves the control out: a provider with an empty list learns the
	// first redirect URI that it sees (authentik).
	NoControl bool
	// IgnoresPromptNone says that the provider answers prompt=none with its login
	// page, or with an error whatever was asked (Kanidm). It is then left out.
	IgnoresPromptNone bool
	State, Nonce      string
	Challenge         string // of a throw-away PKCE verifier, S256
	Control           string // a redirect URI that nobody can have registered
}

// Requests tells how many authorization requests the plan sends at most.
// Redirects inside the IdP come on top.
func (p Plan) Requests() int {
	if p.NoControl {
		return 2
	}
	return 3
}

// Callback sends the plan: Intric's callback first, because a provider may learn
// the first one it sees; then the control; then the request as the broker sends
// it, without PKCE and without a nonce. The last one is left out, and broker
// absent, where the first was refused or not answered: it would prove nothing.
func Callback(ctx context.Context, c *exchange.Client, p Plan) (callback, broker evidence.Fact[evidence.Probe]) {
	real := p.ask(ctx, c, p.guarded(p.Callback), p.Callback)
	var control *evidence.Answer
	if !p.NoControl && real.Kind != evidence.NoAnswer {
		a := p.ask(ctx, c, p.guarded(p.Control), p.Control)
		control = &a
	}
	first := Read(real, control)
	if real.Kind == evidence.NoAnswer || first.Reading == evidence.Refused || first.Reading == evidence.UnknownClient {
		return evidence.Seen(first), evidence.Fact[evidence.Probe]{}
	}
	shaped := p.ask(ctx, c, p.shaped(), p.Callback)
	return evidence.Seen(first), evidence.Seen(ReadBroker(first, shaped))
}

func (p Plan) ask(ctx context.Context, c *exchange.Client, q url.Values, callback string) evidence.Answer {
	address, err := exchange.AuthorizationURL(p.Endpoint, q)
	if err != nil {
		return evidence.Answer{Kind: evidence.NoAnswer, Failure: &evidence.Failure{Reason: evidence.BadURL}}
	}
	return c.Authorize(ctx, address, callback)
}

// guarded is the request with everything that makes a
// sign-in safe.
func (p Plan) guarded(callback string) url.Values {
	q := p.request(callback)
	q.Set("nonce", p.Nonce)
	q.Set("code_challenge", p.Challenge)
	q.Set("code_challenge_method", "S256")
	return q
}

// shaped is the request as the broker sends it, but silent where that works.
func (p Plan) shaped() url.Values {
	q := p.request(p.Callback)
	if p.IgnoresPromptNone {
		q.Set("prompt", "select_account")
	}
	return q
}

func (p Plan) request(callback string) url.Values {
	q := url.Values{
		"response_type": {"code"}, "client_id": {p.ClientID}, "redirect_uri": {callback},
		"scope": {strings.Join(p.Scopes, " ")}, "state": {p.State},
	}
	if !p.IgnoresPromptNone {
		q.Set("prompt", "none")
	}
	return q
}

// ControlCallback is a redirect URI that nobody can have registered: its host is
// in a domain that never exists (RFC 2606, 2).
func ControlCallback(random string) string {
	return "https://" + strings.ToLower(hostLabel(random)) + ".invalid/callback"
}

// hostLabel keeps what a host name may hold.
func hostLabel(random string) string {
	label := strings.Map(func(r rune) rune {
		if r == '-' || r == '_' {
			return 'x'
		}
		return r
	}, random)
	return label[:min(len(label), 24)]
}
