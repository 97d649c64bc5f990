package idp

import (
	"net/url"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// keycloak is Keycloak and the products built on it.
func keycloak() Vendor {
	return Vendor{
		ID:   "keycloak",
		Name: "Keycloak",
		signs: signs{
			issuerPaths: []string{"/realms/"},
			endpoints:   [][]string{{"/protocol/openid-connect/"}},
			claims:      [][]string{{"realm_access"}, {"session_state", "acr", "typ"}},
			texts:       []string{"Invalid parameter: redirect_uri", "Invalid client or Invalid client credentials"},
		},
		Traits: evidence.Traits{
			EmptyMembership: "absent",
			GroupCauses: []string{
				"the client has no Group Membership mapper, neither of its own nor from a default client scope: Keycloak sends no groups without one",
				"the mapper does not add to the ID token",
				"the mapper is in an optional client scope that was not requested",
			},
		},
		remedies: keycloakRemedies(),
		pasted:   keycloakPasted,
		nearMiss: keycloakNearMiss,
	}
}

func keycloakRemedies() map[string]remedy {
	const mapper = "Clients > your client > Client scopes > the dedicated scope > Add mapper > Group Membership: token claim name groups, Add to ID token on"
	return map[string]remedy{
		"ISS004": certain("Give Intric https://<host>/realms/<realm>, exactly as the discovery document writes it; up to version 16 the path begins with /auth"),
		"APP001": likely("Check the client ID and the realm in the issuer: each realm has its own clients"),
		"APP002": certain("Clients > your client > Valid redirect URIs: add Intric's callback exactly as this report prints it; capital letters count"),
		"APP003": certain(
			"Copy the client secret again and test with it",
			"The client authenticator must be client ID and secret, not a signed JWT",
		),
		"APP006": certain("Tell Intric to switch PKCE on, or clear the PKCE code challenge method of the client"),
		"APP007": certain("Assign the scope to the client as a client scope, or leave it out: Keycloak refuses a scope that the client does not have"),
		"GRP001": certain(
			mapper,
			"Or put the mapper into a client scope and assign that to the client as Default",
			"Use the plain name groups: a dot in the claim name nests it",
		),
		"GRP002": certain("In the Group Membership mapper switch Add to ID token on"),
		"GRP003": certain(
			"Use the Group Membership mapper: it always sends a list",
			"If another mapper writes groups, switch Multivalued on: without it only the first value is sent",
		),
		"GRP004": certain("Let one mapper write groups, the Group Membership mapper, with the plain name groups"),
		"GRP017": certain("Let the Group Membership mapper write groups, not a realm role mapper: the built-in roles come from that"),
		"GRP020": certain("Let one mapper alone write groups, the Group Membership mapper"),
		"GRP022": certain(
			"In the Group Membership mapper switch Full group path off to send names",
			"Paths are unambiguous and change when a group is moved; names are shorter and must be unique: two groups with the same last name would become one at Intric",
			"Decide before the rollout: changing it later makes new groups at Intric",
		),
		"GRP026": certain("Switch Full group path on in the Group Membership mapper, or give the groups names that differ"),
		"TOK004": likely("Clear the ID token signature algorithm of the client, or set it to RS256"),
	}
}

// keycloakPasted cuts an endpoint off, or finds the realm in the address of the
// admin console. There the realm that is administered stands behind the #; the
// one in the path is where the administrator signed in, mostly master.
func keycloakPasted(u *url.URL) (Pasted, string) {
	realm, _, endpoint := strings.Cut(u.EscapedPath(), "/protocol/openid-connect")
	if endpoint && strings.Contains(realm, "/realms/") {
		return Endpoint, origin(u) + realm
	}
	base, rest, _ := strings.Cut(u.EscapedPath(), "/admin/")
	_, _, console := strings.Cut(rest, "/console")
	if !console {
		return "", ""
	}
	name, _, _ := strings.Cut(strings.TrimPrefix(u.Fragment, "/"), "/")
	if name == "" {
		return AdminPage, ""
	}
	return AdminPage, origin(u) + base + "/realms/" + url.PathEscape(name)
}

// keycloakNearMiss adds or removes the /auth that Keycloak had up to version 16.
func keycloakNearMiss(u *url.URL) []string {
	path := strings.TrimRight(u.EscapedPath(), "/")
	if realm, ok := strings.CutPrefix(path, "/auth/realms/"); ok && realm != "" {
		return []string{origin(u) + "/realms/" + realm}
	}
	if realm, ok := strings.CutPrefix(path, "/realms/"); ok && realm != "" {
		return []string{origin(u) + "/auth/realms/" + realm}
	}
	return nil
}

// RealmMissing reports an issuer that looks like Keycloak's address without
// the realm: nothing can be tried, the person has to name it.
func RealmMissing(issuer string) bool {
	u, ok := webAddress(issuer)
	return ok && slices.Contains([]string{"/realms", "/auth", "/auth/realms"}, strings.TrimRight(u.Path, "/"))
}
