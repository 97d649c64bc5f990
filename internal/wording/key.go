package wording

func keyTexts() map[string]Text {
	return map[string]Text{}
}
