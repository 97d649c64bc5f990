package wording

// gotNearMiss says where the values stand that Intric does not look at.
const gotNearMiss = `"{key}" in the {artifact}: {found}`

func grpNearMisses() map[string]Text {
	say := func(summary string) Text { return Text{Summary: summary, Got: gotNearMiss, Want: wantClaim} }
	return map[string]Text{
		"GRP001.near_miss_case": say(
			`The claim is called "{key}". Intric looks for groups in small letters and does not find it.`),
		"GRP001.near_miss_white_space": say(
			`The name of the claim, "{key}", holds a space or an invisible character, so that Intric does not find groups.`),
		"GRP001.near_miss_look_alike": say(
			`The name of the claim looks like groups, but a letter in "{key}" belongs to another alphabet.`),
		"GRP001.near_miss_other_artefact": say(
			`The groups are in the {artifact}, not in the ID token, where Intric looks for them.`),
		"GRP001.near_miss_singular": say(
			`The claim is called "{key}"; it has to be groups, with an s.`),
		"GRP001.near_miss_namespaced": say(
			`The claim is called "{key}"; it has to be groups alone, with nothing before it.`),
		"GRP001.near_miss_saml_uri": say(
			`The claim has the name of a SAML claim type, "{key}"; it has to be groups.`),
		"GRP001.near_miss_nested": say(
			`The groups are inside another claim, at "{key}"; they have to be at the top level, under groups alone.`),
		"GRP001.near_miss_direct": say(
			`The token has "{key}", the groups of which the user is a direct member; Intric looks for groups.`),
		"GRP001.near_miss_cognito": say(
			`The groups come under the provider's own name "{key}"; Intric looks for groups.`),
		"GRP001.near_miss_member_of": say(
			`The groups come under the name of a directory attribute, "{key}"; Intric looks for groups.`),
		"GRP001.near_miss_renamed": say(
			`There is no claim named groups; "{key}" most likely holds the groups.`),
		"GRP001.near_miss_roles": say(
			`There is no claim named groups; "{key}" holds roles, and the groups are likely to be sent as such.`),
		"GRP001.near_miss_role_objects": say(
			`There is no claim named groups; "{key}" holds roles as objects, where Intric needs a list of texts.`),
		"GRP001.near_miss_realm_roles": say(
			`There is no claim named groups; "{key}" holds roles, which Intric does not read.`),
		"GRP001.near_miss_wids": say(
			`There is no claim named groups, only "{key}", the directory roles of the user: most likely roles were chosen as the source instead of groups.`),
	}
}

func grpElsewhere() map[string]Text {
	const none = "a reference instead of groups"
	return map[string]Text{
		"GRP006.overage": {
			Summary: "The token says where the groups could be fetched instead of naming them: the sign of a user in more than {limit} groups. Users in fewer groups may work.",
			Got:     none + " (_claim_names), the sign of more than {limit} groups", Want: wantClaim},
		"GRP006.reference": {
			Summary: "The token only says where the groups could be fetched, most likely because the user is in too many of them.",
			Got:     none + " (_claim_names)", Want: wantClaim},
		"GRP006.aggregated": {
			Summary: "The groups are an aggregated claim: another issuer vouches for them in a token of its own inside this one, which Intric does not open.",
			Got:     none + " (_claim_sources with a token of another issuer)", Want: wantClaim},
		"GRP006.distributed": {
			Summary: "The groups are a distributed claim: another service holds them and hands them out for a key, which Intric does not ask for.",
			Got:     none + " (_claim_sources with an address and an access token)", Want: wantClaim},
		"GRP006.beside_claim": {
			Summary: "The token has groups and also says that they are to be fetched elsewhere: what it shows is not reliable.",
			Got:     "groups and a reference to groups elsewhere", Want: wantClaim},
		"GRP006.implicit_flow": {
			Summary: "The token only says that there are groups (hasgroups): it came straight from the sign-in page (implicit flow), where five groups are the limit. Intric uses the code flow: sign in with ssocheck login."},
		"GRP007.empty": {
			Summary: "The claim is there and empty: sign in with a user who is in a group.", Got: `"groups": []`, Want: wantTested},
		"GRP007.empty_means_none": {
			Summary: "The claim is there and empty, which is how this identity provider says that the user is in no group: sign in with a user who is in a group.",
			Got:     `"groups": []`, Want: wantTested},
		"GRP007.empty_is_unusual": {
			Summary: "The claim is there and empty, although this identity provider leaves it out for a user in no group: a filter may hold the groups back. Sign in with a user who is in a group.",
			Got:     `"groups": []`, Want: wantTested},
		"GRP007.empty_as_declared": {
			Summary: "The list is empty, as you said of this user; it shows nothing of how groups arrive: sign in with a user who is in a group.",
			Got:     `"groups": []`, Want: wantTested},
		"GRP007.empty_despite_declared": {Summary: "The list is empty; GRP018 compares it with the groups that you named."},
	}
}
