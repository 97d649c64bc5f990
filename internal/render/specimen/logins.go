package specimen

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Ready is a login without anything to change.
func Ready() report.Envelope {
	confirmed := report.Finding{Code: "USR005", Slug: "email-verified", Title: "The e-mail address is confirmed",
		Level: finding.Note, Goals: []finding.Goal{finding.SignIn}, Status: finding.Pass, Variant: "never_sent",
		Summary: "Your IdP never confirms e-mail addresses: Intric may ask each user once to confirm theirs.", Owner: finding.Intric}
	return envelope("login", finish(report.Report{
		Scope: finding.Login, Verdict: report.Ready,
		Verdicts: report.Verdicts{SignIn: report.Ready, Groups: report.Ready},
		Basis: []report.Basis{
			{Kind: report.Proven, Text: "the test user signed in at 08:41 through Intric's own callback"},
			{Kind: report.Proven, Text: "the issuer, the client ID and the secret you entered belong together"},
			{Kind: report.Proven, Text: "the token passes every rule of the login broker that is known (rules of 2026-07)"},
			{Kind: report.YouSaidSo, Text: "the secret ends 2027-03-01"},
			{Kind: report.Unproven, Text: "users other than this one"},
		},
		Requests: []report.Condition{{Owner: finding.Intric, Code: "USR005", Variant: "confirm",
			Text: "treat e-mail addresses from your tenant as confirmed"}},
		Conditions: []report.Condition{}, Provider: entra(), Subject: &report.Subject{User: "t…n@e…n.example"},
		Findings: slices.Concat(common(), []report.Finding{confirmed}, groupChecks(),
			with(finding.NotApplicable, fine("ISS005 The issuer names one tenant"))),
		Groups: &report.Groups{Artifact: "id_token", Count: 3, IdentifierKind: "guid", Items: []report.GroupItem{
			{Value: "4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11", Kind: "guid", Label: "object ID", Name: "IT-support", Wanted: is(true)},
			{Value: "91b7d3f2-0c4e-4e7b-8f66-6a2d9c5b7e20", Kind: "guid", Label: "object ID", Name: "HR", Wanted: is(true)},
			{Value: "c2e8a9d4-5b13-4f90-b1d7-3e4f5a6b7c81", Kind: "guid", Label: "object ID", Name: "Socialtjänst handläggare", Wanted: is(false)},
		}},
		NotChecked: []string{},
		Next: []string{
			"ssocheck handover run1.json > to-intric.txt",
			"ssocheck login --add run1.json",
			"Keep run1.json: later changes are compared with it.",
		},
	}))
}

// ReadyIf is a login that works under conditions, with warnings, one of them
// accepted.
func ReadyIf() report.Envelope {
	pkce := report.Finding{Code: "APP006", Slug: "pkce-not-required", Title: "A request without PKCE is accepted",
		Level: finding.Should, Goals: []finding.Goal{finding.SignIn}, Status: finding.Warn, Variant: "required",
		Summary: "The IdP refuses a request without PKCE.", Owner: finding.Intric,
		Got: `invalid_request: Missing parameter: code_challenge_method`, Want: "a sign-in page",
		Args: map[string]string{"text": "invalid_request: Missing parameter: code_challenge_method"},
		Why:  "The login broker sends no PKCE unless Intric switches it on for your IdP. Until then every sign-in stops at your IdP."}
	path := report.Finding{Code: "GRP022", Slug: "identifiers-stable", Title: "Identifiers do not change when a group is renamed or moved",
		Level: finding.Should, Goals: []finding.Goal{finding.Groups}, Status: finding.Warn, Variant: "path",
		Summary: "2 of 3 groups arrive as paths, such as /Kommun/Socialförvaltning/Äldreomsorg Nord.", Owner: finding.IDPAdmin,
		Got: "/Kommun/Socialförvaltning/Äldreomsorg Nord", Want: "a name or an ID that stays when the group is moved",
		Args:      map[string]string{"example": "/Kommun/Socialförvaltning/Äldreomsorg Nord"},
		Locations: []report.Location{{Artifact: "id_token", Pointer: "/groups/1", Line: 14, Column: 7}},
		Why:       "Intric takes the text as the group's identity. Moving the group makes a new one at Intric, and the old connections are lost.",
		Remedy: &report.Remedy{Vendor: "keycloak", Certainty: "likely", Steps: []string{
			"Client scopes > groups > Mappers > groups: switch \"Full group path\" off",
			"Names must then be unique: /A/Chef and /B/Chef would become one group"}}}
	guest := report.Finding{Code: "USR006", Slug: "member-account", Title: "The test user is a member of your organisation",
		Level: finding.Should, Goals: []finding.Goal{finding.SignIn}, Status: finding.Warn, Variant: "guest",
		Summary: "A guest account was used for the test.", Owner: finding.User, Got: "a guest", Want: "a member",
		Why: "Guests can get other claims than your own people.", Accepted: "we roll out to guests only"}
	others := report.Finding{Code: "GRP029", Slug: "names-complete", Title: "Every group of the user arrives",
		Level: finding.Should, Goals: []finding.Goal{finding.Groups}, Status: finding.NotChecked, Variant: "no_list",
		Summary: "Groups without a name may be left out silently. Run once more with --wanted-groups and a list of all groups.",
		Reason:  "no list of wanted groups", Owner: finding.IDPAdmin}
	return envelope("login", finish(report.Report{
		Scope: finding.Login, Verdict: report.Ready,
		Verdicts: report.Verdicts{SignIn: report.Ready, Groups: report.Ready},
		Basis:    []report.Basis{{Kind: report.Proven, Text: "the test user signed in at 08:41"}},
		Conditions: []report.Condition{
			{Owner: finding.Intric, Code: "APP006", Variant: "pkce", Text: "Intric switches PKCE on for your IdP"},
			{Owner: finding.Intric, Code: "APP008", Variant: "scopes", Text: "Intric adds the scope groups to its request"},
		},
		Requests: []report.Condition{},
		Provider: report.Provider{Vendor: "keycloak", Name: "Keycloak", Certainty: "likely",
			Issuer: "https://idp.exempelkommun.example/realms/kommun", RecognisedBy: "issuer path"},
		Subject:  &report.Subject{User: "t…n@e…n.example"},
		Findings: slices.Concat(common(), []report.Finding{pkce, guest}, groupChecks(), []report.Finding{path, others}),
		Groups: &report.Groups{Artifact: "id_token", Count: 3, IdentifierKind: "mixed", Items: []report.GroupItem{
			{Value: "IT-support", Kind: "name"},
			{Value: "/Kommun/Socialförvaltning/Äldreomsorg Nord", Kind: "path"},
			{Value: "/Kommun/Kommunledningskontoret/Avdelningen för digital utveckling och förvaltning", Kind: "path"},
		}},
		NotChecked: []string{}, CleanUp: []string{"Remove http://localhost:14180/ssocheck from the app registration."},
		Next: []string{},
	}))
}

// NotReady is Entra with too many groups, and a certificate that ends soon.
func NotReady() report.Envelope {
	overage := report.Finding{Code: "GRP006", Slug: "groups-no-overage", Title: "The token carries the groups themselves",
		Level: finding.Must, Goals: []finding.Goal{finding.Groups}, Status: finding.Fail, Variant: "overage", Owner: finding.IDPAdmin,
		Summary:   "The token carries a pointer instead of the groups.",
		Got:       "a pointer (_claim_names), the sign of more than 200 groups",
		Want:      `"groups": ["IT-support", "HR"]`,
		Locations: []report.Location{{Artifact: "id_token", Pointer: "/_claim_names/groups"}},
		Why: "Intric reads the token only and never asks Microsoft Graph. This user would sign in and belong to no group. " +
			"Users in fewer groups may still work.",
		Remedy: &report.Remedy{Vendor: "entra", Certainty: "certain", Steps: []string{
			"App registrations > Intric SSO > Token configuration > Edit groups claim",
			`choose "Groups assigned to the application", nothing else; Save`,
			"then Enterprise applications > Intric SSO > Users and groups: assign IT-support and HR",
			"(assigning groups needs Entra ID P1; members of nested groups are not included)"}},
		References: []string{"Intric, SSO and User Groups"}}
	ends := report.Finding{Code: "ISS013", Slug: "tls-lasts", Title: "The certificate is valid for weeks",
		Level: finding.Should, Goals: []finding.Goal{finding.SignIn}, Status: finding.Warn, Variant: "soon", Owner: finding.Network,
		Summary: "The certificate of idp.exempelkommun.example ends in 9 days.", Got: "2026-12-02", Want: "more than 21 days",
		Why: "Nobody can sign in once it has ended."}
	source := report.Finding{Code: "GRP027", Slug: "nested-members-reached", Title: "Members of nested groups are reached",
		Level: finding.Should, Goals: []finding.Goal{finding.Groups}, Status: finding.NotChecked, Variant: "needs_missing",
		Summary: "A token does not show the group source. Run: ssocheck check manifest.json", Owner: finding.IDPAdmin}
	return envelope("login", finish(report.Report{
		Scope: finding.Login, Verdict: report.NotReady,
		Verdicts: report.Verdicts{SignIn: report.Ready, Groups: report.NotReady},
		Basis: []report.Basis{
			{Kind: report.Proven, Text: "the test user signed in at 08:41"},
			{Kind: report.Unproven, Text: "other users: this run saw one. Also test someone in exactly one group and someone typical"},
		},
		Conditions: []report.Condition{}, Requests: []report.Condition{},
		Provider: entra(), Subject: &report.Subject{User: "t…n@e…n.example"},
		Findings: slices.Concat(common(), []report.Finding{ends, overage}, skipped("GRP006", "GRP", 1, 5),
			skipped("GRP006", "GRP", 7, 26), []report.Finding{source}, skipped("GRP006", "GRP", 28, 31)),
		NotChecked: []string{}, CleanUp: []string{"Remove http://localhost:14180/ssocheck from the app registration."},
		Next: []string{"ssocheck check manifest.json"},
	}))
}

// NotProven is an IdP that nobody could reach: everything waits.
func NotProven() report.Envelope {
	reach := report.Finding{Code: "ISS002", Slug: "discovery-reachable", Title: "The discovery document can be read",
		Level: finding.Must, Goals: []finding.Goal{finding.SignIn}, Status: finding.NotChecked, Variant: "no_answer", Owner: finding.ThisComputer,
		Summary: "idp.exempelkommun.example did not answer within 15 seconds. Try from another network, or name your proxy in HTTPS_PROXY.",
		Got:     "no answer from https://idp.exempelkommun.example/realms/kommun-med-ett-langt-namn/.well-known/openid-configuration",
		Reason:  "no answer"}
	r := finish(report.Report{
		Scope: finding.Login, Verdict: report.NotProven,
		Verdicts: report.Verdicts{SignIn: report.NotProven, Groups: report.NotProven},
		Basis:    []report.Basis{{Kind: report.Unproven, Text: "everything that needs an answer from your IdP"}},
		Provider: report.Provider{Vendor: "unknown", Name: "your identity provider", Certainty: "likely",
			Issuer: "https://idp.exempelkommun.example/realms/kommun-med-ett-langt-namn"},
		Conditions: []report.Condition{}, Requests: []report.Condition{},
		Findings: slices.Concat(fine("ISS001 The issuer is an absolute https address"), []report.Finding{reach},
			skipped("ISS002", "ISS", 3, 12), skipped("ISS002", "KEY", 1, 4), skipped("ISS002", "APP", 1, 8),
			skipped("ISS002", "LGN", 1, 6), skipped("ISS002", "TOK", 1, 16), skipped("ISS002", "GRP", 1, 31)),
		NotChecked: []string{}, Next: []string{},
	})
	r.Artifacts = []report.Artifact{}
	return envelope("login", r)
}

func is(b bool) *bool { return &b }
