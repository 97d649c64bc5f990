package login

import (
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// bench is a sign-in at a practice IdP, ready to run.
type bench struct {
	server   *practice.Server
	client   *exchange.Client
	listener *Listener
	plan     Plan
	steps    []Step
	ev       evidence.Set
}

func newClient(t *testing.T) *exchange.Client {
	t.Helper()
	c, err := exchange.New(exchange.Options{Now: time.Now, Proxy: func(*http.Request) (*url.URL, error) { return nil, nil }})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(c.Close)
	return c
}

func newBench(t *testing.T, scenario string) *bench {
	t.Helper()
	sc, ok := practice.Find(scenario)
	if !ok {
		t.Fatalf("there is no scenario %s", scenario)
	}
	server, err := practice.Start(sc, practice.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { server.Close() })
	b := &bench{server: server, client: newClient(t), listener: listen(t)}
	server.Register(b.listener.Callback())
	_, document := b.client.Discover(t.Context(), server.Issuer())
	d := document.Value
	_, keys := b.client.Keys(t.Context(), d.Text("jwks_uri"))
	b.plan = Plan{AuthorizationEndpoint: d.Text("authorization_endpoint"), TokenEndpoint: d.Text("token_endpoint"),
		UserInfoEndpoint: d.Text("userinfo_endpoint"), Issuer: d.Text("issuer"), ClientID: server.ClientID(),
		Secret: redact.NewSecret(server.ClientSecret()), Scopes: []string{"openid", "profile", "email"}, Prompt: "select_account",
		Callback: b.listener.Callback(), Keys: keys, Random: new(counter), Timeout: patience,
		Open: b.person(t, sc.Login), Step: func(s Step) { b.steps = append(b.steps, s) }}
	return b
}

// person signs in with an HTTP client, as far as the result page.
func (b *bench) person(t *testing.T, login string) func(string, func(string) error) {
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	return func(address string, _ func(string) error) {
		// What goes wrong for the person shows in the evidence.
		go func() { _, _, _ = practice.Person{Login: login}.SignIn(ctx, address) }()
	}
}

func (b *bench) signIn(t *testing.T) exchange.Tokens {
	t.Helper()
	tokens, err := SignIn(t.Context(), b.client, b.listener, b.plan, &b.ev)
	if err != nil {
		t.Fatal(err)
	}
	b.listener.Show([]byte("RESULT"))
	b.noSecret(t)
	return tokens
}

// noSecret looks for everything that the provider handed out or received.
func (b *bench) noSecret(t *testing.T) {
	t.Helper()
	kept, err := json.Marshal(&b.ev)
	if err != nil {
		t.Fatal(err)
	}
	for _, secret := range b.server.Secrets() {
		if strings.Contains(string(kept), secret) {
			t.Errorf("a secret is in the evidence: %s", kept)
		}
	}
}

// paths are the endpoints that were asked, in order.
func (b *bench) paths() []string {
	var paths []string
	for _, r := range b.server.Requests() {
		paths = append(paths, r.Method+" "+r.Path)
	}
	return paths
}

// fetches come before a person signs in.
var fetches = []string{"GET /.well-known/openid-configuration", "GET /keys"}
