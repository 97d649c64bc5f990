package diagnose

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/idp"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/login"
	"github.com/ssocheck/ssocheck/internal/probe"
)

// discover fetches the discovery document and the keys, before the person signs
// in. It reports whether a sign-in can be tried at all.
func (r *loginRun) discover(ctx context.Context) bool {
	if !askable(r.Issuer) {
		r.recognise()
		return false
	}
	r.ev.DiscoveryFetch, r.ev.Discovery = r.client.Discover(ctx, r.Issuer)
	r.tryNearMisses(ctx)
	r.recognise()
	d := r.ev.Discovery.Value
	if keys := d.Text("jwks_uri"); keys != "" {
		r.ev.KeysFetch, r.ev.Keys = r.client.Keys(ctx, keys)
	} else if r.ev.Discovery.Present() {
		r.ev.KeysFetch = evidence.NotSeen[evidence.Fetch](evidence.Failure{Reason: evidence.NoEndpoint})
	}
	return d.Text("authorization_endpoint") != "" && r.ClientID != ""
}

// tryNearMisses asks the issuers that people confuse with one that does not
// exist, to name the one that answers.
func (r *loginRun) tryNearMisses(ctx context.Context) {
	failure := r.ev.DiscoveryFetch.Failure
	if failure == nil || failure.Reason != evidence.BadStatus || failure.Status != http.StatusNotFound {
		return
	}
	for _, candidate := range idp.NearMissDiscovery(r.Issuer) {
		if _, d := r.client.Discover(ctx, candidate); d.Present() && d.Value.Text("issuer") == candidate {
			failure.Answers = candidate
			return
		}
	}
}

// probe asks for Intric's callback before anybody signs in.
func (r *loginRun) probe(ctx context.Context) error {
	plan, err := r.probePlan()
	if err != nil {
		return err
	}
	r.Progress(Progress{Step: StepProbe, Requests: plan.Requests()})
	r.ev.CallbackProbe, r.ev.BrokerProbe = probe.Callback(ctx, r.client, plan)
	return nil
}

func (r *loginRun) probePlan() (probe.Plan, error) {
	var random [4]string
	for i := range random {
		v, err := login.Random(r.Random, 32)
		if err != nil {
			return probe.Plan{}, err
		}
		random[i] = v
	}
	traits := r.ev.Provider.Traits
	return probe.Plan{Endpoint: r.ev.Discovery.Value.Text("authorization_endpoint"), ClientID: r.ClientID,
		Callback: r.Target.Callback, Scopes: r.Target.Scopes, NoControl: traits.LearnsRedirect,
		IgnoresPromptNone: traits.IgnoresPromptNone, State: random[0], Nonce: random[1],
		Challenge: login.Challenge(random[2]), Control: probe.ControlCallback(random[3])}, nil
}

// otherKeys asks Entra for the keys of this application alone: claims mapping or
// SAML on the same application gives it signing keys that the ordinary set lacks
// (Microsoft, "Access tokens in the Microsoft identity platform").
func (r *loginRun) otherKeys(address string) func(context.Context) evidence.Fact[evidence.KeySet] {
	u, err := url.Parse(address)
	if err != nil || !r.ev.Provider.Traits.Microsoft {
		return nil
	}
	q := u.Query()
	q.Set("appid", r.ClientID)
	u.RawQuery = q.Encode()
	return func(ctx context.Context) evidence.Fact[evidence.KeySet] {
		_, keys := r.client.Keys(ctx, u.String())
		return keys
	}
}

// settle adds what is known only at the end.
func (r *loginRun) settle(ctx context.Context) {
	if r.ev.DiscoveryFetch.Attempted() {
		// Behind a proxy nobody sees where a host is; our own DNS may know.
		r.client.Resolve(ctx, endpoints(r.ev))
		r.ev.Hosts = r.client.Hosts(endpoints(r.ev))
	}
	if !r.ev.Clock.Present() {
		r.ev.Clock = r.client.Clock()
	}
	r.recognise()
}

// endpoints are the addresses that the broker calls itself; the person's browser
// calls the authorization endpoint.
func endpoints(ev *evidence.Set) []exchange.Endpoint {
	list := []exchange.Endpoint{{Purpose: "issuer", Address: ev.Request.Issuer}}
	d := ev.Discovery.Value
	for _, e := range []exchange.Endpoint{{Purpose: "token", Address: d.Text("token_endpoint")},
		{Purpose: "keys", Address: d.Text("jwks_uri")}, {Purpose: "userinfo", Address: d.Text("userinfo_endpoint")}} {
		if e.Address != "" {
			list = append(list, e)
		}
	}
	return list
}

// recognise names the provider from all that was seen so far.
func (r *loginRun) recognise() {
	ev := r.ev
	clues := idp.Clues{Issuer: ev.Request.Issuer, DiscoveryIssuer: ev.Discovery.Value.Text("issuer"),
		ClaimNames: claimNames(ev), ErrorTexts: errorTexts(ev)}
	for name, n := range ev.Discovery.Value.Document.Root().Members() {
		if n.Kind() == jsondoc.String && isEndpoint(name) {
			clues.Endpoints = append(clues.Endpoints, n.Text())
		}
	}
	ev.Provider = idp.Recognise(clues)
}

func isEndpoint(member string) bool {
	return member == "jwks_uri" || strings.HasSuffix(member, "_endpoint")
}

func claimNames(ev *evidence.Set) []string {
	var names []string
	for name := range ev.IDToken.Value.Claims.Root().Members() {
		names = append(names, name)
	}
	return names
}

func errorTexts(ev *evidence.Set) []string {
	texts := []string{ev.CallbackProbe.Value.Real.Description, ev.Authorization.Value.Description}
	for _, a := range ev.Exchange.Value.Attempts {
		texts = append(texts, a.Description)
	}
	return slices.DeleteFunc(texts, func(s string) bool { return s == "" })
}
