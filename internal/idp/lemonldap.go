package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// lemonldap is LemonLDAP::NG.
func lemonldap() Vendor {
	return Vendor{
		ID:   "lemonldap",
		Name: "LemonLDAP::NG",
		signs: signs{
			texts: []string{`trmsg="`},
		},
		Traits: evidence.Traits{
			IgnoresPromptNone: true,
			GroupCauses: []string{
				"groups is not among the exported attributes of the relying party",
				"the attribute belongs to a scope that was not requested",
			},
		},
		remedies: map[string]remedy{
			"ISS004": likely("Give Intric the issuer of the OpenID Connect service, exactly as the discovery document writes it"),
			"APP002": likely("Add Intric's callback to the allowed redirection addresses of the relying party, exactly as this report prints it"),
			"APP003": likely("Compare the client secret with the one of the relying party and test with it"),
			"GRP001": likely(
				"Relying party > exported attributes: groups = groups",
				"If it does not arrive, add groups to the claims of a scope that Intric requests",
			),
			"GRP002": likely("Relying party > options: let user attributes go into the ID token"),
			"GRP003": likely("Relying party > exported attributes: set the array mode of groups to always"),
			"TOK004": likely("Relying party > options: set the ID token signature algorithm to RS256"),
		},
	}
}
