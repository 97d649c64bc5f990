package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// authentik is authentik.
func authentik() Vendor {
	return Vendor{
		ID:   "authentik",
		Name: "authentik",
		signs: signs{
			issuerPaths: []string{"/application/o/"},
			endpoints:   [][]string{{"/application/o/"}},
			texts:       []string{"The request fails due to a missing, invalid, or mismatching redirection URI"},
		},
		Traits: evidence.Traits{
			LearnsRedirect:  true,
			EmptyMembership: "empty",
			GroupCauses: []string{
				"the provider does not have the scope mapping profile, which carries the groups",
				"\"Include claims in id_token\" is off, so the groups are in UserInfo only",
			},
		},
		remedies: authentikRemedies(),
		pasted:   authentikPasted,
		slash:    true,
	}
}

func authentikRemedies() map[string]remedy {
	const profile = "Give the provider the default scope mapping profile: it carries groups as a list of names"
	return map[string]remedy{
		"ISS004": certain("Give Intric https://<host>/application/o/<slug>/ with the slash at the end, exactly as the discovery document writes it"),
		"APP002": certain(
			"Add Intric's callback to the redirect URIs of the provider, as a strict entry, exactly as this report prints it",
			"Do not leave the list empty: authentik then stores the first address that is used",
		),
		"APP003": certain(
			"Copy the client secret of the provider again and test with it",
			"Check the redirect URIs too: authentik gives the same answer when the callback is not registered",
		),
		"GRP001": likely(profile, "Switch \"Include claims in id_token\" on in the provider"),
		"GRP002": likely("Switch \"Include claims in id_token\" on in the provider"),
		"GRP003": certain(profile, "A mapping of your own must return a list: return {\"groups\": [ … ]}"),
		"GRP016": likely("Send Intric's groups only, with a scope mapping of your own that filters the user's groups by their name"),
		"GRP017": likely("Send Intric's groups only, with a scope mapping of your own that filters the user's groups by their name"),
		"TOK004": certain("Choose a signing key in the provider: without one authentik signs with the client secret (HS256)"),
		"TOK009": certain("Remove the encryption key from the provider"),
	}
}

// authentikPasted cuts off what follows the application's slug. The shared
// endpoints (/application/o/token/) name no application.
func authentikPasted(u *url.URL) (Pasted, string) {
	base, rest, found := strings.Cut(u.EscapedPath(), "/application/o/")
	slug, after, nested := strings.Cut(rest, "/")
	if !found || !nested || slug == "" || after == "" {
		return "", ""
	}
	return Endpoint, origin(u) + base + "/application/o/" + slug + "/"
}
