package wording

func issTexts() map[string]Text {
	return map[string]Text{}
}
