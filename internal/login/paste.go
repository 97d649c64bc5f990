package login

import (
	"errors"
	"net/url"
	"strings"
	"unicode"
)

// What can be wrong with a pasted address. None of them repeats it: it may hold
// a code.
var (
	ErrPasteForm      = errors.New("that is not a whole address: it has to begin with http:// or https://")
	ErrPasteSpace     = errors.New("there is a space inside that address: copy it in one piece")
	ErrPasteElsewhere = errors.New("that is another page: the address has to begin with the callback")
	ErrPasteAttempt   = errors.New("that address does not belong to this attempt, or a part of it is missing")
)

// Paste takes the address that a browser ended on when it could not reach this
// computer. It has to be exactly the callback with the answer of this attempt.
func (l *Listener) Paste(address string) error {
	address = strings.TrimSpace(address)
	u, err := url.Parse(address)
	switch {
	case strings.ContainsFunc(address, unicode.IsSpace):
		return ErrPasteSpace // a code with a hole in it would look like an IdP's fault
	case err != nil || u.Host == "":
		return ErrPasteForm
	case !l.isCallback(u):
		return ErrPasteElsewhere
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	answer, ok := ParseAnswer(u.RawQuery, l.state)
	if !ok {
		return ErrPasteAttempt
	}
	l.state = ""
	l.answers <- answer
	return nil
}

func (l *Listener) isCallback(u *url.URL) bool {
	return u.Scheme == l.callback.Scheme && authority(u.Host) == authority(l.callback.Host) && callbackPath(u) == callbackPath(l.callback)
}
