package wording

// conditions continue the verdict "READY, if ". Keyed by code and name.
func conditions() map[string]string {
	return map[string]string{
		"APP006.pkce":      "Intric switches PKCE on for your IdP",
		"APP006.undecided": "your IdP takes a request without PKCE and without a nonce (otherwise Intric switches PKCE on)",
		"APP008.scopes":    "Intric adds the scope {scopes} to its request",
		"ISS011.map_id":    "Intric maps user data from the ID token",
		"LGN005.map_id":    "Intric maps user data from the ID token",
	}
}

// requests are kinder to users but withhold nothing; they go into the
// hand-over.
func requests() map[string]string {
	return map[string]string{
		"USR005.confirm": "treat e-mail addresses from your tenant as confirmed",
	}
}
