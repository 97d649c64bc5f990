package exchange

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"os"
	"syscall"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// classify gives a transport error its typed reason. The error's own text is
// dropped. The parent context tells a person's interruption from our own limit.
func classify(parent context.Context, err error, host string) *evidence.Failure {
	f := &evidence.Failure{Host: host, Reason: reason(err)}
	var hop *hopError
	if errors.As(err, &hop) {
		f.Host = hop.host
	}
	var redirect *redirectError
	if errors.As(err, &redirect) {
		f.Host, f.Location = redirect.from, redirect.location
	}
	if errors.Is(parent.Err(), context.Canceled) {
		f.Reason = evidence.Cancelled
	}
	return f
}

// reason asks from the particular to the general. What nobody knows ends as a
// connection that was closed: it proves nothing.
func reason(err error) evidence.Reason {
	for _, ask := range []func(error) evidence.Reason{redirectReason, proxyReason, dnsReason, tlsReason, socketReason, timeoutReason} {
		if r := ask(err); r != "" {
			return r
		}
	}
	var hop *hopError
	if errors.As(err, &hop) && hop.handshake {
		return evidence.TLSFailed // most of what breaks a handshake has no type
	}
	return evidence.Reset
}

func redirectReason(err error) evidence.Reason {
	var redirect *redirectError
	if errors.As(err, &redirect) {
		return redirect.reason
	}
	return ""
}

func proxyReason(err error) evidence.Reason {
	var op *net.OpError
	if errors.Is(err, errProxy) || errors.As(err, &op) && op.Op == "proxyconnect" {
		return evidence.ProxyFailed
	}
	return ""
}

func dnsReason(err error) evidence.Reason {
	var dns *net.DNSError
	if !errors.As(err, &dns) {
		return ""
	}
	if dns.IsNotFound && !dns.IsTemporary && !dns.IsTimeout {
		return evidence.NoSuchHost
	}
	return evidence.DNSFailed
}

func tlsReason(err error) evidence.Reason {
	var authority x509.UnknownAuthorityError
	var host x509.HostnameError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	switch {
	case errors.As(err, &authority):
		return evidence.UnknownAuthority
	case errors.As(err, &host):
		return evidence.WrongHostName
	case errors.As(err, &invalid):
		if invalid.Reason == x509.Expired {
			return evidence.Expired
		}
		return evidence.TLSFailed
	case errors.As(err, &record), isAlert(err):
		return evidence.TLSFailed
	}
	return ""
}

// isAlert reports a TLS alert: crypto/tls gives it no exported type.
func isAlert(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && (op.Op == "remote error" || op.Op == "local error")
}

// Windows reports its own socket numbers, which the syscall package does not
// translate.
const (
	winConnReset   = syscall.Errno(10054)
	winNetUnreach  = syscall.Errno(10051)
	winHostUnreach = syscall.Errno(10065)
	winRefused     = syscall.Errno(10061)
)

func socketReason(err error) evidence.Reason {
	is := func(numbers ...syscall.Errno) bool {
		for _, n := range numbers {
			if errors.Is(err, n) {
				return true
			}
		}
		return false
	}
	switch {
	case is(syscall.ECONNREFUSED, winRefused):
		return evidence.ConnectRefused
	case is(syscall.ENETUNREACH, syscall.EHOSTUNREACH, winNetUnreach, winHostUnreach):
		return evidence.Unreachable
	case is(syscall.ECONNRESET, syscall.EPIPE, winConnReset), errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF):
		return evidence.Reset
	}
	return ""
}

// timeoutReason takes what broke after the answer's header for connected.
func timeoutReason(err error) evidence.Reason {
	if !isTimeout(err) {
		return ""
	}
	var hop *hopError
	if errors.As(err, &hop) && !hop.connected {
		return evidence.ConnectTimeout
	}
	return evidence.Timeout
}

func isTimeout(err error) bool {
	if errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded) {
		return true
	}
	var t net.Error
	return errors.As(err, &t) && t.Timeout()
}
