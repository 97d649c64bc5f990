package exchange

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

func TestNobodyThere(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	address := l.Addr().String()
	l.Close()
	got := discoveryFailure(t, newClient(t, Options{}), "http://"+address)
	if want := (evidence.Failure{Reason: evidence.ConnectRefused, Host: address}); got != want {
		t.Errorf("the failure is %+v, want %+v", got, want)
	}
	if c := newClient(t, Options{}); c.Clock().Attempted() || c.Requests() != 0 {
		t.Error("a client that sent nothing knows something")
	}
}

func TestDNSReason(t *testing.T) {
	for want, err := range map[evidence.Reason]error{
		evidence.NoSuchHost: &net.DNSError{IsNotFound: true},
		evidence.DNSFailed:  &net.DNSError{IsTimeout: true},
		"":                  errors.New("other"),
	} {
		if got := dnsReason(fmt.Errorf("dial: %w", err)); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
	if got := dnsReason(&net.DNSError{IsNotFound: true, IsTemporary: true}); got != evidence.DNSFailed {
		t.Errorf("a temporary failure is %q", got)
	}
}

// Windows numbers, and networks that a test machine does not have.
func TestSocketReason(t *testing.T) {
	for err, want := range map[error]evidence.Reason{
		winRefused: evidence.ConnectRefused, winConnReset: evidence.Reset,
		winNetUnreach: evidence.Unreachable, winHostUnreach: evidence.Unreachable,
		context.Canceled: "",
	} {
		if got := socketReason(&net.OpError{Op: "dial", Err: err}); got != want {
			t.Errorf("%v is %q, want %q", err, got, want)
		}
	}
}

func TestTimeouts(t *testing.T) {
	end := make(chan struct{})
	defer close(end)
	const short = 100 * time.Millisecond
	silent := serve(t, func(_ http.ResponseWriter, r *http.Request) { wait(r.Context(), end) })
	half := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte("{"))
		w.(http.Flusher).Flush()
		wait(r.Context(), end)
	})
	l, err := net.Listen("tcp", "127.0.0.1:0") // connects and never shakes hands
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	for name, tt := range map[string]struct {
		issuer string
		want   evidence.Reason
	}{
		"no answer":    {silent.URL, evidence.Timeout},
		"half a body":  {half.URL, evidence.Timeout},
		"no handshake": {"https://" + l.Addr().String(), evidence.Timeout},
	} {
		if got := discoveryFailure(t, newClient(t, Options{Timeout: short}), tt.issuer); got.Reason != tt.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
	// A deadline that passed before the connection stood.
	if got := reason(&hopError{err: context.DeadlineExceeded}); got != evidence.ConnectTimeout {
		t.Errorf("without a connection it is %q", got)
	}
}

func wait(ctx context.Context, end chan struct{}) {
	select {
	case <-ctx.Done():
	case <-end:
	}
}

// A person's interruption is not a time-out of the IdP.
func TestCancelled(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	s := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		cancel()
		<-r.Context().Done()
	})
	fetch, _ := newClient(t, Options{}).Discover(ctx, s.URL)
	if fetch.Reason() != evidence.Cancelled {
		t.Errorf("the failure is %+v", fetch.Failure)
	}
}

// A proxy is our own network: what it refuses says nothing about the IdP.
func TestProxy(t *testing.T) {
	gone, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	gone.Close()
	refusing := serve(t, says(http.StatusProxyAuthRequired, "text/html", "log in"))
	working := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Host != "idp.example" {
			t.Errorf("the proxy was asked for %s", r.URL)
		}
		_, _ = w.Write([]byte("{}"))
	})
	for name, tt := range map[string]struct {
		proxy, issuer string
		want          evidence.Reason
	}{
		"works":           {working.URL, "http://idp.example", ""},
		"refuses":         {refusing.URL, "http://idp.example", evidence.ProxyFailed},
		"refuses tunnels": {refusing.URL, "https://idp.example", evidence.ProxyFailed},
		"not there":       {"http://" + gone.Addr().String(), "https://idp.example", evidence.ProxyFailed},
		"no address":      {"", "https://idp.example", evidence.ProxyFailed},
	} {
		t.Run(name, func(t *testing.T) {
			c := newClient(t, Options{Proxy: func(*http.Request) (*url.URL, error) {
				if tt.proxy == "" {
					return nil, errors.New("bad proxy variable")
				}
				return url.Parse(tt.proxy)
			}})
			fetch, _ := c.Discover(t.Context(), tt.issuer)
			if fetch.Reason() != tt.want {
				t.Fatalf("the failure is %+v", fetch.Failure)
			}
			got := c.Hosts([]Endpoint{{"issuer", tt.issuer}}).Value[0]
			if tt.want == "" && (!got.Proxied || len(got.Addresses) > 0 || got.Reach != evidence.ReachUnknown) {
				t.Errorf("the host is %+v: the proxy's address is not the IdP's", got)
			}
		})
	}
}
