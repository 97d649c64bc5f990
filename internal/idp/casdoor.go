package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// casdoor is Casdoor.
func casdoor() Vendor {
	return Vendor{
		ID:   "casdoor",
		Name: "Casdoor",
		signs: signs{
			endpoints: [][]string{{"/login/oauth/authorize", "/api/login/oauth/access_token"}},
			texts:     []string{"doesn't exist in the allowed Redirect URI list"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"the application's token format leaves groups out",
			},
		},
		remedies: map[string]remedy{
			"ISS004": likely("Give Intric the address of Casdoor, exactly as the discovery document writes it"),
			"APP002": certain("Add Intric's callback to the redirect URIs of the application, exactly as this report prints it"),
			"APP003": likely("Copy the client secret of the application again and test with it"),
			"GRP001": likely("Choose the token format JWT for the application: other formats leave groups out"),
			"GRP002": likely("Choose the token format JWT for the application: other formats leave groups out"),
			"GRP003": likely("Send groups, which is a list of strings; roles is a list of objects"),
		},
	}
}
