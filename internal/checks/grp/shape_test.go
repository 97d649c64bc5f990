package grp

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

func TestGRP003(t *testing.T) { run(t, "GRP003", fixturesGRP003()) }

func fixturesGRP003() []fixture {
	claim := []string{"id_token /groups"}
	return []fixture{
		{"list", groups(`["IT"]`), finding.Pass, "", nil, nil},
		{"list with rubbish inside", groups(`[1]`), finding.Pass, "", nil, nil},
		{"absent is another check's", with(noGroups), finding.Pass, "", nil, nil},
		{"null is another check's", groups(`null`), finding.Pass, "", nil, nil},
		{"one text", groups(`"IT-support"`), finding.Fail, "single", finding.Args{"value": `"IT-support"`}, claim},
		{"one text with spaces", groups(`"Socialtjänst handläggare"`), finding.Fail, "single", nil, nil},
		{"one distinguished name", groups(`"CN=IT,OU=Grupper,DC=sundby"`), finding.Fail, "single", nil, nil},
		{"commas", groups(`"IT-support,HR"`), finding.Fail, "joined", finding.Args{"separator": ",", "count": "2"}, claim},
		{"semicolons", groups(`"IT;HR;BUN"`), finding.Fail, "joined", finding.Args{"separator": ";", "count": "3"}, nil},
		{"bars", groups(`"IT|HR"`), finding.Fail, "joined", finding.Args{"separator": "|"}, nil},
		{"spaces", groups(`"intric_admin intric_read"`), finding.Fail, "joined_by_space", finding.Args{"count": "2"}, nil},
		{"JSON inside", groups(`"[\"IT\",\"HR\"]"`), finding.Fail, "embedded", nil, nil},
		{"Python inside", groups(`"['IT', 'HR']"`), finding.Fail, "embedded", nil, nil},
		{"empty text", groups(`""`), finding.Fail, "blank", nil, nil},
		{"number", groups(`4711`), finding.Fail, "number", finding.Args{"value": "4711"}, nil},
		{"boolean", groups(`true`), finding.Fail, "boolean", finding.Args{"value": "true"}, nil},
		{"roles as an object", groups(`{"admin":{"1":"x"},"read":{}}`), finding.Fail, "object",
			finding.Args{"count": "2", "items": `"admin", "read"`}, claim},
		{"empty object", groups(`{"":1}`), finding.Fail, "object", nil, nil},
		{"Intric's own bad example", groups(`{"group1":["group1.1","group1.2"],"group2":["group2.1"]}`), finding.Fail, "nested",
			finding.Args{"items": `"group1", "group2"`}, claim},
	}
}

func TestGRP004(t *testing.T) { run(t, "GRP004", fixturesGRP004()) }

func fixturesGRP004() []fixture {
	return []fixture{
		{"flat", groups(`["IT","HR"]`), finding.Pass, "", nil, nil},
		{"other kinds are another check's", groups(`[1,null,true]`), finding.Pass, "", nil, nil},
		{"a text with brackets", groups(`["[IT]"]`), finding.Pass, "", nil, nil},
		{"no list at all", groups(`{"a":["b"]}`), finding.Pass, "", nil, nil},
		{"list inside", groups(`["IT","HR",["Ekonomi"]]`), finding.Fail, "nested",
			finding.Args{"count": "1", "items": `["Ekonomi"]`}, []string{"id_token /groups/2"}},
		{"Intric's own bad example", groups(`[{"group1":["group1.1","group1.2"]},{"group2":["group2.1"]}]`), finding.Fail, "nested",
			finding.Args{"count": "2"}, []string{"id_token /groups/0", "id_token /groups/1"}},
		{"objects", groups(`[{"id":"1","displayName":"IT"}]`), finding.Fail, "object",
			finding.Args{"items": `{"id":"1","displayName":"IT"}`}, []string{"id_token /groups/0"}},
		{"many", groups(`[[],[],[],[],[],[],[]]`), finding.Fail, "nested", finding.Args{"items": "[], [], [], [], [] and 2 more"}, nil},
	}
}

func TestGRP005(t *testing.T) { run(t, "GRP005", fixturesGRP005()) }

func fixturesGRP005() []fixture {
	return []fixture{
		{"texts", groups(`["IT","4711","true","null"]`), finding.Pass, "", nil, nil},
		{"lists are another check's", groups(`["IT",["HR"]]`), finding.Pass, "", nil, nil},
		{"number", groups(`["IT",4711,12]`), finding.Fail, "number", finding.Args{"items": "4711, 12", "count": "2"},
			[]string{"id_token /groups/1", "id_token /groups/2"}},
		{"boolean", groups(`[false]`), finding.Fail, "boolean", finding.Args{"items": "false"}, nil},
		{"null", groups(`["IT",null]`), finding.Fail, "null", finding.Args{"items": "null"}, []string{"id_token /groups/1"}},
		{"several", groups(`[1,null,true]`), finding.Fail, "several", finding.Args{"items": "1, null, true"}, nil},
	}
}

func TestGRP014(t *testing.T) { run(t, "GRP014", fixturesGRP014()) }

func fixturesGRP014() []fixture {
	collapses := traits(evidence.Traits{CollapsesOne: true})
	return []fixture{
		{"one group as a list", groups(`["IT"]`), finding.Pass, "", nil, nil},
		{"several groups", groups(`["IT","HR"]`), finding.Pass, "one_group_untested", finding.Args{"count": "2"}, nil},
		{"several groups where one becomes a text", groups(`["IT","HR"]`, collapses), finding.NotChecked, "one_group_missing",
			finding.Args{"count": "2"}, nil},
		{"one group as a list where it becomes a text", groups(`["IT"]`, collapses), finding.NotChecked, "several_groups_missing", nil, nil},
		{"a text is another check's", groups(`"IT"`, collapses), finding.Pass, "", nil, nil},
	}
}
