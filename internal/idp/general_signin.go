package idp

func generalIssuer() map[string]remedy {
	return map[string]remedy{
		"ISS001": certain(
			"Use the issuer as your identity provider's discovery document writes it: an https address without query and fragment",
			"Not the address of the discovery document, of an endpoint or of an administration page",
		),
		"ISS002": certain(
			"Open <issuer>/.well-known/openid-configuration in a browser: it must answer with JSON",
			"Correct the issuer, or the name, certificate or firewall of the identity provider",
		),
		"ISS003": certain(
			"Make the discovery document complete: issuer, authorization_endpoint, token_endpoint and jwks_uri, each a text",
			"Check that no portal, proxy or error page answers in its place",
		),
		"ISS004": certain(
			"Give Intric the issuer exactly as the discovery document writes it, with or without the slash at the end",
			"Or configure the identity provider to write the issuer that you want to use",
		),
		"ISS005": certain("Use the issuer of your own tenant, with the tenant's GUID"),
		"ISS006": certain("Publish every endpoint of the discovery document with https"),
		"ISS007": certain(
			"Let the internet reach the issuer, its token and key endpoints and UserInfo: Intric's login broker calls them",
			"Open the discovery document from a network that is not yours, such as a phone's: it has to answer there too",
		),
		"ISS008": certain("Give the identity provider a certificate of a public authority, with the whole chain: Intric does not have your internal authority"),
		"ISS010": certain("Allow the client to authenticate by client_secret_basic or client_secret_post: Intric's login broker knows no other method"),
		"ISS011": certain("Publish a UserInfo endpoint, or ask Intric to map user data from the ID token"),
		"ISS012": certain("For Intric's client, do not demand pushed or signed requests, a nonce, or bound tokens (mTLS, DPoP): Intric's login broker sends a plain request"),
	}
}

func generalKeys() map[string]remedy {
	return map[string]remedy{
		"KEY001": certain("Publish a key set at jwks_uri that holds the public key with which ID tokens are signed"),
		"KEY002": certain("Sign ID tokens for this client with RS256, ES256 or PS256"),
		"KEY003": certain("Replace the signing key by an RSA key of at least 2048 bits, or by an elliptic one that fits its algorithm"),
		"KEY004": certain("Give every signing key its own kid"),
	}
}

func generalClient() map[string]remedy {
	return map[string]remedy{
		"APP001": certain("Compare the client ID with the one that the identity provider shows, and check that the issuer is that of the same tenant or realm"),
		"APP002": certain("Register Intric's callback at the identity provider as a redirect URI of this client, exactly as this report prints it: no slash more, the same capital letters"),
		"APP003": certain(
			"Copy the client secret again: the value itself, not its ID or a hash of it",
			"Check that it has not ended, and that the client may authenticate by client_secret_basic or client_secret_post",
		),
		"APP004": certain("Copy the client secret again: the value itself, without spaces and line breaks, as the identity provider shows it"),
		"APP005": certain("Allow the client to authenticate by client_secret_basic: Intric's login broker tries the header first"),
		"APP006": certain("Ask Intric to switch PKCE on for your identity provider, or do not demand PKCE for this client"),
		"APP007": certain("Allow the client the scopes openid, profile and email: Intric's login broker requests them"),
		"APP008": certain("Ask Intric to request the further scope, or configure the claim so that it needs no scope"),
	}
}

func generalLogin() map[string]remedy {
	return map[string]remedy{
		"LGN001": certain(
			"Read the identity provider's own message in this report",
			"Change the setting that it names: assignment of the user, consent, policy or response type",
		),
		"LGN002": certain(
			"Read the identity provider's own message in this report",
			"Check that the client is a confidential web client with the authorization code grant",
		),
		"LGN003": certain("Make the client an OpenID Connect client and allow it the scope openid: plain OAuth gives no ID token"),
		"LGN004": certain("Let the authorization response carry the issuer of the discovery document (RFC 9207): a proxy or a second host name may be the cause"),
		"LGN005": certain("Repair the UserInfo endpoint so that it answers 200 with plain JSON, or ask Intric to map user data from the ID token"),
		"LGN006": certain("Let UserInfo and the ID token carry the same sub: the broker refuses the sign-in otherwise"),
	}
}
