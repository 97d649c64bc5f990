package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// duo is Duo Single Sign-On. Each application has an issuer of its own.
func duo() Vendor {
	return Vendor{
		ID:   "duo",
		Name: "Duo Single Sign-On",
		signs: signs{
			hosts: []string{".sso.duosecurity.com"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"no attribute of the directory is mapped to the claim groups",
				"the claim is tied to a scope that was not requested",
			},
		},
		remedies: map[string]remedy{
			"ISS004": certain("Give Intric the issuer of the application itself: https://sso-<…>.sso.duosecurity.com/oidc/<client ID>"),
			"APP002": likely("Add Intric's callback to the sign-in redirect URLs of the application, exactly as this report prints it"),
			"APP003": likely("Copy the client secret of the application again and test with it"),
			"GRP001": likely("Map the group attribute of the directory to the claim groups, and tie it to a scope that Intric requests, such as profile"),
			"GRP002": likely("Map the group attribute of the directory to the claim groups in the ID token"),
			"GRP003": likely("Map an attribute with several values to the claim groups; if one group still arrives as text, ask Duo"),
		},
	}
}
