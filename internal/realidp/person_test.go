package realidp_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/realidp"
)

// site serves one page per path, and tells what each path was sent.
type site struct {
	pages map[string]string
	heads map[string]string // NAME: VALUE by path
	seen  []string
}

func (s *site) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	_ = r.ParseForm() // a broken form shows as an empty one
	s.seen = append(s.seen, fmt.Sprintf("%s %s %s", r.Method, r.URL.Path, r.Form.Encode()))
	if name, value, ok := strings.Cut(s.heads[r.URL.Path], ": "); ok {
		w.Header().Set(name, value)
		if name == "Location" {
			w.WriteHeader(http.StatusSeeOther)
			return
		}
	}
	body, ok := s.pages[r.URL.Path]
	if !ok {
		w.WriteHeader(http.StatusNotFound)
	}
	fmt.Fprint(w, body)
}

func TestPerson(t *testing.T) {
	person := realidp.Person{User: "alice", Password: "wonder&land"}
	for _, test := range []struct {
		name  string
		link  string
		pages map[string]string
		heads map[string]string
		seen  string // the requests, one a line
		err   string
	}{
		{name: "a login form", pages: map[string]string{
			"/": `<form method="post" action="/in" method="get"><input name=u><input type=PASSWORD name=p>
				<input type=hidden name=h value=1><input type=checkbox name=no><input type=checkbox name=yes checked>
				<button type=button name=help>?</button><button name=go value=1>Go</button><input type=submit name=cancel></form>`,
			"/in": "welcome"},
			seen: "GET / \nPOST /in go=1&h=1&p=wonder%26land&u=alice&yes=on"},
		{name: "the form with a password", pages: map[string]string{
			"/":   `<form action="/search"><input name=q></form><form method=post action="in?x=1#y"><input name=p type=password></form>`,
			"/in": ""},
			seen: "GET / \nPOST /in p=wonder%26land&x=1"},
		{name: "a form that is not posted", pages: map[string]string{
			"/": `<form action="/in?gone=1"><input name=q value=kept></form>`, "/in": ""},
			seen: "GET / \nGET /in q=kept"},
		{name: "a link first", link: "^/mock", pages: map[string]string{
			"/":     `<a name=x></a><a href="/other">a</a><a href="/mock?a=1">b</a><form method=post action=/no></form>`,
			"/mock": `<a href="/mock">again</a>`},
			seen: "GET / \nGET /mock a=1"},
		{name: "redirect and refresh", pages: map[string]string{"/b": "", "/c": ""},
			heads: map[string]string{"/": "Location: /b", "/b": "Refresh: 0; URL=/c"},
			seen:  "GET / \nGET /b \nGET /c "},
		{name: "a password that is refused", pages: map[string]string{
			"/": `<style>b{}</style><b>Wrong</b> password <form method=post><input name=p type=password></form>`},
			seen: "GET / \nPOST / p=wonder%26land\nPOST / p=wonder%26land", err: "the password was refused: Wrong password"},
		{name: "an error page", seen: "GET / ", err: "status 404"},
		{name: "a redirect off this computer", heads: map[string]string{"/": "Location: https://elsewhere.example/?code=hush"},
			seen: "GET / ", err: "leaves this computer for elsewhere.example"},
		{name: "a form that leads off this computer", pages: map[string]string{
			"/": `<form method=post action="https://elsewhere.example/?code=hush"><input name=p type=password></form>`},
			seen: "GET / ", err: "leaves this computer for elsewhere.example"},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := &site{pages: test.pages, heads: test.heads}
			server := httptest.NewServer(s)
			defer server.Close()
			p := person
			if test.link != "" {
				p.Link = regexp.MustCompile(test.link)
			}
			err := p.SignIn(t.Context(), server.URL+"/")
			switch {
			case test.err == "" && err != nil:
				t.Error(err)
			case test.err != "" && (err == nil || !strings.Contains(err.Error(), test.err) || strings.Contains(err.Error(), "hush")):
				t.Errorf("error %v, want %q without the address", err, test.err)
			}
			if got := strings.Join(s.seen, "\n"); got != test.seen {
				t.Errorf("sent:\n%s\nwant:\n%s", got, test.seen)
			}
		})
	}
}

// The result page of ours reloads itself until the report is there.
func TestPerson_reload(t *testing.T) {
	left := 3
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		if left--; left > 0 {
			w.Header().Set("Refresh", "1")
		}
	}))
	defer server.Close()
	if err := (realidp.Person{}).SignIn(t.Context(), server.URL); err != nil || left != 0 {
		t.Errorf("error %v, %d reloads left", err, left)
	}
}
