package exchange

import (
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

const intric = "https://login.intric.ai/ui/login/login/externalidp/callback"

func TestAuthorizationURL(t *testing.T) {
	q := url.Values{"client_id": {"a b"}, "state": {"1"}}
	for endpoint, want := range map[string]string{
		"https://idp.example/authorize":           "https://idp.example/authorize?client_id=a+b&state=1",
		"https://idp.example/authorize?p=B2C%5F1": "https://idp.example/authorize?p=B2C%5F1&client_id=a+b&state=1",
		"https://idp.example/authorize?":          "https://idp.example/authorize?client_id=a+b&state=1",
		"https://idp.example/authorize#top":       "https://idp.example/authorize?client_id=a+b&state=1",
	} {
		if got, err := AuthorizationURL(endpoint, q); err != nil || got != want {
			t.Errorf("%s gave %s, %v", endpoint, got, err)
		}
	}
	if _, err := AuthorizationURL("https://a b/%zz", q); err == nil {
		t.Error("an address that cannot be read gave no error")
	}
}

// redirects leads each path to the next address.
func redirects(to map[string]string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		if next, ok := to[r.URL.Path]; ok {
			w.Header().Set("Location", next)
			w.WriteHeader(http.StatusFound)
		}
	}
}

// A redirect counts by scheme, host, port and path of its target.
func TestAuthorize_redirects(t *testing.T) {
	for name, tt := range map[string]struct {
		location string
		want     evidence.Answer
	}{
		"login required": {intric + "?error=login_required&state=1", evidence.Answer{Kind: evidence.ToCallback, Error: "login_required"}},
		"with a code":    {intric + "?code=abc&state=1", evidence.Answer{Kind: evidence.WithCode}},
		"empty code":     {intric + "?code=&state=1", evidence.Answer{Kind: evidence.ToCallback}},
		"described": {intric + "?error=invalid_request&error_description=AADSTS50058:+nobody+is+signed+in.",
			evidence.Answer{Kind: evidence.ToCallback, Error: "invalid_request", Description: "AADSTS50058: nobody is signed in.", Codes: []string{"AADSTS50058"}}},
		"the port spelled out": {"https://login.intric.ai:443/ui/login/login/externalidp/callback?error=x", evidence.Answer{Kind: evidence.ToCallback, Error: "x"}},
		"capital host":         {"HTTPS://Login.Intric.AI/ui/login/login/externalidp/callback", evidence.Answer{Kind: evidence.ToCallback}},
		"http":                 {"http://login.intric.ai/ui/login/login/externalidp/callback?code=1", evidence.Answer{Kind: evidence.Elsewhere}},
		"another port":         {"https://login.intric.ai:8443/ui/login/login/externalidp/callback?code=1", evidence.Answer{Kind: evidence.Elsewhere}},
		"another host":         {"https://login.intric.ai.example/ui/login/login/externalidp/callback?code=1", evidence.Answer{Kind: evidence.Elsewhere}},
		"a longer path":        {intric + "/?code=1", evidence.Answer{Kind: evidence.Elsewhere}},
		"an escaped path":      {"https://login.intric.ai/ui%2Flogin/login/externalidp/callback?code=1", evidence.Answer{Kind: evidence.Elsewhere}},
		"the callback as text": {"https://idp.example/?next=" + url.QueryEscape(intric), evidence.Answer{Kind: evidence.Elsewhere}},
		"hydra": {"https://errors.example/oauth2/fallbacks/error?error=invalid_request&error_description=The+%27redirect_uri%27+parameter+does+not+match",
			evidence.Answer{Kind: evidence.ErrorPage, Error: "invalid_request", Description: "The 'redirect_uri' parameter does not match"}},
		"authelia": {"/consent/completion?error=invalid_request", evidence.Answer{Kind: evidence.ErrorPage, Error: "invalid_request"}},
	} {
		t.Run(name, func(t *testing.T) {
			asked := 0
			lead := redirects(map[string]string{"/authorize": tt.location})
			s := serve(t, func(w http.ResponseWriter, r *http.Request) { asked++; lead(w, r) })
			got := newClient(t, Options{}).Authorize(t.Context(), s.URL+"/authorize?a=b", intric)
			tt.want.Status = http.StatusFound
			if diff := cmp.Diff(tt.want, got, ignoreAt); diff != "" {
				t.Error(diff)
			}
			if strings.ContainsAny(got.At, "?#") {
				t.Errorf("the place %s has a query", got.At)
			}
			if asked != 1 {
				t.Errorf("%d requests", asked)
			}
		})
	}
}

// ignoreAt leaves the place of the answer out: it holds a port of this run.
var ignoreAt = cmp.FilterPath(func(p cmp.Path) bool { return p.String() == "At" }, cmp.Ignore())

func TestAuthorize_followsItsOwnOriginOnly(t *testing.T) {
	stranger := serve(t, func(http.ResponseWriter, *http.Request) { t.Error("a stranger was asked") })
	const login = `<form><input name=u><INPUT name="p" TYPE='password'></form>`
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/5" {
			says(200, "text/html", login)(w, r)
			return
		}
		redirects(map[string]string{"/0": "/1", "/1": "2", "/2": "/3?error=", "/3": "./4", "/4": "/5", "/away": stranger.URL + "/x",
			"/loop": "/loop", "/6": "/0", "/callback": intric})(w, r)
	})
	c := newClient(t, Options{})
	for path, want := range map[string]evidence.AnswerKind{"/0": evidence.LoginPage, "/6": evidence.NoAnswer, "/loop": evidence.NoAnswer, "/away": evidence.Elsewhere} {
		got := c.Authorize(t.Context(), s.URL+path, intric)
		if got.Kind != want {
			t.Errorf("%s gave %+v, want %s", path, got, want)
		}
		if want == evidence.NoAnswer && (got.Failure == nil || got.Failure.Reason != evidence.RedirectLoop) {
			t.Errorf("%s failed with %+v", path, got.Failure)
		}
	}
	// The callback may be on the IdP's own origin: it is not visited either.
	if got := c.Authorize(t.Context(), s.URL+"/away", stranger.URL+"/x"); got.Kind != evidence.ToCallback {
		t.Errorf("the callback gave %+v", got)
	}
}

func TestAuthorize_noRedirectToHTTP(t *testing.T) {
	s := httptest.NewTLSServer(nil)
	defer s.Close()
	s.Config.Handler = redirects(map[string]string{"/authorize": strings.Replace(s.URL, "https:", "http:", 1) + "/login"})
	got := newClient(t, Options{CA: pemOf(s)}).Authorize(t.Context(), s.URL+"/authorize", intric)
	if got.Kind != evidence.Elsewhere {
		t.Errorf("the answer is %+v", got)
	}
}

func TestAuthorize_pages(t *testing.T) {
	for name, tt := range map[string]struct {
		status int
		body   string
		want   evidence.Answer
	}{
		"login form":                  {200, `<input type="text"><input id=a type="password" autocomplete=off>`, evidence.Answer{Kind: evidence.LoginPage}},
		"login, unquoted":             {200, `<input type=password>`, evidence.Answer{Kind: evidence.LoginPage}},
		"entra login":                 {200, `<title>Sign in</title><script>$Config={"pgid":"ConvergedSignIn"}</script>`, evidence.Answer{Kind: evidence.LoginPage}},
		"choice":                      {200, `<a href="/auth/ldap">Log in with LDAP</a>`, evidence.Answer{Kind: evidence.OtherPage}},
		"about a password":            {200, `<p>type = password</p>`, evidence.Answer{Kind: evidence.OtherPage}},
		"redirect without an address": {302, "", evidence.Answer{Kind: evidence.OtherPage}},
		"entra callback": {200, `<title>Sign in to your account</title><script>$Config={"strServiceExceptionMessage":"AADSTS50011: The redirect URI"}</script>`,
			evidence.Answer{Kind: evidence.ErrorPage, Codes: []string{"AADSTS50011"}, Description: "Sign in to your account"}},
		"entra client": {200, `<script>{"a":"AADSTS700016: Application with identifier"}</script>`,
			evidence.Answer{Kind: evidence.ErrorPage, Codes: []string{"AADSTS700016"}}},
		"ad fs": {200, "<h1>An error occurred</h1><!-- <b>not</b> shown --><p>MSIS9224: The &#39;redirect_uri&#39; parameter\n is not valid.",
			evidence.Answer{Kind: evidence.ErrorPage, Codes: []string{"MSIS9224"}, Description: "An error occurred MSIS9224: The 'redirect_uri' parameter is not valid."}},
		"keycloak": {400, `<style>a{}</style><h1>We are sorry...</h1><p>Invalid parameter: redirect_uri</p>`,
			evidence.Answer{Kind: evidence.ErrorPage, Description: "We are sorry... Invalid parameter: redirect_uri"}},
		"authelia": {400, `{"error":"invalid_request","error_description":"The 'redirect_uri' parameter does not match"}`,
			evidence.Answer{Kind: evidence.ErrorPage, Error: "invalid_request", Description: "The 'redirect_uri' parameter does not match"}},
		"error with 200":    {200, `{"error":"invalid_client"}`, evidence.Answer{Kind: evidence.ErrorPage, Error: "invalid_client", Description: `{"error":"invalid_client"}`}},
		"lemonldap":         {200, `{"result":0,"error":9}`, evidence.Answer{Kind: evidence.OtherPage}},
		"glewlwyd":          {403, "", evidence.Answer{Kind: evidence.ErrorPage}},
		"cut in the script": {500, "<p>Oops</p><script>var secret = 1; if (a < b) {" + strings.Repeat("x", pageCap), evidence.Answer{Kind: evidence.ErrorPage, Description: "Oops"}},
		"credential":        {400, "code=abcdefgh12345678 eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", evidence.Answer{Kind: evidence.ErrorPage, Description: "code=[removed] [removed]"}},
	} {
		t.Run(name, func(t *testing.T) {
			s := serve(t, says(tt.status, "text/html", tt.body))
			got := newClient(t, Options{}).Authorize(t.Context(), s.URL+"/authorize?state=1", intric)
			tt.want.Status, tt.want.At = tt.status, host(t, s.URL)+"/authorize"
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// Cookies live within one probe: the control must not be answered from a session
// of the other request.
func TestAuthorize_cookies(t *testing.T) {
	var got []string
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		got = append(got, r.URL.Path+" "+r.Header.Get("Cookie"))
		if r.Header.Get("Accept") != "text/html" || r.Header.Get("Referer") != "" {
			t.Errorf("the headers are %v", r.Header)
		}
		http.SetCookie(w, &http.Cookie{Name: "flow", Value: "1", Path: "/"})
		redirects(map[string]string{"/authorize": "/login"})(w, r)
	})
	c := newClient(t, Options{})
	for range 2 {
		c.Authorize(t.Context(), s.URL+"/authorize", intric)
	}
	want := []string{"/authorize ", "/login flow=1", "/authorize ", "/login flow=1"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestAuthorize_noAnswer(t *testing.T) {
	nowhere := serve(t, redirects(map[string]string{"/": "https://a b/%zz"}))
	for address, want := range map[string]evidence.Reason{
		"://": evidence.BadURL, "http://127.0.0.1:1/authorize": evidence.ConnectRefused, nowhere.URL: evidence.Reset} {
		got := newClient(t, Options{}).Authorize(t.Context(), address, intric)
		if got.Kind != evidence.NoAnswer || got.Failure == nil || got.Failure.Reason != want {
			t.Errorf("%s gave %+v", address, got)
		}
	}
}
