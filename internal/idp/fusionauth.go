package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// fusionauth is FusionAuth.
func fusionauth() Vendor {
	return Vendor{
		ID:   "fusionauth",
		Name: "FusionAuth",
		signs: signs{
			otherHosts: []string{".fusionauth.io"},
			texts:      []string{"auth_code_not_found", "invalid_pkce_code_verifier"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"no lambda adds the claim groups: FusionAuth itself sends roles",
			},
		},
		remedies: map[string]remedy{
			"ISS004": likely("Give Intric the issuer of the tenant, exactly as the discovery document writes it"),
			"APP002": likely("Add Intric's callback to the authorized redirect URLs of the application, exactly as this report prints it"),
			"APP003": likely("Copy the client secret of the application again and test with it"),
			"GRP001": likely("Add a JWT populate lambda to the application that sets groups to a list of strings"),
			"GRP002": likely("Let the JWT populate lambda of the application set groups: it writes the ID token as well"),
			"GRP003": likely("Let the JWT populate lambda set groups to a list of strings, also for one group"),
		},
	}
}
