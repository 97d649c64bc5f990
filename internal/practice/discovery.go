package practice

import (
	"net/http"
	"strings"
	"time"

	"github.com/go-jose/go-jose/v4"
)

// discovery serves the discovery document (OpenID Connect Discovery 1.0, 4).
func (s *Server) discovery(w http.ResponseWriter, r *http.Request) {
	fault := s.scenario.Discovery
	if fault.HangUp || !wait(r, fault.Delay) {
		panic(http.ErrAbortHandler) // net/http's own way to close a connection without an answer
	}
	if fault.Page != "" {
		writeBody(w, http.StatusOK, "text/html; charset=utf-8", []byte(fault.Page))
		return
	}
	writeBody(w, http.StatusOK, "application/json", encode(s.document()))
}

// wait holds an answer back. It reports false when the client or the server
// has gone in the meantime.
func wait(r *http.Request, delay time.Duration) bool {
	if delay == 0 {
		return true
	}
	timer := time.NewTimer(delay)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.Context().Done():
		return false
	}
}

// document is the truth about this provider, then the faults of the scenario.
func (s *Server) document() []member {
	document := []member{
		{"issuer", text(s.declaredIssuer())},
		{"authorization_endpoint", text(s.issuer + pathAuthorize)},
		{"token_endpoint", text(s.issuer + pathToken)},
		{"userinfo_endpoint", text(s.issuer + pathUserInfo)},
		{"jwks_uri", text(s.issuer + pathKeys)},
		{"scopes_supported", list("openid", "profile", "email", "groups")},
		{"response_types_supported", list("code")},
		{"response_modes_supported", list("query")},
		{"grant_types_supported", list("authorization_code", "refresh_token")},
		{"subject_types_supported", list("public")},
		{"id_token_signing_alg_values_supported", list("RS256")},
		{"token_endpoint_auth_methods_supported", list("client_secret_basic", "client_secret_post")},
		{"claims_supported", list("iss", "sub", "aud", "exp", "iat", "auth_time", "nonce", "at_hash", "name", "given_name",
			"family_name", "preferred_username", "email", "email_verified", "groups")},
		{"code_challenge_methods_supported", list("S256")},
		{"authorization_response_iss_parameter_supported", "true"},
		{"claims_parameter_supported", "false"},
		{"request_parameter_supported", "false"},
		{"request_uri_parameter_supported", "false"},
	}
	if n := s.scenario.Discovery.Padding; n > 0 {
		document = append(document, member{"padding", text(strings.Repeat("x", n))})
	}
	return apply(document, s.scenario.Discovery.Edits)
}

// keys serves the key set (RFC 7517 5): one key for signatures.
func (s *Server) keys(w http.ResponseWriter, _ *http.Request) {
	key, err := signingKey()
	if err != nil {
		http.Error(w, "no signing key", http.StatusInternalServerError)
		return
	}
	writeJSON(w, http.StatusOK, jose.JSONWebKeySet{Keys: []jose.JSONWebKey{{
		Key: key.Public(), KeyID: signingKeyID, Algorithm: string(jose.RS256), Use: "sig",
	}}})
}
