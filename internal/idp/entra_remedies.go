package idp

func entraRemedies() map[string]remedy {
	return joined(entraSignIn(), entraGroups(), entraIdentifiers())
}

func entraSignIn() map[string]remedy {
	issuer := certain(
		"Give Intric the issuer of your own tenant: https://login.microsoftonline.com/<tenant ID>/v2.0",
		"The tenant ID is the GUID of your tenant, not its domain name; write no slash at the end",
	)
	return map[string]remedy{
		"ISS004": issuer,
		"ISS005": issuer,
		"APP001": certain(
			"Compare the client ID with the Application (client) ID of the app registration, not its object ID",
			"Check that the issuer names the tenant in which the app is registered",
		),
		"APP002": certain(
			"App registrations > your app > Authentication > platform Web: add Intric's callback exactly as this report prints it",
			"The platform must be Web, not Single-page application and not Mobile and desktop",
			"Save and wait three to five minutes before you test again",
		),
		"APP003": certain(
			"Create a new client secret in the app registration",
			"Copy its Value at once; the Secret ID is not the secret",
			"Test with it, then send that very secret to Intric by the agreed channel",
		),
		"APP007": certain("Request openid profile email only: Entra has no scope named groups, the claim is configured in the app registration"),
		"LGN001": certain(
			"If the user is not assigned (AADSTS50105): Enterprise applications > your app > Users and groups: assign the user, or a group that the user is a direct member of",
			"If consent is missing (AADSTS65001, AADSTS90094): grant admin consent for the whole organisation",
			"For any other AADSTS code see https://login.microsoftonline.com/error?code= followed by its digits",
		),
		"TOK003": likely(
			"Use an app registration for Intric alone: SAML single sign-on or customised claims on the same application give it a signing key of its own",
			"Or remove the custom signing key and the claims mapping policy from the application",
		),
		"USR002": certain(
			"Check that the test user has an e-mail address in the directory",
			"Add the optional claim email to the ID token of the app registration",
		),
	}
}

func entraGroups() map[string]remedy {
	const assign = "Enterprise applications > your app > Users and groups: assign the groups that Intric needs (assigning groups needs Entra ID P1)"
	const nested = "Members must be direct members of an assigned group: nested groups are not sent"
	narrow := certain(
		"App registrations > your app > Token configuration > Edit groups claim: choose \"Groups assigned to the application\", nothing else; Save",
		assign, nested,
	)
	return map[string]remedy{
		"GRP001": certain(
			"App registrations > your app > Token configuration > Add groups claim (or edit it): choose \"Groups assigned to the application\"; Save",
			assign, nested,
			"If the claim is there under another name, remove \"Customize the name of the group claim\" and \"Emit groups as role claims\" from Enterprise applications > your app > Attributes & Claims",
			"Sign in again: a new token is needed",
		),
		"GRP002": certain(
			"Configure the groups claim of the app registration that Intric signs in to; its manifest must set groupMembershipClaims",
			"In optionalClaims.idToken keep a groups entry without emit_as_roles; an entry for the access token changes nothing for Intric",
		),
		"GRP003": likely(
			"Entra itself always sends a list: remove the customised claim from Enterprise applications > your app > Attributes & Claims",
			"App registrations > your app > Token configuration > Add groups claim",
		),
		"GRP006": narrow,
		"GRP015": narrow,
		"GRP016": narrow,
		"GRP017": narrow,
		"GRP019": narrow,
	}
}

func entraIdentifiers() map[string]remedy {
	return map[string]remedy{
		"GRP020": certain(
			"Send object IDs for every group: in the manifest leave additionalProperties of the groups entry in optionalClaims.idToken empty",
			"A name format sends names only for groups that have them: groups synchronised from Active Directory, or cloud groups with cloud_displayname",
		),
		"GRP021": certain(
			"To keep object IDs, which survive a rename, say so: run again with --identifiers ids",
			"For names of cloud groups: in the manifest set groupMembershipClaims to exactly ApplicationGroup and additionalProperties of the groups entry in optionalClaims.idToken to [\"cloud_displayname\"]",
			"For names of groups synchronised from Active Directory use sam_account_name, together with cloud_displayname in a hybrid tenant",
			"Decide before the rollout: changing it later makes new groups at Intric and the old ones lose their connections",
		),
		"GRP022": certain(
			"In the manifest, in the groups entry of optionalClaims.idToken, replace the domain format by sam_account_name, or leave additionalProperties empty for object IDs",
			"Without the domain two groups of different domains can have the same name: check for that first",
		),
		"GRP026": certain(
			"Send object IDs, which are unique: leave additionalProperties of the groups entry in optionalClaims.idToken empty",
			"Or give the groups names that differ",
		),
		"GRP031": certain(
			"Names come from additionalProperties of the groups entry in optionalClaims.idToken; empty means object IDs",
			"Set it to the form that you decided on, before the rollout",
		),
	}
}
