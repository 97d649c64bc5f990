package wording

import "maps"

func lgnTexts() map[string]Text {
	all := signInRefusedTexts()
	maps.Copy(all, signInOpenTexts())
	maps.Copy(all, signInElsewhereTexts())
	maps.Copy(all, codeTexts())
	maps.Copy(all, codeSettingTexts())
	maps.Copy(all, userInfoTexts())
	return all
}

// signInRefusedTexts are the answers that blame the set-up.
func signInRefusedTexts() map[string]Text {
	return map[string]Text{
		"LGN001.not_assigned": {
			Summary: "The identity provider refuses the test user, who is not assigned to the application.",
			Got:     "{answer}", Want: "the user, or a group that the user is a direct member of, is assigned"},
		"LGN001.consent_needed": {
			Summary: "The identity provider wants an administrator's consent before anybody can sign in to this application.",
			Got:     "{answer}", Want: "consent for the whole organisation"},
		"LGN001.permissions": {
			Summary: "The application lacks a permission that the sign-in needs.",
			Got:     "{answer}", Want: "permission to sign users in and to read their profile"},
		"LGN001.policy_blocks": {
			Summary: "A policy of the identity provider blocks the sign-in to this application, or no policy allows it.",
			Got:     "{answer}", Want: "a policy that lets the users of Intric sign in"},
		"LGN001.response_type": {
			Summary: "The application does not allow the authorization code flow, which Intric uses.",
			Got:     "{answer}", Want: "the authorization code flow (response type code)"},
		"LGN001.prompt_refused": {
			Summary: "The identity provider refuses prompt=select_account, which Intric's login broker is expected to send with every sign-in.",
			Got:     "{answer}", Want: "prompt=select_account taken, or ignored"},
		"LGN001.response_mode": {
			Summary: "The identity provider refuses the way in which the answer comes back.",
			Got:     "{answer}", Want: "the default of the authorization code flow: the answer in the address"},
		"LGN001.request_object": {
			Summary: "The identity provider demands a kind of request that Intric does not send.",
			Got:     "{answer}", Want: "plain authorization requests, without a request object"},
		"LGN001.tenant": {
			Summary: "The issuer leads to another tenant, or to none in particular.",
			Got:     "{answer}", Want: "the issuer of your own tenant"},
		"LGN001.account_type": {
			Summary: "The application is registered for another type of account than the test user has.",
			Got:     "{answer}", Want: "an application for the accounts of your organisation"},
		"LGN001.disabled": {
			Summary: "The application is switched off at the identity provider.",
			Got:     "{answer}", Want: "an application that is switched on"},
		"LGN001.client_not_allowed": {
			Summary: "The identity provider does not allow the application to sign users in with the authorization code flow.",
			Got:     "{answer}", Want: "a web application with the authorization code flow"},
		"LGN001.claims_mapping": {
			Summary: "The claims of the application are customised in a way that the identity provider itself refuses.",
			Got:     "{answer}", Want: "no customised claims, or a signing key of the application's own"},
	}
}

// signInOpenTexts are the answers that the person or the moment explains.
func signInOpenTexts() map[string]Text {
	return map[string]Text{
		"LGN001.without_pkce":            {Summary: "The identity provider refused the PKCE parameters; the sign-in worked without them, as it does at Intric by default."},
		"LGN001.cancelled":               {Summary: "Not decided: the test was stopped before the sign-in was complete. Run it again and sign in."},
		"LGN001.timeout":                 {Summary: "Not decided: no answer came back in time. Run the test again and sign in; if the browser shows an error page, its text and code say what to change."},
		"LGN001.empty":                   {Summary: "Not decided: the answer held neither a code nor an error. Run the test again."},
		"LGN001.wrong_account":           {Summary: "Not decided: the account that signed in does not belong to this organisation. Use one that does, in a private window.", Got: "{answer}"},
		"LGN001.wrong_password":          {Summary: "Not decided: the user name or the password was wrong. Run the test again.", Got: "{answer}"},
		"LGN001.account_locked":          {Summary: "Not decided: the account is locked or switched off, or its password has expired. Use another test user.", Got: "{answer}"},
		"LGN001.mfa":                     {Summary: "Not decided: the second factor was not completed. Set it up for the test user and run the test again.", Got: "{answer}"},
		"LGN001.device":                  {Summary: "Not decided: this sign-in is allowed from managed devices only. Run the test on one.", Got: "{answer}"},
		"LGN001.consent_declined":        {Summary: "Not decided: the person declined the consent, or could not give it. Accept it, or let an administrator consent for the whole organisation.", Got: "{answer}"},
		"LGN001.login_required":          {Summary: "Not decided: the identity provider wants a fresh sign-in. Run the test again, in a private window.", Got: "{answer}"},
		"LGN001.server_error":            {Summary: "Not decided: the identity provider reports an error of its own. Look into its log and run the test again.", Got: "{answer}"},
		"LGN001.temporarily_unavailable": {Summary: "Not decided: the identity provider is not available at the moment. Run the test again later.", Got: "{answer}"},
		"LGN001.access_denied":           {Summary: "Not decided: the sign-in was cancelled or denied without a reason that is known. Run it again; if it is denied again, look into the identity provider's log.", Got: "{answer}"},
		"LGN001.own_prompt":              {Summary: "Not decided: the identity provider refuses the prompt that --fresh asks for. Run the test again without --fresh.", Got: "{answer}"},
		"LGN001.unknown_error":           {Summary: "Not decided: the identity provider answered with an error that is not known here. Its own text and its log say more.", Got: "{answer}"},
	}
}

// signInElsewhereTexts are the answers that another check judges, or that only
// this run brought about.
func signInElsewhereTexts() map[string]Text {
	return map[string]Text{
		"LGN001.scope_refused": {Summary: "Not decided: the identity provider refuses a scope of the request. Allow openid, profile and email for the application.", Got: "{answer}"},
		"LGN001.extra_scope":   {Summary: "Not decided: the identity provider refuses a scope, and this run asked for more than Intric does: {scopes}. Leave it out of --scopes and run the test again.", Got: "{answer}"},
		"LGN001.callback_refused": {
			Summary: "Not decided: the identity provider refuses the callback. Register it exactly as this report prints it.", Got: "{answer}"},
		"LGN001.local_callback": {
			Summary: "Not decided: the identity provider refuses the test's own address, which says nothing about Intric's. Register {callback} for the test.", Got: "{answer}"},
		"LGN001.client_unknown": {Summary: "Not decided: the identity provider does not accept the client ID for this sign-in. Compare the client ID and the issuer with the application.", Got: "{answer}"},

		"LGN004.promised": {Summary: "The discovery document promises that the sign-in answer names the issuer, but it does not."},
		"LGN004.not_sent": {Summary: "The sign-in answer does not name the issuer, and the discovery document does not promise it."},
		"LGN004.differs": {
			Summary: "The sign-in answer names another issuer than the one that was asked.",
			Got:     "{got}", Want: "{want}"},
	}
}

func codeTexts() map[string]Text {
	return map[string]Text{
		"LGN002.no_secret":  {Summary: "Not decided: without the client secret the code cannot be exchanged for tokens. Run the test again with the secret."},
		"LGN002.unanswered": {Summary: "Not decided: the token endpoint did not answer. Check the network of this computer and run the test again."},
		"LGN002.mfa":        {Summary: "Not decided: the identity provider wants a second factor before it gives tokens. Complete it and run the test again.", Got: "{answer}"},
		"LGN002.bad_answer": {
			Summary: "The token endpoint answers with something that is no token response.",
			Got:     "{answer}", Want: "HTTP status 200 and a JSON object"},
		"LGN002.no_access_token": {
			Summary: "The token response holds no access token, and Intric's login broker refuses it.",
			Got:     "no access_token", Want: "access_token"},
		"LGN002.refused": {
			Summary: "The token endpoint refuses the code.",
			Got:     "{answer}", Want: "tokens"},
		"LGN002.code_refused": {
			Summary: "The token endpoint says that the code is not valid, though it was sent at once and unchanged.",
			Got:     "{answer}", Want: "tokens for a fresh code"},
		"LGN002.code_used": {
			Summary: "The identity provider says that the code was used before, though it was sent once. Something between may repeat requests.",
			Got:     "{answer}", Want: "tokens for a fresh code"},
		"LGN002.code_burnt": {
			Summary: "The identity provider refuses the credentials in the header, and then the code in the second attempt: likely the first attempt used it up. Intric fails in the same way.",
			Got:     "{answer}", Want: "the client's credentials accepted in the header (client_secret_basic)"},
	}
}

// codeSettingTexts are the refusals that name a setting of the application.
func codeSettingTexts() map[string]Text {
	return map[string]Text{
		"LGN002.public_client": {
			Summary: "The application is registered as a public client, and refuses a request with a client secret.",
			Got:     "{answer}", Want: "the callback registered under the platform Web"},
		"LGN002.single_page": {
			Summary: "The callback is registered as a single-page application's, whose codes only a browser can exchange.",
			Got:     "{answer}", Want: "the callback registered under the platform Web"},
		"LGN002.redirect_differs": {
			Summary: "The token endpoint does not accept the callback that the sign-in was made with.",
			Got:     "{answer}", Want: "the same callback in both requests accepted"},
		"LGN002.pkce": {
			Summary: "The token endpoint refuses the PKCE verifier of the sign-in.",
			Got:     "{answer}", Want: "tokens"},
		"LGN002.tenant": {
			Summary: "The token endpoint belongs to another tenant than the one of the sign-in, or does not know the application.",
			Got:     "{answer}", Want: "all endpoints of your own tenant"},
		"LGN002.disabled": {
			Summary: "The application is switched off at the identity provider.",
			Got:     "{answer}", Want: "an application that is switched on"},
		"LGN002.claims_mapping": {
			Summary: "The claims of the application are customised in a way that the identity provider itself refuses.",
			Got:     "{answer}", Want: "no customised claims, or a signing key of the application's own"},
		"LGN002.policy_blocks": {
			Summary: "Assignment, consent or a policy of the identity provider keeps the test user from getting tokens.",
			Got:     "{answer}", Want: "tokens for the users of Intric"},
		"LGN002.grant_type": {
			Summary: "The application does not allow the authorization code grant, which Intric uses.",
			Got:     "{answer}", Want: "the grant type authorization_code"},
		"LGN003.missing": {
			Summary: "The token response holds no ID token: Intric's login broker cannot tell who signed in.",
			Got:     "no id_token", Want: "id_token"},
	}
}

func userInfoTexts() map[string]Text {
	const want = "HTTP status 200 and a JSON object"
	return map[string]Text{
		"LGN005.unanswered": {Summary: "Not decided: UserInfo did not answer. Check the network of this computer and run the test again."},
		"LGN005.bad_answer": {Summary: "UserInfo does not answer in a way that Intric's login broker can read.", Got: "{answer}", Want: want},
		"LGN005.signed":     {Summary: "UserInfo answers with a signed token, which Intric's login broker cannot read.", Got: "application/jwt", Want: want},
		"LGN005.no_subject": {
			Summary: "UserInfo does not say who the user is, and Intric's login broker refuses it.",
			Got:     "no sub", Want: "sub: the same as in the ID token"},
		"LGN005.wrong_type": {
			Summary: "UserInfo holds claims of a type that Intric's login broker refuses: {claims}.",
			Got:     "{claim}: {kind}", Want: "{claim}: {want}"},
		"LGN005.slow": {Summary: "UserInfo took {seconds} seconds to answer: every user waits that long at each sign-in."},

		"LGN006.no_userinfo": {Summary: "No UserInfo response was read, so there is nothing to compare the ID token with."},
		"LGN006.no_subject":  {Summary: "UserInfo does not name the user as a text (LGN005), so there is nothing to compare the ID token with."},
		"LGN006.differs": {
			Summary: "UserInfo describes another user than the ID token, and Intric's login broker refuses the sign-in.",
			Got:     "another sub", Want: "sub: the same as in the ID token"},
	}
}
