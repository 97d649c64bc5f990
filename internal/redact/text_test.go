package redact_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/redact"
)

func TestText(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"plain", "IT-support (Malmö)", "IT-support (Malmö)"},
		{"scripts", "Łódź ΑΒΓ Привет 日本語 한국어 עברית عربي हिन्दी", "Łódź ΑΒΓ Привет 日本語 한국어 עברית عربي हिन्दी"},
		{"decomposed", "A\u030a", "A\u030a"},
		{"backslash", `a\nb`, `a\nb`},
		{"line breaks", "a\nb\r\nc\td\ve\ff", `a\nb\r\nc\td\u000be\u000cf`},
		{"escape sequence", "\x1b[31mred\x1b]0;title\a", `\u001b[31mred\u001b]0;title\u0007`},
		{"null and delete", "\x00\x7f", `\u0000\u007f`},
		{"C1 as rune", "\u0085\u009b31m", `\u0085\u009b31m`},
		{"C1 as byte", "\x9b31m", `\x9b31m`},
		{"invalid UTF-8", "a\xff\xc3(", `a\xff\xc3(`},
		{"surrogate bytes", "\xed\xa0\x80", `\xed\xa0\x80`},
		{"replacement character", "\ufffd", "\ufffd"},
		{"bidi overrides", "\u202a\u202b\u202c\u202d\u202e", `\u202a\u202b\u202c\u202d\u202e`},
		{"bidi isolates", "\u2066\u2067\u2068\u2069", `\u2066\u2067\u2068\u2069`},
		{"bidi marks", "\u200e\u200f\u061c", `\u200e\u200f\u061c`},
		{"zero width", "a\u200bb\u200cc\u200dd\u2060e\ufeff", `a\u200bb\u200cc\u200dd\u2060e\ufeff`},
		{"soft hyphen", "a\u00adb", `a\u00adb`},
		{"separators", "\u2028\u2029", `\u2028\u2029`},
		{"unusual spaces", "a\u00a0b\u2003c\u3000", `a\u00a0b\u2003c\u3000`},
		{"fillers", "\u115f\u1160\u3164\uffa0\u034f\u2800", `\u115f\u1160\u3164\uffa0\u034f\u2800`},
		{"tag characters", "a\U000e0041", `a\U000e0041`},
		{"variation selectors", "a\ufe0fb\ufe00\U000e0100", `a\ufe0fb\ufe00\U000e0100`},
		{"private use", "\ue000", `\ue000`},
		{"emoji", "🚀 👍🏽 ❤️ 1️⃣ 🇸🇪", "🚀 👍🏽 ❤️ 1️⃣ 🇸🇪"},
		{"joined emoji", "👩‍💻 👨‍👩‍👧 ❤️‍🔥", "👩‍💻 👨‍👩‍👧 ❤️‍🔥"},
		{"joiner at the end of an emoji", "👩\u200d", `👩\u200d`},
		{"joiner before a letter", "👩\u200da", `👩\u200da`},
		{"selector after a hidden one", "\x00\ufe0f", `\u0000\ufe0f`},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := redact.Text(test.in); got != test.want {
				t.Errorf("Text(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestClip(t *testing.T) {
	tests := []struct {
		in   string
		max  int
		want string
	}{
		{"åäöåäö", 6, "åäöåäö"},
		{"åäöåäö", 5, "åäöå…"},
		{"abc", 1, "…"},
		{"abc", 0, ""},
		{"abc", -1, ""},
		{"", 0, ""},
		{"a\nb", 4, `a\nb`},
		{"a\nb", 3, `a\…`},
		{"👩‍💻👩‍💻", 6, "👩‍💻👩‍💻"},
		{"👩‍💻👩‍💻", 3, "👩…"},
	}
	for _, test := range tests {
		if got := redact.Clip(test.in, test.max); got != test.want {
			t.Errorf("Clip(%q, %d) = %q, want %q", test.in, test.max, got, test.want)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "å\x1b[0m", "\u202e\u2066", "\xff\x9f", "👩‍💻1️⃣", "a\u200d\ufe0f", "👩‍\u2800"} {
		f.Add(seed, 5)
	}
	f.Add("ab0\ufe0f\u20e3 and more", 5) // a keycap that is cut in its middle
	f.Fuzz(func(t *testing.T, s string, max int) {
		safe := redact.Text(s)
		checkSafe(t, safe)
		if again := redact.Text(safe); again != safe {
			t.Errorf("Text is not idempotent: %q becomes %q", safe, again)
		}
		clipped := redact.Clip(s, max)
		checkSafe(t, clipped)
		if n := utf8.RuneCountInString(clipped); n > 0 && n > max {
			t.Errorf("Clip(%q, %d) has %d characters", s, max, n)
		}
		if again := redact.Text(clipped); again != clipped {
			t.Errorf("Clip is not safe: %q becomes %q", clipped, again)
		}
		for _, masked := range []string{redact.Email(s), redact.Name(s), redact.Subject(s)} {
			checkSafe(t, masked)
		}
	})
}

// checkSafe states what a terminal may be given, independently of how Text
// decides it.
func checkSafe(t *testing.T, s string) {
	t.Helper()
	if !utf8.ValidString(s) {
		t.Errorf("%q is not valid UTF-8", s)
	}
	for _, r := range s {
		bidi := strings.ContainsRune("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069", r)
		if r < 0x20 || r >= 0x7f && r < 0xa0 || bidi || unicode.In(r, unicode.Zl, unicode.Zp) {
			t.Errorf("%q holds %U", s, r)
		}
		if unicode.Is(unicode.Cf, r) && r != '\u200d' {
			t.Errorf("%q holds the invisible %U", s, r)
		}
	}
}
