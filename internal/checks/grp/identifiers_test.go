package grp

import (
	"strconv"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
)

func identifiers(sort string) func(*evidence.Set) {
	return declared(evidence.Declared{Identifiers: sort})
}

func forms(names ...string) func(*evidence.Set) { return traits(evidence.Traits{Forms: names}) }

func TestGRP020(t *testing.T) { run(t, "GRP020", fixturesGRP020()) }

func fixturesGRP020() []fixture {
	return []fixture{
		{"names", groups(`["IT","HR"]`), finding.Pass, "", nil, nil},
		{"names that look like paths and addresses", groups(`["IT","BUN/Skola","a@sundby.example","301234567890123456"]`), finding.Pass, "", nil, nil},
		{"IDs and a blank", groups(`["` + idA + `",""]`), finding.Pass, "", nil, nil},
		{"names and IDs", groups(`["IT","` + idA + `","HR","` + idB + `"]`), finding.Warn, "names_and_ids",
			finding.Args{"kinds": "name (2), object ID (2)", "items": `"IT", "` + idA + `"`}, []string{"id_token /groups/0", "id_token /groups/1"}},
		{"UUID and SPN", groups(`["`+idA+`","it@idm.example"]`, forms("spn")), finding.Warn, "names_and_ids",
			finding.Args{"kinds": "object ID (1), SPN (1)"}, nil},
		{"names and paths", groups(`["IT","/HR"]`), finding.Warn, "forms", finding.Args{"kinds": "name (1), path (1)"}, nil},
	}
}

func TestGRP021(t *testing.T) { run(t, "GRP021", fixturesGRP021()) }

func fixturesGRP021() []fixture {
	return []fixture{
		{"names", groups(`["IT"]`), finding.Pass, "names", nil, nil},
		{"names as chosen", groups(`["IT"]`, identifiers("names")), finding.Pass, "", nil, nil},
		{"IDs", groups(`["` + idA + `","` + idB + `"]`), finding.Warn, "ids",
			finding.Args{"kind": "object ID", "items": `"` + idA + `", "` + idB + `"`}, []string{"id_token /groups/0", "id_token /groups/1"}},
		{"IDs as chosen", groups(`["`+idA+`"]`, identifiers("ids")), finding.Pass, "", nil, nil},
		{"IDs against the choice are another check's", groups(`["`+idA+`"]`, identifiers("names")), finding.Pass, "", nil, nil},
		{"IDs with names beside them", groups(`["`+idA+`","`+idB+`"]`, wantedGroups(support)), finding.Warn, "ids_named",
			finding.Args{"items": `"` + idA + `" ("IT-support"), "` + idB + `"`}, nil},
		{"a mixed list is another check's", groups(`["IT","` + idA + `"]`), finding.Pass, "", nil, nil},
		{"paths are another check's", groups(`["/IT"]`), finding.Pass, "", nil, nil},
	}
}

func TestGRP022(t *testing.T) { run(t, "GRP022", fixturesGRP022()) }

func fixturesGRP022() []fixture {
	return []fixture{
		{"names", groups(`["IT","BUN/Skola","a@sundby.example","R\\D"]`), finding.Pass, "", nil, nil},
		{"IDs", groups(`["` + idA + `","S-1-5-21-1-2-3-1105"]`), finding.Pass, "", nil, nil},
		{"distinguished names", groups(`["HR","CN=IT,OU=G,DC=x"]`), finding.Warn, "dn",
			finding.Args{"items": `"CN=IT,OU=G,DC=x"`, "count": "1"}, []string{"id_token /groups/1"}},
		{"paths", groups(`["/A/HR","/IT"]`), finding.Warn, "path", nil, nil},
		{"paths of a provider that sends them", groups(`["sundby/it"]`, forms("slug_path")), finding.Warn, "path", nil, nil},
		{"domain names", groups(`["SUNDBY\\IT"]`), finding.Warn, "domain_name", nil, nil},
		{"SPN", groups(`["it@idm.example"]`, forms("spn")), finding.Warn, "spn", nil, nil},
		{"e-mail", groups(`["it@sundby.example"]`, forms("email")), finding.Warn, "email", nil, nil},
		{"several", groups(`["/IT","SUNDBY\\HR"]`), finding.Warn, "mixed", nil, nil},
		{"shortening would merge two", groups(`["/A/Chef","/IT","/B/Chef"]`), finding.Warn, "collides",
			finding.Args{"kind": "path", "short": `"Chef"`, "collision": `"/A/Chef" and "/B/Chef"`, "count": "3"}, nil},
		{"shortening would meet a name", groups(`["Chef","SUNDBY\\Chef"]`), finding.Warn, "collides", finding.Args{"kind": "name with its domain"}, nil},
		{"the same twice is no collision", groups(`["/A/Chef","/A/Chef"]`), finding.Warn, "path", nil, nil},
	}
}

func TestShort(t *testing.T) {
	for value, want := range map[string]string{
		"IT": "IT", "/Sundby/IT": "IT", `SUNDBY\IT`: "IT", "CN=IT,OU=G,DC=x": "IT", `CN=Kultur\, fritid,OU=G,DC=x`: "Kultur, fritid",
		" /IT ": "IT", idA: idA,
	} {
		if got := short(groupclaim.Of(groups("[" + strconv.Quote(value) + "]")).Items[0]); got != want {
			t.Errorf("short(%q) = %q, want %q", value, got, want)
		}
	}
}

func TestGRP025(t *testing.T) { run(t, "GRP025", fixturesGRP025()) }

func fixturesGRP025() []fixture {
	two := userInfo(`{"groups":["IT","HR"]}`)
	places := []string{"id_token /groups", "userinfo /groups"}
	return []fixture{
		{"the same in another order", groups(`["HR","IT"]`, two), finding.Pass, "", nil, nil},
		{"one of them twice", groups(`["HR","IT","IT"]`, two), finding.Pass, "", nil, nil},
		{"the same with a number", groups(`["HR",1]`, userInfo(`{"groups":[1,"HR"]}`)), finding.Pass, "", nil, nil},
		{"the same text", groups(`"HR"`, userInfo(`{"groups":"HR"}`)), finding.Pass, "", nil, nil},
		{"no UserInfo", groups(`["IT"]`).Without(evidence.KUserInfo), finding.NotApplicable, "no_userinfo", nil, nil},
		{"UserInfo without groups", groups(`["IT"]`, userInfo(noGroups)), finding.NotApplicable, "one_alone", nil, nil},
		{"ID token without groups", with(noGroups, two), finding.NotApplicable, "one_alone", nil, nil},
		{"another shape", groups(`["HR","IT"]`, userInfo(`{"groups":"HR,IT"}`)), finding.Warn, "shape",
			finding.Args{"idToken": "list", "userInfo": "string"}, places},
		{"other groups", groups(`["HR","BUN"]`, two), finding.Warn, "content", finding.Args{"idToken": `"BUN"`, "userInfo": `"IT"`}, places},
		{"more in the ID token", groups(`["HR","IT","BUN"]`, two), finding.Warn, "more_in_id_token", finding.Args{"items": `"BUN"`}, places},
		{"more in UserInfo", groups(`[]`, two), finding.Warn, "more_in_userinfo", finding.Args{"items": `"IT", "HR"`}, places},
	}
}

func TestGRP031(t *testing.T) { run(t, "GRP031", fixturesGRP031()) }

func fixturesGRP031() []fixture {
	return []fixture{
		{"nothing declared", groups(`["IT","` + idA + `"]`), finding.NotApplicable, "not_declared", nil, nil},
		{"names", groups(`["IT","/HR","CN=A,OU=B","a@b.example"]`, identifiers("names")), finding.Pass, "", nil, nil},
		{"IDs", groups(`["`+idA+`","00g1a2B3c4D5e6F7g8H9","S-1-5-32-544"]`, identifiers("ids")), finding.Pass, "", nil, nil},
		{"IDs of the provider", groups(`["301234567890123456"]`, func(ev *evidence.Set) {
			ev.Provider.Traits.Forms, ev.Declared.Identifiers = []string{"numeric_id"}, "ids"
		}), finding.Pass, "", nil, nil},
		{"blank is another check's", groups(`["`+idA+`",""]`, identifiers("ids")), finding.Pass, "", nil, nil},
		{"IDs instead of names", groups(`["IT","`+idA+`"]`, identifiers("names")), finding.Fail, "ids_arrive",
			finding.Args{"items": `"` + idA + `"`}, []string{"id_token /groups/1"}},
		{"names instead of IDs", groups(`["`+idA+`","/HR"]`, identifiers("ids")), finding.Fail, "names_arrive",
			finding.Args{"items": `"/HR"`}, []string{"id_token /groups/1"}},
	}
}
