package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// okta is Okta with both its kinds of authorization server: the org server and
// the custom ones, whose claims are configured in different places.
func okta() Vendor {
	return Vendor{
		ID:   "okta",
		Name: "Okta",
		signs: signs{
			hosts:       oktaHosts(),
			issuerPaths: []string{"=/oauth2/default"},
			endpoints:   [][]string{{"=/oauth2/v1/authorize"}, {"/oauth2/", "/v1/authorize"}},
			claims:      [][]string{{"cid", "uid", "ver"}},
			texts:       []string{"Login redirect URI in the client app settings", "for the authorization server resource"},
		},
		Traits: evidence.Traits{
			GroupCap:        100,
			CapFailsRequest: true,
			GroupCauses: []string{
				"no groups claim is configured on the server that issued the token: the org server's claim is on the application's Sign On tab, a custom server has its own list of claims",
				"the claim's filter matches no group of this user",
				"the claim is included only when a scope is requested",
				"the claim goes into the access token only",
			},
		},
		remedies: oktaRemedies(),
		pasted:   oktaPasted,
		nearMiss: oktaNearMiss,
	}
}

func oktaHosts() []string { return []string{".okta.com", ".oktapreview.com", ".okta-emea.com"} }

func oktaRemedies() map[string]remedy {
	const org = "Org server: Applications > your app > Sign On > OpenID Connect ID Token: group claim type Filter, name groups, a filter that matches Intric's groups only"
	const custom = "Custom server: Security > API > your server > Claims: a claim named groups, token type ID Token, Always, value type Groups, a filter that matches Intric's groups only"
	filter := certain("Narrow the filter of the groups claim, for example to a prefix that Intric's groups share; the regular expression .* sends every group, Everyone too")
	return map[string]remedy{
		"ISS004": certain(
			"Give Intric the issuer of the server that has the groups claim: https://<org>.okta.com for the org server, https://<org>.okta.com/oauth2/<server> for a custom one",
			"Write no slash at the end",
		),
		"APP002": certain("Add Intric's callback to the Sign-in redirect URIs of the application; scheme, port and a slash at the end count"),
		"APP003": certain(
			"Copy the client secret of the application again and test with it",
			"Check the client authentication method of the application: Okta gives the same answer to a wrong secret and to a wrong method",
		),
		"APP007": certain("Leave the scope out, or create it on the custom authorization server: only the org server has a scope named groups"),
		"LGN001": certain(
			"If the user is not assigned: Applications > your app > Assignments: assign the user or a group",
			"If a policy refused (no_matching_policy): give the custom authorization server an access policy with a rule for this application",
		),
		"GRP001": certain(org, custom, "Spell the name in small letters: Okta's own walk-through names the claim Groups"),
		"GRP002": certain(org, "On a custom server set the claim to ID Token and Always"),
		"GRP003": certain("Use a claim of the type Filter or Groups; an expression gives a list only if the expression itself does"),
		"GRP016": filter,
		"GRP017": filter,
		"GRP019": filter,
		"GRP021": likely(
			"For names use a claim of the type Filter or Groups: it sends names",
			"To keep IDs, which survive a rename, say so: run again with --identifiers ids",
		),
		"GRP022": certain("Use a claim of the type Filter or Groups, or an expression that gives the name of the group instead of its DN"),
	}
}

// oktaPasted cuts an endpoint off, and the "-admin" of the console's host.
func oktaPasted(u *url.URL) (Pasted, string) {
	server, _, endpoint := strings.Cut(u.EscapedPath(), "/v1/")
	switch {
	case oktaOrigin(u) != origin(u):
		return AdminPage, oktaOrigin(u)
	case endpoint && server == "/oauth2":
		return Endpoint, origin(u)
	case endpoint && strings.HasPrefix(server, "/oauth2/"):
		return Endpoint, origin(u) + server
	}
	return "", ""
}

// oktaOrigin is the origin of the organisation, also for its admin console.
func oktaOrigin(u *url.URL) string {
	label, rest, found := strings.Cut(u.Host, ".")
	if !found || !hostIn(oktaHosts(), []string{u.Hostname()}) {
		return origin(u)
	}
	return u.Scheme + "://" + strings.TrimSuffix(label, "-admin") + "." + rest
}

// oktaNearMiss confuses the org server with a custom one.
func oktaNearMiss(u *url.URL) []string {
	org := oktaOrigin(u)
	server, custom := strings.CutPrefix(strings.TrimRight(u.Path, "/"), "/oauth2/")
	switch {
	case custom && (server == "default" || strings.HasPrefix(server, "aus")):
		return []string{org}
	case hostIn(oktaHosts(), []string{u.Hostname()}):
		return []string{org, org + "/oauth2/default"}
	}
	return nil
}
