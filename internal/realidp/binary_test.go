package realidp_test

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/realidp"
	"github.com/ssocheck/ssocheck/internal/report"
)

// personVariable makes this test program the browser of the program under test:
// it holds the name of the user who signs in.
const personVariable = "SSOCHECK_TEST_PERSON"

func TestMain(m *testing.M) {
	user, isBrowser := os.LookupEnv(personVariable)
	if !isBrowser {
		os.Exit(m.Run())
	}
	if err := browse(user, os.Args[len(os.Args)-1]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func browse(user, address string) error {
	if _, ok := os.LookupEnv("SSOCHECK_CLIENT_SECRET"); ok {
		return fmt.Errorf("the browser was given the client secret")
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	return realidp.Person{User: user, Password: "anything"}.SignIn(ctx, address)
}

// What is shipped, as it is started: the environment, the browser, the files and
// the exit status of a real process.
func TestLogin_binary(t *testing.T) {
	realidp.Need(t, "oidc-provider")
	dir := t.TempDir()
	program := filepath.Join(dir, "ssocheck")
	if out, err := exec.Command("go", "build", "-o", program, "github.com/ssocheck/ssocheck/cmd/ssocheck").CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	for user, want := range map[string]report.Verdict{"alice": report.Ready, "single": report.NotReady} {
		t.Run(user, func(t *testing.T) {
			callback := fmt.Sprintf("http://127.0.0.1:%d/callback", realidp.FreePort(t))
			issuer := realidp.Start(t, "oidc-provider", "REDIRECT_URI="+callback)
			ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
			defer cancel()
			cmd := exec.CommandContext(ctx, program, "login", "--issuer", issuer, "--client-id", "lab-web", "--scopes", "openid profile email groups",
				"--local-callback", callback, "--intric-callback", callback, "--browser", "open", "-o", "json")
			cmd.Env = append(os.Environ(), "SSOCHECK_CLIENT_SECRET="+secret, "BROWSER="+self, personVariable+"="+user)
			var conversation strings.Builder
			cmd.Stderr = &conversation
			out, _ := cmd.Output() // the exit status is compared below
			var e report.Envelope
			if err := json.Unmarshal(out, &e); err != nil {
				t.Fatalf("no report: %v\n%s", err, conversation.String())
			}
			if status := cmd.ProcessState.ExitCode(); e.Verdict != want || status != want.ExitStatus() {
				t.Errorf("verdict %s, exit status %d, want %s\n%s", e.Verdict, status, want, conversation.String())
			}
		})
	}
}
