package grp

import (
	"fmt"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// many writes a list of n groups, with others behind them.
func many(n int, others ...string) string {
	var list []string
	for i := range n {
		list = append(list, fmt.Sprintf(`"Enhet %03d"`, i+1))
	}
	for _, o := range others {
		list = append(list, `"`+o+`"`)
	}
	return "[" + strings.Join(list, ",") + "]"
}

func TestGRP015(t *testing.T) { run(t, "GRP015", fixturesGRP015()) }

func fixturesGRP015() []fixture {
	capped := traits(evidence.Traits{GroupCap: 200})
	refusing := traits(evidence.Traits{GroupCap: 100, CapFailsRequest: true})
	return []fixture{
		{"few", groups(many(2), capped), finding.Pass, "", nil, nil},
		{"159 of 200", groups(many(159), capped), finding.Pass, "", nil, nil},
		{"160 of 200", groups(many(160), capped), finding.Warn, "near", finding.Args{"count": "160", "limit": "200"}, []string{"id_token /groups"}},
		{"200 of 200", groups(many(200), capped), finding.Warn, "exactly_at", nil, nil},
		{"more than the limit that is known", groups(many(201), capped), finding.Pass, "", nil, nil},
		{"80 of 100 where the request fails", groups(many(80), refusing), finding.Warn, "near_refusal", nil, nil},
		{"no limit known", groups(many(1000)), finding.Pass, "", nil, nil},
	}
}

func TestGRP016(t *testing.T) { run(t, "GRP016", fixturesGRP016()) }

func fixturesGRP016() []fixture {
	known := evidence.Traits{GroupCap: 100, BuiltInGroups: []string{"Everyone"}}
	return []fixture{
		{"50", groups(many(50)), finding.Pass, "", nil, nil},
		{"51", groups(many(51)), finding.Warn, "many",
			finding.Args{"count": "51", "limit": "50", "builtIn": "0", "bytes": "613", "bytesPerGroup": "12"}, []string{"id_token /groups"}},
		{"with a group of everybody", groups(many(60, "Everyone"), traits(known)), finding.Warn, "many", finding.Args{"builtIn": "1"}, nil},
		{"near the limit", groups(many(90), traits(known)), finding.Warn, "many_near_cap", finding.Args{"cap": "100"}, nil},
		{"a wanted list names the others", groups(many(60), wantedGroups(evidence.WantedGroup{Name: "Enhet 001"})), finding.Pass, "", nil, nil},
		{"another limit", groups(many(60), declared(evidence.Declared{MaxGroups: 60})), finding.Pass, "", nil, nil},
		{"a smaller limit", groups(many(4), declared(evidence.Declared{MaxGroups: 3})), finding.Warn, "many", finding.Args{"limit": "3"}, nil},
	}
}

func TestGRP017(t *testing.T) { run(t, "GRP017", fixturesGRP017()) }

func fixturesGRP017() []fixture {
	known := traits(evidence.Traits{
		BuiltInGroups:   []string{"Everyone", "Domain Users", "Domänanvändare"},
		BuiltInPrefixes: []string{"default-roles-", "Internal/"},
	})
	return []fixture{
		{"names", groups(`["IT","Everyone at HR","default-roles-"]`, known), finding.Pass, "", nil, nil},
		{"built-in, in any case", groups(`["IT","everyone","DOMÄNANVÄNDARE"]`, known), finding.Warn, "built_in",
			finding.Args{"items": `"everyone", "DOMÄNANVÄNDARE"`, "count": "2"}, []string{"id_token /groups/1", "id_token /groups/2"}},
		{"a prefix", groups(`["default-roles-sundby","Internal/everyone"]`, known), finding.Warn, "built_in", finding.Args{"count": "2"}, nil},
		{"inside longer forms", groups(`["SUNDBY\\Domain Users","CN=Everyone,OU=G,DC=x","/default-roles-sundby"]`, known),
			finding.Warn, "built_in", finding.Args{"count": "3"}, nil},
		{"wanted", groups(`["Everyone"]`, known, wantedGroups(evidence.WantedGroup{Name: "Everyone"})), finding.Pass, "", nil, nil},
	}
}
