package usr

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func subjectCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "missing", ev: with(`"sub":`), status: finding.Fail, variant: "missing"},
		{name: "null", ev: with(`"sub":null`), status: finding.Fail, variant: "missing"},
		{name: "empty", ev: with(`"sub":""`), status: finding.Fail, variant: "empty"},
		{name: "number", ev: sample.WithClaims(sample.Healthy(), `{"sub":7}`), status: finding.Fail, variant: "not_text",
			at: []finding.Location{{Artifact: "id_token", Pointer: "/sub", Line: 1, Column: 8}}},
		{name: "UserInfo does not help", ev: inToken(sample.Healthy(), `"sub":`), status: finding.Fail, variant: "missing"},
		{name: "no token", ev: sample.Healthy().Without(evidence.KIDToken), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func emailCases() []testCase {
	none := with(`"email":`)
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "in UserInfo alone", ev: inToken(sample.Healthy(), `"email":`), status: finding.Pass},
		{name: "in the ID token alone", ev: inUserInfo(sample.Healthy(), `"email":`), status: finding.Pass},
		{name: "missing", ev: none, status: finding.Warn, variant: "missing"},
		{name: "blank", ev: with(`"email":"  "`), status: finding.Warn, variant: "missing"},
		{name: "white space around", ev: with(`"email":" a@b.example "`), status: finding.Pass},
		{name: "Swedish letters", ev: with(`"email":"åsa@exempelkommun.example"`), status: finding.Pass},
		{name: "a user name", ev: with(`"email":"test.testsson"`), status: finding.Warn, variant: "not_an_address"},
		{name: "two", ev: with(`"email":"a@b.example, c@d.example"`), status: finding.Warn, variant: "not_an_address"},
		{name: "a name beside it", ev: with(`"email":"Test <a@b.example>"`), status: finding.Warn, variant: "not_an_address"},
		{name: "a list is TOK011's", ev: with(`"email":["a@b.example"]`), status: finding.Skipped, skipped: "TOK011"},
		{name: "a list in UserInfo is LGN005's", ev: inUserInfo(inToken(sample.Healthy(), `"email":`), `"email":[1]`),
			status: finding.Skipped, skipped: "LGN005"},
		{name: "a saved token shows half", ev: savedToken(none), status: finding.NotChecked, variant: "without_userinfo"},
		{name: "nothing at all", ev: none.Without(evidence.KIDToken, evidence.KUserInfo), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func nameCases() []testCase {
	none := with(`"given_name":`, `"family_name":`)
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "one of each", ev: inToken(inUserInfo(sample.Healthy(), `"given_name":`), `"family_name":`), status: finding.Pass},
		{name: "missing", ev: none, status: finding.Warn, variant: "missing"},
		{name: "empty family name", ev: with(`"family_name":""`), status: finding.Warn, variant: "missing"},
		{name: "without UserInfo", ev: none.Without(evidence.KUserInfo), status: finding.NotChecked, variant: "without_userinfo"},
		{name: "a number is TOK011's", ev: with(`"given_name":1`), status: finding.Skipped, skipped: "TOK011"},
	}
}

func usernameCases() []testCase {
	neither := with(`"preferred_username":`, `"email":`)
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "the address instead", ev: with(`"preferred_username":`), status: finding.Pass, variant: "email_instead"},
		{name: "neither", ev: neither, status: finding.Pass, variant: "missing"},
		{name: "a saved token shows half", ev: savedToken(neither), status: finding.NotChecked, variant: "without_userinfo"},
		{name: "a list is TOK011's", ev: with(`"preferred_username":["a"]`), status: finding.Skipped, skipped: "TOK011"},
	}
}

func confirmationCases() []testCase {
	absent := with(`"email_verified":`)
	never := *absent
	never.Provider.Name, never.Provider.Traits.NeverConfirmsEmail = "Microsoft Entra ID", true
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "true as text", ev: with(`"email_verified":"true"`), status: finding.Pass},
		{name: "in UserInfo alone", ev: inToken(sample.Healthy(), `"email_verified":`), status: finding.Pass},
		{name: "false", ev: with(`"email_verified":false`), status: finding.Pass, variant: "not_confirmed", request: "confirm"},
		{name: "absent", ev: absent, status: finding.Pass, variant: "absent", request: "confirm"},
		{name: "never sent", ev: &never, status: finding.Pass, variant: "never_sent", request: "confirm"},
		{name: "null is TOK011's", ev: with(`"email_verified":null`), status: finding.Skipped, skipped: "TOK011"},
	}
}

func accountCases() []testCase {
	const tenant, other = "6f1c2b0e-93c1-4d0e-8d5e-0b6f6c1a7e42", "1b2c3d4e-93c1-4d0e-8d5e-0b6f6c1a7e42"
	const personal = "9188040d-6c67-4c5b-b112-36a304b66dad"
	entra := func(members ...string) *evidence.Set {
		ev := *inToken(sample.Healthy(), append([]string{`"tid":"` + tenant + `"`}, members...)...)
		ev.Provider.Traits = evidence.Traits{Microsoft: true, PersonalTenants: []string{personal}}
		return &ev
	}
	return []testCase{
		{name: "not Microsoft", ev: sample.Healthy(), status: finding.NotApplicable, variant: "not_told"},
		{name: "a member", ev: entra(), status: finding.Pass},
		{name: "acct says member", ev: entra(`"acct":0`), status: finding.Pass},
		{name: "acct says guest", ev: entra(`"acct":1`), status: finding.Warn, variant: "guest"},
		{name: "acct says guest as text", ev: entra(`"acct":"1"`), status: finding.Warn, variant: "guest"},
		{name: "idp another tenant", ev: entra(`"idp":"https://sts.windows.net/` + other + `/"`), status: finding.Warn, variant: "guest"},
		{name: "idp live.com", ev: entra(`"idp":"live.com"`), status: finding.Warn, variant: "guest"},
		{name: "idp the tenant's other name", ev: entra(`"idp":"https://sts.windows.net/` + tenant + `/"`), status: finding.Pass},
		{name: "personal", ev: personalAccount(entra, personal), status: finding.Warn, variant: "personal"},
		{name: "idp of another vendor means something else", ev: inToken(sample.Healthy(), `"idp":"00o1a2b3"`),
			status: finding.NotApplicable, variant: "not_told"},
	}
}

// personalAccount is a login of the tenant of personal accounts.
func personalAccount(entra func(...string) *evidence.Set, tenant string) *evidence.Set {
	ev := entra()
	return sample.WithClaims(ev, changed(string(ev.IDToken.Value.Claims.Bytes()), []string{`"tid":"` + tenant + `"`}))
}
