package wording

import "maps"

func tokTexts() map[string]Text {
	all := map[string]Text{}
	for _, part := range []map[string]Text{tokFormTexts(), tokKindTexts(), tokSignatureTexts(), tokClaimTexts(), tokTimeTexts(), tokShapeTexts()} {
		maps.Copy(all, part)
	}
	return all
}

// tokFormTexts: can the token be read at all?
func tokFormTexts() map[string]Text {
	return map[string]Text{
		"TOK001.too_large": {
			Summary: "The ID token is larger than Intric's login broker reads.",
			Got:     "{bytes} bytes", Want: "at most {limit} bytes for the whole token response"},
		"TOK001.not_three_parts": {
			Summary: "What the identity provider returned as the ID token is not a JWT.",
			Got:     "{parts} part(s) between dots", Want: "three parts: header.claims.signature"},
		"TOK001.not_base64url": {
			Summary: "A part of the ID token is not base64url text.",
			Got:     "padding, white space or characters outside the alphabet", Want: "letters, digits, - and _ only"},
		"TOK001.not_json": {
			Summary: "The header or the claims of the ID token are not valid JSON.",
			Got:     "a mistake at line {line}, column {column}", Want: "one JSON object"},
		"TOK001.not_object": {
			Summary: "The header or the claims of the ID token are JSON, but not an object.",
			Want:    `one JSON object, such as {"sub":"…"}`},
		"TOK009.encrypted": {
			Summary: "The ID token is encrypted. Nothing in it could be read, and Intric's login broker cannot read it either.",
			Got:     "a JWE of five parts", Want: "a signed JWT of three parts"},
		"TOK010.repeated": {
			Summary: "The name {name} occurs {times} times in one object of the claims; the last one was judged, as the login broker reads it.",
			Got:     "{times} times {name}", Want: "every name once"},
		"TOK010.repeated_in_header": {
			Summary: "The name {name} occurs {times} times in the token's header.",
			Got:     "{times} times {name}", Want: "every name once"},
		"TOK010.case_twins": {
			Summary: "The claim {claim} is there in two spellings that differ in capital letters only. The login broker reads both into one field and keeps the last, {last}.",
			Got:     "{claim} and another spelling of it", Want: "{claim} once, in small letters"},
	}
}

// tokKindTexts: is it the right token?
func tokKindTexts() map[string]Text {
	const want = "an ID token"
	return map[string]Text{
		"TOK002.access_token": {
			Summary: "The identity provider returned an access token in the place of the ID token.",
			Got:     "the member {member} of an access token", Want: want},
		"TOK002.graph_token": {
			Summary: "The identity provider returned an access token for Microsoft Graph in the place of the ID token.",
			Got:     "an audience of Microsoft Graph in {member}", Want: want},
		"TOK002.logout_token": {
			Summary: "The identity provider returned a logout token in the place of the ID token.",
			Got:     "the member {member} of a logout token", Want: want},
		"TOK002.refresh_token": {
			Summary: "The identity provider returned a refresh token in the place of the ID token.",
			Got:     "the member {member} of a refresh token", Want: want},
		"TOK002.saved_access_token": {
			Summary: "This is an access token ({member} shows it), which says nothing about the ID token. Save the ID token, or run ssocheck login.",
			Want:    want},
		"TOK002.saved_graph_token": {
			Summary: "This is an access token for Microsoft Graph ({member} shows it), which says nothing about the ID token. Save the ID token, or run ssocheck login.",
			Want:    want},
		"TOK002.saved_logout_token": {
			Summary: "This is a logout token ({member} shows it), which says nothing about the ID token. Save the ID token, or run ssocheck login.",
			Want:    want},
		"TOK002.saved_refresh_token": {
			Summary: "This is a refresh token ({member} shows it), which says nothing about the ID token. Save the ID token, or run ssocheck login.",
			Want:    want},
		"TOK002.userinfo_response": {
			Summary: "These look like the claims of a UserInfo response: sub, but none of iss, aud and exp. Intric reads the ID token. Save that one, or run ssocheck login.",
			Want:    want},
		"TOK002.fragment": {
			Summary: "This is only a part of a token's claims: none of sub, iss, aud and exp is in it. Save the whole ID token, or run ssocheck login.",
			Want:    want},
		"TOK015.own_sign_in":  {Summary: "The token comes from the sign-in that this run made at your identity provider."},
		"TOK015.intric_token": {Summary: "This is Intric's own token, not your identity provider's. Run ssocheck login to see what your identity provider sends."},
	}
}

// tokSignatureTexts: who signed it, and how?
func tokSignatureTexts() map[string]Text {
	const noHeader = "Decoded claims have no header, so this cannot arise."
	return map[string]Text{
		"TOK003.no_key_for_kid": {
			Summary: "The key that the ID token names is not in the key set that the identity provider publishes.",
			Got:     "kid {kid}", Want: "a key with that kid at jwks_uri"},
		"TOK003.custom_key": {
			Summary: "The ID token is signed with a key of this application's own, which the tenant's ordinary key set does not hold. Likely causes are SAML single sign-on or customised claims on the same application.",
			Got:     "kid {kid}", Want: "a key with that kid at jwks_uri"},
		"TOK003.signature_wrong": {
			Summary: "The signature of the ID token does not fit the published key.",
			Got:     "algorithm {alg}, kid {kid}", Want: "a signature that this key made"},
		"TOK003.alg_key_mismatch": {
			Summary: "The published key cannot have made a signature of the ID token's algorithm.",
			Got:     "algorithm {alg}, kid {kid}", Want: "an RSA key for RS256 and PS256, a P-256 key for ES256"},
		"TOK003.no_keys":        {Summary: "Not verified: the key set holds no key that could be used. Repair the key set and run again."},
		"TOK003.not_verified":   {Summary: "Not verified: this run had no key set. Run ssocheck login."},
		"TOK003.second_opinion": {Summary: "Not decided: one verifier accepts the ID token and a second, independent one does not. Please report this to the makers of ssocheck."},
		"TOK004.no_header":      {Summary: noHeader},
		"TOK004.missing": {
			Summary: "The header of the ID token names no algorithm.",
			Want:    "alg RS256, ES256 or PS256"},
		"TOK004.unsigned": {
			Summary: "The ID token is not signed at all. Anybody could have written it.",
			Got:     "alg none", Want: "alg RS256, ES256 or PS256"},
		"TOK004.client_secret": {
			Summary: "The ID token is signed with the client secret instead of a key of the identity provider.",
			Got:     "alg {alg}", Want: "alg RS256, ES256 or PS256"},
		"TOK004.not_supported": {
			Summary: "The ID token is signed with an algorithm that Intric's login broker does not know.",
			Got:     "alg {alg}", Want: "alg RS256, ES256 or PS256"},
		"TOK014.no_header": {Summary: noHeader},
		"TOK014.not_a_list": {
			Summary: "The header member crit is not a list of names.",
			Got:     "crit: {kind}", Want: "no crit"},
		"TOK014.unknown": {
			Summary: "The header of the ID token demands extensions that Intric's login broker does not know.",
			Got:     "crit: {names}", Want: "no crit"},
		"TOK016.kid_present": {Summary: "The ID token names its key by kid, so there is nothing to choose."},
		"TOK016.several_keys": {
			Summary: "The ID token names no key, and the key set holds {count} keys of the type {type}: the login broker cannot choose.",
			Got:     "no kid, {count} possible keys", Want: "a kid in the header of the ID token"},
	}
}

// tokClaimTexts: is it from the right issuer, for the right client and sign-in?
func tokClaimTexts() map[string]Text {
	return map[string]Text{
		"TOK005.missing": {
			Summary: "The ID token does not say who issued it.",
			Got:     "no iss", Want: "{want}"},
		"TOK005.differs": {
			Summary: "The ID token was issued under another name than the issuer that Intric is given.",
			Got:     "{got}", Want: "{want}"},
		"TOK006.missing": {
			Summary: "The ID token does not say which client it is for.",
			Got:     "no aud", Want: "{want}"},
		"TOK006.other_client": {
			Summary: "The ID token is for another client than the one that signed in.",
			Got:     "{got}", Want: "{want}"},
		"TOK006.several_without_azp": {
			Summary: "The ID token is for several clients and does not say in azp which of them asked for it.",
			Got:     "aud {got}, no azp", Want: "aud {want} alone, or azp {want}"},
		"TOK006.azp_other_client": {
			Summary: "The ID token says in azp that another client asked for it.",
			Got:     "azp {got}", Want: "azp {want}"},
		"TOK008.missing": {
			Summary: "The ID token does not carry the nonce of the request.",
			Got:     "no nonce", Want: "the nonce that was sent"},
		"TOK008.differs": {
			Summary: "The ID token carries another nonce than the one that was sent.",
			Got:     "another nonce", Want: "the nonce that was sent"},
		"TOK008.saved_token":  {Summary: "A saved token does not show which nonce was sent."},
		"TOK008.not_compared": {Summary: "Not checked: this run did not compare the nonce. Run ssocheck login."},
		"TOK013.absent":       {Summary: "The ID token has no at_hash, which is optional."},
		"TOK013.not_compared": {Summary: "Not checked: at_hash is there, and this run had no access token to compare it with. Run ssocheck login."},
		"TOK013.differs": {
			Summary: "The at_hash of the ID token does not belong to the access token that came with it.",
			Got:     "another hash", Want: "the hash of this access token, or no at_hash"},
	}
}

// tokTimeTexts: is it valid now?
func tokTimeTexts() map[string]Text {
	return map[string]Text{
		"TOK007.saved_token": {Summary: "A saved token is allowed to have expired."},
		"TOK007.no_clock":    {Summary: "Not checked: the identity provider's answers carry no Date header, so its clock is not known."},
		"TOK007.exp_missing": {
			Summary: "The ID token does not say when it expires.",
			Got:     "no exp", Want: "exp: seconds since 1970"},
		"TOK007.iat_missing": {
			Summary: "The ID token does not say when it was issued.",
			Got:     "no iat", Want: "iat: seconds since 1970"},
		"TOK007.expired": {
			Summary: "The ID token had expired when it arrived.",
			Got:     "expires {expires}, the identity provider's clock says {now}", Want: "a token that is still valid"},
		"TOK007.iat_ahead": {
			Summary: "The ID token was issued {seconds} seconds in the future, by the identity provider's own clock.",
			Got:     "iat is {seconds} s ahead of {now}", Want: "at most 1 s"},
		"TOK007.nbf_ahead": {
			Summary: "The ID token becomes valid only {seconds} seconds in the future, by the identity provider's own clock.",
			Got:     "nbf is {seconds} s ahead of {now}", Want: "at most 1 s"},
	}
}

// tokShapeTexts: do the claims have the right types and size?
func tokShapeTexts() map[string]Text {
	const refuses = "The claim {claim} has a type that makes Intric's login broker refuse the whole sign-in."
	return map[string]Text{
		"TOK011.not_text":     {Summary: refuses, Got: "{claim}: {kind}", Want: "{claim}: a text"},
		"TOK011.not_time":     {Summary: refuses, Got: "{claim}: {kind}", Want: "{claim}: a number, seconds since 1970"},
		"TOK011.not_boolean":  {Summary: refuses, Got: "{claim}: {kind}", Want: "{claim}: true or false, or no {claim} at all"},
		"TOK011.not_language": {Summary: refuses, Got: "{claim}: {kind} that is no language tag", Want: "{claim}: a language tag such as sv or sv-SE"},
		"TOK011.not_texts":    {Summary: refuses, Got: "{claim}: {kind} where a text belongs", Want: "{claim}: a text or a list of texts"},
		"TOK011.not_record":   {Summary: refuses, Got: "{claim}: {kind} in the wrong place", Want: "{claim}: an object of texts"},
		"TOK011.several": {
			Summary: "Several claims have a type that makes Intric's login broker refuse the whole sign-in: {claims}.",
			Got:     "wrong types: {claims}", Want: "the types of OpenID Connect Core 5.1"},
		"TOK012.no_list": {Summary: "The ID token has no list of groups to measure."},
		"TOK012.large": {
			Summary: "The list of groups takes {bytes} bytes for {count} groups, about {each} bytes a group.",
			Got:     "{bytes} bytes", Want: "at most {limit} bytes"},
	}
}
