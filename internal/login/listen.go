package login

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strconv"
	"syscall"
)

// ErrCallbackForm says that a local callback is no address we can listen on.
var ErrCallbackForm = errors.New("not an http address of this computer (localhost, 127.0.0.1 or [::1]) with a path")

// PortError says that no local callback could be listened on.
type PortError struct {
	Callback string // the last one that was tried
	Taken    bool   // another program has the port; else the system refused it
	Err      error
}

func (e *PortError) Error() string {
	if e.Taken {
		return fmt.Sprintf("another program uses the port of %s", e.Callback)
	}
	return fmt.Sprintf("this computer does not allow listening on %s", e.Callback)
}

func (e *PortError) Unwrap() error { return e.Err }

// ParseCallback checks a local callback: http, a loopback host, no query.
func ParseCallback(callback string) (*url.URL, error) {
	u, err := url.Parse(callback)
	if err != nil || u.Scheme != "http" || u.RawQuery != "" || u.ForceQuery || u.Fragment != "" || u.User != nil {
		return nil, ErrCallbackForm
	}
	if len(loopbackHosts(u.Hostname())) == 0 || !portNumber(u.Port()) {
		return nil, ErrCallbackForm
	}
	return u, nil
}

// portNumber accepts no port at all: http has one of its own.
func portNumber(port string) bool {
	_, err := strconv.ParseUint(port, 10, 16)
	return port == "" || err == nil
}

// loopbackHosts lists the addresses to listen on for a host: browsers resolve
// localhost to either family, so it needs both.
func loopbackHosts(host string) []string {
	switch host {
	case "localhost":
		return []string{"127.0.0.1", "::1"}
	case "127.0.0.1", "::1":
		return []string{host}
	}
	return nil
}

// listenOn opens the listeners of one callback. Port 0 takes any free port, and
// the callback that comes back names it.
func listenOn(callback string) (listeners []net.Listener, actual *url.URL, err error) {
	u, err := ParseCallback(callback)
	if err != nil {
		return nil, nil, err
	}
	port := u.Port()
	if port == "" {
		port = "80"
	}
	for _, host := range loopbackHosts(u.Hostname()) {
		l, err := net.Listen("tcp", net.JoinHostPort(host, port))
		if err != nil {
			if len(listeners) > 0 && noSuchFamily(err) {
				continue // a computer without IPv6: nobody can come that way
			}
			closeAll(listeners)
			return nil, nil, &PortError{Callback: callback, Taken: taken(err), Err: err}
		}
		listeners = append(listeners, l)
		port = strconv.Itoa(l.Addr().(*net.TCPAddr).Port)
	}
	if u.Port() == "0" {
		u.Host = net.JoinHostPort(u.Hostname(), port)
	}
	return listeners, u, nil
}

func closeAll(listeners []net.Listener) {
	for _, l := range listeners {
		l.Close()
	}
}

// Windows reports its own socket numbers.
const (
	winInUse    = syscall.Errno(10048)
	winNoFamily = syscall.Errno(10047)
	winNotAvail = syscall.Errno(10049)
)

func taken(err error) bool {
	return errors.Is(err, syscall.EADDRINUSE) || errors.Is(err, winInUse)
}

func noSuchFamily(err error) bool {
	for _, n := range []syscall.Errno{syscall.EADDRNOTAVAIL, syscall.EAFNOSUPPORT, winNoFamily, winNotAvail} {
		if errors.Is(err, n) {
			return true
		}
	}
	return false
}
