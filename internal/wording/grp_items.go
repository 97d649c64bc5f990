package wording

func grpItems() map[string]Text {
	const got = "{items} ({count})"
	return map[string]Text{
		"GRP008.blank": {
			Summary: "The groups list holds an entry with nothing in it, or only white space.", Got: got, Want: "a name or an ID in every entry"},
		"GRP009.untrimmed": {
			Summary: "A group begins or ends with white space or an invisible character: {items}.", Got: got, Want: "no white space at the ends"},
		"GRP010.unprintable": {
			Summary: "A group holds characters that cannot be shown, turn the direction of text, or stand for a lost letter: {items}.",
			Got:     got, Want: "letters, digits, spaces and punctuation"},
		"GRP011.repeated": {
			Summary: "The same group is in the list more than once: {items}. Check that these are not two groups of your identity provider with one name.",
			Got:     "repeated: " + got, Want: "each group once"},
		"GRP013.long": {
			Summary: "A group is longer than 255 characters; the longest has {longest}.", Got: got, Want: "at most 255 characters"},
		"GRP030.nul": {
			Summary: "A group holds the character NUL, which the database behind Intric is expected to refuse: {items}.",
			Got:     got, Want: "no NUL"},
		"GRP030.too_long": {
			Summary: "A group is longer than 2,600 bytes (the longest: {longest}), more than a database is expected to index.",
			Got:     got, Want: "at most 2,600 bytes, better 255 characters"},
	}
}

func grpTwins() map[string]Text {
	say := func(summary string) Text {
		return Text{Summary: summary, Got: "{pairs} ({count})", Want: "one spelling for each group"}
	}
	return map[string]Text{
		"GRP012.case":          say("Two groups differ in capital letters only: {pairs}. At Intric they are two groups."),
		"GRP012.white_space":   say("Two groups differ in white space only: {pairs}. At Intric they are two groups."),
		"GRP012.normalisation": say("Two groups are written alike with different codes for the same letter (such as ö as one character or as o and two dots): {pairs}. At Intric they are two groups."),
		"GRP012.script":        say("Two groups look alike, but one has letters of another alphabet: {pairs}. At Intric they are two groups."),
		"GRP012.several":       say("Several pairs of groups look alike and are written differently: {pairs}. At Intric each is a group of its own."),
	}
}

func grpAmounts() map[string]Text {
	const few = "only the groups that Intric needs"
	return map[string]Text{
		"GRP015.near": {
			Summary: "{count} groups arrive, and this identity provider sends at most {limit}: a few more, and the user arrives without any.",
			Got:     "{count} of at most {limit}", Want: few},
		"GRP015.near_refusal": {
			Summary: "{count} groups arrive, and this identity provider sends at most {limit}: a few more, and the user may not be able to sign in at all.",
			Got:     "{count} of at most {limit}", Want: few},
		"GRP015.exactly_at": {
			Summary: "Exactly {count} groups arrive, which is the limit of this identity provider: others may have been left out.",
			Got:     "{count} of at most {limit}", Want: few},
		"GRP016.many": {
			Summary: "{count} groups arrive, more than {limit}: Intric would show all of them. Groups of everybody or of the system among them: {builtIn}. Size of the list: {bytes} bytes, {bytesPerGroup} per group.",
			Got:     "{count} groups, {bytes} bytes", Want: few + ", or a list of the wanted ones (--wanted-group)"},
		"GRP016.many_near_cap": {
			Summary: "{count} groups arrive, more than {limit} and close to the {cap} that this identity provider can send: Intric would show all of them. Groups of everybody or of the system among them: {builtIn}. Size of the list: {bytes} bytes, {bytesPerGroup} per group.",
			Got:     "{count} groups of at most {cap}, {bytes} bytes", Want: few + ", or a list of the wanted ones (--wanted-group)"},
		"GRP017.built_in": {
			Summary: "Groups of everybody or of the system are sent: {items}. The filter for groups seems to be open.",
			Got:     "{items} ({count})", Want: few},
	}
}
