package cli_test

import (
	"encoding/json"
	"net/url"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/report"
)

func redirectURI(t *testing.T, address string) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	return u.Query().Get("redirect_uri")
}

// Every fault of the practice IdP, through the whole program: the exit status
// that `demo --list` promises, one root cause, and no secret anywhere.
func TestScenarios(t *testing.T) {
	for _, s := range practice.Scenarios() {
		t.Run(s.Name, func(t *testing.T) {
			t.Parallel()
			status, w, page, server := login(t, s, "-o", "text", "-o", "json=report.json", "-o", "html=report.html")
			if status != s.Exit {
				t.Errorf("exit status %d, want %d\n%s", status, s.Exit, w.stdout.String())
			}
			var e report.Envelope
			if err := json.Unmarshal(w.files["report.json"], &e); err != nil {
				t.Fatalf("%v\n%s", err, w.stderr.String())
			}
			roots(t, s, e.Reports[0])
			everything := w.everything()
			everything["the browser's page"] = page
			secretsAbsent(t, server.Secrets(), everything)
		})
	}
}

// roots checks that the scenario's root cause is the only one.
func roots(t *testing.T, s practice.Scenario, r report.Report) {
	t.Helper()
	found := false
	for _, f := range r.Findings {
		switch {
		case f.Code == s.Root && s.Status != "pass":
			found = true
			if string(f.Status) != s.Status {
				t.Errorf("%s is %s, want %s: %s", f.Code, f.Status, s.Status, f.Summary)
			}
		case f.Status == finding.Fail || f.Status == finding.Warn || f.Status == finding.NotChecked:
			t.Errorf("%s is %s too: %s", f.Code, f.Status, f.Summary)
		}
	}
	if !found && s.Status != "pass" {
		t.Errorf("%s is not in the report", s.Root)
	}
}

func secretsAbsent(t *testing.T, secrets []string, outputs map[string]string) {
	t.Helper()
	if len(secrets) == 0 {
		t.Fatal("the practice IdP handed out no secret: the sweep proves nothing")
	}
	for name, text := range outputs {
		for _, secret := range secrets {
			for _, form := range []string{secret, url.QueryEscape(secret)} {
				if strings.Contains(text, form) {
					t.Errorf("%s holds a secret that begins with %.6s", name, secret)
				}
			}
		}
	}
}
