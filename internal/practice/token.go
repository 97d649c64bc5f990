package practice

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/base64"
	"mime"
	"net/http"
	"net/url"
	"time"
)

const (
	codeLifetime  = 5 * time.Minute
	tokenLifetime = time.Hour
)

// A grant is what a code or a refresh token stands for.
type grant struct {
	request authRequest
	session session
	expires time.Time // of the code
}

// token is the token endpoint (RFC 6749 3.2, OpenID Connect Core 3.1.3).
func (s *Server) token(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	form, fault := readTokenRequest(r)
	if fault != nil {
		writeTokenError(w, http.StatusBadRequest, *fault)
		return
	}
	s.ledger.secret(form.Get("code"), form.Get("code_verifier"), form.Get("client_secret"), form.Get("refresh_token"))
	if fault := s.authenticate(r, form); fault != nil {
		status := http.StatusBadRequest
		if fault.code == "invalid_client" {
			status = http.StatusUnauthorized
			w.Header().Set("WWW-Authenticate", `Basic realm="practice IdP"`)
		}
		writeTokenError(w, status, *fault)
		return
	}
	granted, fault := s.redeem(form)
	if fault != nil {
		writeTokenError(w, http.StatusBadRequest, *fault)
		return
	}
	s.issue(w, granted)
}

func readTokenRequest(r *http.Request) (url.Values, *oauthError) {
	kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type"))
	if err != nil || kind != "application/x-www-form-urlencoded" {
		return nil, &oauthError{"invalid_request", "the body must be application/x-www-form-urlencoded"}
	}
	form, err := readForm(r)
	if err != nil {
		return nil, &oauthError{"invalid_request", err.Error()}
	}
	if name := repeated(form); name != "" {
		return nil, &oauthError{"invalid_request", "a parameter was sent more than once"}
	}
	return form, nil
}

// authenticate checks the client (RFC 6749 2.3.1). It answers before the code
// is looked at, so that a refused client does not burn the code.
func (s *Server) authenticate(r *http.Request, form url.Values) *oauthError {
	id, secret, inHeader := basicCredentials(r)
	if inHeader && form.Has("client_secret") {
		return &oauthError{"invalid_request", "the client used more than one authentication method"}
	}
	if !inHeader {
		id, secret = form.Get("client_id"), form.Get("client_secret")
	}
	s.ledger.secret(secret)
	right := subtle.ConstantTimeCompare([]byte(secret), []byte(s.secret)) == 1
	if id != clientID || !right || inHeader && s.scenario.Token.RefuseBasic {
		return &oauthError{"invalid_client", "client authentication failed"}
	}
	return nil
}

// basicCredentials reads the Authorization header. Both parts are form-encoded
// inside it, which many clients forget.
func basicCredentials(r *http.Request) (id, secret string, ok bool) {
	user, password, ok := r.BasicAuth()
	if !ok {
		return "", "", false
	}
	id, idErr := url.QueryUnescape(user)
	secret, secretErr := url.QueryUnescape(password)
	if idErr != nil || secretErr != nil {
		return "", "", true // nobody's credentials
	}
	return id, secret, true
}

// redeem takes the code or the refresh token. Either is gone afterwards, also
// when the rest of the request is wrong.
func (s *Server) redeem(form url.Values) (grant, *oauthError) {
	switch form.Get("grant_type") {
	case "":
		return grant{}, &oauthError{"invalid_request", "grant_type is missing"}
	case "authorization_code":
		return s.redeemCode(form)
	case "refresh_token":
		granted, ok := s.refresh.take(form.Get("refresh_token"))
		if !ok {
			return grant{}, &oauthError{"invalid_grant", "the refresh token is not valid"}
		}
		granted.request.nonce = "" // OpenID Connect Core 12.2
		return granted, nil
	}
	return grant{}, &oauthError{"unsupported_grant_type", ""}
}

func (s *Server) redeemCode(form url.Values) (grant, *oauthError) {
	granted, ok := s.codes.take(form.Get("code"))
	switch {
	case !ok || s.now().After(granted.expires):
		return grant{}, &oauthError{"invalid_grant", "the code is not valid"}
	case form.Get("redirect_uri") != granted.request.redirectURI:
		return grant{}, &oauthError{"invalid_grant", "redirect_uri differs from the authorization request"}
	case !verifierFits(granted.request.challenge, form.Get("code_verifier")):
		return grant{}, &oauthError{"invalid_grant", "code_verifier does not fit"}
	}
	return granted, nil
}

// verifierFits compares as RFC 7636 4.6 says for S256. A verifier without a
// challenge is refused too: somebody may have removed the challenge on its way
// (RFC 9700 4.8.2).
func verifierFits(challenge, verifier string) bool {
	if challenge == "" || verifier == "" {
		return challenge == verifier
	}
	hash := sha256.Sum256([]byte(verifier))
	return challenge == base64.RawURLEncoding.EncodeToString(hash[:])
}

type tokenResponse struct {
	AccessToken  string `json:"access_token"`
	TokenType    string `json:"token_type"`
	ExpiresIn    int    `json:"expires_in"` // seconds
	RefreshToken string `json:"refresh_token"`
	Scope        string `json:"scope"`
	IDToken      string `json:"id_token,omitempty"`
}

// issue writes the token response (RFC 6749 5.1).
func (s *Server) issue(w http.ResponseWriter, g grant) {
	response := tokenResponse{
		AccessToken:  s.access.put(g.session.account),
		TokenType:    "Bearer",
		ExpiresIn:    int(tokenLifetime.Seconds()),
		RefreshToken: s.refresh.put(g),
		Scope:        g.request.scope,
	}
	s.ledger.secret(response.AccessToken, response.RefreshToken)
	if !s.scenario.Token.WithoutIDToken {
		token, err := s.idToken(g, response.AccessToken)
		if err != nil {
			writeTokenError(w, http.StatusInternalServerError, oauthError{"server_error", "the ID token cannot be signed"})
			return
		}
		response.IDToken = token
	}
	writeJSON(w, http.StatusOK, response)
}

func writeTokenError(w http.ResponseWriter, status int, fault oauthError) {
	writeJSON(w, status, struct {
		Error       string `json:"error"`
		Description string `json:"error_description,omitempty"`
	}{fault.code, fault.description})
}
