package practice

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

const sessionCookie = "practice_session"

// An authRequest is an authorization request that was found good.
type authRequest struct {
	redirectURI string
	state       string
	nonce       string
	challenge   string // of PKCE, S256; empty when none was sent
	scope       string
	prompt      []string
}

// authorize is the authorization endpoint (RFC 6749 3.1, OpenID Connect Core
// 3.1.2). Until client and redirect URI are known to be right nothing is sent
// anywhere: the person sees a page (RFC 6749 4.1.2.1).
func (s *Server) authorize(w http.ResponseWriter, r *http.Request) {
	form, err := readForm(r)
	if err != nil {
		s.refuse(w, "invalid_request", err.Error())
		return
	}
	if form.Get("client_id") != clientID || len(form["client_id"]) > 1 {
		s.refuse(w, "invalid_client", "this client is not known here")
		return
	}
	if !s.registered(form.Get("redirect_uri")) || len(form["redirect_uri"]) > 1 {
		s.refuse(w, "invalid_redirect_uri", "this redirect_uri is not registered for the client")
		return
	}
	request := readAuthRequest(form)
	if fault := s.checkAuthRequest(form, request); fault != nil {
		s.returnError(w, request, *fault)
		return
	}
	s.identify(w, r, request)
}

func readAuthRequest(form url.Values) authRequest {
	return authRequest{
		redirectURI: form.Get("redirect_uri"),
		state:       form.Get("state"),
		nonce:       form.Get("nonce"),
		challenge:   form.Get("code_challenge"),
		scope:       form.Get("scope"),
		prompt:      strings.Fields(form.Get("prompt")),
	}
}

// checkAuthRequest returns the error that goes back to the redirect URI, nil
// when the request is good.
func (s *Server) checkAuthRequest(form url.Values, request authRequest) *oauthError {
	name := repeated(form)
	switch {
	case name != "":
		return &oauthError{"invalid_request", name + " was sent more than once"}
	case form.Has("request"):
		return &oauthError{"request_not_supported", ""}
	case form.Has("request_uri"):
		return &oauthError{"request_uri_not_supported", ""}
	case form.Get("response_type") != "code":
		return &oauthError{"unsupported_response_type", "only code is supported"}
	case form.Has("response_mode") && form.Get("response_mode") != "query":
		return &oauthError{"invalid_request", "only the response mode query is supported"}
	case !slices.Contains(strings.Fields(request.scope), "openid"):
		return &oauthError{"invalid_scope", "the scope openid is missing"}
	case request.challenge == "" && s.scenario.Authorize.RequirePKCE:
		return &oauthError{"invalid_request", "code_challenge is required (PKCE)"}
	case request.challenge != "" && form.Get("code_challenge_method") != "S256":
		return &oauthError{"invalid_request", "only the code_challenge_method S256 is supported"}
	case slices.Contains(request.prompt, "none") && len(request.prompt) > 1:
		return &oauthError{"invalid_request", "prompt none stands alone"}
	}
	return nil
}

// identify finds out who signs in: from the session, or by asking.
func (s *Server) identify(w http.ResponseWriter, r *http.Request, request authRequest) {
	current, signedIn := s.session(r)
	silent := slices.Contains(request.prompt, "none")
	switch {
	case signedIn && (silent || len(request.prompt) == 0):
		s.finish(w, request, current)
	case silent:
		s.returnError(w, request, oauthError{"login_required", ""})
	default:
		s.showLogin(w, s.requests.put(request))
	}
}

func (s *Server) session(r *http.Request) (session, bool) {
	cookie, err := r.Cookie(sessionCookie)
	if err != nil {
		return session{}, false
	}
	return s.sessions.get(cookie.Value)
}

// finish answers for a person who was identified: with a code, or as the
// scenario says.
func (s *Server) finish(w http.ResponseWriter, request authRequest, who session) {
	if fault := s.scenario.Authorize; fault.Error != "" {
		s.returnError(w, request, oauthError{fault.Error, fault.Description})
		return
	}
	code := s.codes.put(grant{request: request, session: who, expires: s.now().Add(codeLifetime)})
	s.ledger.secret(code)
	s.returnTo(w, request, url.Values{"code": {code}})
}

func (s *Server) returnError(w http.ResponseWriter, request authRequest, fault oauthError) {
	answer := url.Values{"error": {fault.code}}
	if fault.description != "" {
		answer.Set("error_description", fault.description)
	}
	s.returnTo(w, request, answer)
}

// returnTo sends the browser back with an answer, the state and the issuer
// (RFC 9207). A query of the redirect URI is kept (RFC 6749 3.1.2).
func (s *Server) returnTo(w http.ResponseWriter, request authRequest, answer url.Values) {
	target, err := url.Parse(request.redirectURI)
	if err != nil {
		s.refuse(w, "invalid_redirect_uri", "this redirect_uri cannot be read")
		return
	}
	if request.state != "" {
		answer.Set("state", request.state)
	}
	answer.Set("iss", s.declaredIssuer())
	if target.RawQuery != "" {
		target.RawQuery += "&"
	}
	target.RawQuery += answer.Encode()
	w.Header().Set("Location", target.String())
	w.Header().Set("Cache-Control", "no-store")
	w.Header().Set("Referrer-Policy", "no-referrer")
	w.WriteHeader(http.StatusSeeOther)
}
