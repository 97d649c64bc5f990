package decode

import (
	"strconv"
	"time"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// TokenResponse is what a token endpoint said: tokens (RFC 6749, section 5.1) or
// an error (5.2). Member names are matched exactly; a member of another type
// than the specification's counts as absent.
type TokenResponse struct {
	AccessToken redact.Secret
	IDToken     redact.Secret // OpenID Connect Core 1.0, section 3.1.3.3
	TokenType   string
	Scope       string
	ExpiresIn   time.Duration // 0: not said; a number or a number as text

	// The error is foreign text: scrub and clip it before it is kept.
	Error            string
	ErrorDescription string
	ErrorURI         string
	// ErrorCodes are Microsoft's error_codes, written as their texts name them:
	// AADSTS7000215.
	ErrorCodes []string
}

// ParseTokenResponse reads a token response or an error response. How much of a
// body is read is the caller's limit. The error is an *Error.
func ParseTokenResponse(body []byte) (TokenResponse, error) {
	doc, refused := object(body)
	if refused != nil {
		return TokenResponse{}, refused
	}
	root := doc.Root()
	return TokenResponse{
		AccessToken:      redact.NewSecret(root.Get("access_token").Text()),
		IDToken:          redact.NewSecret(root.Get("id_token").Text()),
		TokenType:        root.Get("token_type").Text(),
		Scope:            root.Get("scope").Text(),
		ExpiresIn:        seconds(root.Get("expires_in")),
		Error:            root.Get("error").Text(),
		ErrorDescription: root.Get("error_description").Text(),
		ErrorURI:         root.Get("error_uri").Text(),
		ErrorCodes:       errorCodes(root.Get("error_codes")),
	}, nil
}

// maxSeconds keeps a lifetime inside a time.Duration: a hundred years.
const maxSeconds = 100 * 365 * 24 * 3600

// seconds reads a lifetime. The broker takes a number written as text, so we do.
func seconds(n jsondoc.Node) time.Duration {
	value, ok := n.Int64()
	if n.Kind() == jsondoc.String {
		parsed, err := strconv.ParseInt(n.Text(), 10, 64)
		value, ok = parsed, err == nil
	}
	if !ok || value < 0 {
		return 0
	}
	return time.Duration(min(value, maxSeconds)) * time.Second
}

// maxErrorCodes is far more than an answer ever names.
const maxErrorCodes = 20

func errorCodes(list jsondoc.Node) []string {
	var codes []string
	for element := range list.Elements() {
		code, ok := element.Int64()
		if ok && code > 0 && len(codes) < maxErrorCodes {
			codes = append(codes, "AADSTS"+strconv.FormatInt(code, 10))
		}
	}
	return codes
}
