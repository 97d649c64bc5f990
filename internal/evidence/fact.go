// Package evidence holds what one run observed, before anybody judges it. A
// fact is absent (nobody asked), failed (asked, with a typed reason why there is
// no answer) or present. Evidence round-trips through JSON so that a saved run
// can be judged again, and no secret ever enters it: comparisons that need one
// are made where the secret is, and their result is kept.
package evidence

// State says how far an observation got.
type State string

// The three states of a fact.
const (
	Absent  State = ""
	Failed  State = "failed"
	Present State = "present"
)

// Fact is one observation in one of three states. The zero value is absent.
type Fact[T any] struct {
	State   State    `json:"state,omitempty"`
	Failure *Failure `json:"failure,omitempty"`
	Value   T        `json:"value,omitzero"`
}

// Seen makes a present fact.
func Seen[T any](v T) Fact[T] { return Fact[T]{State: Present, Value: v} }

// NotSeen makes a failed fact.
func NotSeen[T any](f Failure) Fact[T] { return Fact[T]{State: Failed, Failure: &f} }

// Present reports whether the observation succeeded.
func (f Fact[T]) Present() bool { return f.State == Present }

// Attempted reports whether somebody asked at all.
func (f Fact[T]) Attempted() bool { return f.State != Absent }

// Reason gives the reason of a failed fact, else "".
func (f Fact[T]) Reason() Reason {
	if f.Failure == nil {
		return ""
	}
	return f.Failure.Reason
}

// Failure is why an observation has no value.
type Failure struct {
	Reason Reason `json:"reason"`
	Host   string `json:"host,omitempty"`   // host and port that were asked
	Status int    `json:"status,omitempty"` // HTTP status, when there was one
	// ContentType and Start describe an answer that was not understood. Start is
	// redacted foreign text of at most 80 characters.
	ContentType string `json:"contentType,omitempty"`
	Start       string `json:"start,omitempty"`
	Limit       int64  `json:"limit,omitempty"` // bytes, with TooLarge
	Line        int    `json:"line,omitempty"`  // with NotJSON
	Column      int    `json:"column,omitempty"`
	Location    string `json:"location,omitempty"` // where a refused redirect led, without its query
	// Answers is an issuer near the configured one whose discovery document does
	// answer, with the status 404.
	Answers string `json:"answers,omitempty"`
}

// Reason is the typed cause of a failure. Texts of libraries are never kept:
// they may hold response bodies.
type Reason string

// Nothing came back: the cause may be this computer, its network or the IdP.
const (
	DNSFailed      Reason = "dns_failed"      // our resolver did not answer
	ConnectRefused Reason = "connect_refused" // nobody listens there
	ConnectTimeout Reason = "connect_timeout"
	Unreachable    Reason = "unreachable" // no route, network down
	Timeout        Reason = "timeout"     // connected, no answer within the limit
	Reset          Reason = "reset"       // the connection was closed without an answer
	ProxyFailed    Reason = "proxy_failed"
	Cancelled      Reason = "cancelled" // the person stopped the run
)

// Something came back from the other side, and it was not what it should be.
const (
	NoSuchHost       Reason = "no_such_host"          // an authoritative "no such name"
	UnknownAuthority Reason = "tls_unknown_authority" // certificate of an authority that is not trusted
	WrongHostName    Reason = "tls_wrong_host"        // certificate for another name
	Expired          Reason = "tls_expired"           // certificate outside its dates
	TLSFailed        Reason = "tls_failed"
	BadStatus        Reason = "status" // an HTTP status other than the expected one
	NotJSON          Reason = "not_json"
	NotObject        Reason = "not_object" // JSON, but not an object
	TooLarge         Reason = "too_large"
	InsecureRedirect Reason = "redirect_insecure" // from https to http
	RedirectLoop     Reason = "redirect_loop"     // more than five redirects
	NoEndpoint       Reason = "no_endpoint"       // there was no address to ask
	BadURL           Reason = "bad_url"
	NotToken         Reason = "not_token" // not a compact JWT with readable claims
	Encrypted        Reason = "encrypted" // a JWE: nothing in it can be read
)

// Answered reports whether the other side said something. What it said is then
// a fact about the IdP; silence may have its cause on our side.
func (r Reason) Answered() bool {
	switch r {
	case DNSFailed, ConnectRefused, ConnectTimeout, Unreachable, Timeout, Reset, ProxyFailed, Cancelled, "":
		return false
	}
	return true
}
