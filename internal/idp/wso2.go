package idp

import "github.com/ssocheck/ssocheck/internal/evidence"

// wso2 is WSO2 Identity Server. Its issuer looks like its token endpoint; the
// endpoints themselves are named like those of many others and say nothing.
func wso2() Vendor {
	return Vendor{
		ID:   "wso2",
		Name: "WSO2 Identity Server",
		signs: signs{
			issuerPaths: []string{"/oauth2/token"},
		},
		Traits: evidence.Traits{
			CollapsesOne:    true,
			Forms:           []string{"role_prefix"},
			BuiltInPrefixes: []string{"Internal/", "Application/"},
			GroupCauses: []string{
				"the claim groups is not mapped to a scope that was requested",
			},
		},
		remedies: wso2Remedies(),
	}
}

func wso2Remedies() map[string]remedy {
	return map[string]remedy{
		"ISS004": certain("Give Intric the issuer exactly as the discovery document writes it; at WSO2 it looks like the token endpoint, https://<host>/oauth2/token"),
		"APP002": likely("Add Intric's callback to the callback URLs of the service provider, exactly as this report prints it"),
		"APP003": likely("Regenerate the client secret of the service provider, test with it, and send that very secret to Intric"),
		"GRP001": likely("Map the claim groups to a scope that Intric requests, such as profile, and request it for the service provider"),
		"GRP002": likely("Return the claim groups in the ID token of the service provider as well"),
		"GRP003": likely(
			"Update WSO2: releases before the correction of 2022 write one group as a bare string",
			"Read the ID token, not UserInfo: UserInfo joins the groups by a comma",
		),
		"GRP014": likely("Sign in a user who is in exactly one group as well, and add that run with --add: older releases write one group as a bare string"),
		"GRP017": likely("Send groups, not roles: the entries that begin with Internal/ are WSO2's own roles"),
	}
}
