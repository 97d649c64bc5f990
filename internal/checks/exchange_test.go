package checks_test

import (
	"fmt"
	"testing"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

// answers are what token endpoints say to a code that they refuse.
func answers() []evidence.Attempt {
	said := func(status int, err, description string, codes ...string) evidence.Attempt {
		return evidence.Attempt{Status: status, Error: err, Description: description, Codes: codes}
	}
	return []evidence.Attempt{
		said(401, "invalid_client", ""), said(400, "invalid_client", ""), said(401, "unauthorized_client", "Invalid client or Invalid client credentials"),
		said(401, "access_denied", "Unauthorized"), said(400, "invalid_grant", "Code not valid"), said(401, "invalid_grant", ""),
		said(400, "invalid_request", ""), said(400, "unsupported_grant_type", ""), said(500, "server_error", ""), said(403, "", ""), said(401, "", ""),
		said(401, "invalid_client", "AADSTS7000215: …", "AADSTS7000215"), said(401, "invalid_client", "AADSTS7000222: …", "AADSTS7000222"),
		said(401, "invalid_client", "AADSTS7000218: …", "AADSTS7000218"), said(401, "invalid_client", "AADSTS700025: …", "AADSTS700025"),
		said(400, "invalid_client", "AADSTS9002327: …", "AADSTS9002327"), said(400, "invalid_client", "AADSTS9002325: …", "AADSTS9002325"),
		said(400, "invalid_client", "AADSTS50146: …", "AADSTS50146"), said(400, "unauthorized_client", "AADSTS700016: …", "AADSTS700016"),
		said(400, "unauthorized_client", "AADSTS7000112: …", "AADSTS7000112"), said(400, "invalid_grant", "AADSTS54005: …", "AADSTS54005"),
		said(400, "invalid_grant", "AADSTS70002: … AADSTS54005: …", "AADSTS70002", "AADSTS54005"), said(400, "invalid_client", "AADSTS70002: …", "AADSTS70002"),
		said(400, "invalid_client", "AADSTS70001: …", "AADSTS70001"), said(400, "invalid_client", "MSIS9622: …", "MSIS9622"), said(400, "invalid_grant", "MSIS9612: …", "MSIS9612"),
		{Status: 200, Failure: &evidence.Failure{Reason: evidence.NotJSON, Status: 200}},
		{Failure: &evidence.Failure{Reason: evidence.Timeout}},
	}
}

// A refused code has one cause, and exactly one check names it: the credentials
// (APP003) or the rest (LGN002).
func TestExchange_oneCheckSpeaks(t *testing.T) {
	for i, first := range answers() {
		for j, second := range answers() {
			first.Method, second.Method = "header", "body"
			attempts := []evidence.Attempt{first, second}
			if first.Failure != nil && !first.Failure.Reason.Answered() {
				attempts = attempts[:1] // silence is not asked twice
			}
			ev := sample.Healthy().Without(evidence.KRawIDToken, evidence.KIDToken, evidence.KUserInfo, evidence.KUserInfoFetch)
			ev.Exchange = evidence.Seen(evidence.Exchange{Attempts: attempts})
			status := map[string]finding.Outcome{}
			speaking := 0
			for _, o := range checks.Judge(ev) {
				if o.Code == "APP003" || o.Code == "LGN002" {
					status[o.Code] = o
					if o.Status == finding.Fail || o.Status == finding.NotChecked {
						speaking++
					}
				}
			}
			if speaking != 1 {
				t.Errorf("%s: APP003 is %s (%s), LGN002 is %s (%s)", fmt.Sprint(i, j, " ", said(first), " then ", said(second)),
					status["APP003"].Status, status["APP003"].Variant, status["LGN002"].Status, status["LGN002"].Variant)
			}
		}
	}
}

func said(a evidence.Attempt) string { return fmt.Sprint(a.Status, " ", a.Error, " ", a.Description) }
