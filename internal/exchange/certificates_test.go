package exchange

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/pem"
	"io"
	"log"
	"math/big"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// authority is a certificate authority that nobody trusts.
type authority struct {
	certificate *x509.Certificate
	key         *ecdsa.PrivateKey
}

func newAuthority(t *testing.T) authority {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "Exempel Test CA"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IsCA: true, BasicConstraintsValid: true, KeyUsage: x509.KeyUsageCertSign}
	key := newKey(t)
	return authority{certificate: create(t, template, template, key, key), key: key}
}

func newKey(t *testing.T) *ecdsa.PrivateKey {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	return key
}

func create(t *testing.T, template, parent *x509.Certificate, key, signer *ecdsa.PrivateKey) *x509.Certificate {
	t.Helper()
	der, err := x509.CreateCertificate(rand.Reader, template, parent, &key.PublicKey, signer)
	if err != nil {
		t.Fatal(err)
	}
	certificate, err := x509.ParseCertificate(der)
	if err != nil {
		t.Fatal(err)
	}
	return certificate
}

func (a authority) pem() []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: a.certificate.Raw})
}

// issue makes a server certificate for 127.0.0.1.
func (a authority) issue(t *testing.T, change func(*x509.Certificate)) tls.Certificate {
	t.Helper()
	template := &x509.Certificate{SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "idp"},
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(time.Hour),
		IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth}}
	change(template)
	key := newKey(t)
	return tls.Certificate{Certificate: [][]byte{create(t, template, a.certificate, key, a.key).Raw}, PrivateKey: key}
}

// serveTLS starts a server; what it says about handshakes goes nowhere.
func serveTLS(t *testing.T, config *tls.Config, h http.HandlerFunc) *httptest.Server {
	t.Helper()
	s := httptest.NewUnstartedServer(h)
	s.TLS = config
	s.Config.ErrorLog = log.New(io.Discard, "", 0)
	s.StartTLS()
	t.Cleanup(s.Close)
	return s
}

func TestTLSFailures(t *testing.T) {
	ca, other := newAuthority(t), newAuthority(t)
	good := func(*x509.Certificate) {}
	for name, tt := range map[string]struct {
		change func(*x509.Certificate)
		trust  []byte
		server func(*tls.Config)
		want   evidence.Reason
	}{
		"unknown authority": {change: good, want: evidence.UnknownAuthority},
		"another authority": {change: good, trust: other.pem(), want: evidence.UnknownAuthority},
		"wrong host": {change: func(c *x509.Certificate) { c.IPAddresses, c.DNSNames = nil, []string{"idp.example"} },
			trust: ca.pem(), want: evidence.WrongHostName},
		"expired": {change: func(c *x509.Certificate) { c.NotAfter = time.Now().Add(-time.Minute) },
			trust: ca.pem(), want: evidence.Expired},
		"not valid yet": {change: func(c *x509.Certificate) { c.NotBefore = time.Now().Add(time.Minute) },
			trust: ca.pem(), want: evidence.Expired},
		"not for servers": {change: func(c *x509.Certificate) { c.ExtKeyUsage = []x509.ExtKeyUsage{x509.ExtKeyUsageClientAuth} },
			trust: ca.pem(), want: evidence.TLSFailed},
		"old TLS only": {change: good, trust: ca.pem(), want: evidence.TLSFailed,
			server: func(c *tls.Config) { c.MinVersion, c.MaxVersion = tls.VersionTLS10, tls.VersionTLS11 }},
		"client certificate wanted": {change: good, trust: ca.pem(), want: evidence.TLSFailed,
			server: func(c *tls.Config) { c.ClientAuth, c.MaxVersion = tls.RequireAnyClientCert, tls.VersionTLS12 }},
		"client certificate wanted, TLS 1.3": {change: good, trust: ca.pem(), want: evidence.TLSFailed,
			server: func(c *tls.Config) { c.ClientAuth, c.MinVersion = tls.RequireAnyClientCert, tls.VersionTLS13 }},
	} {
		t.Run(name, func(t *testing.T) {
			config := &tls.Config{Certificates: []tls.Certificate{ca.issue(t, tt.change)}}
			if tt.server != nil {
				tt.server(config)
			}
			s := serveTLS(t, config, says(200, "application/json", "{}"))
			got := discoveryFailure(t, newClient(t, Options{CA: tt.trust}), s.URL)
			if want := (evidence.Failure{Reason: tt.want, Host: host(t, s.URL)}); got != want {
				t.Errorf("the failure is %+v, want %+v", got, want)
			}
			if !got.Reason.Answered() {
				t.Error("a certificate is an answer")
			}
		})
	}
}

// Most of what breaks a handshake on our side has no type: here a server that
// insists on TLS 1.1.
func TestHandshakeWithoutType(t *testing.T) {
	hello := append([]byte{0x02, 0, 0, 38, 0x03, 0x02}, make([]byte, 36)...) // RFC 4346, 7.4.1.3
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer l.Close()
	go func() {
		c, err := l.Accept()
		if err != nil {
			return
		}
		defer c.Close()
		_, _ = c.Read(make([]byte, 4096))
		_, _ = c.Write(append([]byte{0x16, 0x03, 0x02, 0, byte(len(hello))}, hello...))
		_, _ = io.Copy(io.Discard, c)
	}()
	if got := discoveryFailure(t, newClient(t, Options{}), "https://"+l.Addr().String()); got.Reason != evidence.TLSFailed {
		t.Errorf("the failure is %+v", got)
	}
}

// The CA file makes us trust the IdP. The broker does not have it.
func TestAddedAuthority(t *testing.T) {
	ca := newAuthority(t)
	ends := time.Now().Add(42 * time.Minute).UTC().Truncate(time.Second)
	leaf := ca.issue(t, func(c *x509.Certificate) { c.NotAfter = ends })
	s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{leaf}}, says(200, "application/json", "{}"))
	c := newClient(t, Options{CA: ca.pem()})
	if _, document := c.Discover(t.Context(), s.URL); !document.Present() {
		t.Fatalf("the document was not read: %+v", document.Failure)
	}
	hosts := c.Hosts([]Endpoint{{Purpose: "issuer", Address: s.URL}}).Value
	want := evidence.TLS{PublicTrust: false, Issuer: "Exempel Test CA", NotAfter: ends}
	if len(hosts) != 1 || hosts[0].TLS == nil || *hosts[0].TLS != want {
		t.Errorf("the hosts are %+v, want TLS %+v", hosts, want)
	}
}

// An authority of the system's own. Those are read once in a process, so the
// test runs itself again with other ones.
func TestPublicAuthority(t *testing.T) {
	const inside = "SSOCHECK_TEST_PUBLIC_AUTHORITY"
	if leaf := os.Getenv(inside); leaf != "" {
		pair, err := tls.LoadX509KeyPair(leaf, leaf)
		if err != nil {
			t.Fatal(err)
		}
		s := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{pair}}, says(200, "application/json", "{}"))
		c := newClient(t, Options{})
		if _, document := c.Discover(t.Context(), s.URL); !document.Present() {
			t.Fatalf("the document was not read: %+v", document)
		}
		if h := c.Hosts([]Endpoint{{"issuer", s.URL}}).Value[0]; h.TLS == nil || !h.TLS.PublicTrust {
			t.Errorf("the TLS is %+v", h.TLS)
		}
		return
	}
	if runtime.GOOS == "windows" || runtime.GOOS == "darwin" {
		t.Skip("the system's authorities are no file here")
	}
	ca, roots, leaf := newAuthority(t), filepath.Join(t.TempDir(), "roots.pem"), filepath.Join(t.TempDir(), "leaf.pem")
	write(t, roots, ca.pem())
	write(t, leaf, encode(t, ca.issue(t, func(*x509.Certificate) {})))
	again := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	again.Env = append(os.Environ(), "SSL_CERT_FILE="+roots, "SSL_CERT_DIR="+t.TempDir(), inside+"="+leaf)
	if out, err := again.CombinedOutput(); err != nil {
		t.Errorf("%v:\n%s", err, out)
	}
}

func write(t *testing.T, name string, data []byte) {
	t.Helper()
	if err := os.WriteFile(name, data, 0o600); err != nil {
		t.Fatal(err)
	}
}

// encode gives certificate and key in one PEM file.
func encode(t *testing.T, c tls.Certificate) []byte {
	t.Helper()
	key, err := x509.MarshalPKCS8PrivateKey(c.PrivateKey)
	if err != nil {
		t.Fatal(err)
	}
	return append(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: c.Certificate[0]}),
		pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: key})...)
}

func TestNew_authorities(t *testing.T) {
	for name, ca := range map[string][]byte{
		"empty": {}, "text": []byte("no certificate"), "key": []byte("-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----\n"),
	} {
		if _, err := New(Options{CA: ca}); err != ErrNoCertificate {
			t.Errorf("%s: the error is %v", name, err)
		}
	}
}

// Both ports can be mixed up in either direction.
func TestSchemeMixedUp(t *testing.T) {
	plain := serve(t, says(200, "application/json", "{}"))
	got := discoveryFailure(t, newClient(t, Options{}), "https://"+host(t, plain.URL))
	if got.Reason != evidence.TLSFailed {
		t.Errorf("https on an http port: %+v", got)
	}
	secure := serveTLS(t, &tls.Config{Certificates: []tls.Certificate{newAuthority(t).issue(t, func(*x509.Certificate) {})}},
		says(200, "application/json", "{}"))
	got = discoveryFailure(t, newClient(t, Options{}), "http://"+host(t, secure.URL))
	if got.Reason != evidence.BadStatus || got.Status != http.StatusBadRequest {
		t.Errorf("http on an https port: %+v", got)
	}
}
