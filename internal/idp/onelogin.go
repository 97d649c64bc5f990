package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// onelogin is OneLogin.
func onelogin() Vendor {
	return Vendor{
		ID:   "onelogin",
		Name: "OneLogin",
		signs: signs{
			hosts: []string{".onelogin.com"},
		},
		Traits: evidence.Traits{
			GroupCauses: []string{
				"the scope groups was not requested: OneLogin sends the claim with it only",
				"the Groups parameter of the application has no value",
			},
		},
		remedies: oneloginRemedies(),
		nearMiss: oneloginNearMiss,
	}
}

func oneloginRemedies() map[string]remedy {
	return map[string]remedy{
		"ISS004": certain("Give Intric https://<subdomain>.onelogin.com/oidc/2; /oidc without the 2 is the retired version"),
		"APP002": likely("Add Intric's callback to the redirect URIs of the application, exactly as this report prints it"),
		"APP003": certain(
			"Copy the client secret of the application again and test with it",
			"Check the token endpoint method on the SSO tab of the application",
		),
		"GRP001": certain(
			"Application > Parameters > Groups: choose User Roles as the default value, with the transform \"Semicolon Delimited Input (Multi-value output)\"",
			"Ask Intric to request the scope groups, and test with --scopes \"openid profile email groups\"",
		),
		"GRP002": likely("Application > Parameters > Groups: let the parameter go into the ID token, and request the scope groups"),
		"GRP003": certain("Application > Parameters > Groups: choose the transform \"Semicolon Delimited Input (Multi-value output)\""),
		"LGN001": certain("Assign the user or a role of the user to the application: OneLogin refuses after the sign-in (Access and Users tabs)"),
	}
}

func oneloginNearMiss(u *url.URL) []string {
	if !strings.HasSuffix(u.Hostname(), ".onelogin.com") {
		return nil
	}
	return []string{origin(u) + "/oidc/2"}
}
