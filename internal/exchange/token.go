package exchange

import (
	"bytes"
	"context"
	"io"
	"net/http"

	"golang.org/x/oauth2"

	"github.com/ssocheck/ssocheck/internal/decode"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// Redemption is what a code is redeemed with (RFC 6749, 4.1.3).
type Redemption struct {
	TokenEndpoint string
	ClientID      string
	Secret        redact.Secret
	Code          redact.Secret
	Callback      string
	Verifier      redact.Secret // zero: PKCE was left out
}

// Tokens are what a successful exchange gave. They never become evidence.
type Tokens struct {
	ID     redact.Secret
	Access redact.Secret
	Type   string
}

// Redeem sends the code as the login broker does: the client's credentials in
// the header first, and after any error answer once more in the body.
func (c *Client) Redeem(ctx context.Context, r Redemption) (evidence.Fact[evidence.Exchange], Tokens) {
	if failure := r.unsendable(); failure != nil {
		return evidence.NotSeen[evidence.Exchange](*failure), Tokens{}
	}
	var x evidence.Exchange
	for _, way := range []struct {
		name  string
		style oauth2.AuthStyle
	}{{"header", oauth2.AuthStyleInHeader}, {"body", oauth2.AuthStyleInParams}} {
		attempt, response, ok := c.redeemOnce(ctx, r, way.style)
		attempt.Method = way.name
		x.Attempts = append(x.Attempts, attempt)
		if ok {
			return evidence.Seen(r.succeeded(x, response)), tokensOf(response)
		}
		if attempt.Failure != nil && !attempt.Failure.Reason.Answered() {
			break // no answer at all: a second request would burn the code for nothing
		}
	}
	return evidence.Seen(x), Tokens{}
}

// unsendable reports an endpoint that nothing can be sent to.
func (r Redemption) unsendable() *evidence.Failure {
	if r.TokenEndpoint == "" {
		return &evidence.Failure{Reason: evidence.NoEndpoint}
	}
	_, failure := endpoint(r.TokenEndpoint)
	return failure
}

// succeeded keeps what is no token. The other members are foreign text too.
func (r Redemption) succeeded(x evidence.Exchange, t decode.TokenResponse) evidence.Exchange {
	clean := func(s string, max int) string {
		return redact.Clip(redact.Scrub(s, r.Secret, r.Code, r.Verifier, t.IDToken, t.AccessToken), max)
	}
	x.Succeeded = true
	x.HasIDToken, x.HasAccessToken = !t.IDToken.IsZero(), !t.AccessToken.IsZero()
	x.TokenType, x.Scope = clean(t.TokenType, 40), clean(t.Scope, 200)
	return x
}

func tokensOf(t decode.TokenResponse) Tokens {
	return Tokens{ID: t.IDToken, Access: t.AccessToken, Type: t.TokenType}
}

// redeemOnce leaves the request to x/oauth2, which is what the broker uses, and
// reads the answer from the recording: the library's error texts may hold the
// body.
func (c *Client) redeemOnce(ctx context.Context, r Redemption, style oauth2.AuthStyle) (evidence.Attempt, decode.TokenResponse, bool) {
	tape := &recorder{client: c}
	config := oauth2.Config{ClientID: r.ClientID, ClientSecret: r.Secret.Reveal(), RedirectURL: r.Callback,
		Endpoint: oauth2.Endpoint{TokenURL: r.TokenEndpoint, AuthStyle: style}}
	var options []oauth2.AuthCodeOption
	if !r.Verifier.IsZero() {
		options = append(options, oauth2.VerifierOption(r.Verifier.Reveal()))
	}
	ctx = context.WithValue(ctx, oauth2.HTTPClient, &http.Client{Transport: tape})
	_, err := config.Exchange(ctx, r.Code.Reveal(), options...)
	if tape.failure != nil {
		return evidence.Attempt{Failure: tape.failure}, decode.TokenResponse{}, false
	}
	return r.read(tape.answer, err == nil)
}

// read turns the recorded answer into evidence.
func (r Redemption) read(a answer, ok bool) (evidence.Attempt, decode.TokenResponse, bool) {
	attempt := evidence.Attempt{Status: a.status, ContentType: r.scrub(a.contentType)}
	if a.cut {
		attempt.Failure = a.failed(evidence.TooLarge)
		attempt.Failure.Limit = bodyCap
		return attempt, decode.TokenResponse{}, false
	}
	response, err := decode.ParseTokenResponse(a.body)
	if err != nil {
		attempt.Failure = a.unreadable(err)
		return attempt, decode.TokenResponse{}, false
	}
	attempt.Error = redact.Clip(r.scrub(response.Error), 80)
	attempt.Description = redact.Clip(r.scrub(response.ErrorDescription), 400)
	attempt.Codes = merge(VendorCodes(response.ErrorDescription), response.ErrorCodes)
	return attempt, response, ok
}

// scrub removes what we sent: at least one provider repeats the secret in its
// error description (measured).
func (r Redemption) scrub(text string) string {
	return redact.Scrub(text, r.Secret, r.Code, r.Verifier)
}

// recorder sends one request through the client's own transport, deadline and
// cap, and keeps the answer.
type recorder struct {
	client  *Client
	answer  answer
	failure *evidence.Failure
}

// RoundTrip implements http.RoundTripper.
func (t *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	req = req.Clone(req.Context())
	req.Header.Set("User-Agent", t.client.agent)
	req.Header.Set("Accept", "application/json")
	h := &http.Client{Transport: t.client.http.Transport, CheckRedirect: stayOnOrigin}
	t.answer, t.failure = t.client.send(h, req, bodyCap)
	if t.failure != nil {
		return nil, errRecorded
	}
	return &http.Response{StatusCode: t.answer.status, Status: http.StatusText(t.answer.status), Request: req,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: http.Header{"Content-Type": {t.answer.contentType}},
		Body:   io.NopCloser(bytes.NewReader(t.answer.body)), ContentLength: int64(len(t.answer.body))}, nil
}

// errRecorded tells x/oauth2 to stop; the typed reason is in the recorder.
var errRecorded = io.ErrClosedPipe
