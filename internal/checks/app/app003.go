package app

import (
	"fmt"
	"slices"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// app003 blames the secret only after both ways of sending it were refused.
func app003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "APP003", Slug: "secret-accepted", Level: finding.Must, Goals: signIn(),
			Required:   asked(),
			Title:      "The client secret is accepted",
			Why:        "Intric proves with the secret that it is the application you registered. With a wrong one every sign-in fails after the user has signed in.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, sections 2.3.1 and 5.2", "OpenID Connect Core 1.0, section 9"},
		},
		Needs: clientAnd(evidence.KExchange, evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KRequest},
		Run:   judgeSecret,
	}
}

func judgeSecret(ev *evidence.Set) finding.Outcome {
	if !ev.Request.WithSecret {
		return finding.Undecided("no_secret", nil)
	}
	if !ev.Exchange.Attempted() {
		return withoutExchange(ev)
	}
	reading, a := readCredentials(ev.Exchange.Value)
	switch reading {
	case accepted:
		return finding.OK()
	case refused:
		return finding.Broken(refusal(a), finding.Args{"said": saidBy(a)})
	}
	return finding.SkippedFor("LGN002")
}

// refusal names the cause where Entra's codes tell it.
func refusal(a evidence.Attempt) string {
	switch {
	case slices.Contains(a.Codes, "AADSTS7000222"):
		return "expired"
	case slices.Contains(a.Codes, "AADSTS7000215"):
		return "wrong_value"
	case slices.Contains(a.Codes, "AADSTS7000218"):
		return "missing"
	}
	return "refused"
}

func saidBy(a evidence.Attempt) string {
	if words := said(a.Error, a.Description); words != "" {
		return words
	}
	return fmt.Sprintf("HTTP %d", statusOf(a))
}
