package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// google is Google Workspace and Cloud Identity.
func google() Vendor {
	return Vendor{
		ID:   "google",
		Name: "Google",
		signs: signs{
			hosts:  []string{"accounts.google.com"},
			claims: [][]string{{"hd", "azp"}},
		},
		Traits: evidence.Traits{
			CannotSendGroups:     true,
			UserInfoWithoutGroup: true,
			Forms:                []string{"email"},
			GroupCauses:          []string{"Google has no groups claim: signing in works, user groups do not"},
		},
		consoles: []string{"console.cloud.google.com", "console.developers.google.com", "admin.google.com"},
		remedies: googleRemedies(),
		pasted:   googlePasted,
	}
}

func googleRemedies() map[string]remedy {
	ways := certain(
		"Google cannot send groups in a token. Choose one of these ways:",
		"Put a provider that can read Google's groups between Google and Intric, for example Keycloak, Dex or authentik",
		"Let another provider that you have, such as Entra ID or Okta, sign your users in to Intric",
		"Use Intric with Google for signing in only, and invite users to Spaces one by one: check that with --goal sign-in",
	)
	return map[string]remedy{
		"ISS004": certain("Give Intric the issuer https://accounts.google.com, without a slash at the end"),
		"APP002": certain("Add Intric's callback to the authorised redirect URIs of the OAuth client, exactly as this report prints it"),
		"APP003": likely("Create a new secret for the OAuth client, test with it, and send that very secret to Intric"),
		"GRP001": ways,
		"GRP002": ways,
		"GRP003": ways,
		"GRP032": ways,
	}
}

func googlePasted(u *url.URL) (Pasted, string) {
	if u.Hostname() == "accounts.google.com" && strings.Trim(u.Path, "/") != "" {
		return Endpoint, "https://accounts.google.com"
	}
	return "", ""
}
