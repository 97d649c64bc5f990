package practice

import (
	"errors"
	"io"
	"net/http"
	"runtime"
	"strings"
	"testing"
	"time"
)

// Every scenario answers its discovery request, or fails to in its own way,
// and leaves nothing running.
func TestEveryScenarioStartsAndEnds(t *testing.T) {
	for _, sc := range Scenarios() {
		t.Run(sc.Name, func(t *testing.T) {
			before := runtime.NumGoroutine()
			s, err := Start(sc, Options{})
			if err != nil {
				t.Fatal(err)
			}
			client := &http.Client{Transport: &http.Transport{}, Timeout: 10 * time.Second}
			if sc.Timeout > 0 {
				client.Timeout = sc.Timeout / 10
			}
			response, err := client.Get(s.Issuer() + pathDiscovery)
			if unanswered := sc.Root == "ISS002" && sc.Status == "not_checked"; unanswered != (err != nil) {
				t.Errorf("discovery: %v", err)
			}
			if err == nil {
				if _, err := io.Copy(io.Discard, response.Body); err != nil {
					t.Error(err)
				}
				response.Body.Close()
			}
			client.CloseIdleConnections()
			if err := s.Close(); err != nil {
				t.Error(err)
			}
			wantGoroutines(t, before)
		})
	}
}

// wantGoroutines lets goroutines that have nothing left to do end.
func wantGoroutines(t *testing.T, want int) {
	t.Helper()
	for deadline := time.Now().Add(5 * time.Second); runtime.NumGoroutine() > want; runtime.Gosched() {
		if time.Now().After(deadline) {
			stacks := make([]byte, 64<<10)
			t.Fatalf("goroutines are left:\n%s", stacks[:runtime.Stack(stacks, true)])
		}
	}
}

func TestHangUpIsNoAnswer(t *testing.T) {
	s := start(t, "no-answer")
	if _, err := newBrowser(t).Get(s.Issuer() + pathDiscovery); !errors.Is(err, io.EOF) {
		t.Errorf("a connection that was hung up gave %v", err)
	}
}

// Close does not wait for an answer that is being held back.
func TestCloseEndsADelay(t *testing.T) {
	sc, _ := Find("slow")
	s, err := Start(sc, Options{})
	if err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() {
		_, err := newBrowser(t).Get(s.Issuer() + pathDiscovery)
		ended <- err
	}()
	for len(s.Requests()) == 0 {
		runtime.Gosched()
	}
	if err := s.Close(); err != nil {
		t.Error(err)
	}
	if err := <-ended; err == nil {
		t.Error("the held answer came all the same")
	}
}

func TestStartRefusesOtherAddresses(t *testing.T) {
	if _, err := Start(Scenario{}, Options{Listen: ":0"}); err == nil || !strings.Contains(err.Error(), "not a loopback address") {
		t.Errorf("a public address gave %v", err)
	}
	s := start(t, "healthy")
	if _, err := Start(Scenario{}, Options{Listen: strings.TrimPrefix(s.Issuer(), "http://")}); err == nil {
		t.Error("a taken port gave no error")
	}
}

// Tests sign in from several goroutines; -race watches.
func TestConcurrentUse(t *testing.T) {
	s := start(t, "healthy")
	done := make(chan bool)
	for range 4 {
		go func() {
			defer func() { done <- true }()
			s.Register(testCallback + "?again")
			response, err := http.Get(s.authorizeURL(goodRequest("prompt", "none", "redirect_uri", "https://nobody.invalid")))
			if err != nil {
				t.Error(err)
				return
			}
			response.Body.Close()
			_, _ = s.Secrets(), s.Requests()
		}()
	}
	for range 4 {
		<-done
	}
	if n := len(s.Requests()); n != 4 {
		t.Errorf("%d requests were counted", n)
	}
	http.DefaultClient.CloseIdleConnections()
}
