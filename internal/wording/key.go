package wording

func keyTexts() map[string]Text {
	return merged(answerTexts("KEY001", "the key set"), map[string]Text{
		"KEY001.not_json": {
			Summary: "What answers in place of the key set is not JSON.",
			Got:     "something else", Want: "a JSON object with a list of keys"},
		"KEY001.not_key_set": {
			Summary: "The answer of jwks_uri is JSON, but not a key set.",
			Got:     "JSON without a list of keys", Want: "a JSON object with the list keys"},
		"KEY001.empty": {
			Summary: "The key set is empty: no ID token can be verified.",
			Got:     "no keys", Want: "the public key with which ID tokens are signed"},
		"KEY001.none_usable": {
			Summary: "The key set holds no signing key that fits RS256, ES256 or PS256: Intric's login broker can verify no ID token.",
			Got:     "unusable keys: {count}", Want: "an RSA key, or an elliptic one of the curve P-256"},

		"KEY002.token_decides": {Summary: "The ID token of this run shows the algorithm."},
		"KEY002.not_listed":    {Summary: "Not decided: the discovery document does not list the algorithms of ID tokens. Run ssocheck login: the ID token shows it."},
		"KEY002.none_accepted": {
			Summary: "The identity provider signs ID tokens only in ways that Intric's login broker refuses.",
			Got:     "{offered}", Want: "RS256, ES256 or PS256 among them"},

		"KEY003.short": {
			Summary: "The RSA key {key} is too short.",
			Got:     "{bits} bits", Want: "at least 2048 bits"},
		"KEY003.misfit": {
			Summary: "The key {key} is declared for an algorithm that it cannot be used with.",
			Got:     "a key of type {type} for {alg}", Want: "a key whose type fits its algorithm"},

		"KEY004.repeated": {
			Summary: "Several signing keys share the kid {kid}.",
			Got:     "{times} keys with this kid", Want: "a kid of its own for each key"},
		"KEY004.without_kid": {
			Summary: "Several signing keys have no kid.",
			Got:     "{count} keys without kid", Want: "a kid of its own for each key"},
	})
}
