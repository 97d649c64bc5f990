package wording

// What is wanted of the claim, in the words that several texts share.
const (
	wantClaim  = `a list of texts under the name groups in the ID token: "groups": ["IT-support", "HR"]`
	wantList   = `a list, also for one group: "groups": ["IT-support"]`
	wantTexts  = `texts only, side by side: "groups": ["IT-support", "HR"]`
	wantTested = "a test with a user who is in at least one group that Intric should see"
)

func grpTexts() map[string]Text {
	return merged(grpPresence(), grpNearMisses(), grpElsewhere(), grpShapes(),
		grpItems(), grpTwins(), grpAmounts(), grpWishes(), grpIdentifiers(), grpForms())
}

func grpPresence() map[string]Text {
	return map[string]Text{
		"GRP001.in_no_group": {
			Summary: "The token has no groups, and this user is in no group that Intric should see: sign in with a user who is in one.",
			Want:    wantTested},
		"GRP001.null": {
			Summary: "The claim groups is null, which is the same as no groups at all.",
			Got:     `"groups": null`, Want: wantClaim},
		"GRP001.absent": {
			Summary: "The ID token has no claim named groups. Likely causes, the most likely first: {causes}.",
			Got:     "no groups, and nothing that looks like them", Want: wantClaim},
		"GRP001.absent_without_causes": {
			Summary: "The ID token has no claim named groups; the user may be in no group, or no groups claim is configured.",
			Got:     "no groups, and nothing that looks like them", Want: wantClaim},
		"GRP002.nowhere": {Summary: "No artefact of this sign-in holds groups; GRP001 says what was looked for."},
		"GRP002.userinfo": {
			Summary: "The groups are in the UserInfo response only, not in the ID token.",
			Got:     "groups in UserInfo, none in the ID token", Want: wantClaim},
		"GRP002.userinfo_always": {
			Summary: "This identity provider puts groups into UserInfo and never into the ID token, so only Intric can help.",
			Got:     "groups in UserInfo, none in the ID token", Want: "Intric agrees to read groups from UserInfo"},
		"GRP002.access_token": {
			Summary: "The groups are in the access token only, not in the ID token.",
			Got:     "groups in the access token, none in the ID token", Want: wantClaim},
		"GRP002.both": {
			Summary: "The groups are in the UserInfo response and in the access token, but not in the ID token.",
			Got:     "groups in UserInfo and in the access token, none in the ID token", Want: wantClaim},
		"GRP032.impossible": {
			Summary: "{provider} has no groups claim at all: signing in can work, user groups cannot.",
			Got:     "an identity provider that sends no groups", Want: "another way for the groups, or user groups done without"},
		"GRP032.likely_impossible": {
			Summary: "This looks like {provider}, which has no groups claim; a sign-in that carries groups would settle it."},
	}
}
