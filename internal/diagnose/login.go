// Package diagnose holds the use cases as plain functions: collect the evidence,
// judge it, make the report. It knows no flags and prints nothing.
package diagnose

import (
	"context"
	"fmt"
	"io"
	"time"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/login"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/report"
)

// LoginOptions are what a login needs.
type LoginOptions struct {
	Issuer    string
	ClientID  string
	Secret    redact.Secret // zero: everything up to the code is proven
	Scopes    []string
	Target    evidence.Target
	Callbacks []string      // local callbacks; the first whose port is free is used
	Prompt    string        // "select_account" or "login"
	CA        []byte        // PEM, adds to the system's authorities
	Timeout   time.Duration // of one request; 0: the default
	Patience  time.Duration // how long the person may take
	Declared  evidence.Declared
	Policy    report.Policy
	// ShowIdentity leaves names and addresses unmasked.
	ShowIdentity bool
	// CleanUp reminds of the local callback after the test.
	CleanUp bool
	// Rerun is the command that repeats this run, without secrets.
	Rerun     string
	UserAgent string
	Now       func() time.Time
	Random    io.Reader
	// Ready is told the callback that is listened on before anything is sent.
	Ready func(callback string)
	// Open shows an address to the person and does not wait for them. Paste takes
	// the address that their browser ended on, where it cannot reach us.
	Open func(address string, paste func(string) error)
	// Ask puts a question to the person that no probe can answer, after a first
	// judgement. Nil, or answered false: nobody could be asked.
	Ask func(ctx context.Context, q Question) (yes, answered bool)
	// Progress tells what is being waited for.
	Progress func(Progress)
	// Page renders the page that the browser ends on.
	Page func(report.Report) []byte
}

// Progress is one stage of the run.
type Progress struct {
	Step     Step
	Requests int           // with StepProbe: how many requests will be sent
	Limit    time.Duration // with StepSignIn
	// Lines say what the stage before found, with StepDiscovered and StepProbed.
	Lines []string
}

// Step names a stage.
type Step string

// The stages of a login before and after the sign-in itself.
const (
	StepDiscovery  Step = "discovery"
	StepDiscovered Step = "discovered"
	StepProbe      Step = "probe"
	StepProbed     Step = "probed"
	StepSignIn     Step = Step(login.StepSignIn)
	StepExchange   Step = Step(login.StepExchange)
	StepUserInfo   Step = Step(login.StepUserInfo)
	StepStopped    Step = "stopped" // the sign-in was not started: it cannot work
)

// LoginResult is what a login gave.
type LoginResult struct {
	Report   report.Report
	Evidence *evidence.Set
	// IDToken is for --save-token alone.
	IDToken redact.Secret
}

// Login signs a test user in and judges everything that was seen. An IdP that
// refuses something is evidence, not an error. The errors are our own: a local
// callback that cannot be listened on (*login.PortError, login.ErrCallbackForm),
// a CA file without a certificate (exchange.ErrNoCertificate), an interruption
// (context.Canceled).
func Login(ctx context.Context, o LoginOptions) (LoginResult, error) {
	client, err := exchange.New(exchange.Options{Timeout: o.Timeout, CA: o.CA, Now: o.Now, UserAgent: o.UserAgent})
	if err != nil {
		return LoginResult{}, fmt.Errorf("prepare the connection: %w", err)
	}
	defer client.Close()
	token, err := login.Random(o.Random, 32)
	if err != nil {
		return LoginResult{}, err
	}
	listener, err := login.Listen(o.Callbacks, token)
	if err != nil {
		return LoginResult{}, fmt.Errorf("wait for the sign-in: %w", err)
	}
	o.Ready(listener.Callback())
	run := loginRun{LoginOptions: o, client: client, listener: listener, ev: o.begin(listener.Callback())}
	return run.finish(ctx, run.collect(ctx))
}

// begin is the evidence before anything was asked.
func (o LoginOptions) begin(callback string) *evidence.Set {
	ev := &evidence.Set{Scope: finding.Login, Target: o.Target, Declared: o.Declared,
		Request: evidence.Request{Issuer: o.Issuer, ClientID: o.ClientID, Scopes: o.Scopes, Prompt: o.Prompt, Callback: callback,
			WithSecret: !o.Secret.IsZero(), CAFile: len(o.CA) > 0}}
	if !o.Secret.IsZero() {
		ev.SecretForm = evidence.Seen(login.SecretForm(o.Secret, o.ClientID))
	}
	return ev
}

// loginRun is one login under way.
type loginRun struct {
	LoginOptions
	client   *exchange.Client
	listener *login.Listener
	ev       *evidence.Set
	tokens   exchange.Tokens
}

// collect gathers the evidence, as far as it can be had.
func (r *loginRun) collect(ctx context.Context) error {
	r.Progress(Progress{Step: StepDiscovery})
	possible := r.discover(ctx)
	r.Progress(Progress{Step: StepDiscovered, Lines: r.soFar("ISS", "KEY")})
	if !possible || ctx.Err() != nil {
		r.Progress(Progress{Step: StepStopped})
		return ctx.Err()
	}
	if err := r.probe(ctx); err != nil {
		return err
	}
	r.Progress(Progress{Step: StepProbed, Lines: r.soFar("APP001", "APP002")})
	if hopeless(checks.Judge(r.ev)) || ctx.Err() != nil {
		r.Progress(Progress{Step: StepStopped})
		return ctx.Err()
	}
	var err error
	r.tokens, err = login.SignIn(ctx, r.client, r.listener, r.plan(), r.ev)
	return err
}

// hopeless reports a refusal that a sign-in cannot get past: asking a person to
// sign in would waste their time.
func hopeless(outcomes []finding.Outcome) bool {
	for _, o := range outcomes {
		if o.IsBroken() && (o.Code == "APP001" || o.Code == "APP003") {
			return true
		}
	}
	return false
}

func (r *loginRun) plan() login.Plan {
	d := r.ev.Discovery.Value
	return login.Plan{AuthorizationEndpoint: d.Text("authorization_endpoint"), TokenEndpoint: d.Text("token_endpoint"),
		UserInfoEndpoint: d.Text("userinfo_endpoint"), Issuer: d.Text("issuer"), ClientID: r.ClientID, Secret: r.Secret,
		Scopes: r.Scopes, Prompt: r.Prompt, Callback: r.listener.Callback(), Keys: r.ev.Keys, Random: r.Random,
		Timeout: r.Patience, Open: r.Open, OtherKeys: r.otherKeys(d.Text("jwks_uri")),
		Step: func(s login.Step) { r.Progress(Progress{Step: Step(s), Limit: r.Patience}) }}
}

// grace is how long the listener waits for the browser to fetch the result.
const grace = 3 * time.Second

// finish judges, shows the page and closes the listener, also after an error.
func (r *loginRun) finish(ctx context.Context, err error) (LoginResult, error) {
	// The page is still owed to the browser when the run was interrupted.
	closing, cancel := context.WithTimeout(context.WithoutCancel(ctx), grace)
	defer cancel()
	r.settle(ctx)
	r.askPerson(ctx)
	result := LoginResult{Report: r.report(), Evidence: r.ev, IDToken: r.tokens.ID}
	r.listener.Show(r.Page(result.Report))
	_ = r.listener.Close(closing) // a browser that never fetches its page is no fault
	if ctx.Err() != nil {
		return result, ctx.Err()
	}
	return result, err
}
