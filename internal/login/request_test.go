package login

import (
	"bytes"
	"errors"
	"io"
	"net/url"
	"strings"
	"testing"
	"testing/iotest"
)

func TestRandom(t *testing.T) {
	if got, err := Random(bytes.NewReader([]byte{0xfb, 0xff, 0xbf}), 3); err != nil || got != "-_-_" {
		t.Errorf("got %q, %v", got, err)
	}
	broken := errors.New("no entropy")
	for r, want := range map[io.Reader]error{strings.NewReader("ab"): io.ErrUnexpectedEOF, iotest.ErrReader(broken): broken} {
		if got, err := Random(r, 3); !errors.Is(err, want) || got != "" {
			t.Errorf("got %q, %v", got, err)
		}
	}
}

// The example of RFC 7636, appendix B.
func TestChallenge(t *testing.T) {
	if got := Challenge("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"); got != "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM" {
		t.Errorf("the challenge is %s", got)
	}
}

// counter is a source of bytes that never repeats within a test.
type counter byte

func (c *counter) Read(p []byte) (int, error) {
	for i := range p {
		p[i] = byte(*c)
		*c++
	}
	return len(p), nil
}

func TestNewAttempt(t *testing.T) {
	p := Plan{AuthorizationEndpoint: "https://idp.example/authorize?tenant=a", ClientID: "client 1", Scopes: []string{"openid", "email"},
		Prompt: "select_account", Callback: "http://localhost:14180/ssocheck", Random: new(counter)}
	first, err := newAttempt(p, true)
	if err != nil {
		t.Fatal(err)
	}
	second, err := newAttempt(p, false)
	if err != nil {
		t.Fatal(err)
	}
	u, err := url.Parse(first.address)
	if err != nil {
		t.Fatal(err)
	}
	want := url.Values{"tenant": {"a"}, "response_type": {"code"}, "client_id": {"client 1"}, "redirect_uri": {p.Callback}, "scope": {"openid email"},
		"state": {first.state}, "nonce": {first.nonce}, "prompt": {"select_account"},
		"code_challenge": {Challenge(first.verifier.Reveal())}, "code_challenge_method": {"S256"}}
	if got := u.Query(); got.Encode() != want.Encode() || u.Host != "idp.example" {
		t.Errorf("the request is %v", got)
	}
	if len(first.state) != 43 || len(first.nonce) != 43 || len(first.verifier.Reveal()) != 43 {
		t.Error("state, nonce and verifier hold 256 bits each")
	}
	if strings.Contains(first.address, first.verifier.Reveal()) {
		t.Error("the verifier is in the address")
	}
	if !second.verifier.IsZero() || strings.Contains(second.address, "code_challenge") {
		t.Errorf("without PKCE: %s", second.address)
	}
	if second.state == first.state || second.nonce == first.nonce {
		t.Error("the second request repeats a value of the first")
	}
	p.Prompt = ""
	if third, err := newAttempt(p, true); err != nil || strings.Contains(third.address, "prompt") {
		t.Errorf("an empty prompt: %s, %v", third.address, err)
	}
}

func TestNewAttempt_errors(t *testing.T) {
	if _, err := newAttempt(Plan{Random: strings.NewReader("too short")}, true); !errors.Is(err, io.ErrUnexpectedEOF) {
		t.Errorf("without randomness: %v", err)
	}
	if _, err := newAttempt(Plan{Random: new(counter), AuthorizationEndpoint: "https://a b/%zz"}, true); err == nil {
		t.Error("an address that cannot be read gave no error")
	}
}

func TestRefusesPKCE(t *testing.T) {
	for _, tt := range []struct {
		answer Answer
		want   bool
	}{
		{Answer{Error: "invalid_request", Description: "unknown parameter: code_challenge_method"}, true},
		{Answer{Error: "invalid_request", Description: "PKCE is not supported"}, true},
		{Answer{Error: "invalid_request", Description: "nonce is missing"}, false},
		{Answer{Error: "invalid_request"}, false},
		{Answer{Error: "access_denied", Description: "PKCE"}, false},
		{Answer{}, false},
	} {
		if got := refusesPKCE(tt.answer); got != tt.want {
			t.Errorf("%+v: %v", tt.answer, got)
		}
	}
}
