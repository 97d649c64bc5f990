package practice

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"net/http"
	"sync"
	"time"
)

// A session is a person who has signed in.
type session struct {
	account  account
	authTime time.Time
}

//go:embed pages
var pageFiles embed.FS

// pages are the two pages and their style, parsed when the first is shown.
var pages = sync.OnceValues(func() (*template.Template, error) {
	return template.ParseFS(pageFiles, "pages/*")
})

//go:embed pages/style.css
var pageStyle string

// loginPage is what the login page shows.
type loginPage struct {
	Action  string
	Request string
	People  []loginChoice
}

type loginChoice struct{ Login, Name, Email, Groups string }

func (s *Server) showLogin(w http.ResponseWriter, request string) {
	page := loginPage{Action: pathLogin, Request: request}
	for _, a := range accounts() {
		page.People = append(page.People, loginChoice{a.login, a.name(), a.email, a.membership()})
	}
	showPage(w, http.StatusOK, "login.html", page)
}

// refuse shows a person why nothing was sent back.
func (s *Server) refuse(w http.ResponseWriter, code, description string) {
	showPage(w, http.StatusBadRequest, "refusal.html", struct{ Code, Description string }{code, description})
}

// showPage writes a page that can load and run nothing. Its policy has no
// form-action: Chromium applies that to the redirect after the form too, and
// would hang instead of going to the callback.
func showPage(w http.ResponseWriter, status int, name string, data any) {
	var body bytes.Buffer
	templates, err := pages()
	if err == nil {
		err = templates.ExecuteTemplate(&body, name, data)
	}
	if err != nil {
		http.Error(w, "the page cannot be shown", http.StatusInternalServerError)
		return
	}
	hash := sha256.Sum256([]byte(pageStyle))
	header := w.Header()
	header.Set("Content-Security-Policy", "default-src 'none'; style-src 'sha256-"+
		base64.StdEncoding.EncodeToString(hash[:])+"'; base-uri 'none'; frame-ancestors 'none'")
	header.Set("Cache-Control", "no-store")
	header.Set("Referrer-Policy", "no-referrer")
	writeBody(w, status, "text/html; charset=utf-8", body.Bytes())
}

// login takes the choice made on the login page.
func (s *Server) login(w http.ResponseWriter, r *http.Request) {
	form, err := readForm(r)
	if err != nil {
		s.refuse(w, "invalid_request", err.Error())
		return
	}
	chosen, known := findAccount(form.Get("login"))
	if !known {
		s.refuse(w, "invalid_request", "this person is not known here")
		return
	}
	request, open := s.requests.take(form.Get("request"))
	if !open {
		s.refuse(w, "invalid_request", "this sign-in was answered already; start again")
		return
	}
	who := session{account: chosen, authTime: s.now()}
	cookie := s.sessions.put(who)
	s.ledger.secret(cookie)
	http.SetCookie(w, &http.Cookie{Name: sessionCookie, Value: cookie, Path: "/", HttpOnly: true, SameSite: http.SameSiteLaxMode})
	s.finish(w, request, who)
}
