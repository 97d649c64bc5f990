package decode

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/go-jose/go-jose/v4"
	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// jwk writes a key as JSON, with more members.
func jwk(t testing.TB, key any, id, use string) string {
	t.Helper()
	text, err := json.Marshal(jose.JSONWebKey{Key: key, KeyID: id, Use: use})
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func TestKeySet(t *testing.T) {
	r, _ := rsa.GenerateKey(rand.Reader, 2048)
	e, _ := ecdsa.GenerateKey(elliptic.P384(), rand.Reader)
	list := []string{
		jwk(t, &r.PublicKey, "r", "sig"), jwk(t, &e.PublicKey, "e", ""), `{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}`,
		jwk(t, &r.PublicKey, "enc", "enc"), jwk(t, r, "private", "sig"), `{"kty":"oct","k":"c2VjcmV0"}`,
		`{"kty":"EC","crv":"P-256","x":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE","y":"AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAE"}`,
		`{"kty":"RSA","e":"AQAB"}`, `7`,
	}
	set, err := KeySet([]byte(`{"keys":[` + strings.Join(list, ",") + `]}`))
	if err != nil || set.Unusable != 6 {
		t.Fatalf("%v, %d unusable", err, set.Unusable)
	}
	for i := range set.Keys {
		set.Keys[i].JWK = nil
	}
	want := []evidence.Key{
		{ID: "r", HasID: true, Type: "RSA", Use: "sig", Bits: 2048},
		{ID: "e", HasID: true, Type: "EC", Bits: 384, Curve: "P-384"},
		{Type: "OKP", Bits: 256, Curve: "Ed25519"},
	}
	if diff := cmp.Diff(want, set.Keys); diff != "" {
		t.Error(diff)
	}
}

// TestKeySetKeepsNothingPrivate: members that are not public go, whatever else
// the key is.
func TestKeySetKeepsNothingPrivate(t *testing.T) {
	r, _ := rsa.GenerateKey(rand.Reader, 2048)
	public := jwk(t, &r.PublicKey, "r", "sig")
	set, err := KeySet([]byte(`{"keys":[` + strings.Replace(public, "{", `{"p":"Y2FuYXJ5","note":"canary",`, 1) + `]}`))
	if err != nil || len(set.Keys) != 1 {
		t.Fatalf("%v, %d keys", err, len(set.Keys))
	}
	var kept map[string]string
	if err := json.Unmarshal(set.Keys[0].JWK, &kept); err != nil {
		t.Fatal(err)
	}
	if kept["p"] != "" || kept["note"] != "" || kept["n"] == "" || kept["e"] != "AQAB" || kept["kid"] != "r" {
		t.Errorf("kept %v", kept)
	}
}

func TestKeySetRefuses(t *testing.T) {
	for text, want := range map[string]evidence.Reason{
		``: evidence.NotJSON, `<html>`: evidence.NotJSON, `[]`: evidence.NotObject,
		`{}`: NotKeySet, `{"keys":{}}`: NotKeySet, `{"keys":null}`: NotKeySet,
	} {
		_, err := KeySet([]byte(text))
		var got *Error
		if !errors.As(err, &got) || got.Reason != want {
			t.Errorf("%s: %v", text, err)
		}
	}
	if set, err := KeySet([]byte(`{"keys":[]}`)); err != nil || set.Keys == nil {
		t.Errorf("an empty set is a set: %v", err)
	}
}

func TestParseTokenResponse(t *testing.T) {
	got, err := ParseTokenResponse([]byte(`{"access_token":"canary-a","id_token":"canary-i","token_type":"Bearer",` +
		`"scope":"openid","expires_in":"3600","ID_TOKEN":"x","refresh_token":"canary-r"}`))
	if err != nil || got.AccessToken.Reveal() != "canary-a" || got.IDToken.Reveal() != "canary-i" {
		t.Fatalf("%v: tokens not read", err)
	}
	if got.TokenType != "Bearer" || got.Scope != "openid" || got.ExpiresIn != time.Hour {
		t.Errorf("got %+v", got)
	}
	if printed := fmt.Sprintf("%v %+v %#v", got, got, got); strings.Contains(printed, "canary") {
		t.Errorf("printed a token: %s", printed)
	}
}

func TestParseTokenResponseError(t *testing.T) {
	got, err := ParseTokenResponse([]byte(`{"error":"invalid_client","error_description":"AADSTS7000215: wrong",` +
		`"error_codes":[7000215,"x",-1],"error_uri":"https://login.example/error","id_token":7,"expires_in":1e99}`))
	if err != nil {
		t.Fatal(err)
	}
	want := TokenResponse{Error: "invalid_client", ErrorDescription: "AADSTS7000215: wrong",
		ErrorURI: "https://login.example/error", ErrorCodes: []string{"AADSTS7000215"}}
	if diff := cmp.Diff(want, got, cmp.Comparer(func(a, b TokenResponse) bool { return fmt.Sprintf("%+v", a) == fmt.Sprintf("%+v", b) })); diff != "" {
		t.Error(diff)
	}
	if !got.IDToken.IsZero() {
		t.Error("a number is no ID token")
	}
}

func TestNotJSON(t *testing.T) {
	for _, read := range []func([]byte) error{
		func(b []byte) error { _, err := ParseTokenResponse(b); return err },
		func(b []byte) error { _, err := Discovery(b); return err },
	} {
		var got *Error
		if err := read([]byte("{\n<html>")); !errors.As(err, &got) || *got != (Error{Reason: evidence.NotJSON, Line: 2, Column: 1}) {
			t.Errorf("got %+v", got)
		}
		if err := read([]byte(`"text"`)); !errors.As(err, &got) || got.Reason != evidence.NotObject {
			t.Errorf("got %+v", got)
		}
	}
	d, err := Discovery([]byte(`{"issuer":"https://idp.example"}`))
	if err != nil || d.Text("issuer") != "https://idp.example" {
		t.Errorf("%v: %q", err, d.Text("issuer"))
	}
}

func TestSanitised(t *testing.T) {
	tests := map[string]string{
		`{"sub":"a"}`: `{"sub":"a"}`,
		`{ "_claim_sources":{"s":{"JWT":"a.b.c"}}, "x":1 }`:                            `{ "_claim_sources":{"s":{"JWT":"[removed]"}}, "x":1 }`,
		`{"_claim_sources":{"s":{"endpoint":"https://e.example","access_token":"t"}}}`: `{"_claim_sources":{"s":{"endpoint":"https://e.example","access_token":"[removed]"}}}`,
		`{"_claim_sources":{"s":{"jwt":["t"]},"u":[{"Access_Token":{"a":"t"}}]}}`:      `{"_claim_sources":{"s":{"jwt":"[removed]"},"u":[{"Access_Token":"[removed]"}]}}`,
		`{"_claim_sources":{"s":{"JWT":"a"}},"_claim_sources":{"s":{"JWT":"b"}}}`:      `{"_claim_sources":{"s":{"JWT":"[removed]"}},"_claim_sources":{"s":{"JWT":"[removed]"}}}`,
		`{"JWT":"a claim of this name","access_token":1}`:                              `{"JWT":"a claim of this name","access_token":1}`,
	}
	for text, want := range tests {
		doc, err := evidence.ParseDocument([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if got := Sanitised(doc); string(got.Bytes()) != want || got.Root().Kind() != jsondoc.Object {
			t.Errorf("%s: got %s", text, got.Bytes())
		}
	}
}

// FuzzKeySet: no key set panics, all members are counted, and what is kept reads
// as the same key again.
func FuzzKeySet(f *testing.F) {
	f.Add([]byte(`{"keys":[{"kty":"RSA","n":"AQAB","e":"AQAB","kid":"a"},{"kty":"oct","k":"AA"}]}`))
	f.Add([]byte(`{"keys":[{"kty":"OKP","crv":"Ed25519","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"},7]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		set, err := KeySet(body)
		if err != nil {
			return
		}
		doc, err := jsondoc.Parse(body)
		if err != nil || doc.Root().Get("keys").Len() != len(set.Keys)+set.Unusable {
			t.Fatalf("%d keys and %d unusable in %q", len(set.Keys), set.Unusable, body)
		}
		for _, k := range set.Keys {
			again, err := KeySet([]byte(`{"keys":[` + string(k.JWK) + `]}`))
			if err != nil || len(again.Keys) != 1 || !cmp.Equal(again.Keys[0], k) {
				t.Errorf("%s does not read as itself: %v", k.JWK, err)
			}
		}
	})
}

// FuzzTokenResponse: nothing panics, no lifetime is negative, and no token can be
// printed.
func FuzzTokenResponse(f *testing.F) {
	f.Add([]byte(`{"id_token":"a","expires_in":"-1","error_codes":[1e99]}`))
	f.Fuzz(func(t *testing.T, body []byte) {
		got, err := ParseTokenResponse(body)
		if err != nil && (got.Error != "" || !got.IDToken.IsZero()) {
			t.Errorf("an error and a response: %v", err)
		}
		if got.ExpiresIn < 0 || len(got.ErrorCodes) > maxErrorCodes {
			t.Errorf("got %v, %d codes", got.ExpiresIn, len(got.ErrorCodes))
		}
	})
}
