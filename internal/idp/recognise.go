package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// Clues are what may give a provider away. Every field may be empty.
type Clues struct {
	Issuer          string   // as configured, or the iss of a token
	DiscoveryIssuer string   // the issuer that the discovery document names
	Endpoints       []string // URLs of the discovery document
	ClaimNames      []string // names at the top level of the ID token
	ErrorTexts      []string // what the provider said in errors
}

// signs are how one vendor is recognised.
type signs struct {
	// hosts are host names of the vendor's own cloud service. One that begins
	// with a dot stands for all names below it.
	hosts []string
	// otherHosts are host names that are known from memory only.
	otherHosts []string
	// issuerPaths and endpoints are path patterns, see pathMatches. Of
	// endpoints, each inner list must match as a whole.
	issuerPaths []string
	endpoints   [][]string
	// claims are sets of claim names of which one must be there as a whole. A
	// name that ends in a star is a prefix.
	claims [][]string
	texts  []string // parts of error texts
}

// The weights: what the address of the provider says counts more than what
// passes through it. A broker hands on claims and errors of another vendor.
const (
	structural = 4
	incidental = 1
)

// Recognise names the provider. A host of the vendor's own service is
// certain, and so are two signs of which one is in the provider's addresses;
// anything less is likely. A vanity host alone is unknown.
func Recognise(c Clues) evidence.Provider {
	seen := observed(c)
	best, score, by := unknown(), 0, ""
	for _, v := range All() {
		if hostIn(v.signs.hosts, seen.issuerHosts) {
			v.Traits.CloudHost = true
			return v.provider(Certain, "issuer host")
		}
		if s, b := v.signs.score(seen); s > score {
			best, score, by = v, s, b
		}
	}
	switch {
	case score == 0:
		return unnamed(seen)
	case score > structural:
		return best.provider(Certain, by)
	}
	return best.provider(Likely, by)
}

func (v Vendor) provider(certainty, by string) evidence.Provider {
	return evidence.Provider{Vendor: v.ID, Name: v.Name, Certainty: certainty, RecognisedBy: by, Traits: v.Traits}
}

// unnamed is an unknown provider. .NET stacks (IdentityServer, Duende,
// OpenIddict) and IBM's write a single group as a bare string; they are known
// by their endpoints only.
func unnamed(seen sights) evidence.Provider {
	v := unknown()
	collapsing := signs{
		otherHosts: []string{".verify.ibm.com", ".verify.ibmcloud.com", ".ice.ibmcloud.com"},
		endpoints:  [][]string{{"/connect/token"}, {"/mga/sps/oauth/"}},
	}
	if s, by := collapsing.score(seen); s > 0 {
		v.Traits.CollapsesOne = true
		return v.provider(Likely, by)
	}
	return v.provider(Likely, "")
}

// score adds up the signs and names the strongest.
func (s signs) score(seen sights) (score int, by string) {
	note := func(found bool, weight int, name string) {
		if !found {
			return
		}
		if by == "" {
			by = name
		}
		score += weight
	}
	note(hostIn(s.otherHosts, seen.issuerHosts), structural, "issuer host")
	note(hostIn(s.hosts, seen.endpointHosts), structural, "endpoint host")
	note(anyPath(s.issuerPaths, seen.issuerPaths), structural, "issuer path")
	note(anySet(s.endpoints, seen.endpointPaths, pathMatches), structural, "endpoint path")
	note(anySet(s.claims, seen.claims, nameMatches), incidental, "claims")
	note(anyText(s.texts, seen.texts), incidental, "error text")
	return score, by
}

// sights are the clues taken apart.
type sights struct {
	issuerHosts, issuerPaths, endpointHosts, endpointPaths, claims, texts []string
}

func observed(c Clues) sights {
	s := sights{claims: c.ClaimNames, texts: c.ErrorTexts}
	for _, raw := range []string{c.Issuer, c.DiscoveryIssuer} {
		s.issuerHosts, s.issuerPaths = appendURL(s.issuerHosts, s.issuerPaths, raw)
	}
	for _, raw := range c.Endpoints {
		s.endpointHosts, s.endpointPaths = appendURL(s.endpointHosts, s.endpointPaths, raw)
	}
	return s
}

// appendURL takes Google's old issuer without a scheme too.
func appendURL(hosts, paths []string, raw string) (h, p []string) {
	if raw != "" && !strings.Contains(raw, "://") {
		raw = "https://" + raw
	}
	u, err := url.Parse(raw)
	if err != nil || u.Hostname() == "" {
		return hosts, paths
	}
	return append(hosts, strings.ToLower(u.Hostname())), append(paths, u.EscapedPath())
}
