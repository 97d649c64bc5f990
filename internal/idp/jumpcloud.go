package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// jumpcloud is JumpCloud; its OpenID Provider resembles Ory Hydra.
func jumpcloud() Vendor {
	return Vendor{
		ID:   "jumpcloud",
		Name: "JumpCloud",
		signs: signs{
			hosts: []string{"oauth.id.jumpcloud.com", "oauth.id.eu.jumpcloud.com", "oauth.id.in.jumpcloud.com"},
			texts: []string{"console.jumpcloud.com/oidc/error"},
		},
		Traits: evidence.Traits{
			CollapsesOne: true,
			Forms:        []string{"hex_id"},
			GroupCauses: []string{
				"\"Include group attribute\" is off, or the attribute has another name than groups",
				"no group of this user is bound to the application",
			},
		},
		consoles: []string{"console.jumpcloud.com"},
		remedies: jumpcloudRemedies(),
		slash:    true,
	}
}

func jumpcloudRemedies() map[string]remedy {
	return map[string]remedy{
		"ISS004": certain("Give Intric the issuer of your region with the slash at the end: https://oauth.id.jumpcloud.com/, https://oauth.id.eu.jumpcloud.com/ or https://oauth.id.in.jumpcloud.com/"),
		"APP002": likely("Add Intric's callback to the redirect URIs of the application, exactly as this report prints it"),
		"APP003": certain(
			"Copy the client secret of the application again and test with it",
			"Check the client authentication type of the application: it must be Basic or POST with a secret",
		),
		"GRP001": certain("SSO application > OIDC: switch \"Include group attribute\" on and name the attribute groups"),
		"GRP002": likely("SSO application > OIDC: switch \"Include group attribute\" on; JumpCloud then sends it in the ID token and in UserInfo"),
		"GRP003": likely(
			"JumpCloud writes one group as a bare string, and no setting is known that changes it",
			"Bind a second group to the application and put every user of Intric into it, so that there are always two",
			"Or ask Intric whether its login script accepts a single string",
		),
		"GRP014": likely("Sign in a user who is in exactly one group as well, and add that run with --add: JumpCloud writes one group as a bare string"),
		"LGN001": certain("Bind the user or a group of the user to the application: JumpCloud denies access until then"),
	}
}
