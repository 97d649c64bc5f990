package probe

import (
	"context"
	"net/http"
	"net/http/httptest"
	"net/url"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/practice"
)

const testControl = "https://nobody-registered-this.invalid/callback"

func plan(endpoint, clientID string) Plan {
	return Plan{Endpoint: endpoint, ClientID: clientID, Callback: practice.IntricCallback, Scopes: []string{"openid", "profile", "email"},
		State: "state-0123456789-0123456789", Nonce: "nonce-0123456789-0123456789",
		Challenge: "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM", Control: testControl}
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

// The requests of a plan, in order, by the names of their parameters.
var (
	guardedNames = []string{"client_id", "code_challenge", "code_challenge_method", "nonce", "prompt", "redirect_uri", "response_type", "scope", "state"}
	shapedNames  = []string{"client_id", "prompt", "redirect_uri", "response_type", "scope", "state"}
)

func TestCallback_practice(t *testing.T) {
	for name, tt := range map[string]struct {
		client           string // instead of the right one
		callback, broker evidence.Reading
		requests         [][]string
	}{
		"healthy":          {callback: evidence.Accepted, broker: evidence.Accepted, requests: [][]string{guardedNames, guardedNames, shapedNames}},
		"pkce-required":    {callback: evidence.Accepted, broker: evidence.Refused, requests: [][]string{guardedNames, guardedNames, shapedNames}},
		"refused-redirect": {callback: evidence.Refused, requests: [][]string{guardedNames, guardedNames}},
		"one-group":        {client: "stranger", callback: evidence.UnknownClient, requests: [][]string{guardedNames, guardedNames}},
	} {
		t.Run(name, func(t *testing.T) {
			scenario, ok := practice.Find(name)
			if !ok {
				t.Fatal("no such scenario")
			}
			server, err := practice.Start(scenario, practice.Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer server.Close()
			p := plan(server.Issuer()+"/authorize", server.ClientID())
			if tt.client != "" {
				p.ClientID = tt.client
			}
			c := newClient(t)
			callback, broker := Callback(t.Context(), c, p)
			if callback.Value.Reading != tt.callback || callback.Value.AnyCallback || broker.Value.Reading != tt.broker || broker.Present() != (tt.broker != "") {
				t.Errorf("read %+v and %+v", callback.Value, broker.Value)
			}
			var got [][]string
			for _, r := range server.Requests() {
				if r.Method != http.MethodGet || r.Path != "/authorize" {
					t.Errorf("asked %s %s", r.Method, r.Path)
				}
				got = append(got, r.QueryNames)
			}
			if diff := cmp.Diff(tt.requests, got); diff != "" {
				t.Error(diff)
			}
			if sent := c.Requests(); sent != len(got) || sent > p.Requests() {
				t.Errorf("%d requests were counted, %d arrived, %d were announced", sent, len(got), p.Requests())
			}
		})
	}
}

// record keeps the queries and answers as a provider that knows every callback.
func record(t *testing.T, queries *[]url.Values) *httptest.Server {
	t.Helper()
	s := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		*queries = append(*queries, q)
		w.Header().Set("Location", q.Get("redirect_uri")+"?error=login_required&state="+q.Get("state"))
		w.WriteHeader(http.StatusFound)
	}))
	t.Cleanup(s.Close)
	return s
}

// Intric's callback comes first: a provider may learn the first that it sees.
func TestCallback_order(t *testing.T) {
	for name, tt := range map[string]struct {
		change  func(*Plan)
		prompts []string
		uris    []string
	}{
		"usual":     {func(*Plan) {}, []string{"none", "none", "none"}, []string{practice.IntricCallback, testControl, practice.IntricCallback}},
		"authentik": {func(p *Plan) { p.NoControl = true }, []string{"none", "none"}, []string{practice.IntricCallback, practice.IntricCallback}},
		"kanidm": {func(p *Plan) { p.IgnoresPromptNone = true }, []string{"", "", "select_account"},
			[]string{practice.IntricCallback, testControl, practice.IntricCallback}},
	} {
		t.Run(name, func(t *testing.T) {
			var queries []url.Values
			p := plan(record(t, &queries).URL+"/authorize?tenant=a", "client 1")
			tt.change(&p)
			callback, broker := Callback(t.Context(), newClient(t), p)
			if callback.Value.Reading != evidence.Accepted || callback.Value.AnyCallback == p.NoControl || broker.Value.Reading != evidence.Accepted {
				t.Errorf("read %+v and %+v", callback.Value, broker.Value)
			}
			var prompts, uris []string
			for _, q := range queries {
				prompts, uris = append(prompts, q.Get("prompt")), append(uris, q.Get("redirect_uri"))
				if q.Get("tenant") != "a" || q.Get("client_id") != "client 1" || q.Get("scope") != "openid profile email" || q.Get("response_type") != "code" || q.Get("state") != p.State {
					t.Errorf("the query is %v", q)
				}
			}
			if !slices.Equal(prompts, tt.prompts) || !slices.Equal(uris, tt.uris) || len(queries) != p.Requests() {
				t.Errorf("asked with prompts %q for %q; %d announced", prompts, uris, p.Requests())
			}
			if last := queries[len(queries)-1]; last.Has("nonce") || last.Has("code_challenge") || queries[0].Get("nonce") != p.Nonce || queries[0].Get("code_challenge") != p.Challenge {
				t.Errorf("the first is %v, the last %v", queries[0], last)
			}
		})
	}
}

// Without an answer to the first request nothing more is sent.
func TestCallback_silence(t *testing.T) {
	hangUp := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { panic(http.ErrAbortHandler) }))
	defer hangUp.Close()
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	for name, tt := range map[string]struct {
		ctx      context.Context
		endpoint string
		want     evidence.Reason
	}{
		"hang-up":   {t.Context(), hangUp.URL, evidence.Reset},
		"cancelled": {cancelled, hangUp.URL, evidence.Cancelled},
		"no URL":    {t.Context(), "idp.example/authorize", evidence.BadURL},
		"not read":  {t.Context(), "https://a b/%zz", evidence.BadURL},
	} {
		callback, broker := Callback(tt.ctx, newClient(t), plan(tt.endpoint, "c"))
		got := callback.Value
		if got.Reading != evidence.Unclear || got.Real.Kind != evidence.NoAnswer || got.Real.Failure.Reason != tt.want || got.Control != nil || broker.Attempted() {
			t.Errorf("%s: %+v and %+v", name, got, broker)
		}
	}
}
