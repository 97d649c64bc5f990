package groupid

import (
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

func TestTwins(t *testing.T) {
	tests := []struct {
		name  string
		items []string
		want  []Twin
	}{
		{"none", []string{"IT-support", "HR"}, nil},
		{"empty", nil, nil},
		{"equal strings are no twins", []string{"HR", "HR"}, nil},
		{"case", []string{"IT-support", "HR", "IT-Support"}, []Twin{{0, 2, WhyCase}}},
		{"Swedish case", []string{"ÄLDRE", "äldre"}, []Twin{{0, 1, WhyCase}}},
		{"one or two code points", []string{"Miljo\u0308", "Milj\u00f6"}, []Twin{{0, 1, WhyNormalisation}}},
		{"no-break space", []string{"Enhet 1", "Enhet\u00a01"}, []Twin{{0, 1, WhyWhiteSpace}}},
		{"doubled space", []string{"Enhet 1", "Enhet  1"}, []Twin{{0, 1, WhyWhiteSpace}}},
		{"zero-width", []string{"HR", "H\u200bR"}, []Twin{{0, 1, WhyWhiteSpace}}},
		{"space and case", []string{"HR ", "hr"}, []Twin{{0, 1, WhyCase}}},
		{"Cyrillic", []string{"HR-\u0410\u0440\u0440", "HR-App"}, []Twin{{0, 1, WhyScript}}},
		{"Cyrillic and case", []string{"\u0412UN", "bun"}, []Twin{{0, 1, WhyScript}}},
		{"Greek", []string{"\u039fmsorg", "Omsorg"}, []Twin{{0, 1, WhyScript}}},
		{"Cyrillic under a diaeresis", []string{"\u0451", "ë"}, []Twin{{0, 1, WhyScript}}},
		{"case within Cyrillic", []string{"ВОДА", "вода"}, []Twin{{0, 1, WhyCase}}},
		{"three are two pairs", []string{"hr", "HR", "Hr"}, []Twin{{0, 1, WhyCase}, {1, 2, WhyCase}}},
		{"a copy of a twin is no third", []string{"hr", "HR", "hr"}, []Twin{{0, 1, WhyCase}}},
		{"letters that look alike inside ASCII", []string{"Enhet I", "Enhet 1", "Enhet l", "Enhet O", "Enhet 0"}, nil},
		{"diacritics make letters", []string{"Skåne", "Skane", "Skäne"}, nil},
		{"different Cyrillic words", []string{"вода", "еда"}, nil},
		{"blank items", []string{"", " ", "\u200b"}, nil},
		{"superscript", []string{"m2", "m²"}, nil},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, Twins(tt.items)); diff != "" {
			t.Errorf("%s: Twins(%q) (-want +got):\n%s", tt.name, tt.items, diff)
		}
	}
}

// pairsOf gives the pairs by their strings, so that two orders of one list can
// be compared.
func pairsOf(items []string) map[[3]string]bool {
	pairs := map[[3]string]bool{}
	for _, tw := range Twins(items) {
		a, b := items[tw.A], items[tw.B]
		pairs[[3]string{min(a, b), max(a, b), tw.Why}] = true
	}
	return pairs
}

func FuzzTwins(f *testing.F) {
	f.Add("hr", "HR", "Hr", "H\u0420")
	f.Add("Miljo\u0308", "Milj\u00f6", "MILJÖ", "Miljö ")
	f.Add("\u0130", "i", "\u00b5", "\u00c5")
	f.Add("", "\xff", "\ufffd", "ſ")
	f.Fuzz(func(t *testing.T, a, b, c, d string) {
		items := []string{a, b, c, d}
		twins := Twins(items)
		if diff := cmp.Diff(search(items), twins); diff != "" {
			t.Fatalf("Twins(%q): the short way answers differently:\n%s", items, diff)
		}
		for _, tw := range twins {
			if tw.A >= tw.B || items[tw.A] == items[tw.B] || tw.Why == "" {
				t.Fatalf("Twins(%q): bad pair %v", items, tw)
			}
		}
		forward := pairsOf(items)
		slices.Reverse(items)
		if diff := cmp.Diff(forward, pairsOf(items)); diff != "" {
			t.Fatalf("Twins(%q) depends on the order:\n%s", items, diff)
		}
	})
}

// The short way must not miss a pair among the letters that it takes.
func TestDistinctLetters(t *testing.T) {
	for a := rune(1); a < 0x300; a++ {
		for _, b := range []rune{unicode.ToLower(a), unicode.ToUpper(a), unicode.SimpleFold(a), unicode.ToTitle(a)} {
			items := []string{string(a), string(b)}
			if a != b && len(search(items)) > 0 && distinct(items) {
				t.Errorf("distinct(%q)", items)
			}
		}
	}
}

func TestLookAlikeKey(t *testing.T) {
	for _, name := range []string{
		"groups", "Groups", "GROUPS", " groups", "groups\u00a0", "group s", "gr\u043eups", "gr\u03bfups",
		"\ufeffgroups", "gro\u200bups", "groups\n", "\u200egroups", "ｇｒｏｕｐｓ", "GR\u041eUPS",
	} {
		if got := LookAlikeKey(name); got != "groups" {
			t.Errorf("LookAlikeKey(%q) = %q, want groups", name, got)
		}
	}
	for _, name := range []string{"group", "groups1", "gröups", "g-roups", "roles", ""} {
		if got := LookAlikeKey(name); got == "groups" {
			t.Errorf("LookAlikeKey(%q) = groups", name)
		}
	}
}

func TestLookAlikeTables(t *testing.T) {
	for _, table := range []struct{ foreign, latin string }{{cyrillic, cyrillicLatin}, {greek, greekLatin}} {
		if n := utf8.RuneCountInString(table.foreign); n != len(table.latin) || n*2 != len(table.foreign) {
			t.Fatalf("%d letters in %d bytes against %d Latin ones", n, len(table.foreign), len(table.latin))
		}
		seen := map[rune]bool{}
		for _, r := range table.foreign {
			if seen[r] || r < 0x370 || r > 0x52f {
				t.Errorf("%q (%U) is listed twice or is no Greek or Cyrillic letter", r, r)
			}
			seen[r] = true
			if l := latin(r); l < 'A' || l > 'z' {
				t.Errorf("latin(%q) = %q", r, l)
			}
		}
	}
	for foreign, want := range map[string]string{"СОРУХ": "COPYX", "хуѵԝ": "xyvw", "ѕһіӏԁ": "shild", "ΖΗΧϹ": "ZHXC", "νορυϳ": "vopuj"} {
		if got := strings.Map(latin, foreign); got != want {
			t.Errorf("%s is read as %q, want %q", foreign, got, want)
		}
	}
	for _, r := range "aZ1åäöéж∆" {
		if latin(r) != r {
			t.Errorf("latin(%q) = %q", r, latin(r))
		}
	}
}

func BenchmarkTwins(b *testing.B) {
	items := make([]string, 200)
	for i := range items {
		items[i] = "Socialtjänst enhet " + strconv.Itoa(i)
	}
	b.ReportAllocs()
	for b.Loop() {
		Twins(items)
	}
}
