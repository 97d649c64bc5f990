package evidence

// Kind names one sort of evidence, so that a check can declare what it needs
// and a test can prove that it reads nothing else.
type Kind string

// The kinds of evidence. KindSeen kinds are there when somebody asked, whether
// or not there was an answer; the others only with a value.
const (
	KIssuer         Kind = "issuer"           // the configured issuer
	KClientID       Kind = "client ID"        // the configured client ID
	KRequest        Kind = "request"          // scopes and callback of this run
	KDeclared       Kind = "declarations"     // what the person said
	KProvider       Kind = "provider"         // which IdP this is, and its traits
	KSecretForm     Kind = "client secret"    // what the secret looks like
	KDiscoveryFetch Kind = "discovery answer" // asked for, answered or not
	KDiscovery      Kind = "discovery document"
	KKeysFetch      Kind = "key set answer" // asked for, answered or not
	KKeys           Kind = "key set"
	KHosts          Kind = "connections to the IdP"
	KClock          Kind = "clock comparison"
	KCallbackProbe  Kind = "probe of the callback"
	KBrokerProbe    Kind = "probe in the broker's shape"
	KAuthorization  Kind = "sign-in answer" // asked for, answered or not
	KExchange       Kind = "token response" // asked for, answered or not
	KRawIDToken     Kind = "ID token as it arrived"
	KIDToken        Kind = "ID token"
	KAccessToken    Kind = "access token"
	KUserInfoFetch  Kind = "UserInfo answer" // asked for, answered or not
	KUserInfo       Kind = "UserInfo response"
)

// Kinds lists every kind, in the order in which a login meets them.
func Kinds() []Kind {
	return []Kind{KIssuer, KClientID, KRequest, KDeclared, KProvider, KSecretForm,
		KDiscoveryFetch, KDiscovery, KKeysFetch, KKeys, KHosts, KClock, KCallbackProbe,
		KBrokerProbe, KAuthorization, KExchange, KRawIDToken, KIDToken, KAccessToken,
		KUserInfoFetch, KUserInfo}
}

// Has reports whether the set holds evidence of the kind.
func (s *Set) Has(k Kind) bool {
	switch k {
	case KIssuer:
		return s.Request.Issuer != ""
	case KClientID:
		return s.Request.ClientID != ""
	case KRequest, KDeclared:
		return true
	case KProvider:
		return s.Provider.Vendor != ""
	}
	return s.hasFact(k)
}

func (s *Set) hasFact(k Kind) bool {
	switch k {
	case KSecretForm:
		return s.SecretForm.Present()
	case KDiscoveryFetch:
		return s.DiscoveryFetch.Attempted()
	case KDiscovery:
		return s.Discovery.Present()
	case KKeysFetch:
		return s.KeysFetch.Attempted()
	case KKeys:
		return s.Keys.Present()
	case KHosts:
		return s.Hosts.Present()
	case KClock:
		return s.Clock.Present()
	case KCallbackProbe:
		return s.CallbackProbe.Present()
	case KBrokerProbe:
		return s.BrokerProbe.Present()
	case KAuthorization:
		return s.Authorization.Attempted()
	case KExchange:
		return s.Exchange.Attempted()
	case KRawIDToken:
		return s.RawIDToken.Present()
	case KIDToken:
		return s.IDToken.Present()
	case KAccessToken:
		return s.AccessToken.Present()
	case KUserInfoFetch:
		return s.UserInfoFetch.Attempted()
	case KUserInfo:
		return s.UserInfo.Present()
	}
	return false
}

// Without gives a copy of the set that lacks the kinds.
func (s *Set) Without(kinds ...Kind) *Set {
	c := *s
	for _, k := range kinds {
		c.drop(k)
	}
	return &c
}

func (s *Set) drop(k Kind) {
	switch k {
	case KIssuer:
		s.Request.Issuer = ""
	case KClientID:
		s.Request.ClientID = ""
	case KRequest:
		s.Request = Request{Issuer: s.Request.Issuer, ClientID: s.Request.ClientID}
	case KDeclared:
		s.Declared = Declared{}
	case KProvider:
		s.Provider = Provider{}
	default:
		s.dropFact(k)
	}
}

func (s *Set) dropFact(k Kind) {
	switch k {
	case KSecretForm:
		s.SecretForm = Fact[SecretForm]{}
	case KDiscoveryFetch:
		s.DiscoveryFetch = Fact[Fetch]{}
	case KDiscovery:
		s.Discovery = Fact[Discovery]{}
	case KKeysFetch:
		s.KeysFetch = Fact[Fetch]{}
	case KKeys:
		s.Keys = Fact[KeySet]{}
	case KHosts:
		s.Hosts = Fact[[]Host]{}
	case KClock:
		s.Clock = Fact[Clock]{}
	case KCallbackProbe:
		s.CallbackProbe = Fact[Probe]{}
	case KBrokerProbe:
		s.BrokerProbe = Fact[Probe]{}
	case KAuthorization:
		s.Authorization = Fact[Authorization]{}
	case KExchange:
		s.Exchange = Fact[Exchange]{}
	case KRawIDToken:
		s.RawIDToken = Fact[RawToken]{}
	case KIDToken:
		s.IDToken = Fact[Token]{}
	case KAccessToken:
		s.AccessToken = Fact[Token]{}
	case KUserInfoFetch:
		s.UserInfoFetch = Fact[Fetch]{}
	case KUserInfo:
		s.UserInfo = Fact[UserInfo]{}
	}
}
