package redact_test

import (
	"testing"

	"github.com/ssocheck/ssocheck/internal/redact"
)

func TestEmail(t *testing.T) {
	tests := []struct{ in, want string }{
		{"test.testsson@exempelkommun.se", "t…n@e…n.se"},
		{"test@example.se", "t…t@e…e.se"},
		{"åsa.öberg@exempel.se", "å…g@e…l.se"},
		{"bo@ek.se", "…@….se"},
		{"abc@abc.se", "…@….se"},
		{"test@anna.andersson.example.test", "t…t@e…e.test"},
		{"test@localhost", "t…t@l…t"},
		{"a@b@example.test", "…@e…e.test"},
		{"test@example.xn--vermgensberatung-pwb", "t…t@e…e.xn--vermgensberatung-pwb"},
		{"test@example.this-is-certainly-no-top-level", "t…t@e…l"},
		{"test@example.\x1b[31m", "t…t@e…m"},
		{"\x1b2345@example.test", `\u001b…5@e…e.test`},
		{"ab\xff\xffcd\x9f@example.test", "a…\ufffd@e…e.test"},
		{"EXEMPEL\\testsson", "E…n"},
		{"@", "@"},
		{"", ""},
	}
	for _, test := range tests {
		if got := redact.Email(test.in); got != test.want {
			t.Errorf("Email(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestName(t *testing.T) {
	tests := []struct{ in, want string }{
		{"Test Testsson", "T… T…n"},
		{"Testsson", "T…n"},
		{"  Test  Mellan\tTestsson ", "T… M… T…n"},
		{"Bo Ek", "… …"},
		{"Bo Åkerlund", "… Å…d"},
		{"Ann", "…"},
		{"Test\u202eTestsson", "T…n"},
		{"", ""},
	}
	for _, test := range tests {
		if got := redact.Name(test.in); got != test.want {
			t.Errorf("Name(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}

func TestSubject(t *testing.T) {
	tests := []struct{ in, want string }{
		{"00000000-0000-0000-0000-0000000000ab", "00…ab"},
		{"123456789", "12…89"},
		{"12345678", "…"},
		{"åäöåäöåäö", "åä…äö"},
		{"ab\n\n\n\n\n\x1b[", `ab…\u001b[`},
		{"1", "…"},
		{"", ""},
	}
	for _, test := range tests {
		if got := redact.Subject(test.in); got != test.want {
			t.Errorf("Subject(%q) = %q, want %q", test.in, got, test.want)
		}
	}
}
