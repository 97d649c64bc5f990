package grp

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

const noGroups = `{"sub":"a"}`

func TestGRP001(t *testing.T) { run(t, "GRP001", fixturesGRP001()) }

func fixturesGRP001() []fixture {
	none := userInfo(noGroups)
	causes := traits(evidence.Traits{GroupCauses: []string{"no such group", "no mapper"}})
	return append([]fixture{
		{"present", groups(`["IT"]`), finding.Pass, "", nil, nil},
		{"present and empty", groups(`[]`), finding.Pass, "", nil, nil},
		{"present with a wrong type", groups(`{}`), finding.Pass, "", nil, nil},
		{"the last of two counts", with(`{"groups":null,"groups":["IT"]}`), finding.Pass, "", nil, nil},
		{"absent", with(noGroups, none, causes), finding.Fail, "absent", finding.Args{"causes": "(1) no such group; (2) no mapper"}, nil},
		{"absent, no provider", with(noGroups, none), finding.Fail, "absent_without_causes", nil, nil},
		{"null", groups(`null`, none, causes), finding.Fail, "null", nil, []string{"id_token /groups"}},
		{"the last of two is null", with(`{"groups":["IT"],"groups":null}`, none), finding.Fail, "null", nil, nil},
		{"the person said: in no group", with(noGroups, none, causes, declared(evidence.Declared{InNoGroup: true})),
			finding.NotChecked, "in_no_group", nil, nil},
		{"declared: in no group", groups(`null`, none, declared(evidence.Declared{UserGroupsSet: true})),
			finding.NotChecked, "in_no_group", nil, nil},
		{"in no group, but the name is wrong", with(`{"Groups":["IT"]}`, none, declared(evidence.Declared{InNoGroup: true})),
			finding.Fail, "near_miss_case", nil, nil},
		{"only roles that everybody has", with(`{"realm_access":{"roles":["offline_access"]}}`, none, causes), finding.Fail, "absent", nil, nil},
		{"other lists are no groups", with(`{"amr":["pwd"],"aud":["x"],"permissions":["a"],"address":{"groups":["x"]}}`, none, causes),
			finding.Fail, "absent", nil, nil},
	}, nearMissFixtures(none)...)
}

func nearMissFixtures(none func(*evidence.Set)) []fixture {
	return []fixture{
		{"case", with(`{"Groups":["IT","HR"]}`, none), finding.Fail, "near_miss_case",
			finding.Args{"key": "Groups", "pointer": "/Groups", "artifact": "ID token", "shape": "list of strings", "count": "2",
				"found": `list of strings (2): "IT", "HR"`}, []string{"id_token /Groups"}},
		{"seven groups", with(`{"Groups":["a","b","c","d","e","f","g"]}`, none), finding.Fail, "near_miss_case",
			finding.Args{"found": `list of strings (7): "a", "b", "c", "d", "e" and 2 more`}, nil},
		{"empty", with(`{"Groups":[]}`, none), finding.Fail, "near_miss_case", finding.Args{"found": "empty list (0)"}, nil},
		{"white space", with("{\"groups\u00a0\":[\"IT\"]}", none), finding.Fail, "near_miss_white_space", finding.Args{"key": `groups\u00a0`}, nil},
		{"look-alike", with("{\"gr\u043eups\":[\"IT\"]}", none), finding.Fail, "near_miss_look_alike", nil, nil},
		{"singular", with(`{"group":["IT"]}`, none), finding.Fail, "near_miss_singular", nil, nil},
		{"namespaced", with(`{"https://exempelkommun.example/claims/groups":["IT"]}`, none), finding.Fail, "near_miss_namespaced", nil,
			[]string{"id_token /https:~1~1exempelkommun.example~1claims~1groups"}},
		{"SAML claim type", with(`{"http://schemas.xmlsoap.org/claims/Group":["IT"]}`, none), finding.Fail, "near_miss_saml_uri", nil, nil},
		{"nested", with(`{"intric":{"groups":["IT"]}}`, none), finding.Fail, "near_miss_nested", finding.Args{"key": "intric.groups"},
			[]string{"id_token /intric/groups"}},
		{"direct", with(`{"groups_direct":["a/b"]}`, none), finding.Fail, "near_miss_direct", nil, nil},
		{"Cognito", with(`{"cognito:groups":["IT"]}`, none), finding.Fail, "near_miss_cognito", nil, nil},
		{"memberOf", with(`{"memberOf":["CN=IT,OU=G,DC=x"]}`, none), finding.Fail, "near_miss_member_of", nil, nil},
		{"renamed", with(`{"teams":["`+idA+`"]}`, none), finding.Fail, "near_miss_renamed", nil, nil},
		{"roles", with(`{"roles":["IT"]}`, none), finding.Fail, "near_miss_roles", nil, nil},
		{"role objects", with(`{"roles":[{"x":1}]}`, none), finding.Fail, "near_miss_role_objects",
			finding.Args{"found": "list of objects (1)"}, nil},
		{"realm roles", with(`{"realm_access":{"roles":["IT-support","HR"]}}`, none), finding.Fail, "near_miss_realm_roles", nil,
			[]string{"id_token /realm_access/roles"}},
		{"wids", with(`{"wids":["`+idA+`"]}`, none), finding.Fail, "near_miss_wids", nil, nil},
		{"memberOf in UserInfo", with(noGroups, userInfo(`{"memberOf":["IT"]}`)), finding.Fail, "near_miss_member_of",
			finding.Args{"artifact": "UserInfo response"}, []string{"userinfo /memberOf"}},
		{"groups in the access token", with(noGroups, none, accessToken(`{"groups":["IT"]}`)), finding.Fail, "near_miss_other_artefact",
			finding.Args{"artifact": "access token"}, []string{"access_token /groups"}},
	}
}

func TestGRP002(t *testing.T) { run(t, "GRP002", fixturesGRP002()) }

func fixturesGRP002() []fixture {
	none, both := userInfo(noGroups), userInfo(`{"groups":["IT"]}`)
	always := traits(evidence.Traits{GroupsOnlyInUserInfo: true})
	return []fixture{
		{"in the ID token", groups(`["IT"]`, none), finding.Pass, "", nil, nil},
		{"in both", groups(`["IT"]`, both), finding.Pass, "", nil, nil},
		{"in UserInfo alone", with(noGroups, both), finding.Fail, "userinfo", nil, []string{"userinfo /groups"}},
		{"null in the ID token", groups(`null`, both), finding.Fail, "userinfo", nil, nil},
		{"one text in UserInfo", with(noGroups, userInfo(`{"groups":"IT"}`)), finding.Fail, "userinfo", nil, nil},
		{"always there", with(`{"groups_direct":["a"]}`, both, always), finding.Fail, "userinfo_always", nil, []string{"userinfo /groups"}},
		{"in the access token alone", with(noGroups, none, accessToken(`{"groups":["IT"]}`)), finding.Fail, "access_token", nil,
			[]string{"access_token /groups"}},
		{"in both others", with(noGroups, both, accessToken(`{"groups":["IT"]}`)), finding.Fail, "both", nil,
			[]string{"userinfo /groups", "access_token /groups"}},
		{"nowhere", with(noGroups, none), finding.NotApplicable, "nowhere", nil, nil},
		{"empty elsewhere", with(noGroups, userInfo(`{"groups":[]}`)), finding.NotApplicable, "nowhere", nil, nil},
		{"nowhere, though it is known to be in UserInfo", with(noGroups, none, always), finding.NotApplicable, "nowhere", nil, nil},
	}
}

// Where the provider cannot move the groups, only Intric can help.
func TestGRP002Owner(t *testing.T) {
	ev := with(noGroups, userInfo(`{"groups":["IT"]}`))
	if o := judgeArtefact(ev); o.Owner != finding.OwnerNone {
		t.Errorf("owner %q", o.Owner)
	}
	ev.Provider.Traits.GroupsOnlyInUserInfo = true
	if o := judgeArtefact(ev); o.Owner != finding.Intric {
		t.Errorf("owner %q", o.Owner)
	}
}

func TestGRP006(t *testing.T) { run(t, "GRP006", fixturesGRP006()) }

func fixturesGRP006() []fixture {
	const names = `"_claim_names":{"groups":"src1"}`
	const endpoint = `"_claim_sources":{"src1":{"endpoint":"https://graph.windows.net/t/users/o/getMemberObjects"}}`
	capped := traits(evidence.Traits{GroupCap: 200, Microsoft: true})
	return []fixture{
		{"a list", groups(`["IT"]`), finding.Pass, "", nil, nil},
		{"nothing at all", with(noGroups), finding.Pass, "", nil, nil},
		{"another claim is elsewhere", with(`{"_claim_names":{"address":"src1"},"groups":["IT"]}`), finding.Pass, "", nil, nil},
		{"overage", with(`{`+names+`,`+endpoint+`}`, capped), finding.Fail, "overage", finding.Args{"limit": "200"},
			[]string{"id_token /_claim_names/groups"}},
		{"overage without sources", with(`{`+names+`}`, capped), finding.Fail, "overage", nil, nil},
		{"unknown provider", with(`{` + names + `,` + endpoint + `}`), finding.Fail, "reference", nil, nil},
		{"beside a list", with(`{"groups":["IT"],`+names+`,`+endpoint+`}`, capped), finding.Fail, "beside_claim", nil,
			[]string{"id_token /_claim_names/groups", "id_token /groups"}},
		{"named groups:src1", with(`{"groups:src1":"x"}`, capped), finding.Fail, "overage", nil, []string{"id_token /groups:src1"}},
		{"a claim that only begins so", with(`{"groups:admin":["x"]}`, capped), finding.Pass, "", nil, nil},
		{"aggregated", with(`{`+names+`,"_claim_sources":{"src1":{"JWT":"[removed]"}}}`, capped), finding.Fail, "aggregated", nil, nil},
		{"distributed", with(`{` + names + `,"_claim_sources":{"src1":{"endpoint":"https://claims.example","access_token":"[removed]"}}}`),
			finding.Fail, "distributed", nil, nil},
		{"hasgroups", with(`{"hasgroups":true}`, capped), finding.NotChecked, "implicit_flow", nil, []string{"id_token /hasgroups"}},
		{"hasgroups as text", with(`{"hasgroups":"true"}`, capped), finding.NotChecked, "implicit_flow", nil, nil},
		{"hasgroups is false", with(`{"hasgroups":false}`, capped), finding.Pass, "", nil, nil},
		{"hasgroups beside groups", with(`{"hasgroups":true,"groups":["IT"]}`, capped), finding.Pass, "", nil, nil},
	}
}

// The token that another issuer vouches with is nobody's business.
func TestGRP006PrintsNoSource(t *testing.T) {
	o := judgeOverage(with(`{"_claim_names":{"groups":"src1"},"_claim_sources":{"src1":{"JWT":"eyJ.canary.x"}}}`))
	if o.Variant != "aggregated" || len(o.Args) > 0 {
		t.Errorf("%s %v", o.Variant, o.Args)
	}
}

func TestGRP007(t *testing.T) { run(t, "GRP007", fixturesGRP007()) }

func fixturesGRP007() []fixture {
	place := []string{"id_token /groups"}
	return []fixture{
		{"groups", groups(`["IT"]`), finding.Pass, "", nil, nil},
		{"a blank group is another check's", groups(`[""]`), finding.Pass, "", nil, nil},
		{"empty", groups(`[]`), finding.NotChecked, "empty", nil, place},
		{"empty where that means none", groups(`[]`, traits(evidence.Traits{EmptyMembership: "empty"})), finding.NotChecked, "empty_means_none", nil, place},
		{"empty where the claim should be absent", groups(`[]`, traits(evidence.Traits{EmptyMembership: "absent"})),
			finding.NotChecked, "empty_is_unusual", nil, place},
		{"empty as declared proves nothing", groups(`[]`, declared(evidence.Declared{UserGroupsSet: true})),
			finding.NotChecked, "empty_as_declared", nil, place},
		{"empty though groups were declared", groups(`[]`, declared(evidence.Declared{UserGroupsSet: true, UserGroups: []string{"IT"}})),
			finding.Pass, "empty_despite_declared", nil, place},
	}
}

func TestGRP032(t *testing.T) { run(t, "GRP032", fixturesGRP032()) }

func fixturesGRP032() []fixture {
	cannot := traits(evidence.Traits{CannotSendGroups: true})
	certain := func(ev *evidence.Set) { ev.Provider.Certainty, ev.Provider.Name = "certain", "Example IdP" }
	none := userInfo(noGroups)
	return []fixture{
		{"an ordinary provider without groups", with(noGroups, none), finding.Pass, "", nil, nil},
		{"cannot", with(noGroups, none, cannot, certain), finding.Fail, "impossible", finding.Args{"provider": "Example IdP"}, nil},
		{"cannot, as a probe knows", with(noGroups, cannot, certain).Without(evidence.KIDToken, evidence.KUserInfo),
			finding.Fail, "impossible", nil, nil},
		{"only likely", with(noGroups, none, cannot), finding.NotChecked, "likely_impossible", nil, nil},
		{"what was seen counts more", groups(`["IT"]`, none, cannot, certain), finding.Pass, "", nil, nil},
		{"seen in UserInfo", with(noGroups, userInfo(`{"groups":["IT"]}`), cannot, certain), finding.Pass, "", nil, nil},
	}
}
