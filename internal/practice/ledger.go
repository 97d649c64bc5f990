package practice

import (
	"maps"
	"net/http"
	"slices"
	"sync"
)

const (
	maxLedger = 2_000 // entries; a run makes a few dozen
	minSecret = 8     // characters
)

// Request is one request that reached the provider.
type Request struct {
	Method string
	Path   string
	// QueryNames are the names of the query's parameters, sorted. Their values
	// may be secrets and are not kept.
	QueryNames []string
}

// A ledger remembers what came and what must never be seen again.
type ledger struct {
	mu       sync.Mutex
	requests []Request
	secrets  []string
}

func (l *ledger) request(r *http.Request) {
	entry := Request{r.Method, r.URL.Path, slices.Sorted(maps.Keys(r.URL.Query()))}
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.requests) < maxLedger {
		l.requests = append(l.requests, entry)
	}
}

func (l *ledger) secret(values ...string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for _, v := range values {
		if len(v) >= minSecret && len(l.secrets) < maxLedger && !slices.Contains(l.secrets, v) {
			l.secrets = append(l.secrets, v)
		}
	}
}

func (l *ledger) allRequests() []Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.requests)
}

func (l *ledger) allSecrets() []string {
	l.mu.Lock()
	defer l.mu.Unlock()
	return slices.Clone(l.secrets)
}
