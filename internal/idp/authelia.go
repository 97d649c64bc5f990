package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// authelia is Authelia; the groups rules are those of version 4.39 and later.
func authelia() Vendor {
	return Vendor{
		ID:   "authelia",
		Name: "Authelia",
		signs: signs{
			endpoints: [][]string{{"/api/oidc/"}},
			texts:     []string{"authelia"},
		},
		Traits: evidence.Traits{
			IgnoresPromptNone: true,
			GroupCauses: []string{
				"the scope groups was not requested, or the client may not request it",
				"no claims policy puts groups into the ID token: since 4.39 it is in UserInfo only",
			},
		},
		remedies: autheliaRemedies(),
	}
}

func autheliaRemedies() map[string]remedy {
	idToken := certain(
		"identity_providers.oidc.claims_policies.intric.id_token: [groups, email]",
		"clients[]: set claims_policy: intric for Intric's client, and list groups in its scopes",
		"Ask Intric to request the scope groups, and test with --scopes \"openid profile email groups\"",
	)
	return map[string]remedy{
		"ISS004": likely("Give Intric the root address of the portal, exactly as the discovery document writes it, for example https://auth.example.se"),
		"APP002": certain("Add Intric's callback to redirect_uris of the client; capital letters count"),
		"APP003": certain(
			"Give Intric the secret itself, not the hash of it that the configuration holds",
			"Check token_endpoint_auth_method of the client: the default is client_secret_basic, and a wrong method looks like a wrong secret",
		),
		"APP006": certain("Tell Intric to switch PKCE on, or remove require_pkce from the client"),
		"ISS012": certain("Remove require_pushed_authorization_requests: Intric's login broker sends a plain request"),
		"GRP001": idToken,
		"GRP002": idToken,
		"GRP003": certain("Release the built-in claim groups, which is a list; remove a custom attribute that writes groups as a text"),
		"LGN001": certain("If access was denied, check authorization_policy of the client; the default demands two factors"),
	}
}
