package wording

func tokTexts() map[string]Text {
	return map[string]Text{}
}
