package decode

import (
	"bytes"
	"encoding/base64"
	"errors"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// compact makes a token of a header and claims; the signature is not one.
func compact(header, claims string) string {
	return encoded(header) + "." + encoded(claims) + "." + encoded("signature")
}

func encoded(s string) string { return base64.RawURLEncoding.EncodeToString([]byte(s)) }

const (
	header = `{"alg":"RS256","kid":"k1"}`
	claims = `{"sub":"a","groups":["IT-support"]}`
)

func TestCompact(t *testing.T) {
	token := compact(header, claims)
	jwt, err := Compact([]byte(token))
	if err != nil {
		t.Fatal(err)
	}
	if got := jwt.Claims.Root().Get("groups").Raw(); string(got) != `["IT-support"]` {
		t.Errorf("groups: %s", got)
	}
	if string(jwt.Header.Bytes()) != header || string(jwt.Signature) != "signature" {
		t.Errorf("header %s, signature %s", jwt.Header.Bytes(), jwt.Signature)
	}
	if string(jwt.SigningInput) != encoded(header)+"."+encoded(claims) || jwt.Bytes != len(token) || jwt.Parts != 3 {
		t.Errorf("got %q, %d bytes, %d parts", jwt.SigningInput, jwt.Bytes, jwt.Parts)
	}
}

func TestCompactRefuses(t *testing.T) {
	good := compact(header, claims)
	parts := strings.Split(good, ".")
	tests := []struct {
		name, token string
		want        Error
	}{
		{"empty", "", Error{Reason: evidence.NotToken, Parts: 1}},
		{"opaque", "AQICAHh", Error{Reason: evidence.NotToken, Parts: 1}},
		{"two parts", parts[0] + "." + parts[1], Error{Reason: evidence.NotToken, Parts: 2}},
		{"four parts", good + ".", Error{Reason: evidence.NotToken, Parts: 4}},
		{"encrypted", "a.b.c.d.e", Error{Reason: evidence.Encrypted, Parts: 5}},
		{"no header", "." + parts[1] + ".", Error{Reason: evidence.NotJSON, Part: Header, Parts: 3, Line: 1, Column: 1}},
		{"no claims", parts[0] + "..", Error{Reason: evidence.NotJSON, Part: Claims, Parts: 3, Line: 1, Column: 1}},
		{"padding", parts[0] + "." + base64.URLEncoding.EncodeToString([]byte(`{"a":1}`)) + ".", Error{Reason: evidence.NotToken, Part: Claims, Parts: 3}},
		{"line break", parts[0] + "\n." + parts[1] + ".", Error{Reason: evidence.NotToken, Part: Header, Parts: 3}},
		{"standard alphabet", parts[0] + ".a+/b.", Error{Reason: evidence.NotToken, Part: Claims, Parts: 3}},
		{"unused bits", parts[0] + "." + parts[1] + ".AB", Error{Reason: evidence.NotToken, Part: Signature, Parts: 3}},
		{"header a list", compact(`[]`, claims), Error{Reason: evidence.NotObject, Part: Header, Parts: 3}},
		{"claims null", compact(header, `null`), Error{Reason: evidence.NotObject, Part: Claims, Parts: 3}},
		{"two objects", compact(header, `{}{}`), Error{Reason: evidence.NotJSON, Part: Claims, Parts: 3, Line: 1, Column: 3}},
		{"too large", strings.Repeat("a", MaxToken+1), Error{Reason: evidence.TooLarge, Parts: 1, Limit: MaxToken}},
	}
	for _, tc := range tests {
		_, err := Compact([]byte(tc.token))
		var got *Error
		if !errors.As(err, &got) || *got != tc.want {
			t.Errorf("%s: got %+v, want %+v", tc.name, got, tc.want)
		}
	}
}

// TestUnsecured: a token without a signature decodes, so that TOK004 can speak.
func TestUnsecured(t *testing.T) {
	jwt, err := Compact([]byte(encoded(`{"alg":"none"}`) + "." + encoded(claims) + "."))
	if err != nil || len(jwt.Signature) != 0 {
		t.Errorf("%v, signature %q", err, jwt.Signature)
	}
}

// TestDecoderForgets: what one token leaves behind must not reach the next.
func TestDecoderForgets(t *testing.T) {
	var d Decoder
	for _, h := range []string{header, header, `{"alg":"none"}`, header} {
		if _, err := d.Decode([]byte(encoded(h) + ".!.")); err == nil {
			t.Fatal("bad claims decoded")
		}
		jwt, err := d.Decode([]byte(compact(h, claims)))
		if err != nil || string(jwt.Header.Bytes()) != h || string(jwt.Claims.Bytes()) != claims {
			t.Errorf("%v: %s", err, jwt.Header.Bytes())
		}
		if _, err := d.Decode([]byte(compact("nothing", claims))); err == nil {
			t.Error("bad header decoded")
		}
	}
}

func TestRaw(t *testing.T) {
	good := Raw(compact(header, claims))
	if good.Failure != nil || good.Parts != 3 || good.Encrypted {
		t.Errorf("good token: %+v", good)
	}
	jwe := Raw("a.b.c.d.e")
	if !jwe.Encrypted || jwe.Parts != 5 || jwe.Failure.Reason != evidence.Encrypted {
		t.Errorf("JWE: %+v", jwe)
	}
	if opaque := Raw("opaque"); opaque.Encrypted || opaque.Failure.Reason != evidence.NotToken || opaque.Bytes != 6 {
		t.Errorf("opaque: %+v", opaque)
	}
}

// TestErrorHoldsNoInput: error texts can be printed as they are.
func TestErrorHoldsNoInput(t *testing.T) {
	_, err := Compact([]byte(compact(header, "canary-canary")))
	if err == nil || strings.Contains(err.Error(), "canary") || !strings.Contains(err.Error(), "claims") {
		t.Errorf("got %v", err)
	}
	if Failure(nil) != nil || Failure(err).Reason != evidence.NotJSON || Failure(errors.New("x")).Reason != evidence.NotToken {
		t.Error("Failure keeps the reason, and nil for nil")
	}
}

// FuzzCompact: what decodes is written again as the very same parts, and a used
// decoder says what a new one says.
func FuzzCompact(f *testing.F) {
	for _, seed := range []string{compact(header, claims), "", "a.b.c.d.e", compact(`{}`, `{"a":"\ud800"}`), "e30.e30.", "e30.e31."} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, token []byte) {
		jwt, err := Compact(token)
		var used Decoder
		if _, failed := used.Decode([]byte(compact(header, claims))); failed != nil {
			t.Fatal(failed)
		}
		again, errAgain := used.Decode(token)
		if (err == nil) != (errAgain == nil) {
			t.Fatalf("a new decoder says %v, a used one %v", err, errAgain)
		}
		if err != nil {
			return
		}
		parts := [][]byte{[]byte(encoded(string(jwt.Header.Bytes()))), []byte(encoded(string(jwt.Claims.Bytes()))), []byte(encoded(string(jwt.Signature)))}
		if got := bytes.Join(parts, []byte(".")); !bytes.Equal(got, token) {
			t.Errorf("%q decodes and is written as %q", token, got)
		}
		if !bytes.Equal(again.Claims.Bytes(), jwt.Claims.Bytes()) || !bytes.HasPrefix(token, jwt.SigningInput) {
			t.Errorf("%q: %q, %q", token, again.Claims.Bytes(), jwt.SigningInput)
		}
	})
}

// The token of the benchmarks: ten groups, the size of a real one.
func benchmarkToken() []byte {
	groups := strings.Repeat(`"Socialtjänst handläggare",`, 9) + `"IT-support"`
	return []byte(compact(header, `{"iss":"https://idp.exempelkommun.example","sub":"f1e2d3c4","aud":"intric-sso",`+
		`"exp":1795598400,"iat":1795594800,"email":"test.testsson@exempelkommun.example","groups":[`+groups+`]}`))
}

func BenchmarkDecoder(b *testing.B) {
	token := benchmarkToken()
	var d Decoder
	b.ReportAllocs()
	for b.Loop() {
		if _, err := d.Decode(token); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkCompact(b *testing.B) {
	token := benchmarkToken()
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Compact(token); err != nil {
			b.Fatal(err)
		}
	}
}
