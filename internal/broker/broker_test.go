package broker

import (
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func parse(t testing.TB, text string) jsondoc.Node {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return doc.Root()
}

// TestClaimProblems is the measured table of what the broker takes and refuses.
func TestClaimProblems(t *testing.T) {
	accepted := map[string][]string{
		"email_verified":        {`true`, `false`, `"true"`, `"false"`},
		"phone_number_verified": {`true`, `"false"`},
		"locale":                {`"sv"`, `"sv-SE"`, `"en_US"`, `"xx-YY"`, `""`, `null`},
		"exp":                   {`1700000000`, `1700000000.75`, `1.7e9`, `"2024-01-01T00:00:00Z"`, `null`},
		"updated_at":            {`0`, `"2024-01-01T00:00:00+01:00"`},
		"sub":                   {`"a"`, `""`, `null`, `"\ud800"`},
		"name":                  {`"a"`, `null`},
		"amr":                   {`"pwd"`, `["pwd","mfa"]`, `[]`, `null`},
		"aud":                   {`"a"`, `["a","b"]`, `null`},
		"address":               {`{"locality":"Ystad"}`, `{"locality":null,"other":[1]}`, `null`},
		"act":                   {`{"sub":"a"}`},
		"groups":                {`"a"`, `[1,[2],null]`, `{"a":1}`, `null`, `7`},
		"department":            {`7`},
	}
	refused := map[string][]string{
		"email_verified":        {`null`, `1`, `"True"`, `"yes"`, `[]`},
		"phone_number_verified": {`0`},
		"locale":                {`"not a locale"`, `{}`, `7`},
		"exp":                   {`"1700000000"`, `"2024-01-01 00:00:00"`, `true`, `1e999`},
		"updated_at":            {`""`, `{}`},
		"auth_time":             {`[1]`},
		"sub":                   {`1`, `["a"]`},
		"given_name":            {`["a","b"]`, `true`},
		"acr":                   {`1`},
		"sid":                   {`{}`},
		"amr":                   {`[1]`, `7`},
		"aud":                   {`["a",1]`, `7`},
		"address":               {`"Storgatan 1"`, `{"locality":["Ystad"]}`, `[]`},
	}
	for claim, values := range accepted {
		for _, value := range values {
			if got := ClaimProblems(parse(t, fmt.Sprintf("{%q:%s}", claim, value))); got != nil {
				t.Errorf("%s %s: refused as %v", claim, value, got)
			}
		}
	}
	for claim, values := range refused {
		for _, value := range values {
			got := ClaimProblems(parse(t, fmt.Sprintf("{%q:%s}", claim, value)))
			if len(got) != 1 || got[0].Claim != claim {
				t.Errorf("%s %s: accepted, %v", claim, value, got)
			}
		}
	}
}

func TestClaimProblemsPointAtTheValue(t *testing.T) {
	const text = `{"Email_Verified":null,"aud":["a",{}],"address":{"Locality":[1]},"exp":"soon","iat":1}`
	want := []ClaimProblem{
		{"email_verified", "null", Boolean, "/Email_Verified"},
		{"aud", "object", Texts, "/aud/1"},
		{"address", "list", Record, "/address/Locality"},
		{"exp", "string", Moment, "/exp"},
	}
	if diff := cmp.Diff(want, ClaimProblems(parse(t, text))); diff != "" {
		t.Error(diff)
	}
}

// TestOverriddenStillCounts: the broker decodes every occurrence.
func TestOverriddenStillCounts(t *testing.T) {
	problems := ClaimProblems(parse(t, `{"name":1,"name":"a"}`))
	if !Concerns(problems, "name") || Concerns(problems, "sub") {
		t.Errorf("got %v", problems)
	}
}

// TestUserInfoProblems: UserInfo has no exp that the broker reads.
func TestUserInfoProblems(t *testing.T) {
	got := UserInfoProblems(parse(t, `{"exp":"soon","aud":7,"sub":7}`))
	if diff := cmp.Diff([]ClaimProblem{{"sub", "number", Text, "/sub"}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestTwins(t *testing.T) {
	tests := map[string][]string{ // document → claims
		`{"sub":"a"}`:                             nil,
		`{"sub":"a","sub":"b"}`:                   nil, // a plain duplicate
		`{"sub":"a","Sub":"b"}`:                   {"sub"},
		`{"upn":"a","UPN":"b"}`:                   nil,
		`{"EXP":1,"sub":"a","SUB":"b","exp":1}`:   {"exp", "sub"},
		"{\"nic\u212aname\":1,\"nickname\":2}":    {"nickname"}, // the Kelvin sign
		"{\"addre\u017f\u017f\":1,\"address\":2}": {"address"},  // the long s
	}
	for text, want := range tests {
		var got []string
		for _, twin := range Twins(parse(t, text)) {
			got = append(got, twin.Claim)
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s: %s", text, diff)
		}
	}
}

func TestTime(t *testing.T) {
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC)
	tests := []struct {
		value string
		want  time.Time
		ok    bool
	}{
		{`1704067200`, day, true}, {`1704067200.9`, day, true}, {`"2024-01-01T01:00:00+01:00"`, day, true},
		{`0`, time.Time{}, false}, {`null`, time.Time{}, false}, {`"1704067200"`, time.Time{}, false}, {`true`, time.Time{}, false},
	}
	for _, tc := range tests {
		got, ok := Time(parse(t, tc.value))
		if ok != tc.ok || ok && !got.Equal(tc.want) {
			t.Errorf("%s: %v %v", tc.value, got, ok)
		}
	}
}

func TestSmallRules(t *testing.T) {
	for alg, want := range map[string]bool{"RS256": true, "ES256": true, "PS256": true, "rs256": false, "EdDSA": false, "none": false, "": false} {
		if Accepts(alg) != want {
			t.Errorf("Accepts(%q) = %v", alg, !want)
		}
	}
	for address, want := range map[string]bool{"a@b.example": true, "åsa@b.example": true, "": false, "a": false, "A <a@b.example>": false, "a@b.example, c@d.example": false} {
		if EmailAddress(address) != want {
			t.Errorf("EmailAddress(%q) = %v", address, !want)
		}
	}
	for value, want := range map[string]bool{`true`: true, `"true"`: true, `false`: false, `"yes"`: false, `null`: false, `1`: false} {
		if True(parse(t, value)) != want {
			t.Errorf("True(%s) = %v", value, !want)
		}
	}
}

// FuzzSameClaim: we fold names exactly as the broker's decoder does.
func FuzzSameClaim(f *testing.F) {
	for _, name := range []string{"address", "ADDRESS", "addreſs", "adress", "", "address ", "\xff", "ADDREẞ"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		quoted, err := json.Marshal(name)
		if err != nil {
			t.Skip()
		}
		var decoded struct {
			Address int `json:"address"`
		}
		if err := json.Unmarshal(fmt.Appendf(nil, "{%s:1}", quoted), &decoded); err != nil {
			t.Skip()
		}
		if got := SameClaim(name, "address"); got != (decoded.Address == 1) {
			t.Errorf("%q: SameClaim says %v, encoding/json %v", name, got, !got)
		}
	})
}
