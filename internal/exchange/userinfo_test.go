package exchange

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// The broker repeats the token type as it came, with nothing where none came.
func TestUserInfo_tokenType(t *testing.T) {
	for kind, want := range map[string]string{"Bearer": "Bearer access-1", "bearer": "bearer access-1", "": "access-1", "DPoP": "DPoP access-1"} {
		var got string
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			got = r.Header.Get("Authorization")
			_, _ = w.Write([]byte(`{"sub":"1"}`))
		})
		_, info := newClient(t, Options{}).UserInfo(t.Context(), s.URL, Tokens{Access: redact.NewSecret("access-1"), Type: kind})
		if got != want || !info.Present() {
			t.Errorf("the type %q was sent as %q", kind, got)
		}
	}
}

func TestUserInfo(t *testing.T) {
	for name, tt := range map[string]struct {
		handler http.HandlerFunc
		fetch   evidence.Reason
		info    evidence.Reason
	}{
		"object":               {says(200, "application/json", `{"sub":"1"}`), "", ""},
		"no sub":               {says(200, "application/json", `{"name":"x"}`), "", ""},
		"object, odd type":     {says(200, "application/jwt", `{"sub":"1"}`), "", ""},
		"jwt":                  {says(200, "application/jwt; charset=utf-8", "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0."), "", evidence.NotObject},
		"list":                 {says(200, "application/json", `["1"]`), "", evidence.NotObject},
		"page":                 {says(200, "text/html", "<h1>Hej anna@exempelkommun.example</h1>"), "", evidence.NotJSON},
		"empty":                {says(200, "application/json", ""), "", evidence.NotJSON},
		"401":                  {says(401, "application/json", `{"error":"invalid_token"}`), evidence.BadStatus, ""},
		"500":                  {says(500, "text/html", "x"), evidence.BadStatus, ""},
		"too large":            {says(200, "application/json", large(bodyCap)), evidence.TooLarge, ""},
		"larger than the keys": {says(200, "application/json", large(documentCap)), "", ""},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, tt.handler)
			token := Tokens{Access: redact.NewSecret("access-12345678"), Type: "Bearer"}
			fetch, info := newClient(t, Options{}).UserInfo(t.Context(), s.URL+"/userinfo", token)
			if fetch.Reason() != tt.fetch || info.Reason() != tt.info || info.Present() != (tt.fetch == "" && tt.info == "") {
				t.Fatalf("got %+v, %+v", fetch, info.Failure)
			}
			// A person's data is not kept in the description of a failure.
			if failure, err := json.Marshal(info.Failure); err != nil || strings.Contains(string(failure), "anna") {
				t.Errorf("the failure is %s, %v", failure, err)
			}
		})
	}
}

func TestUserInfo_nowhere(t *testing.T) {
	fetch, info := newClient(t, Options{}).UserInfo(t.Context(), "", Tokens{})
	if fetch.Reason() != evidence.BadURL || info.Attempted() {
		t.Errorf("got %+v, %+v", fetch, info)
	}
}

// A redirect to a stranger does not take the access token along.
func TestUserInfo_redirect(t *testing.T) {
	var got http.Header
	stranger := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = r.Header
		_, _ = w.Write([]byte(`{}`))
	})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, strings.Replace(stranger.URL, "127.0.0.1", "localhost", 1), http.StatusFound)
	})
	newClient(t, Options{}).UserInfo(t.Context(), s.URL, Tokens{Access: redact.NewSecret("access-1"), Type: "Bearer"})
	if got == nil || got.Get("Authorization") != "" {
		t.Errorf("the stranger got %v", got)
	}
}
