package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// adfs is Active Directory Federation Services 2016 and later.
func adfs() Vendor {
	return Vendor{
		ID:   "adfs",
		Name: "AD FS",
		signs: signs{
			issuerPaths: []string{"=/adfs", "=/adfs/services/trust"},
			endpoints:   [][]string{{"/adfs/oauth2/"}},
			claims:      [][]string{{"apptype", "authmethod"}, {"winaccountname"}},
			texts:       []string{"MSIS9", "MSIS7"},
		},
		Traits: evidence.Traits{
			CollapsesOne:         true,
			UserInfoWithoutGroup: true,
			IgnoresPromptNone:    true,
			GroupCauses: []string{
				"no issuance transform rule of the Web API issues a claim of the type groups",
				"the application may not use allatclaims, so the rules do not reach the ID token",
				"the Web API's identifier is not the client ID: without a resource in the request AD FS uses an API of its own",
			},
		},
		remedies: adfsRemedies(),
		pasted:   adfsPasted,
		nearMiss: adfsNearMiss,
	}
}

func adfsRemedies() map[string]remedy {
	const permission = "PowerShell: Grant-AdfsApplicationPermission (Set- if there is one already) with -ScopeNames \"openid\",\"allatclaims\""
	return map[string]remedy{
		"ISS004": likely("Give Intric the issuer as the discovery document writes it, usually https://<your AD FS host>/adfs without a slash at the end"),
		"APP001": certain("Copy the client identifier of the server application into Intric's data: AD FS does not know the one that was sent (MSIS9223)"),
		"APP002": certain("Add Intric's callback to the redirect URIs of the server application, exactly as this report prints it (MSIS9224)"),
		"APP003": certain(
			"Reset the secret of the server application (MSIS9622) and test with the new one",
			"Send the new secret to Intric by the agreed channel",
		),
		"GRP001": likely(
			"Application group > Web API > Issuance Transform Rules: send Token-Groups as a claim whose type is typed by hand as groups",
			permission,
			"Set the identifier of the Web API to the client ID: Intric's login broker names no resource",
		),
		"GRP002": certain(
			permission,
			"Without allatclaims the rules of the Web API reach the access token only; UserInfo of AD FS holds nothing but sub",
		),
		"GRP003": likely(
			"Issue the claim as JSON, so that one group is a list too: ValueType \"http://www.w3.org/2001/XMLSchema#json\" with a value such as [\"Intric-Admin\"]",
			"Or put every user of Intric into a second, harmless group that the rule also sends: with two groups AD FS writes a list",
			"Test with a user in exactly one group: at Intric a bare string may stop the whole sign-in",
		),
		"GRP014": likely("Sign in a user who is in exactly one group as well, and add that run with --add: AD FS writes one group as a bare string"),
		"GRP020": likely("Use one rule for all groups, with one form of Token-Groups: names without the domain, or SIDs"),
		"GRP021": likely(
			"For names, choose Token-Groups as unqualified names in the rule",
			"To keep SIDs, which survive a rename, say so: run again with --identifiers ids",
		),
		"GRP022": likely(
			"In the rule choose Token-Groups as unqualified names, or as SIDs",
			"Without the domain two groups of different domains can have the same name: check for that first",
		),
	}
}

func adfsPasted(u *url.URL) (Pasted, string) {
	for _, part := range []string{"/adfs/oauth2/", "/adfs/discovery/", "/adfs/ls", "/adfs/userinfo"} {
		if strings.HasPrefix(u.Path, part) {
			return Endpoint, origin(u) + "/adfs"
		}
	}
	return "", ""
}

func adfsNearMiss(u *url.URL) []string {
	if strings.HasPrefix(u.Path, "/adfs/") {
		return []string{origin(u) + "/adfs"}
	}
	return nil
}
