package grp

import (
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/finding"
)

func TestGRP008(t *testing.T) { run(t, "GRP008", fixturesGRP008()) }

func fixturesGRP008() []fixture {
	return []fixture{
		{"names", groups(`["IT","-"]`), finding.Pass, "", nil, nil},
		{"no list", groups(`""`), finding.Pass, "", nil, nil},
		{"empty and white space", groups(`["IT",""," \u00a0","\u200b"]`), finding.Fail, "blank",
			finding.Args{"count": "3", "items": `"", " \u00a0", "\u200b"`}, []string{"id_token /groups/1", "id_token /groups/2", "id_token /groups/3"}},
	}
}

func TestGRP009(t *testing.T) { run(t, "GRP009", fixturesGRP009()) }

func fixturesGRP009() []fixture {
	return []fixture{
		{"names", groups(`["IT-support"]`), finding.Pass, "", nil, nil},
		{"doubled and no-break spaces inside", groups(`["Enhet  1","Enhet\u00a02"]`), finding.Pass, "", nil, nil},
		{"blank is another check's", groups(`[" "]`), finding.Pass, "", nil, nil},
		{"space", groups(`["HR","IT "]`), finding.Warn, "untrimmed", finding.Args{"items": `"IT "`}, []string{"id_token /groups/1"}},
		{"no-break space, byte-order mark, line break", groups(`["IT\u00a0","\ufeffHR","BUN\r\n"]`), finding.Warn, "untrimmed",
			finding.Args{"count": "3", "items": `"IT\u00a0", "\ufeffHR", "BUN\r\n"`}, nil},
	}
}

func TestGRP010(t *testing.T) { run(t, "GRP010", fixturesGRP010()) }

func fixturesGRP010() []fixture {
	return []fixture{
		{"other scripts and emoji", groups(`["Räddning 🚒","שלום","вода"]`), finding.Pass, "", nil, nil},
		{"a line break at the end is another check's", groups(`["IT\n"]`), finding.Pass, "", nil, nil},
		{"NUL is another check's", groups(`["IT\u0000a"]`), finding.Pass, "", nil, nil},
		{"escape sequence", groups(`["HR","IT\u001b[31m"]`), finding.Warn, "unprintable", finding.Args{"items": `"IT\u001b[31m"`},
			[]string{"id_token /groups/1"}},
		{"direction of text", groups(`["a\u202eb"]`), finding.Warn, "unprintable", nil, nil},
		{"a lost letter", groups(`["Milj\ufffd"]`), finding.Warn, "unprintable", nil, nil},
		{"half a character", groups(`["\ud800"]`), finding.Warn, "unprintable", nil, nil},
	}
}

func TestGRP011(t *testing.T) { run(t, "GRP011", fixturesGRP011()) }

func fixturesGRP011() []fixture {
	return []fixture{
		{"different", groups(`["IT","HR"]`), finding.Pass, "", nil, nil},
		{"different in case is another check's", groups(`["IT","it"]`), finding.Pass, "", nil, nil},
		{"blank ones are another check's", groups(`["",""]`), finding.Pass, "", nil, nil},
		{"twice", groups(`["IT","HR","IT"]`), finding.Warn, "repeated", finding.Args{"items": `"IT"`, "count": "1"}, []string{"id_token /groups/2"}},
		{"twice in two notations", groups(`["IT","\u0049T"]`), finding.Warn, "repeated", nil, nil},
	}
}

func TestGRP012(t *testing.T) { run(t, "GRP012", fixturesGRP012()) }

func fixturesGRP012() []fixture {
	return []fixture{
		{"units that look alike inside ASCII", groups(`["Enhet I","Enhet 1","Enhet l"]`), finding.Pass, "", nil, nil},
		{"the same string is another check's", groups(`["IT","IT"]`), finding.Pass, "", nil, nil},
		{"case", groups(`["IT-support","HR","IT-Support"]`), finding.Warn, "case",
			finding.Args{"pairs": `"IT-support" and "IT-Support"`, "count": "1"}, []string{"id_token /groups/0", "id_token /groups/2"}},
		{"normalisation", groups(`["Milj\u00f6","Miljo\u0308"]`), finding.Warn, "normalisation", nil, nil},
		{"white space", groups(`["Enhet 1","Enhet\u00a01"]`), finding.Warn, "white_space", finding.Args{"pairs": `"Enhet 1" and "Enhet\u00a01"`}, nil},
		{"another script", groups(`["HR","H\u0420"]`), finding.Pass, "", nil, nil},
		{"another script that looks the same", groups(`["HA","H\u0410"]`), finding.Warn, "script", nil, nil},
		{"several", groups(`["HA","ha","H\u0410"]`), finding.Warn, "several", finding.Args{"count": "2"}, nil},
	}
}

func TestGRP013(t *testing.T) { run(t, "GRP013", fixturesGRP013()) }

func fixturesGRP013() []fixture {
	return []fixture{
		{"255 characters of two bytes", groups(`["` + strings.Repeat("ö", 255) + `"]`), finding.Pass, "", nil, nil},
		{"256 characters", groups(`["IT","` + strings.Repeat("ö", 256) + `"]`), finding.Warn, "long",
			finding.Args{"longest": "256", "count": "1"}, []string{"id_token /groups/1"}},
		{"far too long is another check's", groups(`["` + strings.Repeat("a", 2601) + `"]`), finding.Pass, "", nil, nil},
	}
}

func TestGRP030(t *testing.T) { run(t, "GRP030", fixturesGRP030()) }

func fixturesGRP030() []fixture {
	return []fixture{
		{"2600 bytes", groups(`["` + strings.Repeat("a", 2600) + `"]`), finding.Pass, "", nil, nil},
		{"2601 bytes", groups(`["IT","` + strings.Repeat("a", 2601) + `"]`), finding.Fail, "too_long",
			finding.Args{"longest": "2601"}, []string{"id_token /groups/1"}},
		{"other control characters", groups(`["a\u0001"]`), finding.Pass, "", nil, nil},
		{"NUL", groups(`["IT\u0000"]`), finding.Fail, "nul", finding.Args{"items": `"IT\u0000"`}, []string{"id_token /groups/0"}},
	}
}
