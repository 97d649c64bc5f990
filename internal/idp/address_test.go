package idp

import (
	"slices"
	"testing"
)

const testTenant = "6f1c2b0e-93c1-4d0e-8d5e-0b6f6c1a7e42"

func TestMicrosoftTenant(t *testing.T) {
	const v2 = "https://login.microsoftonline.com/" + testTenant + "/v2.0"
	tests := []struct {
		issuer string
		want   Tenant
	}{
		{v2, Tenant{TenantGUID, testTenant, ""}},
		{v2 + "/", Tenant{TenantGUID, testTenant, v2}},
		{"https://Login.MicrosoftOnline.com/" + testTenant + "/v2.0", Tenant{TenantGUID, testTenant, v2}},
		{"https://login.microsoftonline.us/" + testTenant + "/v2.0", Tenant{TenantGUID, testTenant, ""}},
		{"https://" + testTenant + ".ciamlogin.com/" + testTenant + "/v2.0", Tenant{TenantGUID, testTenant, ""}},
		{"https://login.microsoftonline.com/" + testTenant, Tenant{TenantV1, testTenant, v2}},
		{"https://sts.windows.net/" + testTenant + "/", Tenant{TenantV1, testTenant, v2}},
		{"https://login.microsoftonline.com/" + testTenant + "/oauth2/v2.0/authorize", Tenant{TenantOther, testTenant, v2}},
		{"https://login.microsoftonline.com/common/v2.0", Tenant{TenantCommon, "common", ""}},
		{"https://login.microsoftonline.com/Organizations/v2.0", Tenant{TenantOrganizations, "Organizations", ""}},
		{"https://login.microsoftonline.com/consumers/v2.0", Tenant{TenantConsumers, "consumers", ""}},
		{"https://login.microsoftonline.com/" + personalTenant + "/v2.0", Tenant{TenantPersonal, personalTenant, ""}},
		{"https://login.microsoftonline.com/exempelkommun.se/v2.0", Tenant{TenantDomain, "exempelkommun.se", ""}},
		{"https://login.microsoftonline.com/{tenant-id}/v2.0", Tenant{TenantOther, "{tenant-id}", ""}},
		{"https://login.microsoftonline.com/", Tenant{TenantOther, "", ""}},
		{"https://login.sundby.example/" + testTenant + "/v2.0", Tenant{}},
		{"https://login.microsoftonline.com.sundby.example/common/v2.0", Tenant{}},
		{"https://sundby.b2clogin.com/" + testTenant + "/v2.0/", Tenant{}},
		{"://", Tenant{}},
		{"", Tenant{}},
	}
	for _, tt := range tests {
		if got := MicrosoftTenant(tt.issuer); got != tt.want {
			t.Errorf("MicrosoftTenant(%q) = %+v, want %+v", tt.issuer, got, tt.want)
		}
	}
}

func TestNearMissDiscovery(t *testing.T) {
	tests := []struct {
		issuer string
		want   []string
	}{
		{"https://login.microsoftonline.com/" + testTenant, []string{"https://login.microsoftonline.com/" + testTenant + "/v2.0"}},
		{"https://login.microsoftonline.com/" + testTenant + "/v2.0", nil},
		{"https://login.microsoftonline.com/" + testTenant + "/v2", []string{"https://login.microsoftonline.com/" + testTenant + "/v2.0"}},
		{"https://sundby.okta.com", []string{"https://sundby.okta.com/oauth2/default"}},
		{"https://sundby.okta.com/oauth2/default", []string{"https://sundby.okta.com"}},
		{"https://sundby-admin.okta.com/", []string{"https://sundby.okta.com", "https://sundby.okta.com/oauth2/default"}},
		{"https://login.sundby.example/oauth2/aus1a2b3c", []string{"https://login.sundby.example"}},
		{"https://id.sundby.example:8443/realms/sundby", []string{"https://id.sundby.example:8443/auth/realms/sundby"}},
		{"https://id.sundby.example/auth/realms/sundby/", []string{"https://id.sundby.example/realms/sundby"}},
		{"https://id.sundby.example/realms/", nil},
		{"https://sundby.onelogin.com/oidc", []string{"https://sundby.onelogin.com/oidc/2"}},
		{"https://sundby.onelogin.com/oidc/2", nil},
		{"https://sts.sundby.example/adfs/oauth2", []string{"https://sts.sundby.example/adfs"}},
		{"https://sts.sundby.example/adfs", nil},
		{"https://login.sundby.example", nil},
		{"ftp://sundby.okta.com", nil},
		{"", nil},
	}
	for _, tt := range tests {
		if got := NearMissDiscovery(tt.issuer); !slices.Equal(got, tt.want) {
			t.Errorf("NearMissDiscovery(%q) = %q, want %q", tt.issuer, got, tt.want)
		}
	}
}

func TestPastedAddress(t *testing.T) {
	const entraIssuer = "https://login.microsoftonline.com/" + testTenant + "/v2.0"
	tests := []struct {
		raw    string
		what   Pasted
		issuer string
	}{
		{entraIssuer + "/.well-known/openid-configuration", DiscoveryDocument, entraIssuer},
		{"https://id.sundby.example/.well-known/openid-configuration", DiscoveryDocument, "https://id.sundby.example"},
		{"https://id.sundby.example/.well-known/oauth-authorization-server/a", DiscoveryDocument, "https://id.sundby.example/a"},
		{"https://sundby.eu.auth0.com/.well-known/openid-configuration", DiscoveryDocument, "https://sundby.eu.auth0.com/"},
		{"https://id.sundby.example/application/o/intric/.well-known/openid-configuration", DiscoveryDocument, "https://id.sundby.example/application/o/intric/"},
		{"https://login.microsoftonline.com/" + testTenant + "/oauth2/v2.0/authorize?client_id=x", Endpoint, entraIssuer},
		{"https://login.microsoftonline.com/" + testTenant + "/discovery/v2.0/keys", Endpoint, entraIssuer},
		{"https://portal.azure.com/#view/Microsoft_AAD_RegisteredApps", AdminPage, ""},
		{"https://id.sundby.example/realms/sundby/protocol/openid-connect/auth", Endpoint, "https://id.sundby.example/realms/sundby"},
		{"https://id.sundby.example/admin/master/console/#/sundby/clients", AdminPage, "https://id.sundby.example/realms/sundby"},
		{"https://id.sundby.example/auth/admin/master/console/", AdminPage, ""},
		{"https://sundby.okta.com/oauth2/v1/authorize", Endpoint, "https://sundby.okta.com"},
		{"https://sundby.okta.com/oauth2/default/v1/authorize", Endpoint, "https://sundby.okta.com/oauth2/default"},
		{"https://sundby-admin.okta.com/admin/app/oidc_client", AdminPage, "https://sundby.okta.com"},
		{"https://sts.sundby.example/adfs/oauth2/authorize", Endpoint, "https://sts.sundby.example/adfs"},
		{"https://id.sundby.example/application/o/intric/jwks/", Endpoint, "https://id.sundby.example/application/o/intric/"},
		{"https://sundby.eu.auth0.com/oauth/token", Endpoint, "https://sundby.eu.auth0.com/"},
		{"https://manage.auth0.com/dashboard", AdminPage, ""},
		{"https://accounts.google.com/o/oauth2/v2/auth", Endpoint, "https://accounts.google.com"},
	}
	for _, tt := range tests {
		what, issuer, ok := PastedAddress(tt.raw)
		if !ok || what != tt.what || issuer != tt.issuer {
			t.Errorf("PastedAddress(%q) = %q, %q, %v, want %q, %q", tt.raw, what, issuer, ok, tt.what, tt.issuer)
		}
	}
}

// Issuers of every form are not taken for something else.
func TestPastedAddressKnowsIssuers(t *testing.T) {
	for _, issuer := range []string{
		"https://login.microsoftonline.com/" + testTenant + "/v2.0", "https://sundby.okta.com", "https://sundby.okta.com/oauth2/default",
		"https://accounts.google.com", "https://accounts.google.com/", "https://id.sundby.example/auth/realms/admin", "https://sts.sundby.example/adfs",
		"https://sundby.eu.auth0.com/", "https://id.sundby.example/application/o/intric/", "https://idm.sundby.example/oauth2/openid/intric",
		"https://id.sundby.example:9443/oauth2/token", "http://127.0.0.1:5556/dex", "not an address", "",
	} {
		if what, offered, ok := PastedAddress(issuer); ok {
			t.Errorf("PastedAddress(%q) = %q, %q", issuer, what, offered)
		}
	}
}

func TestRealmMissing(t *testing.T) {
	for issuer, want := range map[string]bool{
		"https://id.sundby.example/realms/": true, "https://id.sundby.example/auth": true, "https://id.sundby.example/auth/realms": true,
		"https://id.sundby.example/realms/sundby": false, "https://id.sundby.example": false, "": false,
	} {
		if got := RealmMissing(issuer); got != want {
			t.Errorf("RealmMissing(%q) = %v", issuer, got)
		}
	}
}

func FuzzAddresses(f *testing.F) {
	f.Add("https://login.microsoftonline.com/common/v2.0")
	f.Add("https://x-admin.okta.com/oauth2/aus/v1/")
	f.Add("https://a/admin/b/console#/c")
	f.Fuzz(func(t *testing.T, s string) {
		for _, candidate := range NearMissDiscovery(s) {
			if candidate == s || candidate == "" {
				t.Fatalf("NearMissDiscovery(%q) offers %q", s, candidate)
			}
		}
		if what, issuer, ok := PastedAddress(s); ok && (what == "" || issuer == s) {
			t.Fatalf("PastedAddress(%q) = %q, %q", s, what, issuer)
		}
		if tenant := MicrosoftTenant(s); tenant.Offer == s && s != "" {
			t.Fatalf("MicrosoftTenant(%q) offers the same", s)
		}
		if p := Recognise(Clues{Issuer: s, ErrorTexts: []string{s}}); p.Vendor == "" || p.Certainty == "" {
			t.Fatalf("Recognise(%q) = %+v", s, p)
		}
	})
}
