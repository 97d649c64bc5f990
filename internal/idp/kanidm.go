package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// kanidm is Kanidm. Each client has an issuer of its own.
func kanidm() Vendor {
	return Vendor{
		ID:   "kanidm",
		Name: "Kanidm",
		signs: signs{
			issuerPaths: []string{"/oauth2/openid/"},
			endpoints:   [][]string{{"/ui/oauth2"}, {"/oauth2/authorise"}},
			texts:       []string{"must be an exact match to a redirect-url"},
		},
		Traits: evidence.Traits{
			IgnoresPromptNone: true,
			Forms:             []string{"spn"},
			GroupCauses: []string{
				"no scope that carries groups was requested: Kanidm knows groups_name, groups_spn and groups_uuid",
				"the scope map does not grant that scope to this user, or no claim map writes groups",
			},
		},
		remedies: kanidmRemedies(),
	}
}

func kanidmRemedies() map[string]remedy {
	const claimMap = "kanidm system oauth2 update-claim-map <client> groups <Kanidm group> <name at Intric>, once for each group"
	return map[string]remedy{
		"ISS004": certain("Give Intric https://<host>/oauth2/openid/<client>: each client has its own issuer, the bare host is none"),
		"APP002": certain("kanidm system oauth2 add-redirect-url <client> <Intric's callback>; it must match exactly"),
		"APP003": likely("Show the secret with kanidm system oauth2 show-basic-secret <client> and test with it"),
		"APP006": certain("Tell Intric to switch PKCE on: Kanidm demands it unless it is disabled for the client"),
		"GRP001": certain(claimMap, "Its join strategy must be array, the default"),
		"GRP002": likely(claimMap),
		"GRP003": certain("Set the join strategy of the claim map groups to array; csv and ssv write one string"),
		"GRP016": certain(claimMap, "Remove the scopes groups, groups_name, groups_spn and groups_uuid from the scope map: they send every group of the user"),
		"GRP017": certain(claimMap, "Remove the scopes groups, groups_name, groups_spn and groups_uuid from the scope map: they send every group of the user"),
		"GRP020": certain("Grant one of groups_name, groups_spn and groups_uuid instead of the scope groups, which sends UUID and SPN of every group"),
		"GRP022": certain("Grant the scope groups_name for names or groups_uuid for UUIDs instead of groups_spn"),
		"LGN001": certain("kanidm system oauth2 update-scope-map <client> <group> openid profile email: the user must be in a group to which all requested scopes are granted"),
	}
}
