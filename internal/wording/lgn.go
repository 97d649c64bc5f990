package wording

func lgnTexts() map[string]Text {
	return map[string]Text{}
}
