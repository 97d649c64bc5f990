package wording

func grpTexts() map[string]Text {
	return map[string]Text{}
}
