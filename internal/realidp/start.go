package realidp

import (
	"errors"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

const (
	startLimit = 5 * time.Minute // the first start builds
	stopLimit  = 10 * time.Second
	pollEvery  = 50 * time.Millisecond
	logTail    = 4 << 10 // bytes of a provider's output that a failure shows
)

// FreePort gives a loopback port that nobody listens on at the moment.
func FreePort(t *testing.T) int {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		t.Fatal(err)
	}
	return port
}

// Start runs the named identity provider until the test ends and gives its
// issuer once it answers. Env holds NAME=value pairs for its start script. Starts
// wait for each other, also across processes, so that nothing is built twice.
func Start(t *testing.T, name string, env ...string) (issuer string) {
	t.Helper()
	p, port := find(t, name), strconv.Itoa(FreePort(t))
	workdir := filepath.Join(lab(t), name)
	if err := os.MkdirAll(workdir, 0o700); err != nil {
		t.Fatal(err)
	}
	run := t.TempDir()
	deadline := time.Now().Add(startLimit)
	unlock := lock(t, workdir+".lock", deadline)
	defer unlock()
	cmd := exec.Command("bash", filepath.Join(scripts(t), name, "start.sh"), port, workdir)
	cmd.Env = append(append(os.Environ(), "RUN_DIR="+run), env...)
	c := begin(t, cmd, filepath.Join(run, "output.txt"))
	issuer = "http://" + net.JoinHostPort(p.host, port) + p.path
	c.waitReady(t, strings.TrimSuffix(issuer, "/")+"/.well-known/openid-configuration", deadline)
	return issuer
}

// scripts finds testdata/real-idps from the folder of the package under test.
func scripts(t *testing.T) string {
	t.Helper()
	dir, err := os.Getwd()
	if err != nil {
		t.Fatal(err)
	}
	for {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return filepath.Join(dir, "testdata", "real-idps")
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			t.Fatal("no go.mod above the folder of this test")
		}
		dir = parent
	}
}

// child is a running provider.
type child struct {
	cmd    *exec.Cmd
	output string        // the file with what it printed
	ended  chan struct{} // closed once it was waited for
}

// begin starts the command in a process group of its own, which ends with the
// test. The output goes to a file: a pipe would have to be read to the end of
// whatever the script started.
func begin(t *testing.T, cmd *exec.Cmd, output string) *child {
	t.Helper()
	file, err := os.Create(output)
	if err != nil {
		t.Fatal(err)
	}
	cmd.Stdout, cmd.Stderr = file, file
	ownGroup(cmd)
	err = cmd.Start()
	file.Close() // the child has its own
	if err != nil {
		t.Fatal(err)
	}
	c := &child{cmd: cmd, output: output, ended: make(chan struct{})}
	go func() {
		defer close(c.ended)
		_ = cmd.Wait() // how it ended is told by what it printed
	}()
	t.Cleanup(func() { c.stop(t) })
	return c
}

// stop asks the whole group to end, and makes it end when it does not.
func (c *child) stop(t *testing.T) {
	terminate(c.cmd)
	timer := time.NewTimer(stopLimit)
	defer timer.Stop()
	select {
	case <-c.ended:
	case <-timer.C:
		t.Errorf("%s did not end within %s", c.cmd.Path, stopLimit)
	}
	kill(c.cmd)
	<-c.ended
}

// waitReady asks until the provider answers. A provider that ended early, or
// takes too long, fails the test with the last it printed.
func (c *child) waitReady(t *testing.T, address string, deadline time.Time) {
	t.Helper()
	client := &http.Client{Timeout: 5 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	limit := time.NewTimer(time.Until(deadline))
	defer limit.Stop()
	for !answers(client, address) {
		select {
		case <-ticker.C:
		case <-c.ended:
			t.Fatalf("the provider ended before it answered:\n%s", c.tail())
		case <-limit.C:
			t.Fatalf("the provider does not answer at %s:\n%s", address, c.tail())
		}
	}
}

func answers(client *http.Client, address string) bool {
	response, err := client.Get(address)
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}

func (c *child) tail() string {
	data, err := os.ReadFile(c.output)
	if err != nil {
		return err.Error()
	}
	return string(data[max(0, len(data)-logTail):])
}

// errLocked says that another process holds a lock.
var errLocked = errors.New("locked by another start")

// lock waits for its turn: a file of the name is locked until unlock is called.
func lock(t *testing.T, name string, deadline time.Time) (unlock func()) {
	t.Helper()
	file, err := os.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		t.Fatal(err)
	}
	ticker := time.NewTicker(pollEvery)
	defer ticker.Stop()
	for {
		err := tryLock(file)
		if err == nil {
			return func() { file.Close() } // closing unlocks
		}
		if !errors.Is(err, errLocked) || time.Now().After(deadline) {
			file.Close()
			t.Fatalf("%s: %v", name, err)
		}
		<-ticker.C
	}
}
