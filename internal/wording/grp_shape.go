package wording

func grpShapes() map[string]Text {
	return map[string]Text{
		"GRP003.single": {
			Summary: "groups is a single text, {value}, instead of a list; this is how some identity providers write one group.",
			Got:     `"groups": {value}`, Want: wantList},
		"GRP003.joined": {
			Summary: "groups is one text in which {count} groups are joined by \"{separator}\": Intric would most likely take it for one group.",
			Got:     `"groups": {value}`, Want: wantTexts},
		"GRP003.joined_by_space": {
			Summary: "groups is one text in which {count} groups are joined by spaces: Intric would most likely take it for one group.",
			Got:     `"groups": {value}`, Want: wantTexts},
		"GRP003.embedded": {
			Summary: "groups is a text that holds a list, quotes and brackets included: it was turned into text once too often.",
			Got:     `"groups": {value}`, Want: wantTexts},
		"GRP003.blank": {
			Summary: "groups is a text with nothing in it instead of a list.", Got: `"groups": {value}`, Want: wantList},
		"GRP003.number":  {Summary: "groups is a number instead of a list.", Got: `"groups": {value}`, Want: wantList},
		"GRP003.boolean": {Summary: "groups is true or false instead of a list.", Got: `"groups": {value}`, Want: wantList},
		"GRP003.object": {
			Summary: "groups is an object whose keys are {items}; Intric needs a list.",
			Got:     "an object with {count} members: {items}", Want: wantTexts},
		"GRP003.nested": {
			Summary: "groups is a nested structure: lists behind the names {items}, the very form that Intric asks to avoid.",
			Got:     "an object with lists inside: {items}", Want: wantTexts},
		"GRP004.nested": {
			Summary: "The groups list holds further lists inside; Intric needs a flat one.",
			Got:     "inside the list ({count}): {items}", Want: wantTexts},
		"GRP004.object": {
			Summary: "The groups list holds objects where Intric needs texts.",
			Got:     "inside the list ({count}): {items}", Want: wantTexts},
		"GRP005.number": {
			Summary: "The groups list holds a number.", Got: "inside the list ({count}): {items}", Want: wantTexts},
		"GRP005.boolean": {
			Summary: "The groups list holds true or false.", Got: "inside the list ({count}): {items}", Want: wantTexts},
		"GRP005.null": {
			Summary: "The groups list holds null.", Got: "inside the list ({count}): {items}", Want: wantTexts},
		"GRP005.several": {
			Summary: "The groups list holds values of several sorts that are no texts.",
			Got:     "inside the list ({count}): {items}", Want: wantTexts},
		"GRP014.one_group_missing": {
			Summary: "This identity provider is known to write a single group as a bare text. This user has {count} groups: also sign in a user who is in exactly one."},
		"GRP014.several_groups_missing": {
			Summary: "One group arrived as a list, although this identity provider is known to write it as a bare text: also sign in a user who is in several groups."},
		"GRP014.one_group_untested": {
			Summary: "This user has {count} groups. Also test a user who is in exactly one: some identity providers then send a bare text."},
	}
}
