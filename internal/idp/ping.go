package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// ping is PingFederate and PingOne: two products, one vendor.
func ping() Vendor {
	return Vendor{
		ID:   "ping",
		Name: "Ping Identity",
		signs: signs{
			hosts:      []string{"auth.pingone.com"},
			otherHosts: []string{"auth.pingone.eu", "auth.pingone.ca", "auth.pingone.asia"},
			endpoints:  [][]string{{"/as/authorization.oauth2"}, {"/as/token.oauth2"}, {"/idp/userinfo.openid"}},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"no attribute named groups is in the OpenID Connect policy (PingFederate) or in the attribute mappings (PingOne)",
				"the attribute is delivered by UserInfo only",
			},
		},
		remedies: pingRemedies(),
	}
}

func pingRemedies() map[string]remedy {
	return map[string]remedy{
		"ISS004": likely("Give Intric the issuer as the discovery document writes it; at PingOne https://auth.pingone.com/<environment ID>/as"),
		"APP002": likely("Add Intric's callback to the redirect URIs of the client, exactly as this report prints it"),
		"APP003": likely("Set a new client secret, test with it, and send that very secret to Intric"),
		"GRP001": likely(
			"PingFederate: OpenID Connect Policy: extend the attribute contract by groups and fulfil it with the user's groups",
			"PingOne: application > Attribute Mappings: groups = Group Names",
		),
		"GRP002": likely("PingFederate: OpenID Connect Policy: deliver the attribute groups in the ID token"),
		"GRP003": likely("PingFederate: mark the attribute groups as multi-valued in the policy's attribute contract"),
		"GRP022": likely("PingFederate: cut the name out of the DN with an OGNL expression in the policy; check first that the short names are unique"),
	}
}
