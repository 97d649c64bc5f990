package login

import (
	"errors"
	"net"
	"net/http"
	"strings"
	"syscall"
	"testing"
)

func TestParseCallback(t *testing.T) {
	for callback, ok := range map[string]bool{
		"http://localhost:14180/ssocheck": true, "http://127.0.0.1:0/": true, "http://[::1]:14180/a/b": true, "http://localhost/x": true,
		"http://localhost:65535": true, "https://localhost:14180/": false, "http://idp.example/": false, "http://192.168.0.1:80/": false,
		"http://0.0.0.0:14180/": false, "http://127.0.0.2:14180/": false, "http://localhost:14180/?a=b": false, "http://localhost:14180/?": false,
		"http://localhost:14180/#a": false, "http://a@localhost:14180/": false, "http://localhost:65536/": false, "http://localhost:x/": false,
		"http:localhost": false, "localhost:14180": false, "/ssocheck": false, "": false, "http://localhost.example/": false, "://": false,
	} {
		u, err := ParseCallback(callback)
		if ok && (err != nil || u.String() != callback) || !ok && err != ErrCallbackForm {
			t.Errorf("%q: %v, %v", callback, u, err)
		}
	}
}

// listenBoth listens on localhost, on any port that is free on both families.
func listenBoth(t *testing.T, path string) (*Listener, string) {
	t.Helper()
	var err error
	for range 20 { // the port of the first family may be taken on the second
		var l *Listener
		if l, err = Listen([]string{"http://localhost:0" + path}, "token"); err == nil {
			t.Cleanup(func() { l.Close(t.Context()) })
			return l, l.callback.Port()
		}
	}
	t.Fatal(err)
	return nil, ""
}

func needIPv6(t *testing.T) {
	t.Helper()
	l, err := net.Listen("tcp", "[::1]:0")
	if err != nil {
		t.Skipf("this computer has no IPv6 loopback: %v", err)
	}
	l.Close()
}

// Browsers resolve localhost to either family.
func TestListen_bothFamilies(t *testing.T) {
	needIPv6(t)
	l, port := listenBoth(t, "/ssocheck")
	if want := "http://localhost:" + port + "/ssocheck"; l.Callback() != want || port == "0" {
		t.Errorf("the callback is %s", l.Callback())
	}
	for _, host := range []string{"127.0.0.1", "[::1]"} {
		req, err := http.NewRequestWithContext(t.Context(), http.MethodGet, "http://"+host+":"+port+"/", nil)
		if err != nil {
			t.Fatal(err)
		}
		req.Host = "localhost:" + port
		if got := fetch(t, req); got.status != http.StatusNotFound {
			t.Errorf("%s answered %+v", host, got)
		}
	}
}

// One family is not enough: the browser might take the other, and another
// program would get the code.
func TestListen_portTaken(t *testing.T) {
	needIPv6(t)
	for _, family := range []string{"127.0.0.1", "::1"} {
		other, err := net.Listen("tcp", net.JoinHostPort(family, "0"))
		if err != nil {
			t.Fatal(err)
		}
		defer other.Close()
		_, port, _ := net.SplitHostPort(other.Addr().String())
		callback := "http://localhost:" + port + "/ssocheck"

		l, err := Listen([]string{callback}, "token")
		var taken *PortError
		if !errors.As(err, &taken) || l != nil || !taken.Taken || taken.Callback != callback || !errors.Is(err, syscall.EADDRINUSE) {
			t.Fatalf("%s: the error is %#v", family, err)
		}
		if !strings.Contains(err.Error(), callback) {
			t.Errorf("the sentence is %q", err)
		}
		// Nothing is left open on the family that was free.
		free := map[string]string{"127.0.0.1": "::1", "::1": "127.0.0.1"}[family]
		if again, err := net.Listen("tcp", net.JoinHostPort(free, port)); err != nil {
			t.Errorf("%s is still open: %v", free, err)
		} else {
			again.Close()
		}

		second := "http://127.0.0.1:0/second"
		l, err = Listen([]string{callback, second}, "token")
		if err != nil {
			t.Fatalf("with a second callback: %v", err)
		}
		if !strings.HasPrefix(l.Callback(), "http://127.0.0.1:") || !strings.HasSuffix(l.Callback(), "/second") {
			t.Errorf("the callback is %s", l.Callback())
		}
		if err := l.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestListen_form(t *testing.T) {
	for _, callbacks := range [][]string{nil, {"https://localhost/"}, {"http://idp.example/", "http://127.0.0.1:0/"}} {
		if l, err := Listen(callbacks, "token"); err != ErrCallbackForm || l != nil {
			t.Errorf("%v: %v, %v", callbacks, l, err)
		}
	}
}

// Windows answers "access denied" for reserved ports: that is not another program.
func TestPortError(t *testing.T) {
	for err, want := range map[error]bool{syscall.EADDRINUSE: true, winInUse: true, syscall.EACCES: false, winNotAvail: false} {
		wrapped := &net.OpError{Op: "listen", Err: err}
		if got := taken(wrapped); got != want {
			t.Errorf("%v: taken is %v", err, got)
		}
		e := &PortError{Callback: "http://localhost:1/a", Taken: taken(wrapped), Err: wrapped}
		if another := strings.Contains(e.Error(), "another program"); another != want {
			t.Errorf("%v: %s", err, e)
		}
	}
	for err, want := range map[error]bool{syscall.EADDRNOTAVAIL: true, syscall.EAFNOSUPPORT: true, winNoFamily: true, winNotAvail: true, syscall.EACCES: false} {
		if got := noSuchFamily(&net.OpError{Err: err}); got != want {
			t.Errorf("%v: no such family is %v", err, got)
		}
	}
}
