package exchange

import (
	"context"
	"crypto/tls"
	"errors"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
)

// watcher sends each hop of a request, redirects included, and notes what its
// connection showed under the host of that very hop.
type watcher struct {
	base *http.Transport
	seen *sightings
}

// hopError is what went wrong on the way to one host.
type hopError struct {
	err       error
	host      string // and port
	connected bool   // the connection stood: to the host or, on the way there, to a proxy
	handshake bool   // it broke in the TLS handshake
}

// Error says nothing: a transport's own text may hold an address with a code.
func (e *hopError) Error() string { return "the request failed" }

func (e *hopError) Unwrap() error { return e.err }

// hop follows one request on its way. A dial that nobody waits for any more may
// still report, so its marks are atomic.
type hop struct{ connected, handshake atomic.Bool }

// RoundTrip implements http.RoundTripper.
func (w *watcher) RoundTrip(req *http.Request) (*http.Response, error) {
	w.seen.count()
	proxy, proxyErr := w.base.Proxy(req)
	var h hop
	ctx := httptrace.WithClientTrace(req.Context(), w.trace(&h, hostname(req.URL), proxy != nil))
	res, err := w.base.RoundTrip(req.WithContext(ctx))
	switch {
	case proxyErr != nil:
		err = errProxy // the transport asked the same and sent nothing
	case err == nil && proxy != nil && res.StatusCode == http.StatusProxyAuthRequired:
		res.Body.Close()
		err = errProxy
	}
	if err != nil {
		return nil, &hopError{err: err, host: req.URL.Host, connected: h.connected.Load(), handshake: h.handshake.Load()}
	}
	return res, nil
}

func (w *watcher) trace(h *hop, host string, proxied bool) *httptrace.ClientTrace {
	return &httptrace.ClientTrace{
		ConnectDone: func(_, _ string, err error) {
			if err == nil {
				h.connected.Store(true)
			}
		},
		TLSHandshakeDone: func(_ tls.ConnectionState, err error) { h.handshake.Store(err != nil) },
		GotConn: func(i httptrace.GotConnInfo) {
			h.connected.Store(true)
			w.seen.connection(host, i.Conn, proxied)
		},
	}
}

// CloseIdleConnections is what http.Client looks for.
func (w *watcher) CloseIdleConnections() { w.base.CloseIdleConnections() }

// errProxy says that the proxy did not let us through.
var errProxy = errors.New("refused by the proxy")

// checkProxy gives the refusal of a tunnel a type.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, res *http.Response) error {
	if res.StatusCode != http.StatusOK {
		return errProxy
	}
	return nil
}
