package groupid

import "testing"

func TestTrim(t *testing.T) {
	tests := []struct{ in, want string }{
		{"IT-support", "IT-support"},
		{"Enhet 1", "Enhet 1"},
		{"Enhet\u00a01", "Enhet\u00a01"},
		{" IT ", "IT"},
		{"IT\u00a0", "IT"},
		{"\ufeffIT", "IT"},
		{"IT\u200b\u00ad", "IT"},
		{"IT\r\n", "IT"},
		{"\u2003", ""},
		{"", ""},
		{"👩‍🚒", "👩‍🚒"},
	}
	for _, tt := range tests {
		got, changed := Trim(tt.in)
		if got != tt.want || changed != (tt.in != tt.want) {
			t.Errorf("Trim(%q) = %q, %v, want %q", tt.in, got, changed, tt.want)
		}
	}
}

func TestBlank(t *testing.T) {
	for s, want := range map[string]bool{
		"": true, " ": true, "\u200b": true, "\u00a0\t\n": true, "\ufeff": true,
		"-": false, " a": false, "\x00": false, "\u202e": false,
	} {
		if got := Blank(s); got != want {
			t.Errorf("Blank(%q) = %v", s, got)
		}
	}
}

func TestUnprintable(t *testing.T) {
	for s, want := range map[string]bool{
		"IT\x1b[31m": true, "a\x00b": true, "a\nb": true, "a\u0085b": true, "a\u202eb": true, "a\u2066b": true,
		"\u200ea": true, "a\ufffd": true, "a\xff": true,
		"IT-support": false, "Socialtjänst – Handläggare": false, "🚒": false, "שלום": false, "a\u00a0b": false, "a\u200bb": false, "": false,
	} {
		if got := Unprintable(s); got != want {
			t.Errorf("Unprintable(%q) = %v", s, got)
		}
	}
}

func TestJoined(t *testing.T) {
	tests := []struct {
		in    string
		sep   string
		parts int
	}{
		{"intric_admin,intric_read", ",", 2},
		{"Internal/everyone,dev", ",", 2},
		{"Intric-Admin; Intric-Läs;", ";", 2},
		{"a|b|c", "|", 3},
		{"CN=A,OU=G,DC=x;CN=B,OU=G,DC=x", ";", 2},
		{"intric_admin intric_read", " ", 2},
		{"4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11 91b7d3f2-0c4e-4e7b-8f66-6a2d9c5b7e20", " ", 2},
		{"/a /b\t/c", " ", 3},
		{"IT-support", "", 0},
		{"Enhet 1", "", 0},
		{"Socialtjänst handläggare", "", 0},
		{"IT-support Sundby", "", 0},
		{"IT- support", "", 0},
		{"E-tjänster E-arkiv", "", 0},
		{"CN=Intric-Admin,OU=Grupper,DC=sundby", "", 0},
		{"CN=A;B,OU=Grupper,DC=sundby", "", 0},
		{"Kultur,", "", 0},
		{";", "", 0},
		{"", "", 0},
		{`["a","b"]`, "", 0},
	}
	for _, tt := range tests {
		sep, parts, ok := Joined(tt.in)
		if sep != tt.sep || parts != tt.parts || ok != (tt.sep != "") {
			t.Errorf("Joined(%q) = %q, %d, %v, want %q, %d", tt.in, sep, parts, ok, tt.sep, tt.parts)
		}
	}
}

func TestEmbedded(t *testing.T) {
	for s, want := range map[string]bool{
		`["a","b"]`: true, `["a"]`: true, `[]`: true, " [\"a\"]\n": true, `[["a"]]`: true, `[1,2]`: true,
		`['a', 'b']`: true, `['a']`: true, `('a', 'b')`: true, `('a',)`: true, `['it\'s', "b"]`: true,
		`[IT]`: false, `[IT] Support`: false, `(HR)`: false, `["a"`: false, `['a'`: false, `['a' 'b']`: false,
		`"a","b"`: false, `{"a":1}`: false, `['a',, 'b']`: false, `['a]`: false, `['a\']`: false, `[`: false, `]`: false, ``: false, `()`: false,
		`['`: false, `IT-support`: false,
	} {
		if got := Embedded(s); got != want {
			t.Errorf("Embedded(%q) = %v", s, got)
		}
	}
}
