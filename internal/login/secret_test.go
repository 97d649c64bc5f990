package login

import (
	"encoding/base64"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/redact"
)

func TestSecretForm(t *testing.T) {
	const client = "intric-sso"
	b64 := func(s string) string { return base64.StdEncoding.EncodeToString([]byte(s)) }
	for name, tt := range map[string]struct {
		secret string
		want   evidence.SecretForm
	}{
		"entra value":        {"Abc8Q~dEf.GhI-jKl_mNoPqRsTuVwXyZ01234567", evidence.SecretForm{Length: 40}},
		"entra secret ID":    {"3F2504E0-4f89-41d3-9a0c-0305e82c3301", evidence.SecretForm{GUID: true, Length: 36}},
		"GUID in braces":     {"{3F2504E0-4f89-41d3-9a0c-0305e82c3301}", evidence.SecretForm{Length: 38}},
		"GUID and more":      {"3F2504E0-4f89-41d3-9a0c-0305e82c33010", evidence.SecretForm{Length: 37}},
		"space":              {"abc def", evidence.SecretForm{WhiteSpace: true, Length: 7}},
		"line break":         {"abcdef\n", evidence.SecretForm{WhiteSpace: true, Length: 7}},
		"no-break space":     {"abc\u00a0def", evidence.SecretForm{WhiteSpace: true, Length: 7}},
		"client ID":          {client, evidence.SecretForm{IsClientID: true, Length: 10}},
		"id:secret":          {b64("intric-sso:hemligt"), evidence.SecretForm{Base64OfColon: true, Length: 24}},
		"other id:secret":    {b64("a:b"), evidence.SecretForm{Base64OfColon: true, Length: 4}},
		"names the client":   {b64("the secret of intric-sso!"), evidence.SecretForm{Base64OfColon: true, Length: 36}},
		"base64 of a text":   {b64("nothing special"), evidence.SecretForm{Length: 20}},
		"base64 of bytes":    {b64("\xff\xfe:\xfd\xfc\xfb\xfa"), evidence.SecretForm{Length: 12}},
		"base64 of controls": {b64("a:\x01b"), evidence.SecretForm{Length: 8}},
		"looks like base64":  {"c2VjcmV0c2VjcmV0c2VjcmV0", evidence.SecretForm{Length: 24}},
		"letters":            {"åäö", evidence.SecretForm{Length: 3}},
		"none":               {"", evidence.SecretForm{}},
	} {
		if got := SecretForm(redact.NewSecret(tt.secret), client); got != tt.want {
			t.Errorf("%s: %+v, want %+v", name, got, tt.want)
		}
	}
	if got := SecretForm(redact.NewSecret(b64("nothing special")), ""); got.Base64OfColon || got.IsClientID {
		t.Errorf("without a client ID: %+v", got)
	}
}
