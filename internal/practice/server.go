package practice

import (
	"context"
	"crypto/rand"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"slices"
	"sync"
	"time"
)

const (
	clientID = "practice-client"
	// maxBody and maxHeader bound what is read of a request, in bytes.
	maxBody   = 64 << 10
	maxHeader = 16 << 10
)

// Options say where a server listens and what it takes for granted.
type Options struct {
	// Now is the clock of the provider, of its Date header too; nil means [time.Now].
	Now func() time.Time
	// Listen is a loopback address with port; empty means a free port of 127.0.0.1.
	Listen string
	// LoopbackCallbacks are redirect URIs that are registered beside Intric's.
	LoopbackCallbacks []string
}

// Server is a running practice provider. All its methods may be called from
// several goroutines at once.
type Server struct {
	scenario Scenario
	now      func() time.Time
	issuer   string
	secret   string // the secret that is accepted
	handed   string // the secret that the customer was given

	ledger   ledger
	requests shelf[authRequest] // shown on a login page, not answered yet
	sessions shelf[session]     // by cookie
	codes    shelf[grant]
	access   shelf[account] // by access token
	refresh  shelf[grant]   // by refresh token

	mu           sync.Mutex
	redirectURIs []string

	http    *http.Server
	end     context.CancelFunc
	running sync.WaitGroup // the accept loop, and one for each connection
}

// Start starts the provider that the scenario describes. It fails when the
// address is not a loopback address or is taken.
func Start(sc Scenario, o Options) (*Server, error) {
	listener, err := listen(o.Listen)
	if err != nil {
		return nil, err
	}
	s := newServer(sc, o, "http://"+listener.Addr().String())
	ctx, cancel := context.WithCancel(context.Background())
	s.end = cancel
	s.http = &http.Server{
		Handler:           s.handler(),
		BaseContext:       func(net.Listener) context.Context { return ctx },
		ConnState:         func(c net.Conn, state http.ConnState) { s.countConnection(ctx, c, state) },
		ReadHeaderTimeout: 10 * time.Second,
		MaxHeaderBytes:    maxHeader,
		ErrorLog:          log.New(io.Discard, "", 0), // standard error belongs to the conversation
	}
	s.running.Go(func() { _ = s.http.Serve(listener) }) // it always ends with ErrServerClosed
	return s, nil
}

func newServer(sc Scenario, o Options, issuer string) *Server {
	s := &Server{scenario: sc, now: o.Now, issuer: issuer, secret: newSecret()}
	if s.now == nil {
		s.now = time.Now
	}
	s.handed = s.secret
	if sc.Token.WrongSecret {
		s.handed = newSecret()
	}
	s.ledger.secret(s.secret, s.handed)
	if !sc.Authorize.WithoutIntric {
		s.redirectURIs = append(s.redirectURIs, IntricCallback)
	}
	s.redirectURIs = append(s.redirectURIs, o.LoopbackCallbacks...)
	return s
}

// newSecret is long enough to be a key for HS256 (RFC 7518 3.2: 32 bytes).
func newSecret() string { return rand.Text() + rand.Text() }

func listen(address string) (net.Listener, error) {
	if address == "" {
		address = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return nil, fmt.Errorf("practice IdP: %w", err)
	}
	if a, ok := listener.Addr().(*net.TCPAddr); !ok || !a.IP.IsLoopback() {
		_ = listener.Close() // nothing has used it
		return nil, fmt.Errorf("practice IdP: %s is not a loopback address", address)
	}
	return listener, nil
}

// countConnection keeps Close waiting for every connection. The accept loop
// reports a new one before it can end, so the count never starts from zero
// while Close waits. One that was accepted in the moment of Close is not in
// the list of connections that net/http closes; it is closed here.
func (s *Server) countConnection(ctx context.Context, c net.Conn, state http.ConnState) {
	switch state {
	case http.StateNew:
		s.running.Add(1)
		if ctx.Err() != nil {
			_ = c.Close() // the client notices
		}
	case http.StateClosed, http.StateHijacked:
		s.running.Done()
	}
}

// Issuer is the issuer that the customer was told.
func (s *Server) Issuer() string { return s.issuer }

// declaredIssuer is what the provider calls itself.
func (s *Server) declaredIssuer() string { return s.issuer + s.scenario.IssuerSuffix }

// ClientID is the client ID that the customer was given.
func (s *Server) ClientID() string { return clientID }

// ClientSecret is the client secret that the customer was given. In the
// scenario with a refused secret it is not the one that is accepted.
func (s *Server) ClientSecret() string { return s.handed }

// Register adds a redirect URI of the client.
func (s *Server) Register(redirectURI string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.redirectURIs = append(s.redirectURIs, redirectURI)
}

// registered compares exactly, as OpenID Connect Core 3.1.2.1 demands.
func (s *Server) registered(redirectURI string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return slices.Contains(s.redirectURIs, redirectURI)
}

// Secrets lists every secret that was handed out or received so far: client
// secrets, codes, tokens and their signatures, code verifiers, cookies.
// Values under eight characters are left out: they occur in innocent text. The
// list is bounded, far above what one run needs.
func (s *Server) Secrets() []string { return s.ledger.allSecrets() }

// Requests lists the requests so far, in the order in which they came.
func (s *Server) Requests() []Request { return s.ledger.allRequests() }

// Close ends the listener, every connection and every answer that is being
// held back. When it returns nothing of the server runs any more.
func (s *Server) Close() error {
	s.end()
	err := s.http.Close()
	s.running.Wait()
	return err
}
