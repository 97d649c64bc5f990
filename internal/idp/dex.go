package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// dex is Dex. What it sends comes from the connector to the provider behind it.
func dex() Vendor {
	return Vendor{
		ID:   "dex",
		Name: "Dex",
		signs: signs{
			issuerPaths: []string{"/dex"},
			claims:      [][]string{{"federated_claims"}},
			texts:       []string{"Unregistered redirect_uri", "Unrecognized scope(s)"},
		},
		Traits: evidence.Traits{
			IgnoresPromptNone: true,
			EmptyMembership:   "absent",
			GroupCauses: []string{
				"the scope groups was not requested: Dex sends the claim with it only",
				"the connector does not pass groups on (insecureEnableGroups, groupSearch)",
			},
		},
		remedies: dexRemedies(),
	}
}

func dexRemedies() map[string]remedy {
	groups := certain(
		"Ask Intric to request the scope groups, and test with --scopes \"openid profile email groups\"",
		"Let the connector pass groups on: insecureEnableGroups: true for oidc, groupSearch for ldap",
	)
	return map[string]remedy{
		"ISS004": certain("Give Intric the issuer of Dex's configuration, exactly as it is written there"),
		"APP001": certain("Compare the client ID with staticClients in Dex's configuration"),
		"APP002": certain("staticClients: add Intric's callback to redirectURIs of the client, exactly as this report prints it"),
		"APP003": certain("Compare the secret with the one of the client in Dex's configuration and test with it"),
		"GRP001": groups,
		"GRP002": groups,
		"GRP003": certain("Dex sends a list: look for a provider between Dex and Intric that changes it"),
		"GRP016": certain("Filter in the connector: claimModifications.filterGroupClaims.groupsFilter"),
	}
}
