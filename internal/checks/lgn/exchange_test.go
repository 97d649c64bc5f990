package lgn

import (
	"strings"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func exchanged(x evidence.Exchange) *evidence.Set {
	ev := *sample.Healthy()
	ev.Exchange = evidence.Seen(x)
	return &ev
}

func attempts(list ...evidence.Attempt) *evidence.Set {
	return exchanged(evidence.Exchange{Attempts: list})
}

func notExchanged(r evidence.Reason) *evidence.Set {
	ev := *sample.Healthy()
	ev.Exchange = evidence.NotSeen[evidence.Exchange](evidence.Failure{Reason: r})
	return &ev
}

// says is an error answer in the usual form.
func says(status int, err, description string, codes ...string) evidence.Attempt {
	return evidence.Attempt{Status: status, Error: err, Description: description, Codes: codes}
}

func unread(f evidence.Failure) evidence.Attempt {
	return evidence.Attempt{Status: f.Status, Failure: &f}
}

func exchangeCases() []testCase {
	noSecret := sample.Healthy().Without(evidence.KExchange)
	noSecret.Request.WithSecret = false
	wrong := says(401, "invalid_client", "")
	silent := unread(evidence.Failure{Reason: evidence.Timeout})
	return append(refusalCases(), []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "no secret", ev: noSecret, status: finding.NotChecked, variant: "no_secret"},
		{name: "not tried", ev: sample.Healthy().Without(evidence.KExchange), status: finding.NotChecked, variant: "needs_missing"},
		{name: "no attempt", ev: attempts(), status: finding.NotChecked, variant: "needs_missing"},
		{name: "silence", ev: attempts(silent), status: finding.NotChecked, variant: "unanswered"},
		{name: "silence on the whole", ev: notExchanged(evidence.ConnectRefused), status: finding.NotChecked, variant: "unanswered"},
		{name: "no endpoint", ev: notExchanged(evidence.NoEndpoint), status: finding.Fail, variant: "bad_answer"},
		{name: "HTML", ev: attempts(unread(evidence.Failure{Reason: evidence.NotJSON, Status: 200, ContentType: "text/html"})), status: finding.Fail, variant: "bad_answer"},
		{name: "a list", ev: attempts(unread(evidence.Failure{Reason: evidence.NotObject, Status: 200})), status: finding.Fail, variant: "bad_answer"},
		{name: "500 without a word", ev: attempts(says(500, "", "")), status: finding.Fail, variant: "bad_answer"},
		{name: "success without an access token", ev: exchanged(evidence.Exchange{Succeeded: true, HasIDToken: true}), status: finding.Fail, variant: "no_access_token"},
		{name: "200 without a token", ev: attempts(says(200, "", ""), says(400, "invalid_grant", "")), status: finding.Fail, variant: "no_access_token"},
		{name: "both refuse the credentials", ev: attempts(wrong, wrong), status: finding.Skipped, skipped: "APP003"},
		{name: "401 without a word", ev: attempts(says(401, "", "")), status: finding.Skipped, skipped: "APP003"},
		{name: "Entra's wrapper and secret", ev: attempts(says(401, "invalid_client", "AADSTS70002: … AADSTS7000215: …")), status: finding.Skipped, skipped: "APP003"},
		{name: "silence after refused credentials", ev: attempts(wrong, silent), status: finding.NotChecked, variant: "unanswered"},
		{name: "the first burnt the code", ev: attempts(wrong, says(400, "invalid_grant", "")), status: finding.Fail, variant: "code_burnt"},
		{name: "the second names the cause", ev: attempts(wrong, says(400, "unsupported_grant_type", "")), status: finding.Fail, variant: "grant_type"},
		{name: "the first names the cause", ev: attempts(says(400, "invalid_grant", ""), wrong), status: finding.Fail, variant: "code_refused"},
	}...)
}

func refusalCases() []testCase {
	said := func(name, err, description, variant string) testCase {
		return testCase{name: name, ev: attempts(says(400, err, description)), status: finding.Fail, variant: variant}
	}
	return []testCase{
		said("Keycloak, code", "invalid_grant", "Code not valid", "code_refused"),
		said("Entra, wrapped", "invalid_grant", "AADSTS70002: … AADSTS54005: OAuth2 Authorization code was already redeemed", "code_used"),
		said("Entra, public client", "invalid_client", "AADSTS700025: Client is public so neither 'client_assertion' nor 'client_secret' should be presented.", "public_client"),
		said("Entra, single page", "invalid_request", "AADSTS9002327: …", "single_page"),
		said("Okta, callback", "invalid_grant", "The 'redirect_uri' does not match the redirection URI used in the authorization request.", "redirect_differs"),
		said("verifier", "invalid_grant", "PKCE verification failed", "pkce"),
		said("another tenant", "invalid_grant", "AADSTS700005: …", "tenant"),
		said("switched off", "unauthorized_client", "AADSTS7000112: …", "disabled"),
		said("claims mapping", "invalid_request", "AADSTS50146: …", "claims_mapping"),
		said("policy", "invalid_grant", "AADSTS53003: …", "policy_blocks"),
		said("grant type", "unsupported_grant_type", "", "grant_type"),
		said("anything else", "strange_error", "", "refused"),
		{name: "a code beside the text", ev: attempts(says(400, "invalid_grant", "", "AADSTS54005")), status: finding.Fail, variant: "code_used"},
		{name: "second factor", ev: attempts(says(400, "invalid_grant", "AADSTS50076: …")), status: finding.NotChecked, variant: "mfa"},
	}
}

func issueCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "missing", ev: exchanged(evidence.Exchange{Succeeded: true, HasAccessToken: true}), status: finding.Fail, variant: "missing"},
		{name: "refused", ev: attempts(says(400, "invalid_grant", "")), status: finding.Skipped, skipped: "LGN002"},
		{name: "not answered", ev: notExchanged(evidence.Timeout), status: finding.Skipped, skipped: "LGN002"},
		{name: "not tried", ev: sample.Healthy().Without(evidence.KExchange), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func userInfoCases() []testCase {
	broken := func(name, variant string, ev *evidence.Set) testCase {
		return testCase{name: name, ev: ev, status: finding.Warn, variant: variant, condition: "map_id"}
	}
	signed, late := *sample.Healthy(), *sample.Healthy()
	signed.UserInfo.Value.Signed = true
	late.UserInfoFetch.Value.Elapsed = 6 * time.Second
	typed := broken("a list as address", "wrong_type", inUserInfo(`"email":"test.testsson@exempelkommun.example"`, `"email":["a"]`))
	typed.at = []finding.Location{{Artifact: "userinfo", Pointer: "/email", Line: 1, Column: 27}}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "slow", ev: &late, status: finding.Pass, variant: "slow"},
		{name: "silence", ev: notFetched(evidence.Failure{Reason: evidence.Timeout}), status: finding.NotChecked, variant: "unanswered"},
		{name: "not asked", ev: sample.Healthy().Without(evidence.KUserInfoFetch), status: finding.NotChecked, variant: "needs_missing"},
		{name: "not read", ev: sample.Healthy().Without(evidence.KUserInfo), status: finding.NotChecked, variant: "needs_missing"},
		broken("401", "bad_answer", notFetched(evidence.Failure{Reason: evidence.BadStatus, Status: 401, ContentType: "application/jwt"})),
		broken("certificate", "bad_answer", notFetched(evidence.Failure{Reason: evidence.WrongHostName})),
		broken("HTML", "bad_answer", notRead(evidence.Failure{Reason: evidence.NotJSON, ContentType: "text/html"})),
		broken("no type", "bad_answer", notRead(evidence.Failure{Reason: evidence.NotJSON})),
		broken("a list", "bad_answer", sample.WithUserInfo(sample.Healthy(), `[]`)),
		broken("a token", "signed", notRead(evidence.Failure{Reason: evidence.NotObject, ContentType: "application/jwt"})),
		broken("a token that was read", "signed", &signed),
		broken("no sub", "no_subject", inUserInfo(`"sub":"f1e2d3c4",`, "")),
		broken("null as sub", "no_subject", inUserInfo(`"f1e2d3c4"`, "null")),
		broken("a number as sub", "wrong_type", inUserInfo(`"f1e2d3c4"`, "7")),
		typed,
		{name: "true as text", ev: inUserInfo(`"email_verified":true`, `"email_verified":"true"`), status: finding.Pass},
	}
}

func inUserInfo(from, to string) *evidence.Set {
	return sample.WithUserInfo(sample.Healthy(), strings.Replace(sample.UserInfo, from, to, 1))
}

func notFetched(f evidence.Failure) *evidence.Set {
	ev := *sample.Healthy().Without(evidence.KUserInfo)
	ev.UserInfoFetch = evidence.NotSeen[evidence.Fetch](f)
	return &ev
}

func notRead(f evidence.Failure) *evidence.Set {
	ev := *sample.Healthy()
	ev.UserInfo = evidence.NotSeen[evidence.UserInfo](f)
	return &ev
}

func subjectCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "another", ev: inUserInfo("f1e2d3c4", "F1E2D3C4"), status: finding.Fail, variant: "differs",
			at: []finding.Location{{Artifact: "userinfo", Pointer: "/sub", Line: 1, Column: 8}, {Artifact: "id_token", Pointer: "/sub", Line: 1, Column: 50}}},
		{name: "UserInfo lost", ev: sample.Healthy().Without(evidence.KUserInfo), status: finding.NotChecked, variant: "needs_missing"},
		{name: "UserInfo lost whole", ev: sample.Healthy().Without(evidence.KUserInfo, evidence.KUserInfoFetch), status: finding.NotChecked, variant: "needs_missing"},
		{name: "no endpoint", ev: sample.WithDiscovery(sample.Healthy().Without(evidence.KUserInfo, evidence.KUserInfoFetch), `{}`), status: finding.NotApplicable, variant: "no_userinfo"},
		{name: "not fetched", ev: notFetched(evidence.Failure{Reason: evidence.BadStatus, Status: 401}), status: finding.NotApplicable, variant: "no_userinfo"},
		{name: "no ID token is LGN003's", ev: exchanged(evidence.Exchange{Succeeded: true, HasAccessToken: true}), status: finding.Skipped, skipped: "LGN003"},
		{name: "UserInfo failed", ev: notRead(evidence.Failure{Reason: evidence.NotJSON}), status: finding.NotApplicable, variant: "no_userinfo"},
		{name: "no sub in UserInfo is LGN005's", ev: inUserInfo(`"sub":"f1e2d3c4",`, ""), status: finding.NotApplicable, variant: "no_subject"},
		{name: "no sub in the token is USR001's", ev: sample.WithClaims(sample.Healthy(), `{"aud":"intric-sso"}`), status: finding.Skipped, skipped: "USR001"},
		{name: "no token", ev: sample.Healthy().Without(evidence.KIDToken), status: finding.NotChecked, variant: "needs_missing"},
	}
}
