package grp

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

var (
	support  = evidence.WantedGroup{ID: idA, Name: "IT-support"}
	humanRes = evidence.WantedGroup{ID: idB, Name: "HR"}
)

// mustHave declares the groups of this user, beside a wanted list.
func mustHave(names []string, wanted ...evidence.WantedGroup) func(*evidence.Set) {
	return declared(evidence.Declared{UserGroups: names, UserGroupsSet: true, Wanted: wanted})
}

func TestGRP018(t *testing.T) { run(t, "GRP018", fixturesGRP018()) }

func fixturesGRP018() []fixture {
	both := []string{"IT-support", "HR"}
	return []fixture{
		{"nothing declared", groups(`["IT"]`), finding.NotApplicable, "not_declared", nil, nil},
		{"both there, and more", groups(`["HR","BUN","IT-support"]`, mustHave(both)), finding.Pass, "", nil, nil},
		{"one missing", groups(`["HR"]`, mustHave(both)), finding.Fail, "missing",
			finding.Args{"items": `"IT-support"`, "count": "1"}, []string{"id_token /groups"}},
		{"empty list", groups(`[]`, mustHave(both)), finding.Fail, "missing", finding.Args{"count": "2"}, nil},
		{"other case", groups(`["HR","IT-Support"]`, mustHave(both)), finding.Fail, "other_spelling",
			finding.Args{"items": `"IT-support"`, "instead": `"IT-Support"`}, []string{"id_token /groups/1"}},
		{"as a path", groups(`["/Sundby/HR","/IT-support"]`, mustHave(both)), finding.Fail, "other_spelling",
			finding.Args{"instead": `"/IT-support", "/Sundby/HR"`}, nil},
		{"names against IDs", groups(`["`+idA+`"]`, mustHave(both)), finding.NotChecked, "other_form",
			finding.Args{"items": `"IT-support", "HR"`, "kind": "object ID"}, nil},
		{"an ID against names", groups(`["HR"]`, mustHave([]string{idA})), finding.NotChecked, "other_form", nil, nil},
		{"names against IDs, with a list", groups(`["`+idA+`","`+idB+`"]`, mustHave(both, support, humanRes)), finding.Pass, "", nil, nil},
		{"missing by the list", groups(`["`+idA+`"]`, mustHave(both, support, humanRes)), finding.Fail, "missing", finding.Args{"items": `"HR"`}, nil},
		{"missing beats unknown", groups(`["`+idA+`"]`, mustHave([]string{"HR", idB})), finding.Fail, "missing", finding.Args{"items": `"` + idB + `"`}, nil},
		{"in no group, as declared", groups(`[]`, mustHave(nil)), finding.Pass, "", nil, nil},
		{"in no group, and yet some arrive", groups(`["IT"]`, mustHave(nil)), finding.Pass, "more_than_declared",
			finding.Args{"items": `"IT"`, "count": "1"}, nil},
	}
}

func TestGRP019(t *testing.T) { run(t, "GRP019", fixturesGRP019()) }

func fixturesGRP019() []fixture {
	names := wantedGroups(evidence.WantedGroup{Name: "IT-support"}, evidence.WantedGroup{Name: "HR"})
	return []fixture{
		{"no list", groups(`["IT"]`), finding.NotApplicable, "no_list", nil, nil},
		{"all wanted", groups(`["HR","IT-support"]`, names), finding.Pass, "", nil, nil},
		{"one too many", groups(`["HR","BUN"]`, names), finding.Warn, "unwanted", finding.Args{"items": `"BUN"`}, []string{"id_token /groups/1"}},
		{"six too many", groups(`["a","b","c","d","e","f"]`, names), finding.Warn, "unwanted",
			finding.Args{"items": `"a", "b", "c", "d", "e" and 1 more`, "count": "6"}, nil},
		{"IDs on the list", groups(`["`+idA+`","`+idB+`"]`, wantedGroups(support)), finding.Warn, "unwanted", finding.Args{"items": `"` + idB + `"`}, nil},
		{"IDs in a plain list", groups(`["`+idA+`"]`, wantedGroups(evidence.WantedGroup{Name: idA})), finding.Pass, "", nil, nil},
		{"IDs against a list of names", groups(`["`+idA+`"]`, names), finding.NotChecked, "other_form", finding.Args{"kind": "object ID"}, nil},
		{"blank is another check's", groups(`["HR",""]`, names), finding.Pass, "", nil, nil},
		{"empty", groups(`[]`, names), finding.Pass, "", nil, nil},
	}
}

func TestGRP026(t *testing.T) { run(t, "GRP026", fixturesGRP026()) }

func fixturesGRP026() []fixture {
	twice := wantedGroups(evidence.WantedGroup{ID: idA, Name: "Chef"}, evidence.WantedGroup{ID: idB, Name: "Chef"},
		evidence.WantedGroup{ID: "7d02", Name: "HR"})
	return []fixture{
		{"no list", groups(`["IT"]`), finding.NotApplicable, "no_list", nil, nil},
		{"names only", groups(`["IT"]`, wantedGroups(evidence.WantedGroup{Name: "IT"})), finding.NotApplicable, "no_list", nil, nil},
		{"different names", groups(`["IT-support"]`, wantedGroups(support, humanRes)), finding.Pass, "", nil, nil},
		{"one group listed twice", groups(`["HR"]`, wantedGroups(humanRes, humanRes)), finding.Pass, "", nil, nil},
		{"one name for two groups", groups(`["HR","Chef"]`, twice), finding.Fail, "arrives", finding.Args{"items": `"Chef"`},
			[]string{"id_token /groups/1"}},
		{"one name for two groups of other users", groups(`["HR"]`, twice), finding.Fail, "listed", finding.Args{"items": `"Chef"`}, nil},
		{"one name for two groups, IDs are sent", groups(`["`+idA+`"]`, twice), finding.Pass, "", nil, nil},
		{"one name for two groups, paths are sent", groups(`["/A/Chef","/B/Chef"]`, twice), finding.Pass, "", nil, nil},
		{"names that are not the list's", groups(`["chef.a"]`, twice), finding.NotChecked, "other_names", nil, nil},
	}
}

func TestGRP028(t *testing.T) { run(t, "GRP028", fixturesGRP028()) }

func fixturesGRP028() []fixture {
	names := wantedGroups(evidence.WantedGroup{Name: "IT-support"})
	return []fixture{
		{"no list", groups(`["IT"]`), finding.NotApplicable, "no_list", nil, nil},
		{"one wanted", groups(`["BUN","IT-support"]`, names), finding.Pass, "", nil, nil},
		{"none wanted", groups(`["BUN"]`, names), finding.Warn, "none", finding.Args{"items": `"BUN"`}, []string{"id_token /groups/0"}},
		{"IDs against a list of names", groups(`["`+idA+`"]`, names), finding.NotChecked, "other_form", nil, nil},
	}
}
