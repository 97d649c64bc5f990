package practice

import (
	"fmt"
	"slices"
	"time"
)

// Scenarios lists every practice provider in the order of the report: what is
// fine first, then from the discovery document to the last group.
func Scenarios() []Scenario {
	return slices.Concat(
		readyScenarios(), discoveryScenarios(), clientScenarios(), loginScenarios(), signatureScenarios(),
		tokenScenarios(), personScenarios(), missingScenarios(), shapeScenarios(), identifierScenarios())
}

func readyScenarios() []Scenario {
	return []Scenario{
		{Name: "healthy", Line: "everything is right: a person in two groups signs in",
			Status: "pass", Login: "test", UserInfoGroups: true},
		{Name: "one-group", Line: "everything is right: one group, and it arrives as a list",
			Status: "pass", Login: "one"},
	}
}

// The time-out of a request that will not be answered keeps a run below a second.
const shortTimeout = 250 * time.Millisecond

func discoveryScenarios() []Scenario {
	return []Scenario{
		{Name: "slow", Line: "discovery takes longer than a program waits",
			Exit: 3, Root: "ISS002", Status: "not_checked", Login: "test", Timeout: shortTimeout,
			Discovery: Discovery{Delay: time.Minute}},
		{Name: "no-answer", Line: "the server takes the connection and hangs up without an answer",
			Exit: 3, Root: "ISS002", Status: "not_checked", Login: "test", Timeout: shortTimeout,
			Discovery: Discovery{HangUp: true}},
		{Name: "huge-body", Line: "the discovery document is larger than anybody reads",
			Exit: 1, Root: "ISS002", Status: "fail", Login: "test",
			Discovery: Discovery{Padding: 600 << 10}},
		{Name: "html-discovery", Line: "a web page answers where the discovery document should be",
			Exit: 1, Root: "ISS003", Status: "fail", Login: "test",
			Discovery: Discovery{Page: "<!doctype html><title>Welcome</title><h1>It works!</h1>\n"}},
		{Name: "wrong-issuer", Line: "the IdP spells its issuer with a slash at the end",
			Exit: 1, Root: "ISS004", Status: "fail", Login: "test", IssuerSuffix: "/"},
		{Name: "no-userinfo-endpoint", Line: "the IdP has no UserInfo endpoint",
			Root: "ISS011", Status: "warn", Login: "test",
			Discovery: Discovery{Edits: []Edit{{Op: Drop, Name: "userinfo_endpoint"}}}},
	}
}

func clientScenarios() []Scenario {
	return []Scenario{
		{Name: "refused-redirect", Line: "Intric's callback is not registered at the IdP",
			Exit: 1, Root: "APP002", Status: "fail", Login: "test", Authorize: Authorize{WithoutIntric: true}},
		{Name: "refused-secret", Line: "the client secret is wrong",
			Exit: 1, Root: "APP003", Status: "fail", Login: "test", Token: Token{WrongSecret: true}},
		{Name: "post-only", Line: "the client secret is accepted in the body only",
			Root: "APP005", Status: "warn", Login: "test", Token: Token{RefuseBasic: true},
			Discovery: Discovery{Edits: []Edit{{Set, "token_endpoint_auth_methods_supported", list("client_secret_post")}}}},
		{Name: "pkce-required", Line: "the IdP demands PKCE: ready if Intric switches it on",
			Root: "APP006", Status: "warn", Login: "test", Authorize: Authorize{RequirePKCE: true}},
	}
}

func loginScenarios() []Scenario {
	return []Scenario{
		{Name: "access-denied", Line: "the person is not assigned to the application",
			Exit: 1, Root: "LGN001", Status: "fail", Login: "test",
			Authorize: Authorize{Error: "access_denied", Description: "User is not assigned to the client application."}},
		{Name: "login-cancelled", Line: "the person cancels the sign-in",
			Exit: 3, Root: "LGN001", Status: "not_checked", Login: "test", Authorize: Authorize{Error: "access_denied"}},
		{Name: "no-id-token", Line: "the token response holds no ID token",
			Exit: 1, Root: "LGN003", Status: "fail", Login: "test", Token: Token{WithoutIDToken: true}},
		{Name: "userinfo-sub-differs", Line: "UserInfo describes another person than the ID token",
			Exit: 1, Root: "LGN006", Status: "fail", Login: "test",
			UserInfo: []Edit{{Set, "sub", text("p-00000000")}}},
	}
}

func signatureScenarios() []Scenario {
	return []Scenario{
		{Name: "bad-signature", Line: "the signature of the ID token is wrong",
			Exit: 1, Root: "TOK003", Status: "fail", Login: "test", Signing: Signing{Corrupt: true}},
		{Name: "unknown-kid", Line: "the ID token names a key that the IdP does not publish",
			Exit: 1, Root: "TOK003", Status: "fail", Login: "test", Signing: Signing{KeyID: "practice-unpublished"}},
		{Name: "hs256", Line: "the ID token is signed with the client secret (HS256)",
			Exit: 1, Root: "TOK004", Status: "fail", Login: "test", Signing: Signing{Algorithm: "HS256"}},
		{Name: "none", Line: "the ID token is not signed at all",
			Exit: 1, Root: "TOK004", Status: "fail", Login: "test", Signing: Signing{Algorithm: "none"},
			// Without an algorithm there is no hash to compare at_hash with (OpenID Connect Core 3.1.3.6).
			IDToken: []Edit{{Op: Drop, Name: "at_hash"}}},
	}
}

func tokenScenarios() []Scenario {
	return []Scenario{
		{Name: "token-issuer", Line: "the ID token names another issuer than the discovery document",
			Exit: 1, Root: "TOK005", Status: "fail", Login: "test",
			IDToken: []Edit{{Set, "iss", text("https://idp.exempelkommun.example")}}},
		{Name: "wrong-audience", Line: "the ID token is meant for another application",
			Exit: 1, Root: "TOK006", Status: "fail", Login: "test",
			IDToken: []Edit{{Set, "aud", text("another-application")}}},
		{Name: "expired", Line: "the ID token has expired before it arrives",
			Exit: 1, Root: "TOK007", Status: "fail", Login: "test", TokenClock: -2 * tokenLifetime},
		{Name: "future-iat", Line: "the ID token comes from the future: a clock is wrong",
			Exit: 1, Root: "TOK007", Status: "fail", Login: "test", TokenClock: 5 * time.Minute},
		{Name: "duplicate-member", Line: "the ID token holds the same claim twice",
			Exit: 1, Root: "TOK010", Status: "fail", Login: "test",
			IDToken: []Edit{{Add, "name", text("Testsson, Test")}}},
		{Name: "email_verified-null", Line: "email_verified is null: the login broker refuses the sign-in",
			Exit: 1, Root: "TOK011", Status: "fail", Login: "test",
			IDToken: []Edit{{Set, "email_verified", "null"}}},
	}
}

func personScenarios() []Scenario {
	withoutEmail := []Edit{{Op: Drop, Name: "email"}, {Op: Drop, Name: "email_verified"}}
	return []Scenario{
		{Name: "no-sub", Line: "the ID token does not say who signed in",
			Exit: 1, Root: "USR001", Status: "fail", Login: "test", IDToken: []Edit{{Op: Drop, Name: "sub"}}},
		{Name: "no-email", Line: "the person has no e-mail address",
			Root: "USR002", Status: "warn", Login: "test", IDToken: withoutEmail, UserInfo: withoutEmail},
	}
}

// dropGroups starts the scenarios in which the values stand elsewhere.
func dropGroups(then ...Edit) []Edit {
	return append([]Edit{{Op: Drop, Name: "groups"}}, then...)
}

func renameGroups(name string) []Edit { return []Edit{{Rename, "groups", name}} }

func setGroups(raw string) []Edit { return []Edit{{Set, "groups", raw}} }

func missingScenarios() []Scenario {
	return []Scenario{
		{Name: "missing-claim", Line: "the ID token has no groups claim",
			Exit: 1, Root: "GRP001", Status: "fail", Login: "test", IDToken: dropGroups()},
		{Name: "wrong-case", Line: "the claim is called Groups, with a capital letter",
			Exit: 1, Root: "GRP001", Status: "fail", Login: "test", IDToken: renameGroups("Groups")},
		{Name: "near-miss-singular", Line: "the claim is called group",
			Exit: 1, Root: "GRP001", Status: "fail", Login: "test", IDToken: renameGroups("group")},
		{Name: "near-miss-namespaced", Line: "the claim's name is a web address that ends in groups",
			Exit: 1, Root: "GRP001", Status: "fail", Login: "test",
			IDToken: renameGroups("https://exempelkommun.example/claims/groups")},
		{Name: "near-miss-roles", Line: "the groups stand inside another claim, as roles",
			Exit: 1, Root: "GRP001", Status: "fail", Login: "test",
			IDToken: dropGroups(Edit{Add, "realm_access", `{"roles":` + list("IT-support", "HR") + `}`})},
		{Name: "only-userinfo", Line: "the groups are in UserInfo and not in the ID token",
			Exit: 1, Root: "GRP002", Status: "fail", Login: "test", IDToken: dropGroups(), UserInfoGroups: true},
		{Name: "overage", Line: "too many groups: the ID token holds a link instead (Entra)",
			Exit: 1, Root: "GRP006", Status: "fail", Login: "test",
			IDToken: dropGroups(
				Edit{Add, "_claim_names", `{"groups":"src1"}`},
				Edit{Add, "_claim_sources", `{"src1":{"endpoint":` + text(overageLink) + `}}`})},
		{Name: "hasgroups", Line: "the ID token only says that there are groups (Entra)",
			Exit: 3, Root: "GRP006", Status: "not_checked", Login: "test",
			IDToken: dropGroups(Edit{Add, "hasgroups", "true"})},
		{Name: "no-groups", Line: "the claim is there and empty: this person is in no group",
			Exit: 3, Root: "GRP007", Status: "not_checked", Login: "none"},
	}
}

// overageLink has the form that Entra puts into real tokens. Nobody follows it.
const overageLink = "https://graph.windows.net/6f1c2b0e-93c1-4d0e-8d5e-0b6f6c1a7e42/users/" +
	"a5c4d1f2-7b3e-4c90-8f16-2d9e0b7a6c31/getMemberObjects"

func shapeScenarios() []Scenario {
	return []Scenario{
		{Name: "string-for-one", Line: "one group arrives as a text instead of a list",
			Exit: 1, Root: "GRP003", Status: "fail", Login: "one", IDToken: setGroups(text("IT-support"))},
		{Name: "joined-string", Line: "the groups arrive as one text with commas",
			Exit: 1, Root: "GRP003", Status: "fail", Login: "test", IDToken: setGroups(text("IT-support,HR"))},
		{Name: "nested", Line: "there is a list inside the list of groups",
			Exit: 1, Root: "GRP004", Status: "fail", Login: "test",
			IDToken: setGroups(`["IT-support","HR",["Ekonomi"]]`)},
		{Name: "numbers", Line: "there is a number in the list of groups",
			Exit: 1, Root: "GRP005", Status: "fail", Login: "test", IDToken: setGroups(`["IT-support","HR",4711]`)},
	}
}

func identifierScenarios() []Scenario {
	const first, second = "2c5d0f1e-8a47-4b9c-9e63-51f7a0d4c8b2", "e91b7a36-0d52-4f8e-b1c4-7f3a96d20e58"
	return []Scenario{
		{Name: "many-groups", Line: "120 groups arrive, far more than Intric needs",
			Root: "GRP016", Status: "warn", Login: "test", IDToken: setGroups(list(manyGroups(120)...))},
		{Name: "mixed", Line: "some groups arrive as names, others as object IDs",
			Root: "GRP020", Status: "warn", Login: "test", IDToken: setGroups(list("IT-support", "HR", first, second))},
		{Name: "object-ids", Line: "the groups arrive as object IDs instead of names",
			Root: "GRP021", Status: "warn", Login: "test", IDToken: setGroups(list(first, second))},
	}
}

func manyGroups(n int) []string {
	names := make([]string, n)
	for i := range names {
		names[i] = fmt.Sprintf("Enhet %03d", i+1)
	}
	return names
}
