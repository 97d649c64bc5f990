package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// hydra is Ory Hydra. It has no users: its consent application decides what a
// token holds.
func hydra() Vendor {
	return Vendor{
		ID:   "hydra",
		Name: "Ory Hydra",
		signs: signs{
			otherHosts: []string{".oryapis.com"},
			endpoints:  [][]string{{"/oauth2/auth", "/oauth2/token"}},
			texts:      []string{"oauth2/fallbacks/error"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"the consent application does not put groups into session.id_token",
			},
		},
		remedies: map[string]remedy{
			"ISS004": likely("Give Intric the issuer of Hydra's configuration, exactly as the discovery document writes it"),
			"APP002": likely("Add Intric's callback to redirect_uris of the client, exactly as this report prints it"),
			"APP003": likely("Check the secret and token_endpoint_auth_method of the client: a wrong method looks like a wrong secret"),
			"GRP001": certain("Let the consent application put groups, a list of strings, into session.id_token"),
			"GRP002": certain("Let the consent application put groups into session.id_token, not into session.access_token alone"),
			"GRP003": certain("Let the consent application put a list of strings into session.id_token, also for one group"),
		},
	}
}
