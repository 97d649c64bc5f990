package realidp_test

import (
	"cmp"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/realidp"
	"github.com/ssocheck/ssocheck/internal/report"
)

// secret is the secret of every client in testdata/real-idps.
const secret = "lab-secret"

// scenario is a complete `ssocheck login` at a real IdP and what it has to say.
type scenario struct {
	name     string
	idp      string
	env      []string
	client   string // lab-web when empty
	user     string
	password string // anything when empty
	verdict  report.Verdict
	// status is by code. Nothing else may be broken but APP008: every run asks for
	// the scope groups, which Intric does not.
	status map[string]finding.Status
}

func scenarios() []scenario {
	const pass, warn, fail = finding.Pass, finding.Warn, finding.Fail
	type status = map[string]finding.Status
	return []scenario{
		{name: "dex", idp: "dex", env: []string{"DEX_CONNECTORS=mock"}, verdict: report.Ready,
			status: status{"APP002": pass, "GRP001": pass, "USR003": warn}}, // the mock connector has one name only
		{name: "alice", idp: "oidc-provider", user: "alice", verdict: report.Ready, status: status{"APP002": pass, "GRP001": pass}},
		{name: "bob", idp: "oidc-provider", user: "bob", verdict: report.Ready, status: status{"APP002": pass, "GRP001": pass}},
		{name: "a string", idp: "oidc-provider", user: "single", verdict: report.NotReady, status: status{"GRP003": fail}},
		{name: "no claim", idp: "oidc-provider", user: "nobody", verdict: report.NotReady, status: status{"GRP001": fail}},
		{name: "too many", idp: "oidc-provider", user: "many", verdict: report.Ready, status: status{"GRP016": warn}},
		{name: "UserInfo only", idp: "oidc-provider", env: []string{"CONFORM=1"}, user: "alice", verdict: report.NotReady, status: status{"GRP002": fail}},
		{name: "registered for the body", idp: "oidc-provider", client: "lab-post", user: "alice", verdict: report.Ready, status: status{"APP005": warn}},
		{name: "the body only", idp: "oidc-provider", env: []string{"BODY_ONLY=1"}, client: "lab-post", user: "alice", verdict: report.Ready, status: status{"APP005": warn}},
		{name: "another algorithm", idp: "oidc-provider", client: "lab-es256", user: "alice", verdict: report.Ready, status: status{"TOK003": pass}},
		{name: "lemonldap", idp: "lemonldap", user: "dwho", password: "dwho", verdict: report.Ready, status: status{"APP002": pass, "GRP001": pass, "USR003": warn}},
		{name: "lemonldap, UserInfo only", idp: "lemonldap", client: "lab-thin", user: "dwho", password: "dwho", verdict: report.NotReady, status: status{"GRP002": fail, "USR003": warn}},
		{name: "PKCE required", idp: "oidc-provider", env: []string{"PKCE=1"}, user: "alice", verdict: report.Ready, status: status{"APP006": warn}},
		{name: "wrong secret", idp: "oidc-provider", client: "lab-hs256", user: "alice", verdict: report.NotReady, status: status{"APP003": fail}},
		{name: "prompt refused", idp: "oidc-provider", env: []string{"SELECT_ACCOUNT=0"}, user: "alice", verdict: report.NotReady, status: status{"LGN001": fail}},
	}
}

// The whole program against software that nobody here wrote: the verdict, each
// cause once, and no secret in anything that leaves the program.
func TestLogin(t *testing.T) {
	for _, s := range scenarios() {
		t.Run(s.name, func(t *testing.T) {
			realidp.Need(t, s.idp)
			status, out := login(t, s)
			noSecrets(t, out)
			var e report.Envelope
			if err := json.Unmarshal([]byte(out.files["report.json"]), &e); err != nil || len(e.Reports) != 1 {
				t.Fatalf("no report: %v\n%s", err, out.stderr.String())
			}
			if e.Verdict != s.verdict || status != s.verdict.ExitStatus() {
				t.Errorf("verdict %s, exit status %d, want %s\n%s", e.Verdict, status, s.verdict, out.stdout.String())
			}
			judge(t, s, e.Reports[0])
		})
	}
}

// judge compares the findings: those of the scenario, and nothing else broken.
func judge(t *testing.T, s scenario, r report.Report) {
	t.Helper()
	seen := map[string]bool{}
	for _, f := range r.Findings {
		seen[f.Code] = true
		want, named := s.status[f.Code]
		if f.Code == "APP008" {
			want, named = finding.Warn, true
		}
		if named && f.Status != want || !named && f.IsBroken() {
			t.Errorf("%s is %s (%s): %s", f.Code, f.Status, f.Variant, f.Summary)
		}
	}
	for code := range s.status {
		if !seen[code] {
			t.Errorf("%s is not in the report", code)
		}
	}
	if s.verdict == report.Ready && !hasCondition(r, "APP008") {
		t.Errorf("the scope that only this run asked for is no condition: %v", r.Conditions)
	}
}

func hasCondition(r report.Report, code string) bool {
	for _, c := range r.Conditions {
		if c.Code == code {
			return true
		}
	}
	return false
}

// login runs the program with a person at the browser.
func login(t *testing.T, s scenario) (status int, w *world) {
	t.Helper()
	callback := fmt.Sprintf("http://127.0.0.1:%d/callback", realidp.FreePort(t))
	issuer := realidp.Start(t, s.idp, append([]string{"REDIRECT_URI=" + callback}, s.env...)...)
	w = &world{files: map[string]string{}, env: map[string]string{"SSOCHECK_CLIENT_SECRET": secret}}
	w.browse = realidp.Person{User: s.user, Password: cmp.Or(s.password, "anything")}.SignIn
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	status = cli.Main(ctx, w.system(ctx), []string{"login", "--issuer", issuer, "--client-id", cmp.Or(s.client, "lab-web"),
		"--scopes", "openid profile email groups", "--local-callback", callback, "--intric-callback", callback,
		"--browser", "open", "-o", "text", "-o", "json=report.json", "-o", "html=report.html"})
	w.browsers.Wait()
	if w.failure != nil {
		t.Errorf("the person: %v", w.failure)
	}
	return status, w
}

// idToken matches what begins like a JWT.
var idToken = regexp.MustCompile(`eyJ[A-Za-z0-9_-]{10,}`)

// noSecrets sweeps everything that left the program. The address of the sign-in
// is printed on purpose; it holds none of these.
func noSecrets(t *testing.T, w *world) {
	t.Helper()
	all := map[string]string{"standard output": w.stdout.String(), "standard error": w.stderr.String()}
	for name, data := range w.files {
		all[name] = data
	}
	for name, text := range all {
		if text == "" {
			t.Errorf("%s is empty: the sweep proves nothing", name)
		}
		if strings.Contains(text, secret) || idToken.MatchString(text) || strings.Contains(text, "code=") {
			t.Errorf("%s holds the secret, a token or a code", name)
		}
	}
	if _, left := w.env["SSOCHECK_CLIENT_SECRET"]; left {
		t.Error("the secret stayed in the environment")
	}
}
