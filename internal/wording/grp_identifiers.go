package wording

func grpWishes() map[string]Text {
	return map[string]Text{
		"GRP018.not_declared": {Summary: "You did not say which groups this user must have (--user-groups)."},
		"GRP018.more_than_declared": {
			Summary: "You said that this user is in no group; the token has {items} ({count})."},
		"GRP018.missing": {
			Summary: "This user must have {items}, which the token does not carry.", Got: "missing ({count}): {items}", Want: "{items} in the token"},
		"GRP018.other_spelling": {
			Summary: "This user must have {items}; the token writes it differently, as {instead}, and Intric compares the texts exactly.",
			Got:     "{instead}", Want: "{items}"},
		"GRP018.other_form": {
			Summary: "The token identifies groups as {kind}, and {items} is of another sort: name the groups by the identifier that the token carries (--wanted-group) to settle it."},
		"GRP019.no_list": {Summary: "You gave no list of the groups that Intric should see (--wanted-group)."},
		"GRP019.other_form": {
			Summary: "The token identifies groups as {kind}, your list does not: name the groups by the identifier that the token carries (--wanted-group) to settle it."},
		"GRP019.unwanted": {
			Summary: "Groups are sent that are not on your list: {items}.", Got: "not on the list ({count}): {items}", Want: "only the groups on your list"},
		"GRP026.no_list": {Summary: "There is no list with the IDs and names of the groups to compare with."},
		"GRP026.arrives": {
			Summary: "Two different groups of your identity provider are both called {items}: at Intric they would be one.",
			Got:     "{items} for two groups", Want: "names that differ, or IDs"},
		"GRP026.listed": {
			Summary: "On your list two different groups are both called {items}: at Intric they would be one.",
			Got:     "{items} for two groups", Want: "names that differ, or IDs"},
		"GRP026.other_names": {
			Summary: "On your list two groups are both called {items}, but the token names groups in another way: a list with the names that are sent would settle it."},
		"GRP028.no_list": {Summary: "You gave no list of the groups that Intric should see (--wanted-group)."},
		"GRP028.other_form": {
			Summary: "The token identifies groups as {kind}, your list does not: name the groups by the identifier that the token carries (--wanted-group) to settle it."},
		"GRP028.none": {
			Summary: "None of this user's groups is on your list: {items}. The test shows little about the groups that Intric should see.",
			Got:     "{items} ({count})", Want: "a test user in a wanted group"},
	}
}

func grpIdentifiers() map[string]Text {
	return map[string]Text{
		"GRP020.names_and_ids": {
			Summary: "Names and IDs are mixed: {kinds}.", Got: "{kinds}, for example {items}", Want: "names only, or IDs only"},
		"GRP020.forms": {
			Summary: "Groups are identified in different ways: {kinds}.", Got: "{kinds}, for example {items}", Want: "one form for all groups"},
		"GRP021.names": {
			Summary: "Groups are identified by name: renaming one at your identity provider makes a new group at Intric."},
		"GRP021.ids": {
			Summary: "Groups are identified by {kind}: stable, but Intric shows the ID instead of a name, and the choice is for good. If you want that, say --identifiers ids.",
			Got:     "{items}", Want: "names, or the decision for IDs (--identifiers ids)"},
		"GRP021.ids_named": {
			Summary: "Groups are identified by {kind}: stable, but Intric shows the ID and not the name beside it here, and the choice is for good. If you want that, say --identifiers ids.",
			Got:     "{items}", Want: "names, or the decision for IDs (--identifiers ids)"},
		"GRP031.not_declared": {Summary: "You did not say whether groups are to be identified by names or IDs (--identifiers)."},
		"GRP031.names_arrive": {
			Summary: "You chose IDs, and names arrive: {items}.", Got: "names ({count}): {items}", Want: "IDs"},
		"GRP031.ids_arrive": {
			Summary: "You chose names, and IDs arrive: {items}.", Got: "IDs ({count}): {items}", Want: "names"},
		"GRP025.no_userinfo": {Summary: "No UserInfo response was read that could be compared."},
		"GRP025.one_alone":   {Summary: "Only one of ID token and UserInfo has groups, or neither: there is nothing to compare."},
		"GRP025.shape": {
			Summary: "groups is a {idToken} in the ID token and a {userInfo} in UserInfo.",
			Got:     "ID token: {idToken}, UserInfo: {userInfo}", Want: "the same list in both"},
		"GRP025.content": {
			Summary: "ID token and UserInfo name different groups.",
			Got:     "only in the ID token: {idToken}; only in UserInfo: {userInfo}", Want: "the same list in both"},
		"GRP025.more_in_id_token": {
			Summary: "The ID token has groups that UserInfo lacks: {items}.", Got: "only in the ID token: {items}", Want: "the same list in both"},
		"GRP025.more_in_userinfo": {
			Summary: "UserInfo has groups that the ID token lacks: {items}.", Got: "only in UserInfo: {items}", Want: "the same list in both"},
	}
}

func grpForms() map[string]Text {
	say := func(summary string) Text {
		return Text{Summary: summary, Got: "{items} ({count})", Want: "the group's own name, or an ID that never changes"}
	}
	return map[string]Text{
		"GRP022.dn":          say("Groups are identified by distinguished name, which changes when a group is renamed or moved in the directory."),
		"GRP022.path":        say("Groups are identified by path, which changes when a group, or one above it, is renamed or moved."),
		"GRP022.domain_name": say("Groups are identified by a name with its domain or store before it, which changes with either."),
		"GRP022.spn":         say("Groups are identified by a name with the domain behind it (SPN), which changes with either."),
		"GRP022.email":       say("Groups are identified by e-mail address, which changes when the group is renamed or the domain changes."),
		"GRP022.mixed":       say("Groups are identified in several ways that all change when a group is renamed or moved."),
		"GRP022.collides":    say("Groups are identified by {kind}, which changes when a group is renamed or moved. Do not simply shorten it: {collision} would both become {short}, one group at Intric."),
	}
}
