package wording

func usrTexts() map[string]Text {
	return map[string]Text{
		"USR001.missing": {
			Summary: "The ID token does not say who the user is.",
			Got:     "no sub", Want: "sub: a text that is unique for the user and never changes"},
		"USR001.empty": {
			Summary: "The ID token names the user with an empty text.",
			Got:     "sub: empty", Want: "sub: a text that is unique for the user and never changes"},
		"USR001.not_text": {
			Summary: "The ID token names the user with something that is not a text, and Intric's login broker refuses the whole sign-in.",
			Got:     "sub: {kind}", Want: "sub: a text that is unique for the user and never changes"},

		"USR002.missing": {
			Summary: "The user has no e-mail address, neither in the ID token nor in UserInfo: the first sign-in is expected to stop at a form.",
			Got:     "no email", Want: "email: an address"},
		"USR002.not_an_address": {
			Summary: "The claim email does not hold one e-mail address: the first sign-in is expected to stop at a form.",
			Got:     "email: something else", Want: "email: one address, without a name beside it"},
		"USR002.without_userinfo": {Summary: "Not decided: this token has no e-mail address, but UserInfo may have one. Run ssocheck login to see both."},

		"USR003.missing": {
			Summary: "The user lacks {claims}, in the ID token and in UserInfo: the first sign-in is expected to stop at a form.",
			Got:     "no {claims}", Want: "given_name and family_name"},
		"USR003.without_userinfo": {Summary: "Not decided: the ID token lacks {claims}, and there is no UserInfo response that may have it. Run ssocheck login where UserInfo answers."},

		"USR004.email_instead":    {Summary: "There is no preferred_username: the e-mail address is expected to become the user name."},
		"USR004.missing":          {Summary: "There is neither preferred_username nor an e-mail address: the user is expected to have to choose a user name."},
		"USR004.without_userinfo": {Summary: "Not decided: this token has no preferred_username, but UserInfo may have one. Run ssocheck login to see both."},

		"USR005.not_confirmed": {Summary: "The identity provider says that the e-mail address is not confirmed: Intric may ask each user once to confirm it."},
		"USR005.absent":        {Summary: "The identity provider does not say whether the e-mail address is confirmed: Intric may ask each user once to confirm it."},
		"USR005.never_sent":    {Summary: "{provider} never says that an e-mail address is confirmed: Intric may ask each user once to confirm it."},

		"USR006.not_told": {Summary: "Only tokens of Microsoft say whether an account is a guest or a personal one."},
		"USR006.personal": {
			Summary: "The test was made with a personal Microsoft account, which is in no group of your organisation.",
			Got:     "a personal account", Want: "a member of your organisation"},
		"USR006.guest": {
			Summary: "The test was made with a guest: the account belongs to another organisation.",
			Got:     "a guest account", Want: "a member of your organisation"},
	}
}
