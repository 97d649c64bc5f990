package app

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// credentials is what a code exchange tells of the client's credentials.
type credentials string

const (
	accepted  credentials = "accepted"
	refused   credentials = "refused"   // in the header and in the body
	elsewhere credentials = "elsewhere" // nothing is known of them: LGN002 says why
)

// readCredentials gives the reading and the attempt that it rests on. The first
// answer names the cause, unless it refused the client's authentication: then
// the second does. A code that is refused only in the second was burnt by the
// first, and the credentials were accepted: the answers differ.
func readCredentials(x evidence.Exchange) (credentials, evidence.Attempt) {
	if x.Succeeded {
		return accepted, evidence.Attempt{}
	}
	if len(x.Attempts) == 0 || silent(x.Attempts[0]) {
		return elsewhere, evidence.Attempt{}
	}
	first := x.Attempts[0]
	switch {
	case !refusesCredentials(first):
		return elsewhere, first
	case len(x.Attempts) == 1 || silent(x.Attempts[1]):
		return elsewhere, first
	}
	second := x.Attempts[1]
	switch {
	case refusesCredentials(second):
		return refused, second
	case second.Error == "invalid_grant":
		return accepted, second
	}
	return elsewhere, second
}

// withoutExchange is for a secret that was never sent: without a code there is
// nothing to exchange, and LGN001 says why there is none.
func withoutExchange(ev *evidence.Set) finding.Outcome {
	if ev.Authorization.Value.HasCode {
		return finding.Undecided("needs_missing", finding.Args{"missing": string(evidence.KExchange)})
	}
	return finding.SkippedFor("LGN001")
}

func silent(a evidence.Attempt) bool { return a.Failure != nil && !a.Failure.Reason.Answered() }

// refusesCredentials goes by the error first: one IdP says 401 to a code that it
// does not know, too (measured). Keycloak and Auth0 have words of their
// own for invalid_client.
func refusesCredentials(a evidence.Attempt) bool {
	if slices.ContainsFunc(a.Codes, aboutApplication) {
		return false
	}
	switch a.Error {
	case "invalid_client", "unauthorized_client", "access_denied":
		return true
	case "invalid_grant":
		return false
	}
	return statusOf(a) == 401
}

// statusOf also knows the status of an answer that could not be read.
func statusOf(a evidence.Attempt) int {
	if a.Status == 0 && a.Failure != nil {
		return a.Failure.Status
	}
	return a.Status
}

// aboutApplication knows the codes of Entra and AD FS that come with the same
// errors and do not speak of the secret: LGN002 explains them. Of a wrapped code
// (AADSTS70002) the inner one counts.
func aboutApplication(code string) bool {
	const others = "50011 500112 50148 501481 54005 50059 50128 50194 90002 90019 90038 70001 700005 700011 700016 700025 700038 900023 " +
		"9002325 9002326 9002327 7000112 50146 501461 50105 53000 53001 53003 65001 90094 501051 530003 530032 530035 " +
		"50072 50074 50076 50079 500121 70003 70000 70008 90023 9002313 MSIS9612"
	return slices.Contains(strings.Fields(others), strings.TrimPrefix(code, "AADSTS"))
}
