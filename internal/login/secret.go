package login

import (
	"encoding/base64"
	"regexp"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

var guid = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`(?i)^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$`)
})

// SecretForm says what the secret looks like. The secret itself goes nowhere.
func SecretForm(secret redact.Secret, clientID string) evidence.SecretForm {
	s := secret.Reveal()
	return evidence.SecretForm{GUID: guid().MatchString(s), WhiteSpace: strings.ContainsFunc(s, unicode.IsSpace),
		IsClientID: secret.Equal(clientID), Base64OfColon: base64OfColon(s, clientID), Length: len([]rune(s))}
}

// base64OfColon reports text such as "id:secret" in base64, as some guides ask
// for. A secret that merely looks like base64 (Auth0's do) is none.
func base64OfColon(s, clientID string) bool {
	plain, err := base64.StdEncoding.DecodeString(s)
	if err != nil || !utf8.Valid(plain) {
		return false
	}
	text := string(plain)
	if strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsPrint(r) }) {
		return false
	}
	return strings.Contains(text, ":") || clientID != "" && strings.Contains(text, clientID)
}
