package wording

func usrTexts() map[string]Text {
	return map[string]Text{}
}
