package redact_test

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/redact"
)

const (
	plainSecret = "s3cr3t~Q/8+x=å&"
	fakeJWT     = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJl"
)

func TestScrubSecretForms(t *testing.T) {
	for name, form := range forms(plainSecret) {
		text := "invalid_client: got '" + form + "' here"
		if got, want := redact.Scrub(text, redact.NewSecret(plainSecret)), "invalid_client: got '[removed]' here"; got != want {
			t.Errorf("%s: %q becomes %q", name, text, got)
		}
	}
}

// forms are the ways in which a secret is written in answers and addresses.
func forms(secret string) map[string]string {
	quoted, err := json.Marshal(secret)
	if err != nil {
		panic(err) // a string always encodes
	}
	twice, err := json.Marshal(string(quoted))
	if err != nil {
		panic(err)
	}
	return map[string]string{
		"plain":             secret,
		"query":             url.QueryEscape(secret),
		"path":              url.PathEscape(secret),
		"query, lower case": lowerHex(url.QueryEscape(secret)),
		"query twice":       url.QueryEscape(url.QueryEscape(secret)),
		"every byte":        everyByte(secret),
		"JSON":              string(quoted[1 : len(quoted)-1]),
		"JSON in JSON":      strings.TrimSuffix(strings.TrimPrefix(string(twice), `"\"`), `\""`),
		"JSON units":        everyUnit(secret),
		"HTML":              html.EscapeString(secret),
		"base64":            base64.StdEncoding.EncodeToString([]byte(secret)),
		"base64 raw":        base64.RawStdEncoding.EncodeToString([]byte(secret)),
		"base64 URL":        base64.URLEncoding.EncodeToString([]byte(secret)),
		"base64 raw URL":    base64.RawURLEncoding.EncodeToString([]byte(secret)),
		"base64 query":      url.QueryEscape(base64.StdEncoding.EncodeToString([]byte(secret))),
		"base64 behind 1":   base64.StdEncoding.EncodeToString([]byte("c:" + secret + "!")),
		"base64 behind 2":   base64.URLEncoding.EncodeToString([]byte("id:" + secret)),
		"base64 behind 3":   base64.RawStdEncoding.EncodeToString([]byte("app:" + secret + "??")),
		"header of RFC":     base64.StdEncoding.EncodeToString([]byte("my+app:" + url.QueryEscape(secret))),
	}
}

func lowerHex(s string) string {
	out := []byte(s)
	for i, b := range out {
		if b == '%' {
			copy(out[i:], strings.ToLower(s[i:i+3]))
		}
	}
	return string(out)
}

func everyByte(s string) string {
	var out strings.Builder
	for i := range len(s) {
		fmt.Fprintf(&out, "%%%02X", s[i])
	}
	return out.String()
}

func everyUnit(s string) string {
	var out strings.Builder
	for _, r := range s {
		quoted := fmt.Sprintf(`\u%04X`, r)
		if r > 0xFFFF {
			quoted = fmt.Sprintf(`\ud%03x\ud%03x`, 0x800+(r-0x10000)>>10, 0xC00+(r-0x10000)&0x3ff)
		}
		out.WriteString(quoted)
	}
	return out.String()
}

func TestScrubMoreSecrets(t *testing.T) {
	tests := []struct {
		name, in, want string
		secrets        []string
	}{
		{"nothing known", "plain text", "plain text", nil},
		{"zero secret", "plain text", "plain text", []string{""}},
		{"every occurrence", "abcd-abcd abcd", "[removed]-[removed] [removed]", []string{"abcd"}},
		{"overlapping", "xabababx", "x[removed]x", []string{"abab"}},
		{"one inside the other", "abcdef", "[removed]", []string{"bcd", "abcdef"}},
		{"overlapping each other", "abcdefgh", "[removed]", []string{"abcdef", "defgh"}},
		{"short only as a word", "cab ab abc =ab& (ab)", "cab [removed] abc =[removed]& ([removed])", []string{"ab"}},
		{"short and encoded", "a%2B YSs= YSs YSsx", "[removed] [removed] [removed] YSsx", []string{"a+"}},
		{"mixed escapes", `a\/b%2fc&#x2f;d`, "[removed]", []string{"a/b/c/d"}},
		{"backslash", `x a\\b a\b a\\\\b`, "x [removed] [removed] [removed]", []string{`a\b`, `aa\b`}},
		{"percent sign", "100%25 100% 100%2525", "[removed] [removed] [removed]", []string{"100%"}},
		{"space", "a+bcd a%20bcd a bcd", "[removed] [removed] [removed]", []string{"a bcd"}},
		{"beyond the first plane", `x\ud83d\ude80yzw 🚀yzwx`, "x[removed] [removed]x", []string{"🚀yzw"}},
		{"cut escapes", `abc%2 abc\u00 abc&quo`, `abc%2 abc\u00 abc&quo`, []string{`abc"`}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var secrets []redact.Secret
			for _, s := range test.secrets {
				secrets = append(secrets, redact.NewSecret(s))
			}
			if got := redact.Scrub(test.in, secrets...); got != test.want {
				t.Errorf("Scrub(%q) = %q, want %q", test.in, got, test.want)
			}
		})
	}
}

func TestScrubShapes(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Bearer " + fakeJWT + " refused", "Bearer [removed] refused"},
		{"<" + fakeJWT + ".a.b>", "<[removed]>"},
		{strings.ReplaceAll(fakeJWT, ".", "%2E"), "[removed]"},
		{"eyJhbGciOiJub25lIn0.eyJzdWIi cut", "[removed] cut"},
		{"/cb?state=x&code=0.AXb_c-d~e&iss=y", "/cb?state=x&code=[removed]&iss=y"},
		{"?next=%2Fcb%3Fcode%3Dabc%26state%3Dx rest", "?next=%2Fcb%3Fcode%3D[removed] rest"},
		{"next=x%26CODE%3Dabc", "next=x%26CODE%3D[removed]"},
		{`{"u":"/cb?a=b\u0026code=abc"}`, `{"u":"/cb?a=b\u0026code=[removed]"}`},
		{"client_secret=a'b;c id_token=x", "client_secret=[removed] id_token=[removed]"},
		{"access_token=a&refresh_token=b&code_verifier=c", "access_token=[removed]&refresh_token=[removed]&code_verifier=[removed]"},
		{`{"access_token": "opaque", "token_type":"Bearer"}`, `{"access_token": "[removed]", "token_type":"Bearer"}`},
		{`{\"refresh_token\":\"opaque`, `{\"refresh_token\":\"[removed]`},
		{"error_code=50011&error=invalid_client", "error_code=50011&error=invalid_client"},
		{"code= missing", "code= missing"},
		{`{"code":"invalid_request"}`, `{"code":"invalid_request"}`},
		{"The parameter client_secret: required", "The parameter client_secret: required"},
		{"eyJ is how a token starts", "eyJ is how a token starts"},
	}
	for _, test := range tests {
		if got := redact.Scrub(test.in); got != test.want {
			t.Errorf("Scrub(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestScrubLongText(t *testing.T) {
	const longest = 64 << 10
	secret := "8xQ8Q~" + strings.Repeat("0123456789", 10)
	for _, start := range []int{longest - 200, longest - 50, longest - 1, longest, longest + 50} {
		text := strings.Repeat(" ", start) + secret + strings.Repeat(" ", longest)
		got := redact.Scrub(text, redact.NewSecret(secret))
		if strings.Contains(got, secret[:1]) || !strings.HasSuffix(got, "[removed]") || len(got) > longest+20 {
			t.Errorf("secret at %d: %d bytes are left, ending in %q", start, len(got), got[len(got)-30:])
		}
	}
}

func FuzzScrub(f *testing.F) {
	f.Add("before ", plainSecret, " after")
	f.Add("%", "%%25", "25")
	f.Add(`\`, `\\u005c`, `\`)
	f.Add("a+", "a b\"\n\xff", "=&")
	f.Add("🚀", "🚀🚀🚀🚀", "🚀")
	f.Add("0", `000"`, "0") // a quote at the end is part of the secret, not of the JSON text
	f.Fuzz(func(t *testing.T, before, secret, after string) {
		if utf8.RuneCountInString(secret) < 4 || strings.ContainsAny(secret, "[]") || len(secret) > 100 {
			t.Skip("only whole words, or a secret that the replacement itself could complete")
		}
		for name, form := range forms(secret) {
			if strings.Contains("[removed]", form) || !utf8.ValidString(secret) && !bytewise(name) {
				continue
			}
			out := redact.Scrub(before+form+after, redact.NewSecret(secret))
			if strings.Contains(out, form) {
				t.Errorf("%s form of %q survives in %q", name, secret, out)
			}
		}
	})
}

// bytewise reports the forms that keep invalid UTF-8; the others stand for
// another string then.
func bytewise(name string) bool {
	return !strings.HasPrefix(name, "JSON") && name != "HTML"
}

// BenchmarkScrubHostile is the worst a provider can do: a code it chose and a
// page made for it.
func BenchmarkScrubHostile(b *testing.B) {
	code := redact.NewSecret(strings.Repeat("a", 2000) + "b")
	for name, page := range map[string]string{
		"plain":   strings.Repeat("a", 1<<20),
		"percent": strings.Repeat("%61", 1<<20/3),
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				redact.Scrub(page, code)
			}
		})
	}
}

func BenchmarkScrub(b *testing.B) {
	page := strings.Repeat("<p>The client could not be authenticated: 100% wrong &amp; sad</p>\n", 1<<20/65)
	secret, token := redact.NewSecret("8xQ8Q~0123456789abcdefghijklmnopqrstuvwx"), redact.NewSecret(fakeJWT)
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		redact.Scrub(page, secret, token)
	}
}
