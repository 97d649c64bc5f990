package app

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// credentials is what a code exchange tells of the client's credentials.
type credentials string

const (
	accepted     credentials = "accepted"
	refused      credentials = "refused" // in the header and in the body
	publicClient credentials = "public_client"
	oneMethod    credentials = "one_method" // refused in the header; the body got no answer
	otherCause   credentials = "other_cause"
	silence      credentials = "no_answer"
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
		return silence, evidence.Attempt{}
	}
	first := x.Attempts[0]
	switch {
	case !refusesCredentials(first):
		return cause(first), first
	case len(x.Attempts) == 1 || silent(x.Attempts[1]):
		return oneMethod, first
	}
	second := x.Attempts[1]
	switch {
	case refusesCredentials(second):
		return refused, second
	case second.Error == "invalid_grant":
		return accepted, second
	}
	return cause(second), second
}

// cause tells apart the one refusal whose remedy concerns the secret.
func cause(a evidence.Attempt) credentials {
	if slices.Contains(a.Codes, "AADSTS700025") {
		return publicClient
	}
	return otherCause
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

// aboutApplication knows Entra's codes that come with the same errors and do not
// speak of the secret: a public client that was sent one, an application that is
// disabled or not known, a policy.
func aboutApplication(code string) bool {
	switch code {
	case "AADSTS700025", "AADSTS7000112", "AADSTS700016", "AADSTS70001", "AADSTS53003":
		return true
	}
	return false
}
