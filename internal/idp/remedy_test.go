package idp

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// codes lists the checks that must have a remedy: the families of a login.
func codes() []string {
	var list []string
	add := func(family string, numbers ...int) {
		for _, n := range numbers {
			list = append(list, fmt.Sprintf("%s%03d", family, n))
		}
	}
	upTo := func(n int) []int {
		numbers := make([]int, n)
		for i := range numbers {
			numbers[i] = i + 1
		}
		return numbers
	}
	add("ISS", slices.Concat(upTo(8), []int{10, 11, 12})...)
	add("KEY", upTo(4)...)
	add("APP", upTo(8)...)
	add("LGN", upTo(6)...)
	add("TOK", upTo(16)...)
	add("USR", upTo(6)...)
	add("GRP", slices.Concat(upTo(22), []int{25, 26, 30, 31, 32})...)
	return list
}

func TestGeneralRemediesCoverEveryCode(t *testing.T) {
	for _, code := range codes() {
		a, ok := Remedy(Unknown, code, "some_variant")
		if !ok || a.Vendor != General || len(a.Steps) == 0 {
			t.Errorf("Remedy(unknown, %s) = %+v, %v", code, a, ok)
		}
	}
	if n := len(generalRemedies()); n != len(codes()) {
		t.Errorf("%d general remedies for %d codes", n, len(codes()))
	}
	if a, ok := Remedy("entra", "XXX001", ""); ok {
		t.Errorf("a code that does not exist has a remedy: %+v", a)
	}
}

func TestVendorsAnswerTheMainCodes(t *testing.T) {
	for _, v := range All() {
		for _, code := range []string{"GRP001", "GRP002", "GRP003", "APP002", "APP003", "ISS004"} {
			if a, ok := Remedy(v.ID, code, ""); !ok || a.Vendor != v.ID {
				t.Errorf("Remedy(%s, %s) = %+v, %v", v.ID, code, a, ok)
			}
		}
	}
}

func TestRemedyTexts(t *testing.T) {
	key := regexp.MustCompile(`^[A-Z]{3}\d{3}(\.[a-z0-9_]+)?$`)
	tables := map[string]map[string]remedy{General: generalRemedies()}
	for _, v := range All() {
		tables[v.ID] = v.remedies
	}
	for vendor, table := range tables {
		for k, r := range table {
			code, _, _ := strings.Cut(k, ".")
			if !key.MatchString(k) || !slices.Contains(codes(), code) {
				t.Errorf("%s: %q is no check", vendor, k)
			}
			if r.certainty != Certain && r.certainty != Likely || len(r.steps) == 0 {
				t.Errorf("%s %s: certainty %q, %d steps", vendor, k, r.certainty, len(r.steps))
			}
			for _, s := range r.steps {
				if s == "" || utf8.RuneCountInString(s) > 240 || strings.ContainsAny(s, "\n\t") || strings.HasSuffix(s, ".") {
					t.Errorf("%s %s: not a short step: %q", vendor, k, s)
				}
			}
		}
	}
}

// What the fact sheets mark as unverified must stay likely until somebody has
// tried it. A line leaves this list together with its mark there.
func TestUnverifiedRemediesAreLikely(t *testing.T) {
	for vendor, unverified := range map[string][]string{
		"entra":      {"TOK003", "GRP003"},
		"adfs":       {"GRP001", "GRP003", "GRP022", "ISS004"},
		"auth0":      {"GRP001", "TOK004"},
		"onelogin":   {"APP002", "GRP002"},
		"ping":       {"GRP001", "GRP002", "GRP003", "APP002", "APP003"},
		"jumpcloud":  {"GRP003", "GRP014"},
		"authentik":  {"GRP001", "GRP002", "GRP016"},
		"kanidm":     {"GRP002", "APP003"},
		"zitadel":    {"GRP002", "APP003"},
		"gitlab":     {"GRP016"},
		"cognito":    {"GRP001", "GRP002", "GRP003", "ISS004"},
		"wso2":       {"GRP001", "GRP002"},
		"fusionauth": {"GRP001", "GRP002", "GRP003"},
		"casdoor":    {"GRP001", "GRP002"},
		"lemonldap":  {"GRP001", "GRP003", "APP002"},
		"duo":        {"GRP001", "GRP002"},
	} {
		for _, code := range unverified {
			if a, _ := Remedy(vendor, code, ""); a.Vendor != vendor || a.Certainty != Likely {
				t.Errorf("Remedy(%s, %s) is %s of %s, want likely", vendor, code, a.Certainty, a.Vendor)
			}
		}
	}
}

func TestRemedyForALikelyProvider(t *testing.T) {
	sure := evidence.Provider{Vendor: "keycloak", Certainty: Certain}
	maybe := evidence.Provider{Vendor: "keycloak", Certainty: Likely}
	tests := []struct {
		provider evidence.Provider
		code     string
		want     string
	}{
		{sure, "GRP002", Certain},
		{maybe, "GRP002", Likely},
		{maybe, "KEY004", Certain}, // general advice does not depend on the vendor
	}
	for _, tt := range tests {
		if a, ok := RemedyFor(tt.provider, tt.code, ""); !ok || a.Certainty != tt.want {
			t.Errorf("RemedyFor(%s, %s) = %+v, want %s", tt.provider.Certainty, tt.code, a, tt.want)
		}
	}
}

func TestVariantComesFirst(t *testing.T) {
	table := map[string]remedy{"GRP001": certain("code"), "GRP001.near_miss_case": certain("variant")}
	for variant, want := range map[string]string{"near_miss_case": "variant", "other": "code", "": "code"} {
		if r, _ := lookUp(table, "GRP001", variant); r.steps[0] != want {
			t.Errorf("variant %q gives the advice for the %s", variant, r.steps[0])
		}
	}
}
