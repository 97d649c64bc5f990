package login

import (
	"net/url"
	"strings"
	"testing"
)

const testState = "state-0123456789abcdef"

func TestParseAnswer(t *testing.T) {
	good := "code=abc&state=" + testState
	for name, tt := range map[string]struct {
		query string
		want  *Answer // nil: ignored; the code is compared apart
		code  string
	}{
		"code":              {good, &Answer{}, "abc"},
		"code, issuer":      {good + "&iss=https%3A%2F%2Fidp.example&session_state=1", &Answer{Issuer: "https://idp.example", HasIssuer: true}, "abc"},
		"empty issuer":      {good + "&iss=", &Answer{HasIssuer: true}, "abc"},
		"error":             {"error=access_denied&state=" + testState, &Answer{Error: "access_denied"}, ""},
		"error, described":  {"error=a&error_description=b+c&error_uri=d&state=" + testState, &Answer{Error: "a", Description: "b c", URI: "d"}, ""},
		"empty code, error": {"code=&error=a&state=" + testState, &Answer{Error: "a"}, ""},
		"no state":          {"code=abc", nil, ""},
		"empty state":       {"code=abc&state=", nil, ""},
		"other state":       {"code=abc&state=other", nil, ""},
		"shorter state":     {"code=abc&state=" + testState[1:], nil, ""},
		"longer state":      {good + "x", nil, ""},
		"state in capitals": {"code=abc&state=" + strings.ToUpper(testState), nil, ""},
		"state twice":       {good + "&state=" + testState, nil, ""},
		"two states":        {good + "&state=other", nil, ""},
		"code and error":    {good + "&error=access_denied", nil, ""},
		"neither":           {"state=" + testState, nil, ""},
		"both empty":        {"code=&error=&state=" + testState, nil, ""},
		"code twice":        {good + "&code=abd", nil, ""},
		"error twice":       {"error=a&error=b&state=" + testState, nil, ""},
		"issuer twice":      {good + "&iss=a&iss=b", nil, ""},
		"broken escape":     {good + "&x=%zz", nil, ""},
		"semicolon":         {good + ";x=1", nil, ""},
		"nothing":           {"", nil, ""},
	} {
		got, ok := ParseAnswer(tt.query, testState)
		if ok != (tt.want != nil) {
			t.Errorf("%s: taken: %v", name, ok)
			continue
		}
		if !ok {
			tt.want = &Answer{}
		}
		if got.Code.Reveal() != tt.code {
			t.Errorf("%s: the code is another", name)
		}
		tt.want.Code = got.Code
		if got != *tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, *tt.want)
		}
	}
}

// Before an attempt and after it nothing is taken, not even an empty state.
func TestParseAnswer_withoutAttempt(t *testing.T) {
	for _, query := range []string{"code=abc&state=", "code=abc", "error=a&state=" + testState} {
		if _, ok := ParseAnswer(query, ""); ok {
			t.Errorf("%s was taken", query)
		}
	}
}

// Only exactly this attempt's state yields an answer, and an answer is either a
// code or an error.
func FuzzCallbackQuery(f *testing.F) {
	for _, seed := range []string{"code=abc&state=s", "error=access_denied&state=s&iss=x", "code=a&error=b&state=s", "state=s&state=s&code=a", "code=a;state=s", "%zz", ""} {
		f.Add(seed, "s")
	}
	f.Add("code=abc&state=%C3%A5+%2B", "å +")
	f.Fuzz(func(t *testing.T, query, state string) {
		got, ok := ParseAnswer(query, state)
		if !ok {
			if got != (Answer{}) {
				t.Fatal("something of an answer that is not ours was kept")
			}
			return
		}
		q, err := url.ParseQuery(query)
		if err != nil || state == "" || len(q["state"]) != 1 || q["state"][0] != state {
			t.Fatalf("%q was taken for the state %q", query, state)
		}
		if got.Code.IsZero() == (got.Error == "") {
			t.Fatal("an answer is a code or an error")
		}
		if other, ok := ParseAnswer(query, state+"x"); ok {
			t.Fatalf("another attempt took it too: %+v", other)
		}
	})
}
