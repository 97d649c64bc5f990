package practice

import (
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"slices"
)

// The paths of the provider.
const (
	pathDiscovery = "/.well-known/openid-configuration"
	pathKeys      = "/keys"
	pathAuthorize = "/authorize"
	pathLogin     = "/login"
	pathToken     = "/token"
	pathUserInfo  = "/userinfo"
)

// handler routes the endpoints; everything else is 404, a wrong method 405.
func (s *Server) handler() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET "+pathDiscovery, s.discovery)
	mux.HandleFunc("GET "+pathKeys, s.keys)
	mux.HandleFunc("GET "+pathAuthorize, s.authorize)
	mux.HandleFunc("POST "+pathAuthorize, s.authorize)
	mux.HandleFunc("POST "+pathLogin, s.login)
	mux.HandleFunc("POST "+pathToken, s.token)
	mux.HandleFunc("GET "+pathUserInfo, s.userInfo)
	mux.HandleFunc("POST "+pathUserInfo, s.userInfo)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.ledger.request(r)
		r.Body = http.MaxBytesReader(w, r.Body, maxBody)
		// Without this the header would show the real clock beside tokens of another one.
		w.Header().Set("Date", s.now().UTC().Format(http.TimeFormat))
		mux.ServeHTTP(w, r)
	})
}

// An oauthError is an error response (RFC 6749 4.1.2.1 and 5.2).
type oauthError struct {
	code        string
	description string
}

// readForm reads the parameters of a request: of the query for GET, of the
// body for POST.
func readForm(r *http.Request) (url.Values, error) {
	if err := r.ParseForm(); err != nil {
		return nil, errors.New("the parameters cannot be read")
	}
	if r.Method == http.MethodPost {
		return r.PostForm, nil
	}
	return r.Form, nil
}

// repeated returns the name of a parameter that was sent more than once, which
// RFC 6749 3.1 and 3.2 forbid.
func repeated(form url.Values) string {
	for _, name := range slices.Sorted(maps.Keys(form)) {
		if len(form[name]) > 1 {
			return name
		}
	}
	return ""
}

func writeJSON(w http.ResponseWriter, status int, value any) {
	body, err := json.Marshal(value)
	if err != nil {
		http.Error(w, "the answer cannot be written", http.StatusInternalServerError)
		return
	}
	writeBody(w, status, "application/json", body)
}

// writeBody leaves a failed write to the connection: the client is gone.
func writeBody(w http.ResponseWriter, status int, contentType string, body []byte) {
	w.Header().Set("Content-Type", contentType)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}
