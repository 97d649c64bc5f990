package wording

func appTexts() map[string]Text {
	return merged(clientTexts(), secretTexts(), requestTexts())
}

// clientTexts are about the client ID and its callback.
func clientTexts() map[string]Text {
	return map[string]Text{
		"APP001.unknown": {
			Summary: "The identity provider does not know the client ID, so nobody can sign in at Intric.",
			Got:     "client ID {client}; the answer: {said}", Want: "the client ID of the application that you made for Intric"},
		"APP001.unknown_at_sign_in": {
			Summary: "The identity provider ended the sign-in because it does not know the client ID.",
			Got:     "client ID {client}; the answer: {said}", Want: "the client ID of the application that you made for Intric"},
		"APP001.callback_refused": {Summary: "Not decided: the identity provider refused the callback before it said anything about the client ID. Register the callback and run again."},
		"APP001.unclear":          {Summary: "Not decided: the identity provider's answer ({seen}) does not show whether it knows the client ID. A completed sign-in would."},
		"APP001.no_answer":        {Summary: "Not decided: the authorization endpoint gave no answer. Run again when it can be reached, or complete the sign-in."},
		"APP001.not_asked":        {Summary: "Not decided: no answer to the sign-in arrived, and the identity provider was not asked in another way. Complete the sign-in."},

		"APP002.refused": {
			Summary: "The identity provider refuses Intric's callback: every sign-in at Intric ends on an error page.",
			Got:     "the answer: {said}", Want: "{callback} among the redirect URIs of the application, exactly so"},
		"APP002.refused_at_sign_in": {
			Summary: "The identity provider ended the sign-in because Intric's callback is not registered.",
			Got:     "the answer: {said}", Want: "{callback} among the redirect URIs of the application, exactly so"},
		"APP002.any_callback": {Summary: "Intric's callback is accepted, but so is an invented one: the identity provider accepts any address."},
		"APP002.attested":     {Summary: "The callback {callback} is registered: you said so. This run did not see it."},
		"APP002.sign_in_page": {Summary: "Not decided: the identity provider shows its sign-in page whatever the callback is. " +
			"Look at the redirect URIs of the application and run again with --attest callback once you have seen it there."},
		"APP002.unclear": {Summary: "Not decided: the identity provider's answer ({seen}) does not show whether Intric's callback is registered. " +
			"Look at the redirect URIs of the application and run again with --attest callback once you have seen it there."},
		"APP002.no_answer": {Summary: "Not decided: the authorization endpoint gave no answer. Run again when it can be reached, or with --attest callback."},
		"APP002.not_asked": {Summary: "Not decided: the sign-in used another callback, and the identity provider was not asked about Intric's. " +
			"Look at the redirect URIs of the application and run again with --attest callback once you have seen it there."},
	}
}

// secretTexts are about the client secret.
func secretTexts() map[string]Text {
	return map[string]Text{
		"APP003.refused": {
			Summary: "The identity provider refuses the client secret, in the header and in the body.",
			Got:     "the answer: {said}", Want: "the secret that belongs to this client ID"},
		"APP003.wrong_value": {
			Summary: "The client secret is wrong. Often the Secret ID was copied instead of the Value.",
			Got:     "the answer: {said}", Want: "the Value of a client secret, which is shown only once, right after it is made"},
		"APP003.expired": {
			Summary: "The client secret has expired.",
			Got:     "the answer: {said}", Want: "a new client secret, stored at Intric too"},
		"APP003.missing": {
			Summary: "The identity provider says that it got no client secret, although one was sent both ways.",
			Got:     "the answer: {said}", Want: "an application of the platform type Web, with a client secret"},
		"APP003.no_secret": {Summary: "Not decided: this run had no client secret, and Intric uses one. Run again with the secret."},

		"APP004.accepted": {Summary: "The identity provider accepted the secret, whatever it looks like."},
		"APP004.client_id": {
			Summary: "The client secret is the client ID.",
			Got:     "the same value twice", Want: "the secret of the application"},
		"APP004.secret_id": {
			Summary: "The client secret looks like the Secret ID of Microsoft Entra ID, which is not the secret.",
			Got:     "a GUID", Want: "what stands in the column Value, which is shown only once, right after the secret is made"},
		"APP004.white_space": {
			Summary: "The client secret holds white space or a line break, which likely came along when it was copied.",
			Got:     "white space in the secret", Want: "the secret alone"},
		"APP004.encoded": {
			Summary: "The client secret is likely a whole header, encoded in base64: decoded, it holds a colon.",
			Got:     "base64 of a text with a colon", Want: "the secret alone, not encoded"},

		"APP005.body_only": {
			Summary: "The secret is accepted in the body only. Sign-in works, but when anything else fails Intric's login broker shows a confusing error.",
			Got:     "in the header: {said}", Want: "client_secret_basic allowed for the application"},
		"APP005.no_secret":     {Summary: "Not decided: this run had no client secret, and Intric uses one. Run again with the secret."},
		"APP005.not_exchanged": {Summary: "Not decided: the code exchange did not succeed in either way. Repair that first, then run again."},
	}
}

// requestTexts are about the request that the broker sends.
func requestTexts() map[string]Text {
	return map[string]Text{
		"APP006.refused": {
			Summary: "The identity provider refuses a request without PKCE, and Intric's login broker sends none unless Intric switches it on.",
			Got:     "the answer: {said}", Want: "the same answer as with PKCE"},
		"APP006.unclear": {Summary: "Not decided: the identity provider's answer ({seen}) does not show whether it takes a request without PKCE. " +
			"The application's settings do, and so does the first sign-in at Intric."},
		"APP006.no_answer": {Summary: "Not decided: there was no answer to the request without PKCE. Run again when the identity provider can be reached."},
		"APP006.not_asked": {Summary: "Not decided: nobody asked the identity provider for a sign-in without PKCE."},

		"APP007.scope_refused": {
			Summary: "The identity provider refuses the scope {scope}, which Intric asks for at every sign-in.",
			Got:     "the answer: {said}", Want: "the scope {scope} allowed for the application"},
		"APP007.refused": {
			Summary: "The identity provider refuses the scopes that Intric asks for at every sign-in.",
			Got:     "the answer: {said}", Want: "{scopes} allowed for the application"},
		"APP007.extra_scope": {Summary: "Not decided: the refusal may be about {scopes}, which Intric does not ask for. Leave it out of --scopes and run again."},
		"APP007.unclear":     {Summary: "Not decided: the identity provider's answer ({seen}) does not show whether it accepts the scopes. A completed sign-in would."},
		"APP007.no_answer":   {Summary: "Not decided: the authorization endpoint gave no answer. Run again when it can be reached, or complete the sign-in."},
		"APP007.not_asked":   {Summary: "Not decided: the sign-in did not get far enough to show whether the scopes are accepted. Complete it."},

		"APP008.extra_scopes": {
			Summary: "This run asked for more than Intric does: what arrived may not arrive at Intric.",
			Got:     "the extra scope {scopes}", Want: "only the scopes that Intric asks for"},
	}
}
