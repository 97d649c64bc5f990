package redact_test

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"
	"text/template"

	"github.com/ssocheck/ssocheck/internal/redact"
)

const canary = "c4nary-S3cret~value"

// holder has a secret where fmt may call its methods and where it may not.
type holder struct {
	Public  redact.Secret
	private redact.Secret
	Pointer *redact.Secret
	List    []redact.Secret
	Map     map[string]redact.Secret
}

func newHolder() holder {
	s := redact.NewSecret(canary)
	return holder{s, s, &s, []redact.Secret{s}, map[string]redact.Secret{"k": s}}
}

func TestSecretNeverFormatted(t *testing.T) {
	s := redact.NewSecret(canary)
	h := newHolder()
	values := map[string]any{
		"secret": s, "pointer": &s, "holder": h, "holder pointer": &h, "any": []any{s, &h},
		"zero": redact.Secret{},
	}
	for name, value := range values {
		for verb := rune('A'); verb <= 'z'; verb++ {
			for _, flags := range []string{"", "+", "#", "-20", "020", " ", ".3", "[1]"} {
				format := "%" + flags + string(verb)
				if got := fmt.Sprintf(format, value); leaks(got) {
					t.Errorf("%s with %q shows the secret: %s", name, format, got)
				}
			}
		}
	}
}

// leaks also knows the hexadecimal forms that %x would print.
func leaks(s string) bool {
	s = strings.ToLower(s)
	hex := fmt.Sprintf("%x", canary)
	spaced := fmt.Sprintf("% x", canary)
	for _, form := range []string{strings.ToLower(canary), hex, spaced, canary[:3] + " "} {
		if strings.Contains(s, form) {
			return true
		}
	}
	return false
}

func TestSecretPrintsPlaceholder(t *testing.T) {
	s := redact.NewSecret(canary)
	for _, verb := range []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%c", "%U", "%e", "%10s"} {
		if got := fmt.Sprintf(verb, s); got != "[secret]" {
			t.Errorf("%s gives %q", verb, got)
		}
	}
	if s.String() != "[secret]" || s.GoString() != "[secret]" {
		t.Errorf("String %q, GoString %q", s.String(), s.GoString())
	}
}

func TestSecretNeverEncoded(t *testing.T) {
	h := newHolder()
	encoders := map[string]func() ([]byte, error){
		"json":     func() ([]byte, error) { return json.Marshal(h) },
		"json key": func() ([]byte, error) { return json.Marshal(map[redact.Secret]int{h.Public: 1}) },
		"xml":      func() ([]byte, error) { return xml.Marshal(h.Public) },
		"text":     h.Public.MarshalText,
		"template": func() ([]byte, error) {
			var out bytes.Buffer
			err := template.Must(template.New("").Parse("{{.Public}} {{.List}} {{.}}")).Execute(&out, h)
			return out.Bytes(), err
		},
		"slog json": func() ([]byte, error) {
			return logged(func(out *bytes.Buffer) slog.Handler { return slog.NewJSONHandler(out, nil) }, h), nil
		},
		"slog text": func() ([]byte, error) {
			return logged(func(out *bytes.Buffer) slog.Handler { return slog.NewTextHandler(out, nil) }, h), nil
		},
	}
	for name, encode := range encoders {
		got, err := encode()
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if leaks(string(got)) || !bytes.Contains(got, []byte("[secret]")) {
			t.Errorf("%s writes %s", name, got)
		}
	}
}

func logged(handler func(*bytes.Buffer) slog.Handler, h holder) []byte {
	var out bytes.Buffer
	slog.New(handler(&out)).Info("m", "secret", h.Public, "holder", h, "group", slog.GroupValue(slog.Any("s", h.Pointer)))
	return out.Bytes()
}

func TestSecretInErrors(t *testing.T) {
	s := redact.NewSecret(canary)
	inner := fmt.Errorf("refused %v", s)
	err := errors.Join(fmt.Errorf("token request: %w", inner), fmt.Errorf("again %#v", newHolder()))
	if got := fmt.Sprintf("%v %+v %#v", err, err, err); leaks(got) {
		t.Errorf("error shows the secret: %s", got)
	}
}

func TestSecretValue(t *testing.T) {
	s := redact.NewSecret(canary)
	if s.Reveal() != canary || s.IsZero() {
		t.Errorf("Reveal %q, IsZero %v", s.Reveal(), s.IsZero())
	}
	for _, zero := range []redact.Secret{{}, redact.NewSecret("")} {
		if zero.Reveal() != "" || !zero.IsZero() {
			t.Errorf("zero secret: Reveal %q, IsZero %v", zero.Reveal(), zero.IsZero())
		}
	}
}

func TestSecretEqual(t *testing.T) {
	tests := []struct {
		secret, other string
		want          bool
	}{
		{"abc", "abc", true},
		{"abc", "abd", false},
		{"abc", "ab", false},
		{"abc", "abcd", false},
		{"abc", "", false},
		{"", "abc", false},
		{"", "", false},
	}
	for _, test := range tests {
		if got := redact.NewSecret(test.secret).Equal(test.other); got != test.want {
			t.Errorf("NewSecret(%q).Equal(%q) = %v", test.secret, test.other, got)
		}
	}
}
