package idp

import (
	"net/url"
	"slices"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// auth0 is Auth0 (Okta Customer Identity Cloud).
func auth0() Vendor {
	return Vendor{
		ID:   "auth0",
		Name: "Auth0",
		signs: signs{
			hosts:     []string{".auth0.com"},
			endpoints: [][]string{{"=/authorize", "=/oauth/token"}},
			texts:     []string{"is not in the list of allowed callback URLs"},
		},
		Traits: evidence.Traits{
			Forms: []string{"prefixed_id"},
			GroupCauses: []string{
				"no post-login Action sets the claim groups on the ID token",
				"the Action sets groups, and Auth0 leaves it out: it lists groups as a restricted claim name",
			},
		},
		consoles: []string{"manage.auth0.com"},
		remedies: auth0Remedies(),
		pasted:   auth0Pasted,
		slash:    true,
	}
}

func auth0Remedies() map[string]remedy {
	return map[string]remedy{
		"ISS004": certain("Give Intric the issuer with the slash at the end: https://<tenant>.<region>.auth0.com/"),
		"APP002": certain("Add Intric's callback to the Allowed Callback URLs of the application, exactly as this report prints it; capital letters count"),
		"APP003": certain(
			"Copy the client secret of the application again and test with it",
			"Check the authentication method of the application: Auth0 answers access_denied to a wrong method too",
		),
		"GRP001": likely(
			"In a post-login Action call api.idToken.setCustomClaim(\"groups\", …) with a list of strings, deploy it and sign in again",
			"If the claim does not arrive, Auth0 has dropped it: it lists groups as a restricted name. Set it under a name of your own, such as intric_groups, and ask Intric to map that",
		),
		"GRP002": certain("In the post-login Action use api.idToken.setCustomClaim, not api.accessToken.setCustomClaim"),
		"GRP003": certain("In the post-login Action give setCustomClaim a list of strings, also for one group"),
		"LGN001": certain("If access was denied, look for an Action, a Rule or a disabled connection that refuses this user"),
		"TOK004": likely("In the application's settings set the JSON Web Token signature algorithm to RS256"),
	}
}

func auth0Pasted(u *url.URL) (Pasted, string) {
	endpoints := []string{"/authorize", "/oauth/token", "/userinfo"}
	if hostIn([]string{".auth0.com"}, []string{u.Hostname()}) && slices.Contains(endpoints, u.Path) {
		return Endpoint, origin(u) + "/"
	}
	return "", ""
}
