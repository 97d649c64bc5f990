package idp

import "testing"

func TestRecognise(t *testing.T) {
	const guid = "6f1c2b0e-93c1-4d0e-8d5e-0b6f6c1a7e42"
	tests := []struct {
		name      string
		clues     Clues
		vendor    string
		certainty string
		by        string
	}{
		{"entra", Clues{Issuer: "https://login.microsoftonline.com/" + guid + "/v2.0"}, "entra", Certain, "issuer host"},
		{"entra v1", Clues{Issuer: "https://sts.windows.net/" + guid + "/"}, "entra", Certain, "issuer host"},
		{"entra CIAM", Clues{Issuer: "https://sundby.ciamlogin.com/x/v2.0"}, "entra", Certain, "issuer host"},
		{"entra by the document", Clues{Issuer: "https://sso.sundby.example", DiscoveryIssuer: "https://login.microsoftonline.com/" + guid + "/v2.0"}, "entra", Certain, "issuer host"},
		{"entra by claims", Clues{Issuer: "https://sso.sundby.example", ClaimNames: []string{"sub", "tid", "oid"}}, "entra", Likely, "claims"},
		{"entra by an error", Clues{ErrorTexts: []string{"AADSTS50011: The redirect URI"}}, "entra", Likely, "error text"},
		{"adfs", Clues{Issuer: "https://sts.sundby.example/adfs", Endpoints: []string{"https://sts.sundby.example/adfs/oauth2/token/"}}, "adfs", Certain, "issuer path"},
		{"adfs by its issuer", Clues{Issuer: "https://sts.sundby.example/adfs"}, "adfs", Likely, "issuer path"},
		{"okta org", Clues{Issuer: "https://sundby.okta.com"}, "okta", Certain, "issuer host"},
		{"okta custom", Clues{Issuer: "https://sundby.oktapreview.com/oauth2/default"}, "okta", Certain, "issuer host"},
		{"okta on a vanity host", Clues{Issuer: "https://login.sundby.example", Endpoints: []string{"https://login.sundby.example/oauth2/v1/authorize"}}, "okta", Likely, "endpoint path"},
		{"google", Clues{Issuer: "https://accounts.google.com"}, "google", Certain, "issuer host"},
		{"google's old issuer", Clues{Issuer: "accounts.google.com"}, "google", Certain, "issuer host"},
		{"keycloak", Clues{Issuer: "https://id.sundby.example/realms/sundby", Endpoints: []string{"https://id.sundby.example/realms/sundby/protocol/openid-connect/token"}}, "keycloak", Certain, "issuer path"},
		{"keycloak 16", Clues{Issuer: "https://id.sundby.example/auth/realms/sundby"}, "keycloak", Likely, "issuer path"},
		{"keycloak before entra", Clues{Issuer: "https://id.sundby.example/realms/sundby", ClaimNames: []string{"tid", "oid"}, ErrorTexts: []string{"AADSTS50105"}}, "keycloak", Likely, "issuer path"},
		{"auth0", Clues{Issuer: "https://sundby.eu.auth0.com/"}, "auth0", Certain, "issuer host"},
		{"auth0 on a vanity host", Clues{Issuer: "https://login.sundby.example/", Endpoints: []string{"https://login.sundby.example/authorize", "https://login.sundby.example/oauth/token"}}, "auth0", Likely, "endpoint path"},
		{"onelogin", Clues{Issuer: "https://sundby.onelogin.com/oidc/2"}, "onelogin", Certain, "issuer host"},
		{"pingone", Clues{Issuer: "https://auth.pingone.com/" + guid + "/as"}, "ping", Certain, "issuer host"},
		{"pingone in the EU", Clues{Issuer: "https://auth.pingone.eu/" + guid + "/as"}, "ping", Likely, "issuer host"},
		{"pingfederate", Clues{Issuer: "https://sso.sundby.example", Endpoints: []string{"https://sso.sundby.example/as/token.oauth2"}}, "ping", Likely, "endpoint path"},
		{"jumpcloud", Clues{Issuer: "https://oauth.id.eu.jumpcloud.com/"}, "jumpcloud", Certain, "issuer host"},
		{"authelia", Clues{Issuer: "https://auth.sundby.example", Endpoints: []string{"https://auth.sundby.example/api/oidc/token"}}, "authelia", Likely, "endpoint path"},
		{"authentik", Clues{Issuer: "https://id.sundby.example/application/o/intric/", Endpoints: []string{"https://id.sundby.example/application/o/token/"}}, "authentik", Certain, "issuer path"},
		{"kanidm", Clues{Issuer: "https://idm.sundby.example/oauth2/openid/intric", Endpoints: []string{"https://idm.sundby.example/ui/oauth2"}}, "kanidm", Certain, "issuer path"},
		{"zitadel", Clues{Issuer: "https://sundby-a1b2.zitadel.cloud"}, "zitadel", Certain, "issuer host"},
		{"zitadel by claims", Clues{Issuer: "https://id.sundby.example", ClaimNames: []string{"urn:zitadel:iam:org:project:roles"}}, "zitadel", Likely, "claims"},
		{"gitlab.com", Clues{Issuer: "https://gitlab.com"}, "gitlab", Certain, "issuer host"},
		{"gitlab", Clues{Issuer: "https://git.sundby.example", Endpoints: []string{"https://git.sundby.example/oauth/authorize", "https://git.sundby.example/oauth/userinfo"}, ClaimNames: []string{"groups_direct"}}, "gitlab", Certain, "endpoint path"},
		{"dex", Clues{Issuer: "http://127.0.0.1:5556/dex", Endpoints: []string{"http://127.0.0.1:5556/dex/token"}}, "dex", Likely, "issuer path"},
		{"dex by an error", Clues{Issuer: "https://dex.sundby.example", ErrorTexts: []string{`Unregistered redirect_uri ("x")`}}, "dex", Likely, "error text"},
		{"cognito", Clues{Issuer: "https://cognito-idp.eu-north-1.amazonaws.com/eu-north-1_AbC"}, "cognito", Certain, "issuer host"},
		{"wso2", Clues{Issuer: "https://id.sundby.example:9443/oauth2/token"}, "wso2", Likely, "issuer path"},
		{"fusionauth", Clues{Issuer: "https://sundby.fusionauth.io"}, "fusionauth", Likely, "issuer host"},
		{"casdoor", Clues{Issuer: "https://door.sundby.example", Endpoints: []string{"https://door.sundby.example/login/oauth/authorize", "https://door.sundby.example/api/login/oauth/access_token"}}, "casdoor", Likely, "endpoint path"},
		{"hydra", Clues{Issuer: "https://id.sundby.example/", Endpoints: []string{"https://id.sundby.example/oauth2/auth", "https://id.sundby.example/oauth2/token"}}, "hydra", Likely, "endpoint path"},
		{"lemonldap", Clues{Issuer: "https://auth.sundby.example", ErrorTexts: []string{`<span trmsg="108">`}}, "lemonldap", Likely, "error text"},
		{"duo", Clues{Issuer: "https://sso-1a2b3c4d.sso.duosecurity.com/oidc/DIX"}, "duo", Certain, "issuer host"},

		{"a vanity host alone", Clues{Issuer: "https://login.sundby.example"}, Unknown, Likely, ""},
		{"nothing", Clues{}, Unknown, Likely, ""},
		{"a host that only ends alike", Clues{Issuer: "https://notokta.com"}, Unknown, Likely, ""},
		{"a host that only begins alike", Clues{Issuer: "https://login.microsoftonline.com.sundby.example/x/v2.0"}, Unknown, Likely, ""},
		{"a vendor's host in the path", Clues{Issuer: "https://sso.sundby.example/accounts.google.com"}, Unknown, Likely, ""},
		{"another service at Amazon", Clues{Issuer: "https://sso.eu-north-1.amazonaws.com/x"}, Unknown, Likely, ""},
		{"endpoints with common names", Clues{Issuer: "https://id.sundby.example", Endpoints: []string{
			"https://id.sundby.example/authorize", "https://id.sundby.example/token", "https://id.sundby.example/oauth2/authorize",
			"https://id.sundby.example/oauth2/token", "https://id.sundby.example/oauth2/jwks", "https://id.sundby.example/userinfo"}}, Unknown, Likely, ""},
		{"common claims", Clues{Issuer: "https://id.sundby.example", ClaimNames: []string{"sub", "groups", "oid", "sid", "acr"}}, Unknown, Likely, ""},
		{"not an address", Clues{Issuer: "://", Endpoints: []string{"%zz"}}, Unknown, Likely, ""},
	}
	for _, tt := range tests {
		got := Recognise(tt.clues)
		if got.Vendor != tt.vendor || got.Certainty != tt.certainty || got.RecognisedBy != tt.by {
			t.Errorf("%s: %s, %s, by %q; want %s, %s, by %q", tt.name,
				got.Vendor, got.Certainty, got.RecognisedBy, tt.vendor, tt.certainty, tt.by)
		}
		if got.Name == "" {
			t.Errorf("%s: no name for people", tt.name)
		}
		if cloud := tt.by == "issuer host" && tt.certainty == Certain; got.Traits.CloudHost != cloud {
			t.Errorf("%s: CloudHost = %v", tt.name, got.Traits.CloudHost)
		}
	}
}

func TestEveryVendorCanBeRecognised(t *testing.T) {
	for _, v := range All() {
		s := v.signs
		if len(s.hosts)+len(s.otherHosts)+len(s.issuerPaths)+len(s.endpoints)+len(s.claims)+len(s.texts) == 0 {
			t.Errorf("%s has no signs", v.ID)
		}
	}
}

func TestRecogniseCollapsingStacks(t *testing.T) {
	for name, clues := range map[string]Clues{
		"IdentityServer": {Issuer: "https://id.sundby.example", Endpoints: []string{"https://id.sundby.example/connect/token"}},
		"IBM Verify":     {Issuer: "https://sundby.verify.ibm.com/oidc/endpoint/default"},
	} {
		got := Recognise(clues)
		if got.Vendor != Unknown || got.Certainty != Likely || !got.Traits.CollapsesOne || got.RecognisedBy == "" {
			t.Errorf("%s: %+v", name, got)
		}
	}
	if Recognise(Clues{Issuer: "https://id.sundby.example", Endpoints: []string{"https://id.sundby.example/token"}}).Traits.CollapsesOne {
		t.Error("an unknown provider collapses without a sign of it")
	}
	if Recognise(Clues{Issuer: "https://sundby.okta.com", Endpoints: []string{"https://sundby.okta.com/connect/token"}}).Traits.CollapsesOne {
		t.Error("a known provider collapses by the sign of another")
	}
}
