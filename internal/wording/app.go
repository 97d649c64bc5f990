package wording

func appTexts() map[string]Text {
	return map[string]Text{}
}
