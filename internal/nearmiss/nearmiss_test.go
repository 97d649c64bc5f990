package nearmiss_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/nearmiss"
	"github.com/ssocheck/ssocheck/internal/sample"
)

const (
	idA = "4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11"
	idB = "91b7d3f2-0c4e-4e7b-8f66-6a2d9c5b7e20"
)

// find searches evidence with these documents; an empty text leaves one out.
func find(idToken, userInfo, accessToken string) []nearmiss.Miss {
	ev := &evidence.Set{}
	if idToken != "" {
		ev.IDToken = evidence.Seen(evidence.Token{Claims: sample.Doc(idToken)})
	}
	if userInfo != "" {
		ev.UserInfo = evidence.Seen(evidence.UserInfo{Document: sample.Doc(userInfo)})
	}
	if accessToken != "" {
		ev.AccessToken = evidence.Seen(evidence.Token{Claims: sample.Doc(accessToken)})
	}
	return nearmiss.Find(ev)
}

func TestFindInIDToken(t *testing.T) {
	for _, table := range []map[string]nearmiss.Miss{namesOfGroups(), otherNames()} {
		for claims, want := range table {
			want.Artifact = "id_token"
			got := find(claims, "", "")
			if diff := cmp.Diff([]nearmiss.Miss{want}, got, cmpopts.IgnoreFields(nearmiss.Miss{}, "Node")); diff != "" {
				t.Errorf("%s (-want +got):\n%s", claims, diff)
			}
			for _, m := range got {
				if m.Node.Pointer() != m.Pointer || !m.Node.Valid() {
					t.Errorf("%s: node at %q, pointer %q", claims, m.Node.Pointer(), m.Pointer)
				}
			}
		}
	}
}

// namesOfGroups are claims whose name says groups.
func namesOfGroups() map[string]nearmiss.Miss {
	return map[string]nearmiss.Miss{
		`{"Groups":["IT","HR"]}`:     {Pointer: "/Groups", Key: "Groups", Shape: "list of strings", Count: 2, Cause: nearmiss.Case, Items: []string{"IT", "HR"}},
		`{"GROUPS":"IT"}`:            {Pointer: "/GROUPS", Key: "GROUPS", Shape: "string", Count: 1, Cause: nearmiss.Case, Items: []string{"IT"}},
		`{"Groups":[]}`:              {Pointer: "/Groups", Key: "Groups", Shape: "empty list", Cause: nearmiss.Case},
		`{"Groups":"IT;HR"}`:         {Pointer: "/Groups", Key: "Groups", Shape: "string", Count: 2, Cause: nearmiss.Case, Items: []string{"IT;HR"}},
		`{"groups ":["IT"]}`:         {Pointer: "/groups ", Key: "groups ", Shape: "list of strings", Count: 1, Cause: nearmiss.WhiteSpace, Items: []string{"IT"}},
		"{\"gr\u200boups\":[\"A\"]}": {Pointer: "/gr\u200boups", Key: "gr\u200boups", Shape: "list of strings", Count: 1, Cause: nearmiss.WhiteSpace, Items: []string{"A"}},
		"{\"gr\u043eups\":[\"A\"]}":  {Pointer: "/gr\u043eups", Key: "gr\u043eups", Shape: "list of strings", Count: 1, Cause: nearmiss.LookAlike, Items: []string{"A"}},
		`{"group":["IT"]}`:           {Pointer: "/group", Key: "group", Shape: "list of strings", Count: 1, Cause: nearmiss.Singular, Items: []string{"IT"}},

		`{"https://sundby.example/groups":["IT"]}`: {Pointer: "/https:~1~1sundby.example~1groups", Key: "https://sundby.example/groups",
			Shape: "list of strings", Count: 1, Cause: nearmiss.Namespaced, Items: []string{"IT"}},
		`{"https://sundby.example/Roles":["IT"]}`: {Pointer: "/https:~1~1sundby.example~1Roles", Key: "https://sundby.example/Roles",
			Shape: "list of strings", Count: 1, Cause: nearmiss.Namespaced, Items: []string{"IT"}},
		`{"intric_groups":["IT"]}`: {Pointer: "/intric_groups", Key: "intric_groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Namespaced, Items: []string{"IT"}},
		`{"intric.groups":["IT"]}`: {Pointer: "/intric.groups", Key: "intric.groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Namespaced, Items: []string{"IT"}},

		`{"http://schemas.xmlsoap.org/claims/Group":"IT"}`: {Pointer: "/http:~1~1schemas.xmlsoap.org~1claims~1Group",
			Key: "http://schemas.xmlsoap.org/claims/Group", Shape: "string", Count: 1, Cause: nearmiss.SAMLURI, Items: []string{"IT"}},
		`{"http://schemas.microsoft.com/ws/2008/06/identity/claims/groups":["IT"]}`: {
			Pointer: "/http:~1~1schemas.microsoft.com~1ws~12008~106~1identity~1claims~1groups",
			Key:     "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", Shape: "list of strings", Count: 1, Cause: nearmiss.SAMLURI, Items: []string{"IT"}},

		`{"intric":{"groups":["IT"]}}`:    {Pointer: "/intric/groups", Key: "intric.groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Nested, Items: []string{"IT"}},
		`{"orgs":[{"groups":["IT"]}]}`:    {Pointer: "/orgs/0/groups", Key: "orgs.groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Nested, Items: []string{"IT"}},
		`{"groups_direct":["sundby/it"]}`: {Pointer: "/groups_direct", Key: "groups_direct", Shape: "list of strings", Count: 1, Cause: nearmiss.Direct, Items: []string{"sundby/it"}},
		`{"cognito:groups":["IT"]}`:       {Pointer: "/cognito:groups", Key: "cognito:groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Cognito, Items: []string{"IT"}},
		`{"memberOf":["CN=IT,OU=G,DC=x"]}`: {Pointer: "/memberOf", Key: "memberOf", Shape: "list of strings", Count: 1, Cause: nearmiss.MemberOf,
			Items: []string{"CN=IT,OU=G,DC=x"}},
	}
}

// otherNames are claims that providers and administrators use instead.
func otherNames() map[string]nearmiss.Miss {
	return map[string]nearmiss.Miss{
		`{"usergroups":["IT"]}`:              {Pointer: "/usergroups", Key: "usergroups", Shape: "list of strings", Count: 1, Cause: nearmiss.Renamed, Items: []string{"IT"}},
		`{"groupsid":"S-1-5-21-1-2-3-1105"}`: {Pointer: "/groupsid", Key: "groupsid", Shape: "string", Count: 1, Cause: nearmiss.Renamed, Items: []string{"S-1-5-21-1-2-3-1105"}},
		`{"teams":["` + idA + `","` + idB + `"]}`: {Pointer: "/teams", Key: "teams", Shape: "list of strings", Count: 2, Cause: nearmiss.Renamed,
			Items: []string{idA, idB}},

		`{"roles":["IT"]}`:                  {Pointer: "/roles", Key: "roles", Shape: "list of strings", Count: 1, Cause: nearmiss.Roles, Items: []string{"IT"}},
		`{"role":"IT"}`:                     {Pointer: "/role", Key: "role", Shape: "string", Count: 1, Cause: nearmiss.Roles, Items: []string{"IT"}},
		`{"roles":[{"name":"IT"},{"x":1}]}`: {Pointer: "/roles", Key: "roles", Shape: "list of objects", Count: 2, Cause: nearmiss.RoleObjects, Items: []string{"IT"}},
		`{"urn:zitadel:iam:org:project:roles":{"intric_admin":{"301234567890123456":"sundby.example"}}}`: {
			Pointer: "/urn:zitadel:iam:org:project:roles", Key: "urn:zitadel:iam:org:project:roles", Shape: "object", Count: 1,
			Cause: nearmiss.RoleObjects, Items: []string{"intric_admin"}},
		`{"realm_access":{"roles":["IT","offline_access"]}}`: {Pointer: "/realm_access/roles", Key: "realm_access.roles", Shape: "list of strings",
			Count: 2, Cause: nearmiss.RealmRoles, Items: []string{"IT", "offline_access"}},
		`{"realm_access":{"roles":["default-roles-sundby","uma_authorization","offline_access"]}}`: {Pointer: "/realm_access/roles",
			Key: "realm_access.roles", Shape: "list of strings", Count: 3, Cause: nearmiss.RealmRoles, Weak: true,
			Items: []string{"default-roles-sundby", "uma_authorization", "offline_access"}},
		`{"resource_access":{"account":{"roles":["view-profile"]},"intric":{"roles":["IT"]}}}`: {Pointer: "/resource_access/intric/roles",
			Key: "resource_access.intric.roles", Shape: "list of strings", Count: 1, Cause: nearmiss.RealmRoles, Items: []string{"IT"}},
		`{"wids":["` + idA + `"]}`:        {Pointer: "/wids", Key: "wids", Shape: "list of strings", Count: 1, Cause: nearmiss.WIDs, Items: []string{idA}},
		`{"groups":null,"Groups":["IT"]}`: {Pointer: "/Groups", Key: "Groups", Shape: "list of strings", Count: 1, Cause: nearmiss.Case, Items: []string{"IT"}},
		`{"Groups":["a","b","c","d","e","f"]}`: {Pointer: "/Groups", Key: "Groups", Shape: "list of strings", Count: 6, Cause: nearmiss.Case,
			Items: []string{"a", "b", "c", "d", "e"}},
		`{"Groups":["a",1]}`:       {Pointer: "/Groups", Key: "Groups", Shape: "mixed list", Count: 2, Cause: nearmiss.Case, Items: []string{"a"}},
		`{"Groups":{"a":1,"b":2}}`: {Pointer: "/Groups", Key: "Groups", Shape: "object", Count: 2, Cause: nearmiss.Case, Items: []string{"a", "b"}},
	}
}

func TestNoFalseAlarm(t *testing.T) {
	for _, claims := range []string{
		sample.Claims,
		`{"groups":["IT"],"roles":["admin"],"Groups":["x"]}`,
		`{"groups":[],"roles":["admin"]}`,
		`{"groups":"IT","memberOf":["IT"]}`,
		`{"amr":["pwd","mfa"],"acr":"1","scp":["a"],"scope":"openid groups","scopes":["groups"],"permissions":["read:groups"]}`,
		`{"aud":["` + idA + `","` + idB + `"],"oid":"` + idA + `","tid":"` + idB + `","azp":"` + idA + `"}`,
		`{"address":{"groups":["a"],"country":"SE"}}`,
		`{"hasgroups":true,"group_count":12,"age_group":"25-34","Groups":null,"primarygroupsid":"S-1-5-21-1-2-3-513"}`,
		`{"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"endpoint":"https://graph.example/groups"}}}`,
		`{"resource_access":{"account":{"roles":["manage-account","view-profile"]}}}`,
		`{"roles":[],"memberOf":"","wids":[]}`,
		`{"acct":0,"xms_tpl":["` + idA + `"],"capolids_latebind":["` + idB + `"]}`,
		`{"cognito:roles":["arn:aws:iam::1:role/x"],"cognito:username":"a"}`,
		`{"https://sundby.example/tenant":"x","https://sundby.example/groups/count":3}`,
		`["IT","HR"]`, `"groups"`, `{}`,
	} {
		if got := find(claims, "", ""); len(got) > 0 {
			t.Errorf("%s: %+v", claims, got)
		}
	}
}

func TestOtherArtefacts(t *testing.T) {
	const none = `{"sub":"a"}`
	for _, tt := range []struct {
		name, idToken, userInfo, access string
		want                            []string // artefact, pointer, cause, weak
	}{
		{"groups in UserInfo", none, `{"groups":["IT"]}`, "", []string{"userinfo /groups other_artefact"}},
		{"groups in both others", none, `{"groups":["IT"]}`, `{"groups":["IT"]}`,
			[]string{"userinfo /groups other_artefact", "access_token /groups other_artefact"}},
		{"the ID token's own spelling first", `{"Groups":["IT"]}`, `{"groups":["IT"]}`, "",
			[]string{"id_token /Groups case", "userinfo /groups other_artefact"}},
		{"the likelier cause first, wherever", `{"roles":["admin"]}`, `{"memberOf":["IT"]}`, "",
			[]string{"userinfo /memberOf member_of", "id_token /roles roles"}},
		{"direct groups beside UserInfo", `{"groups_direct":["a"]}`, `{"groups":["a","b"]}`, "",
			[]string{"userinfo /groups other_artefact", "id_token /groups_direct direct"}},
		{"empty or null elsewhere", none, `{"groups":[]}`, `{"groups":null}`, nil},
		{"everyday roles of an access token", none, "", `{"roles":["a"],"wids":["` + idA + `"],"realm_access":{"roles":["x"]}}`,
			[]string{"access_token /roles roles weak", "access_token /realm_access/roles realm_roles weak"}},
		{"weak after strong", `{"realm_access":{"roles":["offline_access"]},"wids":["` + idA + `"]}`, "", "",
			[]string{"id_token /wids wids", "id_token /realm_access/roles realm_roles weak"}},
		{"IDs in an access token are no groups", none, "", `{"teams":["` + idA + `"]}`, nil},
		{"no token at all", "", "", "", nil},
	} {
		var got []string
		for _, m := range find(tt.idToken, tt.userInfo, tt.access) {
			line := m.Artifact + " " + m.Pointer + " " + string(m.Cause)
			if m.Weak {
				line += " weak"
			}
			got = append(got, line)
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
}

func TestBounded(t *testing.T) {
	claims := `{` + strings.Repeat(`"Groups":["a"],`, 500) + `"x":1}`
	if got := len(find(claims, "", "")); got != 20 {
		t.Errorf("%d near misses", got)
	}
}

func FuzzFind(f *testing.F) {
	f.Add(`{"Groups":["a"],"x":{"groups":{"y":[1]}}}`, `{"groups":[null]}`)
	f.Add(`{"realm_access":{"roles":[1,{"name":"a"}]}}`, `["a"]`)
	f.Fuzz(func(t *testing.T, idToken, userInfo string) {
		ev := &evidence.Set{}
		if d, err := evidence.ParseDocument([]byte(idToken)); err == nil {
			ev.IDToken = evidence.Seen(evidence.Token{Claims: d})
		}
		if d, err := evidence.ParseDocument([]byte(userInfo)); err == nil {
			ev.UserInfo = evidence.Seen(evidence.UserInfo{Document: d})
		}
		for _, m := range nearmiss.Find(ev) {
			if !slices.Contains(nearmiss.Causes(), m.Cause) || !m.Node.Valid() || m.Key == "" || m.Count < 0 || len(m.Items) > 5 {
				t.Fatalf("%q: %+v", idToken, m)
			}
			if m.Artifact == "id_token" && m.Pointer == "/groups" {
				t.Fatalf("%q: the claim itself is no near miss", idToken)
			}
		}
	})
}
