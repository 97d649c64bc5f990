package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// gitlab is GitLab as an OpenID Provider, gitlab.com or self-managed.
func gitlab() Vendor {
	return Vendor{
		ID:   "gitlab",
		Name: "GitLab",
		signs: signs{
			hosts:     []string{"gitlab.com"},
			endpoints: [][]string{{"/oauth/authorize", "/oauth/userinfo"}},
			claims:    [][]string{{"groups_direct"}},
		},
		Traits: evidence.Traits{
			GroupsOnlyInUserInfo: true,
			Forms:                []string{"slug_path"},
			GroupCauses: []string{
				"GitLab never puts groups into the ID token: it is in UserInfo, and the ID token has groups_direct",
			},
		},
		remedies: gitlabRemedies(),
	}
}

func gitlabRemedies() map[string]remedy {
	ask := certain(
		"No setting of GitLab moves groups into the ID token",
		"Ask Intric to read groups from UserInfo, or put a provider that can send them between GitLab and Intric",
	)
	return map[string]remedy{
		"ISS004": certain("Give Intric the address of GitLab exactly as the discovery document writes it, for example https://gitlab.com"),
		"APP002": certain("Add Intric's callback to the redirect URIs of the application, on a line of its own"),
		"APP003": likely("Renew the secret of the application, test with it, and send that very secret to Intric"),
		"APP007": certain("Leave the scope groups out: GitLab does not know it, openid is enough"),
		"GRP001": ask,
		"GRP002": ask,
		"GRP003": ask,
		"GRP016": likely("GitLab sends every group of the user and has no filter: ask Intric which groups it can leave out"),
		"GRP022": certain("GitLab names a group by its path, which changes when the group is renamed or moved: agree not to rename groups that Intric uses"),
	}
}
