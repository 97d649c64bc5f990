package tok

import (
	"fmt"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func raw(r evidence.RawToken) *evidence.Set {
	ev := sample.Healthy().Without(evidence.KIDToken)
	ev.RawIDToken = evidence.Seen(r)
	return ev
}

func unreadable(parts int, f evidence.Failure) *evidence.Set {
	return raw(evidence.RawToken{Bytes: 2_000_000, Parts: parts, Failure: &f})
}

func decodingCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "opaque", ev: unreadable(1, evidence.Failure{Reason: evidence.NotToken}),
			status: finding.Fail, variant: "not_three_parts", args: finding.Args{"parts": "1"}},
		{name: "bad base64", ev: unreadable(3, evidence.Failure{Reason: evidence.NotToken}), status: finding.Fail, variant: "not_base64url"},
		{name: "text instead of JSON", ev: unreadable(3, evidence.Failure{Reason: evidence.NotJSON, Line: 1, Column: 7}),
			status: finding.Fail, variant: "not_json", args: finding.Args{"line": "1", "column": "7"}},
		{name: "list instead of object", ev: unreadable(3, evidence.Failure{Reason: evidence.NotObject}), status: finding.Fail, variant: "not_object"},
		{name: "too large", ev: unreadable(3, evidence.Failure{Reason: evidence.TooLarge, Limit: 1 << 20}),
			status: finding.Fail, variant: "too_large", args: finding.Args{"bytes": "2000000", "limit": "1048576"}},
		{name: "encrypted is another finding", ev: encrypted(), status: finding.Skipped, skipped: "TOK009"},
		{name: "no token", ev: sample.Healthy().Without(evidence.KRawIDToken), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func encrypted() *evidence.Set {
	return raw(evidence.RawToken{Bytes: 900, Parts: 5, Encrypted: true, Failure: &evidence.Failure{Reason: evidence.Encrypted}})
}

func encryptionCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "JWE", ev: encrypted(), status: finding.Fail, variant: "encrypted"},
		{name: "four parts are no JWE", ev: unreadable(4, evidence.Failure{Reason: evidence.NotToken}), status: finding.Pass},
	}
}

func nameCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "a claim twice", ev: with(`"hobby":1`, `"hobby":2`), status: finding.Fail, variant: "repeated",
			args: finding.Args{"name": "hobby", "times": "2"}, at: []string{"/hobby", "/hobby"}},
		{name: "a name twice, deep inside", ev: with(`"a":{"b":1,"b":2}`), status: finding.Fail, variant: "repeated", at: []string{"/a/b", "/a/b"}},
		{name: "the same name in two objects", ev: with(`"a":{"b":1}`, `"c":{"b":1}`), status: finding.Pass},
		{name: "in the header", ev: sample.WithHeader(sample.Healthy(), `{"alg":"RS256","alg":"RS256"}`),
			status: finding.Fail, variant: "repeated_in_header", args: finding.Args{"name": "alg", "times": "2"}},
		{name: "sub and Sub", ev: with(`"Sub":"other"`), status: finding.Fail, variant: "case_twins",
			args: finding.Args{"claim": "sub", "last": "Sub"}, at: []string{"/sub", "/Sub"}},
		{name: "long s", ev: with(`"iſs":"other"`), status: finding.Fail, variant: "case_twins"},
		{name: "upn and UPN are harmless", ev: with(`"upn":"a"`, `"UPN":"b"`), status: finding.Pass},
		{name: "groups and Groups are GRP001's", ev: with(`"Groups":["a"]`), status: finding.Pass},
		{name: "one foreign spelling alone", ev: with(`"NickName":"a"`), status: finding.Pass},
	}
}

func typeCases() []testCase {
	one := func(member, variant, claim, kind string) testCase {
		return testCase{name: member, ev: with(member), status: finding.Fail, variant: variant,
			args: finding.Args{"claim": claim, "kind": kind}}
	}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		one(`"email_verified":null`, "not_boolean", "email_verified", "null"),
		one(`"email_verified":1`, "not_boolean", "email_verified", "number"),
		one(`"updated_at":"1700000000"`, "not_time", "updated_at", "string"),
		one(`"name":["a","b"]`, "not_text", "name", "list"),
		one(`"locale":"not a locale"`, "not_language", "locale", "string"),
		one(`"address":"Storgatan 1"`, "not_record", "address", "string"),
		one(`"amr":["pwd",1]`, "not_texts", "amr", "number"),
		{name: "two at once", ev: with(`"name":1`, `"nickname":2`), status: finding.Fail, variant: "several",
			args: finding.Args{"claims": "name, nickname"}, at: []string{"/name", "/nickname"}},
		{name: "sub is USR001's", ev: with(`"sub":1`), status: finding.Pass},
		{name: "booleans as text pass", ev: with(`"email_verified":"true"`), status: finding.Pass},
		{name: "groups may be anything", ev: with(`"groups":{"a":[1,null]}`), status: finding.Pass},
		{name: "null passes for a text", ev: with(`"name":null`), status: finding.Pass},
		{name: "a foreign claim may be anything", ev: with(`"department":7`), status: finding.Pass},
	}
}

func sizeCases() []testCase {
	list := func(n int) string { return `"groups":["` + strings.Repeat("x", n-4) + `"]` }
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "exactly 3 KB", ev: with(list(3072)), status: finding.Pass},
		{name: "one byte more", ev: with(list(3073)), status: finding.Warn, variant: "large", at: []string{"/groups"},
			args: finding.Args{"bytes": "3073", "count": "1", "each": "3073", "limit": "3072"}},
		{name: "a long string is GRP003's", ev: with(fmt.Sprintf(`"groups":%q`, strings.Repeat("x", 4000))), status: finding.NotApplicable, variant: "no_list"},
	}
}

func kindCases() []testCase {
	healthy := sample.Healthy()
	headed := func(typ string) *evidence.Set {
		return sample.WithHeader(healthy, fmt.Sprintf(`{"alg":"RS256","typ":%q}`, typ))
	}
	file := func(ev *evidence.Set) *evidence.Set { return inScope(ev, finding.Token) }
	const logout = `"events":{"http://schemas.openid.net/event/backchannel-logout":{}}`
	const graph = `"aud":"00000003-0000-0000-c000-000000000000"`
	return []testCase{
		{name: "healthy", ev: healthy, status: finding.Pass},
		{name: "healthy file", ev: file(healthy), status: finding.Pass},
		{name: "Keycloak's ID token", ev: with(`"typ":"ID"`), status: finding.Pass},
		{name: "typ at+jwt", ev: headed("at+jwt"), status: finding.Fail, variant: "access_token", args: finding.Args{"member": "typ"}},
		{name: "application/at+jwt in a file", ev: file(headed("application/at+jwt")), status: finding.NotChecked, variant: "saved_access_token"},
		{name: "scp", ev: with(`"scp":"openid"`), status: finding.Fail, variant: "access_token", args: finding.Args{"member": "scp"}},
		{name: "Keycloak's access token", ev: with(`"typ":"Bearer"`), status: finding.Fail, variant: "access_token"},
		{name: "Graph", ev: with(graph), status: finding.Fail, variant: "graph_token"},
		{name: "Graph in a file", ev: file(with(graph)), status: finding.NotChecked, variant: "saved_graph_token"},
		{name: "logout", ev: with(logout), status: finding.Fail, variant: "logout_token"},
		{name: "logout in a file", ev: file(with(logout)), status: finding.NotChecked, variant: "saved_logout_token"},
		{name: "refresh", ev: with(`"typ":"Refresh"`), status: finding.Fail, variant: "refresh_token"},
		{name: "offline in a file", ev: file(with(`"typ":"Offline"`)), status: finding.NotChecked, variant: "saved_refresh_token"},
		{name: "UserInfo", ev: inScope(sample.WithClaims(healthy, sample.UserInfo), finding.Claims), status: finding.NotChecked, variant: "userinfo_response"},
		{name: "fragment", ev: inScope(sample.WithClaims(healthy, `{"groups":["a"]}`), finding.Claims), status: finding.NotChecked, variant: "fragment"},
		{name: "other events", ev: with(`"events":{"login":1}`), status: finding.Pass},
	}
}

func originCases() []testCase {
	intric := with(`"iss":"https://login.intric.ai"`)
	return []testCase{
		{name: "a sign-in", ev: sample.Healthy(), status: finding.NotApplicable, variant: "own_sign_in"},
		{name: "a file of the IdP", ev: inScope(sample.Healthy(), finding.Token), status: finding.Pass},
		{name: "Intric's own", ev: inScope(intric, finding.Token), status: finding.NotChecked, variant: "intric_token", at: []string{"/iss"}},
		{name: "a ZITADEL of the organisation", ev: inScope(with(`"urn:zitadel:iam:org:id":"1"`), finding.Token), status: finding.Pass},
		{name: "no issuer", ev: inScope(with(`"iss":`), finding.Token), status: finding.Pass},
	}
}
