package idp

func generalToken() map[string]remedy {
	return map[string]remedy{
		"TOK001": certain(
			"Let the identity provider issue a signed JWT whose claims are one JSON object",
			"If the token is too large, send fewer claims: Intric's login broker reads at most 1 MiB",
		),
		"TOK002": certain("Test with the ID token: an access token, a refresh token or a logout token says nothing about it"),
		"TOK005": certain("Let the ID token carry the issuer of the discovery document, byte for byte"),
		"TOK006": certain("Let the ID token be issued for Intric's client alone: aud is its client ID"),
		"TOK007": certain(
			"Set the clock of the identity provider by NTP: Intric's login broker tolerates one second",
			"Let the ID token carry iat and exp",
		),
		"TOK008": certain("Return the nonce of the request unchanged in the ID token (OpenID Connect Core 3.1.2.1)"),
		"TOK009": certain("Switch encryption of ID tokens off for this client: Intric's login broker cannot read them"),
		"TOK010": certain("Let one mapper write each claim: a name must occur once, also apart from capital letters for the claims that the broker reads"),
		"TOK011": certain("Send the standard claim that this report names with the type of OpenID Connect Core 5.1: the broker refuses the whole sign-in otherwise"),
		"TOK012": certain("Send only the groups that Intric needs, or shorter identifiers"),
		"TOK013": certain("Repair at_hash at the identity provider, or leave it out (OpenID Connect Core 3.1.3.6)"),
		"TOK014": certain("Issue ID tokens without a crit header: the broker knows no extension"),
		"TOK015": certain(
			"Test with a token of your own identity provider: this one was issued by Intric's login broker",
			"Sign in with ssocheck login",
		),
	}
}

func generalSignature() map[string]remedy {
	return map[string]remedy{
		"TOK003": certain(
			"Publish the key that signs ID tokens in the key set at jwks_uri",
			"Check that issuer and key set belong to the same tenant or realm",
		),
		"TOK004": certain("Sign ID tokens for this client with RS256, ES256 or PS256"),
		"TOK016": certain("Write the kid of the signing key into the header of ID tokens"),
	}
}

func generalPerson() map[string]remedy {
	return map[string]remedy{
		"USR001": certain("Let the ID token carry sub, a text that is unique for the user and never changes"),
		"USR002": certain("Release the claim email with an address for every user of Intric"),
		"USR003": certain("Release given_name and family_name for every user of Intric"),
		"USR004": certain("Release preferred_username; without it the e-mail address becomes the user name"),
		"USR005": certain("Ask Intric to treat e-mail addresses of your organisation as confirmed"),
		"USR006": certain("Test with an ordinary member of your own organisation, not with a guest or a personal account"),
	}
}
