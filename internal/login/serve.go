package login

import (
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/ssocheck/ssocheck/internal/render/htmlreport"
)

// holdFor is how long the result page is held before it asks again.
const holdFor = time.Second

// ServeHTTP implements http.Handler. What is not this attempt is refused without
// a word about it.
func (l *Listener) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	guard(w)
	switch {
	case authority(r.Host) != authority(l.callback.Host):
		http.Error(w, "wrong host", http.StatusMisdirectedRequest)
	case r.Method != http.MethodGet:
		w.Header().Set("Allow", http.MethodGet)
		http.Error(w, "only GET", http.StatusMethodNotAllowed)
	case same(r.URL.Path, l.result):
		l.serveResult(w, r)
	case r.URL.Path == callbackPath(l.callback):
		l.serveCallback(w, r)
	default:
		http.NotFound(w, r)
	}
}

// authority gives host and port in one spelling: browsers leave out the port 80.
func authority(host string) string { return strings.ToLower(strings.TrimSuffix(host, ":80")) }

func callbackPath(u *url.URL) string {
	if u.Path == "" {
		return "/"
	}
	return u.Path
}

// guard keeps the pages out of caches, frames and referrers.
func guard(w http.ResponseWriter) {
	h := w.Header()
	h.Set("Cache-Control", "no-store")
	h.Set("Content-Security-Policy", htmlreport.Policy()+"; frame-ancestors 'none'")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("X-Content-Type-Options", "nosniff")
}

func (l *Listener) serveCallback(w http.ResponseWriter, r *http.Request) {
	next, ok := l.take(r.URL.RawQuery)
	if !ok {
		http.Error(w, "This is not the answer that ssocheck is waiting for.", http.StatusBadRequest)
		return
	}
	// The code leaves the address bar at once.
	http.Redirect(w, r, next, http.StatusSeeOther)
}

// take accepts the answer of the attempt, once, and tells where the browser goes
// next: to the result page, or to another authorization request.
func (l *Listener) take(rawQuery string) (next string, ok bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	answer, ok := ParseAnswer(rawQuery, l.state)
	if !ok {
		return "", false
	}
	if l.again != nil {
		if address, state, again := l.again(answer); again {
			l.state, l.again = state, nil
			return address, true
		}
	}
	l.state, l.sent = "", true
	l.answers <- answer
	return l.result, true
}

func (l *Listener) serveResult(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	timer := time.NewTimer(holdFor)
	defer timer.Stop()
	select {
	case <-l.ready:
		l.servePage(w)
	case <-timer.C:
		w.Header().Set("Refresh", "1")
		_ = htmlreport.Waiting(w) // a browser that is gone needs no page
	case <-r.Context().Done():
	}
}

// servePage shows the result once: it stays in the browser, and the listener has
// nothing to keep for anybody else.
func (l *Listener) servePage(w http.ResponseWriter) {
	l.mu.Lock()
	page, again := l.page, l.shown
	l.shown = true
	l.mu.Unlock()
	if again {
		w.WriteHeader(http.StatusGone)
		_ = htmlreport.Gone(w) // a browser that is gone needs no page
		return
	}
	_, _ = w.Write(page)
	close(l.served)
}
