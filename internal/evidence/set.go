package evidence

import (
	"time"

	"github.com/ssocheck/ssocheck/internal/finding"
)

// Set is everything that one run observed, and what the person declared.
type Set struct {
	Scope    finding.Scope `json:"scope"`
	Target   Target        `json:"target"`
	Request  Request       `json:"request"`
	Declared Declared      `json:"declared"`
	Provider Provider      `json:"provider"`

	// SecretForm says what the secret looks like, never what it is.
	SecretForm Fact[SecretForm] `json:"secretForm,omitzero"`

	DiscoveryFetch Fact[Fetch]     `json:"discoveryFetch,omitzero"`
	Discovery      Fact[Discovery] `json:"discovery,omitzero"`
	KeysFetch      Fact[Fetch]     `json:"keysFetch,omitzero"`
	Keys           Fact[KeySet]    `json:"keys,omitzero"`

	Hosts Fact[[]Host] `json:"hosts,omitzero"` // the hosts that the broker calls
	Clock Fact[Clock]  `json:"clock,omitzero"`

	// CallbackProbe asked for Intric's callback; BrokerProbe asked the same in
	// the broker's own shape: no PKCE, no nonce.
	CallbackProbe Fact[Probe] `json:"callbackProbe,omitzero"`
	BrokerProbe   Fact[Probe] `json:"brokerProbe,omitzero"`

	Authorization Fact[Authorization] `json:"authorization,omitzero"`
	Exchange      Fact[Exchange]      `json:"exchange,omitzero"`
	// RawIDToken is the ID token as it arrived, decodable or not; IDToken is
	// there when its header and claims could be read.
	RawIDToken    Fact[RawToken] `json:"rawIdToken,omitzero"`
	IDToken       Fact[Token]    `json:"idToken,omitzero"`
	AccessToken   Fact[Token]    `json:"accessToken,omitzero"` // only when it is a JWT
	UserInfoFetch Fact[Fetch]    `json:"userInfoFetch,omitzero"`
	UserInfo      Fact[UserInfo] `json:"userInfo,omitzero"`
}

// Target is the service that the IdP is to be ready for.
type Target struct {
	Name     string   `json:"name"`     // "Intric"
	Callback string   `json:"callback"` // its redirect URI
	Scopes   []string `json:"scopes"`   // what its broker requests
}

// Request is what this run asked with. None of it is a secret.
type Request struct {
	Issuer   string   `json:"issuer,omitempty"`
	ClientID string   `json:"clientId,omitempty"`
	Scopes   []string `json:"scopes,omitempty"`
	Prompt   string   `json:"prompt,omitempty"` // of the sign-in, "select_account" as the broker sends
	// Callback is where the sign-in returned to.
	Callback string `json:"callback,omitempty"`
	// WithSecret says that a client secret was given.
	WithSecret bool `json:"withSecret,omitempty"`
	// CAFile says that authorities were added to the system's.
	CAFile bool `json:"caFile,omitempty"`
}

// Declared is what the person said, as opposed to what was observed.
type Declared struct {
	Wanted         []WantedGroup `json:"wanted,omitempty"`
	UserGroups     []string      `json:"userGroups,omitempty"`
	UserGroupsSet  bool          `json:"userGroupsSet,omitempty"` // also with an empty list
	Identifiers    string        `json:"identifiers,omitempty"`   // "names", "ids" or ""
	MaxGroups      int           `json:"maxGroups,omitempty"`     // 0: the default of 50
	AttestCallback bool          `json:"attestCallback,omitempty"`
	ConsentPage    string        `json:"consentPage,omitempty"` // "yes", "no" or ""
	ExpectUser     string        `json:"expectUser,omitempty"`
	SecretEnds     string        `json:"secretEnds,omitempty"` // a date
	// InNoGroup is the person's answer that the test user is in no group that
	// Intric should see.
	InNoGroup bool `json:"inNoGroup,omitempty"`
}

// DefaultMaxGroups is the number of groups above which GRP016 speaks.
const DefaultMaxGroups = 50

// GroupLimit gives the declared or the default number of groups.
func (d Declared) GroupLimit() int {
	if d.MaxGroups > 0 {
		return d.MaxGroups
	}
	return DefaultMaxGroups
}

// WantedGroup is one group that Intric should ever see.
type WantedGroup struct {
	ID   string `json:"id,omitempty"`
	Name string `json:"name,omitempty"`
}

// Is reports whether the identifier names this group, by name or by ID.
func (w WantedGroup) Is(identifier string) bool {
	return identifier != "" && (w.ID == identifier || w.Name == identifier)
}

// SecretForm says what a client secret looks like (APP004).
type SecretForm struct {
	GUID          bool `json:"guid,omitempty"`
	WhiteSpace    bool `json:"whiteSpace,omitempty"` // white space or a line break inside
	IsClientID    bool `json:"isClientId,omitempty"`
	Base64OfColon bool `json:"base64OfColon,omitempty"` // decodes from base64 to printable text with a colon
	Length        int  `json:"length,omitempty"`        // characters
}

// Fetch is one HTTP exchange that reached an answer.
type Fetch struct {
	URL         string        `json:"url"`
	FinalURL    string        `json:"finalUrl,omitempty"` // after redirects, when it differs
	Status      int           `json:"status"`
	ContentType string        `json:"contentType,omitempty"`
	Bytes       int           `json:"bytes"`
	Elapsed     time.Duration `json:"elapsedNs,omitempty"`
}

// Clock compares the IdP's clock with this computer's.
type Clock struct {
	IDP   time.Time `json:"idp"`   // the Date header of the IdP's latest answer
	Local time.Time `json:"local"` // this computer's time when it arrived
	// Uncertainty is half the round trip plus the header's grain of one second.
	Uncertainty time.Duration `json:"uncertaintyNs"`
}

// Host is one host that the broker has to reach.
type Host struct {
	Name      string   `json:"name"`                // without port
	Endpoints []string `json:"endpoints"`           // "issuer", "token", "keys", "userinfo"
	Addresses []string `json:"addresses,omitempty"` // as resolved or connected
	Reach     Reach    `json:"reach"`
	Proxied   bool     `json:"proxied,omitempty"` // we went through a proxy
	TLS       *TLS     `json:"tls,omitempty"`
}

// Reach says where an address lies.
type Reach string

// The kinds of reach. Private holds RFC 1918, link-local, carrier-grade and
// unique local addresses.
const (
	ReachUnknown  Reach = "unknown"
	ReachPublic   Reach = "public"
	ReachPrivate  Reach = "private"
	ReachLoopback Reach = "loopback"
)

// TLS is what the handshake with a host showed.
type TLS struct {
	PublicTrust bool      `json:"publicTrust"` // the chain verifies with the system's authorities alone
	Issuer      string    `json:"issuer"`      // the authority's name
	NotAfter    time.Time `json:"notAfter"`
}
