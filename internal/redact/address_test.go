package redact

import "testing"

func TestAddress(t *testing.T) {
	for in, want := range map[string]string{
		"https://admin:hunter2@idp.example.test/x": "https://idp.example.test/x",
		"https://admin@idp.example.test/x?y=1":     "https://idp.example.test/x?y=1",
		"https://idp.example.test/a%2Fb/":          "https://idp.example.test/a%2Fb/",
		"admin@idp.example.test":                   "admin@idp.example.test",
		"::":                                       "::",
	} {
		if got := Address(in); got != want {
			t.Errorf("Address(%q) is %q, want %q", in, got, want)
		}
	}
}
