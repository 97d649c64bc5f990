package probe

import (
	"regexp"
	"slices"
	"sync"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// blame is what an error page names as the cause.
type blame string

const (
	noBlame       blame = ""
	clientBlame   blame = "client"
	callbackBlame blame = "callback"
)

func (b blame) reading() evidence.Reading {
	switch b {
	case clientBlame:
		return evidence.UnknownClient
	case callbackBlame:
		return evidence.Refused
	}
	return evidence.Unclear
}

// blames reads an error page: its codes first, then its OAuth error, then its
// words. A page that names both client and callback blames neither.
// unauthorized_client blames nobody: that client is known (RFC 6749, 4.1.2.1).
func blames(a evidence.Answer) blame {
	if a.Kind != evidence.ErrorPage {
		return noBlame
	}
	if b := byCode(a.Codes); b != noBlame {
		return b
	}
	if slices.Contains([]string{"invalid_redirect_uri", "redirect_uri_mismatch", "redirect_mismatch"}, a.Error) {
		return callbackBlame
	}
	ofClient := a.Error == "invalid_client" || clientWords().MatchString(a.Description)
	ofCallback := callbackWords().MatchString(a.Description)
	switch {
	case ofCallback && !ofClient:
		return callbackBlame
	case ofClient && !ofCallback:
		return clientBlame
	}
	return noBlame
}

// byCode knows the codes of Entra and AD FS.
func byCode(codes []string) blame {
	for _, c := range codes {
		switch c {
		case "AADSTS50011", "AADSTS500113", "AADSTS900971", "MSIS9224", "MSIS9221":
			return callbackBlame
		case "AADSTS700016", "AADSTS700038", "AADSTS70001", "AADSTS700011", "MSIS9223":
			return clientBlame
		}
	}
	return noBlame
}

// What the error pages of measured and documented providers say.
// A page that only repeats the request, redirect_uri=…, says
// nothing.
var (
	clientWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)invalid[ _]client|unknown client|client id error|client (id )?not (found|known)|client by id`)
	})
	callbackWords = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)redirect[ _-]?ur[il]\w*([^\w=%]|$)|redirect_mismatch|callback url|redirection uri|reply (url|address)`)
	})
)
