package exchange

import (
	"encoding/json"
	"html"
	"net/http"
	"regexp"
	"strings"
	"sync"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// readPage says what sort of page an answer is. A 200 is not success: Entra and
// AD FS show their errors with it.
func readPage(a answer) evidence.Answer {
	text := string(a.body)
	p := evidence.Answer{Kind: evidence.OtherPage, Status: a.status, At: at(a.url), Codes: VendorCodes(text)}
	p.Error, p.Description = oauthBody(a.body)
	switch {
	case a.status >= http.StatusBadRequest, len(p.Codes) > 0, p.Error != "":
		p.Kind = evidence.ErrorPage
		if p.Description == "" {
			p.Description = foreign(visibleText(text), 600)
		}
	case passwordField().MatchString(text):
		p.Kind = evidence.LoginPage
	}
	return p
}

// oauthBody reads an error that is given as JSON (RFC 6749, 5.2).
func oauthBody(body []byte) (code, description string) {
	var e struct {
		Error       string `json:"error"`
		Description string `json:"error_description"`
	}
	if json.Unmarshal(body, &e) != nil {
		return "", ""
	}
	return foreign(e.Error, 80), foreign(e.Description, 400)
}

// What pages are made of. The words of the sign-in page are Entra's, which has
// no password field yet when it asks for the name.
var (
	passwordField = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)<input[^>]+type\s*=\s*["']?password|name\s*=\s*["']?loginfmt|ConvergedSignIn`)
	})
	notShown = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?is)<!--.*?(?:-->|\z)|<script\b.*?(?:</script\s*>|\z)|<style\b.*?(?:</style\s*>|\z)`)
	})
	tag = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)<[^>]*>`) })
)

// visibleText is what a person would read on the page, roughly: the page may
// have been cut off anywhere.
func visibleText(text string) string {
	text = tag().ReplaceAllString(notShown().ReplaceAllString(text, " "), " ")
	return strings.Join(strings.Fields(html.UnescapeString(text)), " ")
}
