package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// zitadel is ZITADEL as a customer's own provider. Intric's login broker is
// one too; its tokens are recognised elsewhere.
func zitadel() Vendor {
	return Vendor{
		ID:   "zitadel",
		Name: "ZITADEL",
		signs: signs{
			hosts:     []string{".zitadel.cloud"},
			endpoints: [][]string{{"/oauth/v2/authorize", "/oauth/v2/keys"}},
			claims:    [][]string{{"urn:zitadel:iam:*"}},
			texts:     []string{"The requested redirect_uri is missing in the client configuration"},
		},
		Traits: evidence.Traits{
			Forms: []string{"numeric_id"},
			GroupCauses: []string{
				"no Action sets the claim groups: ZITADEL has roles, not groups",
				"the Action belongs to another organisation than the user",
			},
		},
		remedies: zitadelRemedies(),
	}
}

func zitadelRemedies() map[string]remedy {
	action := certain(
		"Create an Action for the flow Complement Token, triggers pre userinfo and pre access token creation, that calls api.v1.claims.setClaim(\"groups\", [ … ]) with the role names",
		"The script must have the name of its function and tolerate users without grants: switch \"Allowed to fail\" on",
	)
	return map[string]remedy{
		"ISS004": likely("Give Intric the address of the instance, exactly as the discovery document writes it"),
		"APP002": certain("Add Intric's callback to the redirect URIs of the web application, exactly as this report prints it"),
		"APP003": likely("Generate a new client secret for the application, test with it, and send that very secret to Intric"),
		"GRP001": action,
		"GRP002": likely("Switch \"User Info inside ID Token\" on in the application's token settings"),
		"GRP003": certain("ZITADEL sends roles as an object. Let an Action set the claim groups to a list of the role names"),
	}
}
