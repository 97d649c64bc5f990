package idp

func generalShape() map[string]remedy {
	return map[string]remedy{
		"GRP001": certain(
			"Check that the test user is in a group that Intric should see",
			"Configure a claim named exactly groups, in small letters and at the top level, in the ID token of Intric's client",
			"Sign in again: a new token is needed",
		),
		"GRP002": certain("Configure the claim groups for the ID token as well: Intric's login broker reads it there"),
		"GRP003": certain("Send groups as a JSON list of strings, also for a user in one group: \"groups\": [\"IT-support\"]"),
		"GRP004": certain("Send one flat list: no list and no object inside it"),
		"GRP005": certain("Send every item of groups as a text in quotation marks; leave empty ones out"),
		"GRP006": certain("Send only the groups that Intric needs, so that the list fits into the token: Intric never fetches groups from elsewhere"),
		"GRP007": certain("Sign in with a test user who is in a group that Intric should see"),
		"GRP014": certain("Sign in a user who is in exactly one group as well, and add that run with --add"),
		"GRP018": certain(
			"Check that the test user is a member of the group that is missing, directly and not through another group",
			"Let the filter of the claim include that group, and sign in again",
		),
		"GRP025": certain("Configure groups alike for the ID token and for UserInfo, or leave it out of UserInfo"),
		"GRP032": certain("Put a provider that can send groups between this one and Intric, or use Intric for signing in only (--goal sign-in)"),
	}
}

func generalContent() map[string]remedy {
	return map[string]remedy{
		"GRP008": certain("Give the group a name, or leave it out of the claim"),
		"GRP009": certain("Remove the white space around the name of the group in the directory, before the rollout"),
		"GRP010": certain("Rename the group in the directory: type its name anew, do not paste it"),
		"GRP011": certain("Send each group once; if two groups share a name, rename one or send IDs"),
		"GRP012": certain("Rename one of the two groups, or remove the one that nobody needs: people take them for the same, Intric does not"),
		"GRP013": certain("Give the group a shorter name, or send its ID"),
		"GRP015": certain("Send only the groups that Intric needs: users in more groups may lose all of them"),
		"GRP016": certain(
			"Decide which groups Intric needs and let the claim send only those",
			"Then name them with --wanted-group, so that each later run checks it",
		),
		"GRP017": certain("Narrow the filter of the groups claim, so that groups of everybody and of the system stay out"),
		"GRP019": certain("Leave the groups out of the claim that are not on your list, or add them to the list"),
		"GRP030": certain("Rename the group in the directory: no NUL character, at most 2,600 bytes"),
	}
}

func generalIdentifiers() map[string]remedy {
	return map[string]remedy{
		"GRP020": certain("Send one kind of identifier for all groups: names for all, or IDs for all"),
		"GRP021": certain(
			"To keep IDs, which survive a rename, say so: run again with --identifiers ids",
			"To see names at Intric, let the claim send names, before the rollout: the choice is for good",
		),
		"GRP022": certain(
			"Send the plain name or the ID of the group instead of a form that changes when something around it is moved or renamed",
			"Shorter names must still be unique: check that first, and decide before the rollout",
		),
		"GRP026": certain("Give the groups names that differ, or send IDs: at Intric they are one group and share their access"),
		"GRP031": certain("Let the claim send the kind of identifier that you decided on, or change the decision before the rollout"),
	}
}
