package login

import (
	"net/http"
	"strings"
	"testing"
)

func TestPaste(t *testing.T) {
	l := listen(t)
	l.Expect(testState, nil)
	callback, answer := l.Callback(), "?code=abc&state="+testState
	for name, tt := range map[string]struct {
		address string
		want    error
	}{
		"nothing":           {"", ErrPasteForm},
		"an error code":     {"AADSTS50011", ErrPasteForm},
		"no scheme":         {strings.TrimPrefix(callback, "http://") + answer, ErrPasteForm},
		"not an address":    {"http://%zz", ErrPasteForm},
		"space inside":      {callback + "?code=a bc&state=" + testState, ErrPasteSpace},
		"line break inside": {callback + "?code=a\nbc&state=" + testState, ErrPasteSpace},
		"the IdP's page":    {"https://idp.example/error" + answer, ErrPasteElsewhere},
		"https":             {strings.Replace(callback, "http", "https", 1) + answer, ErrPasteElsewhere},
		"other host":        {strings.Replace(callback, "127.0.0.1", "localhost", 1) + answer, ErrPasteElsewhere},
		"other port":        {"http://127.0.0.1:1/ssocheck" + answer, ErrPasteElsewhere},
		"other path":        {callback + "/x" + answer, ErrPasteElsewhere},
		"other state":       {callback + "?code=abc&state=other", ErrPasteAttempt},
		"truncated state":   {callback + answer[:len(answer)-1], ErrPasteAttempt},
		"truncated answer":  {callback + "?code=abc", ErrPasteAttempt},
		"no answer":         {callback, ErrPasteAttempt},
	} {
		if err := l.Paste(tt.address); err != tt.want {
			t.Errorf("%s: %v, want %v", name, err, tt.want)
		}
		noAnswer(t, l)
	}
	if err := l.Paste("  " + callback + answer + "#_=_\r\n"); err != nil {
		t.Fatal(err)
	}
	if a := waitFor(t, l); !a.Code.Equal("abc") {
		t.Errorf("the answer is %+v", a)
	}
	if err := l.Paste(callback + answer); err != ErrPasteAttempt {
		t.Errorf("a second time: %v", err)
	}
	if got := get(t, callback+answer); got.status != http.StatusBadRequest {
		t.Errorf("after the paste the browser got %+v", got)
	}
}
