package cli_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"os/signal"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/system"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"ssocheck": func() {
			ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
			defer stop()
			os.Exit(cli.Main(ctx, system.Real(), os.Args[1:]))
		},
		"person": person,
	})
}

// person is the BROWSER of the scripts: it signs in as $PERSON at the practice
// IdP. It must not have been given the secret.
func person() {
	if _, ok := os.LookupEnv("SSOCHECK_CLIENT_SECRET"); ok {
		fmt.Println("the browser was given the client secret")
		os.Exit(1)
	}
	fmt.Println("chatter of a browser that must reach no stream of ssocheck")
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	address, page, err := practice.Person{Login: os.Getenv("PERSON")}.SignIn(ctx, os.Args[len(os.Args)-1])
	if out := os.Getenv("PERSON_PAGE"); out != "" {
		_ = os.WriteFile(out, page, 0o600)
	}
	if err != nil {
		fmt.Println(address, err)
		os.Exit(1)
	}
}

func TestScripts(t *testing.T) {
	files, err := filepath.Glob("testdata/script/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatalf("no scripts: %v", err)
	}
	testscript.Run(t, testscript.Params{
		Dir:                 "testdata/script",
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		UpdateScripts:       os.Getenv("UPDATE") != "",
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"practice": startPractice,
			"taken":    takePort,
			"within":   within,
			"exits":    exits,
		},
		Setup: func(e *testscript.Env) error {
			e.Setenv("PERSON", "test")
			e.Setenv("BROWSER", "person")
			return nil
		},
	})
}

// startPractice starts a practice IdP and tells the script about it:
// practice SCENARIO.
func startPractice(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: practice SCENARIO")
	}
	scenario, ok := practice.Find(args[0])
	if !ok {
		ts.Fatalf("no scenario %q", args[0])
	}
	callback := fmt.Sprintf("http://127.0.0.1:%d/ssocheck", freePort(ts))
	s, err := practice.Start(scenario, practice.Options{LoopbackCallbacks: []string{callback}})
	ts.Check(err)
	ts.Defer(func() { _ = s.Close() })
	ts.Setenv("ISSUER", s.Issuer())
	ts.Setenv("CLIENT", s.ClientID())
	ts.Setenv("SECRET", s.ClientSecret())
	ts.Setenv("CALLBACK", callback)
}

func freePort(ts *testscript.TestScript) int {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	defer l.Close()
	return l.Addr().(*net.TCPAddr).Port
}

// takePort listens on a free port, as another program would: taken VARIABLE.
func takePort(ts *testscript.TestScript, neg bool, args []string) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	ts.Check(err)
	ts.Defer(func() { l.Close() })
	ts.Setenv(args[0], fmt.Sprint(l.Addr().(*net.TCPAddr).Port))
}

// exits runs a program and wants exactly that status: exits STATUS PROGRAM ARG….
func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: exits STATUS PROGRAM ARG…")
	}
	err, got := ts.Exec(args[1], args[2:]...), 0
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		got = exit.ExitCode()
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if fmt.Sprint(got) != args[0] {
		ts.Fatalf("exit status %d, want %s", got, args[0])
	}
}

// within fails when a line of the file is wider than the number of columns:
// within COLUMNS FILE.
func within(ts *testscript.TestScript, neg bool, args []string) {
	var columns int
	if _, err := fmt.Sscan(args[0], &columns); err != nil {
		ts.Fatalf("usage: within COLUMNS FILE")
	}
	for _, line := range strings.Split(ts.ReadFile(args[1]), "\n") {
		if n := len([]rune(line)); n > columns && strings.Contains(strings.TrimSpace(line), " ") {
			ts.Fatalf("%d columns: %s", n, line)
		}
	}
}
