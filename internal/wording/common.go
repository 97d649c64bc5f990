package wording

// commonTexts are the variants that any check can answer.
func commonTexts() map[string]Text {
	return map[string]Text{
		"*.needs_missing": {Summary: "Not checked: this run has no {missing}."},
	}
}

// phrases are the sentences that belong to no check.
func phrases() map[string]string {
	return map[string]string{
		"basis.signed_in":         "the test user signed in and the answer came back to {callback}",
		"basis.signed_in_own":     "the test user signed in through Intric's own callback",
		"basis.callback_probed":   "Intric's callback is registered: the IdP accepted it, and treats an invented one differently",
		"basis.belong_together":   "issuer, client ID and the secret you gave belong together",
		"basis.token_rules":       "the token passes every rule of the login broker that is known (rules of {rules})",
		"basis.groups":            "{count} groups arrive, identifier: {kind}",
		"basis.one_group":         "one group arrives, as a list, identifier: {kind}",
		"basis.wanted_groups":     "{arrived} of {wanted} wanted groups arrive, identifier: {kind}",
		"basis.attested_callback": "Intric's callback is registered",
		"basis.secret_ends":       "the secret ends {date}",
		"basis.identifiers":       "groups are to be known at Intric by their {identifiers}",
		"basis.user_groups":       "this user is in {groups}",
		"basis.other_users":       "users other than this one",
		"basis.no_sign_in":        "that anybody can sign in",
		"basis.intric_values":     "that Intric has stored the same issuer, client ID and secret",
		"cleanup.callback":        "remove {callback} from the application at your IdP",
	}
}
