package idp

import (
	"slices"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/groupid"
)

func TestVendorsAreUnique(t *testing.T) {
	want := []string{
		"entra", "adfs", "okta", "google", "keycloak", "auth0", "onelogin", "ping", "jumpcloud", "authelia", "authentik",
		"kanidm", "zitadel", "gitlab", "dex", "cognito", "wso2", "fusionauth", "casdoor", "hydra", "lemonldap", "duo",
	}
	var ids, names []string
	for _, v := range All() {
		ids, names = append(ids, v.ID), append(names, v.Name)
	}
	if !slices.Equal(ids, want) {
		t.Errorf("All() = %v, want %v", ids, want)
	}
	slices.Sort(names)
	if n := len(slices.Compact(names)); n != len(want) {
		t.Errorf("%d names for %d vendors", n, len(want))
	}
	if _, ok := ByID(Unknown); ok {
		t.Error("unknown is listed as a vendor")
	}
}

func TestTraits(t *testing.T) {
	for _, v := range append(All(), unknown()) {
		tr := v.Traits
		if len(groupid.FormsOf(tr.Forms)) != len(tr.Forms) {
			t.Errorf("%s: a form of %v does not exist", v.ID, tr.Forms)
		}
		if tr.EmptyMembership != "" && tr.EmptyMembership != "absent" && tr.EmptyMembership != "empty" {
			t.Errorf("%s: EmptyMembership = %q", v.ID, tr.EmptyMembership)
		}
		if tr.CloudHost {
			t.Errorf("%s: CloudHost belongs to a recognised host, not to a vendor", v.ID)
		}
		if !slices.Contains(tr.BuiltInGroups, "Domain Users") || slices.Contains(tr.BuiltInPrefixes, "") {
			t.Errorf("%s: built-in groups %v, prefixes %v", v.ID, tr.BuiltInGroups, tr.BuiltInPrefixes)
		}
	}
}

func TestCauses(t *testing.T) {
	for _, id := range []string{"entra", "gitlab", Unknown, "no such vendor"} {
		causes := Causes(id)
		if len(causes) < 2 || !strings.HasPrefix(causes[0], "this user is in no group") {
			t.Errorf("Causes(%q) = %q", id, causes)
		}
		for _, c := range causes {
			if strings.HasSuffix(c, ".") || strings.ContainsAny(c, "\n\t") {
				t.Errorf("Causes(%q): %q is not part of a sentence", id, c)
			}
		}
	}
}

// The lists are built anew for each caller: changing one must not reach another.
func TestVendorsAreNotShared(t *testing.T) {
	All()[0].Traits.BuiltInGroups[0] = "changed"
	if got := All()[0].Traits.BuiltInGroups[0]; got == "changed" {
		t.Error("two callers share one list")
	}
}
