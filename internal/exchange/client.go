// Package exchange is the conversation with the IdP under test, and the only
// place that sends HTTP. Every request has a deadline, every body a cap, no
// redirect leads from https to http, and what a library says in an error is
// never kept: it may hold a response body. What it learns about the connections
// themselves (addresses, certificates, the IdP's clock) it keeps on the side.
package exchange

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"time"
)

// The caps on response bodies, in bytes (product.md 8).
const (
	bodyCap     = 1 << 20   // token and UserInfo responses
	documentCap = 512 << 10 // discovery and keys
	pageCap     = 64 << 10  // pages of the authorization endpoint
)

// DefaultTimeout is the limit of one request.
const DefaultTimeout = 15 * time.Second

const maxRedirects = 5

// Options configure a Client.
type Options struct {
	Timeout time.Duration // of one request; 0: DefaultTimeout
	// CA holds PEM certificates that add to the system's authorities; nil: none do.
	// An empty file is not nil: somebody meant to add some.
	CA []byte
	// Now is this computer's clock. It must be given.
	Now func() time.Time
	// UserAgent is sent with every request.
	UserAgent string
	// Proxy chooses the proxy of a request; nil: by the proxy variables of the
	// environment.
	Proxy func(*http.Request) (*url.URL, error)
	// Lookup asks our own DNS; nil: the system's resolver.
	Lookup func(ctx context.Context, host string) ([]netip.Addr, error)
}

// Client talks to one IdP. Its methods may be called from several goroutines.
type Client struct {
	http    *http.Client
	timeout time.Duration
	now     func() time.Time
	agent   string
	lookup  func(ctx context.Context, host string) ([]netip.Addr, error)
	seen    *sightings
}

// ErrNoCertificate says that the CA file holds no PEM certificate.
var ErrNoCertificate = errors.New("no PEM certificate in it")

// New makes a client. The error is ErrNoCertificate or one from reading the
// system's authorities.
func New(o Options) (*Client, error) {
	roots, err := authorities(o.CA)
	if err != nil {
		return nil, err
	}
	o = o.withDefaults()
	c := &Client{timeout: o.Timeout, now: o.Now, agent: o.UserAgent, lookup: o.Lookup, seen: newSightings()}
	c.http = &http.Client{Transport: &watcher{base: transport(roots, o.Proxy), seen: c.seen}, CheckRedirect: checkRedirect}
	return c, nil
}

func (o Options) withDefaults() Options {
	if o.Timeout <= 0 {
		o.Timeout = DefaultTimeout
	}
	if o.Proxy == nil {
		o.Proxy = http.ProxyFromEnvironment
	}
	if o.Lookup == nil {
		o.Lookup = func(ctx context.Context, host string) ([]netip.Addr, error) {
			return net.DefaultResolver.LookupNetIP(ctx, "ip", host)
		}
	}
	return o
}

// authorities gives nil (the system's own) without additions.
func authorities(extra []byte) (*x509.CertPool, error) {
	if extra == nil {
		return nil, nil
	}
	roots, err := x509.SystemCertPool()
	if err != nil {
		return nil, err
	}
	if !roots.AppendCertsFromPEM(extra) {
		return nil, ErrNoCertificate
	}
	return roots, nil
}

func transport(roots *x509.CertPool, proxy func(*http.Request) (*url.URL, error)) *http.Transport {
	return &http.Transport{
		Proxy:                  proxy,
		OnProxyConnectResponse: checkProxy,
		DialContext:            (&net.Dialer{Timeout: 10 * time.Second}).DialContext,
		TLSClientConfig:        &tls.Config{RootCAs: roots, MinVersion: tls.VersionTLS12},
		ForceAttemptHTTP2:      true,
		MaxResponseHeaderBytes: 256 << 10,
		IdleConnTimeout:        30 * time.Second,
	}
}

// Close ends idle connections.
func (c *Client) Close() { c.http.CloseIdleConnections() }
