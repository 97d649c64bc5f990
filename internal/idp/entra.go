package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// entra is Microsoft Entra ID (Azure AD): workforce tenants, and External ID,
// whose tenants live below ciamlogin.com.
func entra() Vendor {
	return Vendor{
		ID:   "entra",
		Name: "Microsoft Entra ID",
		signs: signs{
			hosts: []string{
				"login.microsoftonline.com", "login.microsoftonline.us", "login.partner.microsoftonline.cn",
				"sts.windows.net", ".ciamlogin.com", ".b2clogin.com",
			},
			otherHosts: []string{"sts.chinacloudapi.cn", "login.windows.net"},
			endpoints:  [][]string{{"/oauth2/v2.0/authorize"}, {"/discovery/v2.0/keys"}},
			claims:     [][]string{{"tid", "oid"}},
			texts:      []string{"AADSTS"},
		},
		Traits: evidence.Traits{
			GroupCap:             200,
			UserInfoWithoutGroup: true,
			NeverConfirmsEmail:   true,
			Microsoft:            true,
			PersonalTenants:      []string{personalTenant},
			GroupCauses: []string{
				"the groups claim is not configured for this app registration (Token configuration)",
				"\"Groups assigned to the application\" is chosen, and no group of this user is assigned, or only a group that holds the user's group: nested groups are not sent",
				"the claim uses an on-premises name format, and the user's groups exist in the cloud only: they are left out silently",
				"the claim is configured for another token than the ID token",
			},
		},
		remedies: entraRemedies(),
		consoles: []string{"portal.azure.com", "entra.microsoft.com", "aad.portal.azure.com"},
		pasted:   entraPasted,
		nearMiss: entraNearMiss,
	}
}

// entraPasted reads the tenant out of an endpoint's address.
func entraPasted(u *url.URL) (Pasted, string) {
	if login, v1 := loginHost(u.Hostname()); login == "" || v1 {
		return "", ""
	}
	for _, part := range []string{"/oauth2/", "/discovery/"} {
		if tenant, _, found := strings.Cut(u.EscapedPath(), part); found && tenant != "" {
			return Endpoint, origin(u) + tenant + "/v2.0"
		}
	}
	return "", ""
}

func entraNearMiss(u *url.URL) []string {
	if offer := MicrosoftTenant(u.String()).Offer; offer != "" {
		return []string{offer}
	}
	return nil
}
