package lgn

// signInRefusals is what identity providers answer to the browser, from the
// documentation and the public reports collected for Entra, Okta, Google,
// Keycloak, AD FS and Authelia. A device that Conditional Access wants is the
// moment's: the same person can sign in from another computer.
func signInRefusals() []refusal {
	return append(setUpRefusals(), momentRefusals()...)
}

func setUpRefusals() []refusal {
	return []refusal{
		{variant: "not_assigned", broken: true, codes: "50105 501051",
			phrases: "not assigned to the client application|not assigned to a role for the application"},
		{variant: "consent_needed", broken: true, codes: "65001 90094 90095", errors: "consent_required"},
		{variant: "permissions", broken: true, codes: "65005 90008 650052 650054 650056 650057 MSIS9605 MSIS9602"},
		{variant: "policy_blocks", broken: true, codes: "53003 500021 500022 500212 500213 530032 530035",
			phrases: "policy evaluation failed|no_matching_policy|user was denied access to this client",
			errors:  "no_matching_policy admin_policy_enforced"},
		{variant: "response_type", broken: true, codes: "700051 700054 MSIS9358",
			phrases: "response type is not supported|standard flow is disabled|with given response_type", errors: "unsupported_response_type"},
		{variant: promptRefused, broken: true, phrases: "unsupported prompt|prompt value|prompt parameter"},
		{variant: "response_mode", broken: true, codes: "70007", phrases: "response_mode"},
		{variant: "request_object", broken: true, phrases: "pushed authorization request|request object",
			errors: "request_not_supported request_uri_not_supported invalid_request_object"},
		{variant: "tenant", broken: true, codes: "50059 50128 50194 90002 90019 90038 90124 90130 900023 9002332"},
		{variant: "account_type", broken: true, codes: "500207 500208 9002346"},
		{variant: "disabled", broken: true, codes: "7000112", phrases: "client disabled|client is disabled", errors: "disabled_client"},
		{variant: "claims_mapping", broken: true, codes: "50146 501461"},
		{variant: "client_not_allowed", broken: true, errors: "unauthorized_client"},
	}
}

// momentRefusals say nothing about the set-up, or belong to another check.
func momentRefusals() []refusal {
	return []refusal{
		{variant: scopeRefused, codes: "70011 500011 650053 700022 700023", errors: "invalid_scope"},
		{variant: callbackRefused, codes: "50011 90102 500113 900971 MSIS9221 MSIS9224",
			phrases: "redirect uri|redirect_uri|callback url", errors: "invalid_redirect_uri redirect_uri_mismatch"},
		{variant: "client_unknown", codes: "70001 700011 700016 700038 MSIS9223",
			phrases: "client not found|unknown client", errors: "invalid_client"},
		{variant: "wrong_account", codes: "16000 50020 50034 90072", errors: "org_internal"},
		{variant: "wrong_password", codes: "50056 50126"},
		{variant: "account_locked", codes: "50053 50055 50057 50133 50144"},
		{variant: "mfa", codes: "50072 50074 50076 50079 500121", errors: "unmet_authentication_requirements"},
		{variant: "device", codes: "50097 53000 53001 530003"},
		{variant: "consent_declined", codes: "65004"},
		{variant: "login_required", codes: "16001 50058 50089 50173 50196 70043 165000 700020",
			errors: "login_required interaction_required account_selection_required"},
		{variant: "server_error", errors: "server_error"},
		{variant: "temporarily_unavailable", errors: "temporarily_unavailable"},
		{variant: "access_denied", errors: "access_denied"},
	}
}

// exchangeRefusals is what identity providers answer to the code. One row is
// about the client's credentials, which APP003 judges.
func exchangeRefusals() []refusal {
	return []refusal{
		{variant: "public_client", broken: true, codes: "700025"},
		{variant: "single_page", broken: true, codes: "9002325 9002326 9002327"},
		{variant: "redirect_differs", broken: true, codes: "50011 500112", phrases: "redirect_uri|redirect uri"},
		{variant: "pkce", broken: true, codes: "50148 501481", phrases: "code_verifier|code verifier|pkce"},
		{variant: "code_used", broken: true, codes: "54005"},
		{variant: "tenant", broken: true, codes: "50059 50128 50194 90002 90019 90038 70001 700005 700011 700016 700038 900023"},
		{variant: "disabled", broken: true, codes: "7000112"},
		{variant: "claims_mapping", broken: true, codes: "50146 501461"},
		{variant: "policy_blocks", broken: true, codes: "50105 53000 53001 53003 65001 90094 501051 530003 530032 530035"},
		{variant: "mfa", codes: "50072 50074 50076 50079 500121"},
		{variant: "grant_type", broken: true, codes: "70003", errors: "unsupported_grant_type"},
		{variant: credentials, codes: "70002 700027 7000215 7000216 7000218 7000222 MSIS9622",
			errors: "invalid_client unauthorized_client access_denied"},
		{variant: codeRefused, broken: true, codes: "70000 70008 90023 9002313 MSIS9612", errors: "invalid_grant"},
	}
}
