package groupid

import (
	"slices"
	"testing"
)

// everyForm is what a provider would have that sends all ambiguous forms.
var everyForm = Forms{SlugPath, SPNForm, EmailForm, HexID, DigitID, PrefixedID, RolePrefix}

func TestOfPlainForms(t *testing.T) {
	tests := []struct {
		in   string
		want Kind
	}{
		{"4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11", GUID},
		{"4F0A6C1E-7D02-4A55-9A1E-2F3C1B8E0D11", GUID},
		{" 4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11\u00a0", GUID},
		{"4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d1", Name},
		{"4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d1g", Name},
		{"4f0a6c1e+7d02-4a55-9a1e-2f3c1b8e0d11", Name},
		{"12345-abcde", Name},

		{"00g1a2B3c4D5e6F7g8H9", OktaID},
		{"00g1a2B3c4D5e6F7g8H", Name},
		{"00u1a2B3c4D5e6F7g8H9", Name},
		{"00g1a2B3c4D5-6F7g8H9", Name},

		{"S-1-5-21-11-22-33-1105", SID},
		{"S-1-5-32-544", SID},
		{"S-1-1-0", SID},
		{"S-1-12-1-1943430372-1249052806-2496021943-3034400218", SID},
		{"S-1", Name},
		{"S-1-5", Name},
		{"S-1-5-", Name},
		{"S-1-Skola-2", Name},

		{"CN=Intric-Admin,OU=Grupper,DC=sundby,DC=example", DN},
		{"cn=intric, ou=groups, o=sundby", DN},
		{`CN=Kultur\, fritid,OU=Grupper,DC=sundby,DC=example`, DN},
		{"CN=Kultur, fritid,OU=Grupper,DC=sundby,DC=example", DN},
		{"OU=Grupper,DC=sundby", DN},
		{"uid=intric,ou=groups", DN},
		{"inum=60B7,ou=groups,o=gluu", DN},
		{"CN=Intric-Admin", Name},
		{"CN=,OU=", Name},
		{"cn=", Name},
		{"cn=,ou=x", Name},
		{"Kultur, o=fritid", Name},
		{"a=b,ou=c", Name},

		{"/Intric-Admin", Path},
		{"/Socialtjänst/Intric Handläggare", Path},
		{"/", Name},
		{"//a", Name},
		{"/a/", Name},

		{`SUNDBY\Intric-Admin`, DomainName},
		{`sundby.example\Intric Admin`, DomainName},
		{`Alla\Personal`, DomainName},
		{`BUILTIN\Users`, DomainName},
		{`NT AUTHORITY\Authenticated Users`, DomainName},
		{`SUNDBY\Förskola`, DomainName},
		{`R\D`, Name},
		{`24\7`, Name},
		{`C:\Data`, Name},
		{`\\server\share`, Name},
		{`SUNDBY\`, Name},
		{`\Personal`, Name},
		{`SUNDBY\a\b`, Name},
		{`Läsa \ skriva`, Name},
		{`Läsa\skriva`, Name},
		{`Bygg och miljö\Handläggare`, Name},
		{`SUNDBY\ Personal`, Name},
		{`SUNDBY\läs/skriv`, Name},
		{`Sundbyberg-kommun\Personal`, Name}, // over 15 characters: no NetBIOS name
		{`sundby..example\Personal`, Name},
		{`-sundby\Personal`, Name},

		{"", None},
		{" \u200b\u00a0\t", None},
	}
	for _, tt := range tests {
		if got := Of(tt.in, nil); got != tt.want {
			t.Errorf("Of(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// Names that real municipalities use must be names for every provider that has
// no ambiguous form of its own.
func TestOfOrdinaryNames(t *testing.T) {
	for _, s := range []string{
		"IT-support", "BUN/Skola", "Enhet 1", "Enhet I", "SoC – Handläggare", "R&D @ HQ", "a@b",
		"support@sundby.example", "HR/Lön/Chef", "HR (alla)", "[Intern] Kommunledning", "#intric",
		"Kultur, fritid och turism", "Äldreomsorg; natt", "Läs|Skriv", "123456789012345678", "2026",
		"0123456789abcdef01234567", "rol_a1B2c3D4e5F6g7H8", "Internal/everyone", "sg-intric-prod",
		"Skola=Öppen, o", "Ü", "组", "🚒 Räddningstjänst", "S-1 Skolan", "00g", "Förskola / Rektor", ".", "-", "@",
	} {
		if got := Of(s, nil); got != Name {
			t.Errorf("Of(%q) = %q, want a name", s, got)
		}
	}
}

func TestOfAmbiguousForms(t *testing.T) {
	tests := []struct {
		form  Form
		kind  Kind
		yes   []string
		names []string
	}{
		{SlugPath, Path, []string{"sundby/it", "sundby/it/intric", "sundby", "a.b-c_d/e"},
			[]string{"BUN/Förskola", "HR / Lön", "a//b", "a/b/", "R&D"}},
		{SPNForm, SPN, []string{"intric_admin@idm.sundby.example", "idm_all_accounts@x.se"},
			[]string{"R&D @ HQ", "a@b", "@sundby.example", "a@sundby.", "a@.se", "a b@sundby.example", "a@sundby.e1", "a@b@sundby.example"}},
		{EmailForm, Email, []string{"intric@sundby.example", "Äldre@sundby.example"}, []string{"intric@", "intric@sundby"}},
		{HexID, OtherID, []string{"0123456789abcdef01234567"},
			[]string{"0123456789ABCDEF01234567", "0123456789abcdef0123456", "0123456789abcdef0123456g"}},
		{DigitID, NumericID, []string{"301234567890123456", "123456789012345", "12345678901234567890"},
			[]string{"12345678901234", "123456789012345678901", "2026"}},
		{PrefixedID, OtherID, []string{"rol_a1B2c3D4e5F6g7H8", "org_a1B2c3D4e5F6g7H8", "grp_a1B2c3D4e5F6g7H8"},
			[]string{"rol_admin", "usr_a1B2c3D4e5F6g7H8", "rol-a1B2c3D4e5F6g7H8"}},
		{RolePrefix, DomainName, []string{"Internal/everyone", "Application/intric", "PRIMARY/it"},
			[]string{"internal/everyone", "Internal/", "Skola/everyone"}},
	}
	for _, tt := range tests {
		for _, s := range tt.yes {
			if got := Of(s, Forms{tt.form}); got != tt.kind {
				t.Errorf("Of(%q, %s) = %q, want %q", s, tt.form, got, tt.kind)
			}
			if got := Of(s, nil); got != Name {
				t.Errorf("Of(%q) = %q for a provider without the form, want a name", s, got)
			}
		}
		for _, s := range tt.names {
			if got := Of(s, Forms{tt.form}); got != Name {
				t.Errorf("Of(%q, %s) = %q, want a name", s, tt.form, got)
			}
		}
	}
}

func TestOfPlainFormsBeatAmbiguousOnes(t *testing.T) {
	if got := Of("4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11", everyForm); got != GUID {
		t.Errorf("a GUID of a provider that sends slugs is %q", got)
	}
}

func TestFormsOf(t *testing.T) {
	got := FormsOf([]string{"spn", "from a later version", "slug_path"})
	if !slices.Equal(got, Forms{SPNForm, SlugPath}) {
		t.Errorf("FormsOf = %v", got)
	}
	for _, f := range everyForm {
		if !FormsOf([]string{string(f)}).Has(f) {
			t.Errorf("FormsOf does not know %q", f)
		}
	}
	if got.Has(HexID) {
		t.Error("Has finds a form that is not in the set")
	}
}

func TestList(t *testing.T) {
	tests := []struct {
		in   []Kind
		want Kind
	}{
		{nil, None},
		{[]Kind{None, None}, None},
		{[]Kind{Name}, Name},
		{[]Kind{GUID, None, GUID}, GUID},
		{[]Kind{GUID, SPN}, Mixed},
		{[]Kind{Name, Name, GUID}, Mixed},
	}
	for _, tt := range tests {
		if got := List(tt.in); got != tt.want {
			t.Errorf("List(%v) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestKindProperties(t *testing.T) {
	labels := map[string]Kind{}
	for _, k := range Kinds() {
		if k.Opaque() && k.Fragile() {
			t.Errorf("%s is opaque and fragile", k)
		}
		if other, taken := labels[k.Label()]; taken {
			t.Errorf("%s and %s have one label", k, other)
		}
		labels[k.Label()] = k
	}
	for _, k := range []Kind{Name, Mixed, None} {
		if k.Opaque() || k.Fragile() {
			t.Errorf("%s must be neither opaque nor fragile", k)
		}
	}
	if !GUID.Opaque() || !SID.Opaque() || !DN.Fragile() || !SPN.Fragile() {
		t.Error("a known property is missing")
	}
}

func FuzzOf(f *testing.F) {
	for _, s := range []string{"IT-support", "/a/b", `A\b`, "cn=a,ou=b", "S-1-5-32-544", "a@b.se", "\xff", "rol_a1B2c3D4e5F6g7H8"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		with, without := Of(s, everyForm), Of(s, nil)
		for _, k := range []Kind{with, without} {
			if !slices.Contains(Kinds(), k) || k == Mixed {
				t.Fatalf("Of(%q) = %q", s, k)
			}
		}
		if without != Name && with != without {
			t.Fatalf("Of(%q): the vendor's forms turn %q into %q", s, without, with)
		}
		if (without == None) != Blank(s) {
			t.Fatalf("Of(%q) = %q, Blank = %v", s, without, Blank(s))
		}
		if got := Of(" "+s+"\u200b", everyForm); got != with {
			t.Fatalf("Of(%q) changes from %q to %q with white space around", s, with, got)
		}
		Joined(s)
		Embedded(s)
	})
}

func BenchmarkOf(b *testing.B) {
	items := []string{"IT-support", "Socialtjänst handläggare", "4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11", "CN=a,OU=b,DC=c"}
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range items {
			Of(s, nil)
		}
	}
}
