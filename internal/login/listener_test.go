package login

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"
)

// patience bounds what must happen at all.
const patience = 10 * time.Second

// response is what a browser got, redirects not followed.
type response struct {
	status   int
	location string
	refresh  string
	body     string
	header   http.Header
}

func fetch(t *testing.T, req *http.Request) response {
	t.Helper()
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }}
	res, err := client.Do(req)
	if err != nil {
		t.Error(err) // also from a goroutine of a test
		return response{}
	}
	defer res.Body.Close()
	body, err := io.ReadAll(res.Body)
	if err != nil {
		t.Error(err)
	}
	return response{res.StatusCode, res.Header.Get("Location"), res.Header.Get("Refresh"), string(body), res.Header}
}

func get(t *testing.T, address string) response {
	t.Helper()
	req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, address, nil)
	if err != nil {
		t.Error(err)
		return response{}
	}
	return fetch(t, req)
}

// listen starts a listener on one family.
func listen(t *testing.T) *Listener {
	t.Helper()
	l, err := Listen([]string{"http://127.0.0.1:0/ssocheck"}, "result-token")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		ctx, cancel := context.WithCancel(context.Background())
		cancel()
		l.Close(ctx)
	})
	return l
}

func (l *Listener) resultAddress() string { return "http://" + l.callback.Host + l.result }

func waitFor(t *testing.T, l *Listener) Answer {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), patience)
	defer cancel()
	a, err := l.Wait(ctx)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// noAnswer reports that nothing was taken.
func noAnswer(t *testing.T, l *Listener) {
	t.Helper()
	select {
	case a := <-l.answers:
		t.Errorf("an answer was taken: %+v", a)
	default:
	}
}

func TestServe_whatIsNotThisAttempt(t *testing.T) {
	l := listen(t)
	l.Expect(testState, nil)
	good := l.Callback() + "?code=abc&state=" + testState
	for name, tt := range map[string]struct {
		method, address, host string
		want                  int
	}{
		"wrong host":          {"GET", good, "evil.example", http.StatusMisdirectedRequest},
		"rebound host":        {"GET", good, "evil.example:" + l.callback.Port(), http.StatusMisdirectedRequest},
		"localhost":           {"GET", good, "localhost:" + l.callback.Port(), http.StatusMisdirectedRequest},
		"host without a port": {"GET", good, "127.0.0.1", http.StatusMisdirectedRequest},
		"post":                {"POST", good, "", http.StatusMethodNotAllowed},
		"head":                {"HEAD", good, "", http.StatusMethodNotAllowed},
		"other path":          {"GET", strings.Replace(good, "/ssocheck", "/other", 1), "", http.StatusNotFound},
		"longer path":         {"GET", strings.Replace(good, "/ssocheck", "/ssocheck/", 1), "", http.StatusNotFound},
		"guessed result":      {"GET", "http://" + l.callback.Host + "/result/", "", http.StatusNotFound},
		"other result":        {"GET", "http://" + l.callback.Host + "/result/result-tokeN", "", http.StatusNotFound},
		"icon":                {"GET", "http://" + l.callback.Host + "/favicon.ico", "", http.StatusNotFound},
		"no state":            {"GET", l.Callback() + "?code=abc", "", http.StatusBadRequest},
		"stray state":         {"GET", l.Callback() + "?code=abc&state=other", "", http.StatusBadRequest},
		"code and error":      {"GET", good + "&error=a", "", http.StatusBadRequest},
		"nothing":             {"GET", l.Callback(), "", http.StatusBadRequest},
	} {
		req, err := http.NewRequestWithContext(t.Context(), tt.method, tt.address, nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = tt.host
		got := fetch(t, req)
		if got.status != tt.want || got.location != "" || strings.Contains(got.body, "abc") {
			t.Errorf("%s: %+v", name, got)
		}
		if got.header.Get("Cache-Control") != "no-store" || got.header.Get("Referrer-Policy") != "no-referrer" ||
			!strings.HasPrefix(got.header.Get("Content-Security-Policy"), "default-src 'none'") {
			t.Errorf("%s: the headers are %v", name, got.header)
		}
		noAnswer(t, l)
	}
	// The real one is still accepted, and only once.
	if got := get(t, good); got.status != http.StatusSeeOther || got.location != "/result/result-token" || strings.Contains(got.body, "abc") {
		t.Fatalf("the answer gave %+v", got)
	}
	if a := waitFor(t, l); a.Code.Reveal() != "abc" {
		t.Errorf("the answer is %+v", a)
	}
	if got := get(t, good); got.status != http.StatusBadRequest {
		t.Errorf("a second answer gave %+v", got)
	}
	noAnswer(t, l)
}

func TestServe_beforeAnyAttempt(t *testing.T) {
	l := listen(t)
	if got := get(t, l.Callback()+"?code=abc&state="); got.status != http.StatusBadRequest {
		t.Errorf("without an attempt: %+v", got)
	}
	noAnswer(t, l)
}

// The port 80 is left out by browsers.
func TestServe_defaultPort(t *testing.T) {
	for _, tt := range []struct{ a, b string }{{"localhost:80", "localhost"}, {"LOCALHOST:14180", "localhost:14180"}, {"[::1]:80", "[::1]"}} {
		if authority(tt.a) != authority(tt.b) {
			t.Errorf("%s is not %s", tt.a, tt.b)
		}
	}
	if authority("localhost:8080") == authority("localhost:80") {
		t.Error("the ports differ")
	}
	if root, err := url.Parse("http://localhost:14180"); err != nil || callbackPath(root) != "/" {
		t.Error("a callback without a path is the root")
	}
}

func TestWait_cause(t *testing.T) {
	l := listen(t)
	reason := errors.New("reason")
	ctx, cancel := context.WithCancelCause(t.Context())
	cancel(reason)
	if _, err := l.Wait(ctx); err != reason {
		t.Errorf("the error is %v", err)
	}
}

// An IdP that does not know the PKCE parameters is asked once more without.
func TestAgain(t *testing.T) {
	l := listen(t)
	calls := 0
	l.Expect(testState, func(a Answer) (string, string, bool) {
		calls++
		return "https://idp.example/authorize?second", "second-state", refusesPKCE(a)
	})
	refusal := "?error=invalid_request&error_description=code_challenge+is+unknown&state="
	if got := get(t, l.Callback()+refusal+testState); got.status != http.StatusSeeOther || got.location != "https://idp.example/authorize?second" {
		t.Fatalf("the first answer gave %+v", got)
	}
	noAnswer(t, l)
	if got := get(t, l.Callback()+"?code=abc&state="+testState); got.status != http.StatusBadRequest {
		t.Errorf("the first state is still accepted: %+v", got)
	}
	if got := get(t, l.Callback()+refusal+"second-state"); got.location != l.result {
		t.Errorf("the second answer gave %+v", got)
	}
	if a := waitFor(t, l); a.Error != "invalid_request" || calls != 1 {
		t.Errorf("after %d calls the answer is %+v", calls, a)
	}
}

// Many answers at once: one is taken.
func TestServe_oneOfMany(t *testing.T) {
	l := listen(t)
	l.Expect(testState, nil)
	const many = 8
	results := make(chan int, 2*many)
	for range many {
		go func() { results <- get(t, l.Callback()+"?code=abc&state="+testState).status }()
		go func() {
			if l.Paste(l.Callback()+"?code=abc&state="+testState) == nil {
				results <- http.StatusSeeOther
			} else {
				results <- http.StatusBadRequest
			}
		}()
	}
	taken := 0
	for range 2 * many {
		if <-results == http.StatusSeeOther {
			taken++
		}
	}
	if a := waitFor(t, l); taken != 1 || !a.Code.Equal("abc") {
		t.Errorf("%d answers were taken", taken)
	}
	noAnswer(t, l)
}
