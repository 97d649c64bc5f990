package practice

import (
	"net/http"
	"strings"
)

// userInfo is the UserInfo endpoint (OpenID Connect Core 5.3, RFC 6750 2.1).
func (s *Server) userInfo(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Cache-Control", "no-store")
	scheme, token, _ := strings.Cut(r.Header.Get("Authorization"), " ")
	if !strings.EqualFold(scheme, "Bearer") {
		w.Header().Set("WWW-Authenticate", `Bearer realm="practice IdP"`)
		w.WriteHeader(http.StatusUnauthorized)
		return
	}
	s.ledger.secret(token)
	who, ok := s.access.get(token)
	if !ok {
		w.Header().Set("WWW-Authenticate", `Bearer realm="practice IdP", error="invalid_token"`)
		writeTokenError(w, http.StatusUnauthorized, oauthError{"invalid_token", "the access token is not valid"})
		return
	}
	writeBody(w, http.StatusOK, "application/json", encode(s.userInfoClaims(who)))
}

func (s *Server) userInfoClaims(who account) []member {
	claims := append([]member{{"sub", text(who.subject)}}, who.profile()...)
	if s.scenario.UserInfoGroups {
		claims = append(claims, who.groupsMember())
	}
	return apply(claims, s.scenario.UserInfo)
}
