package lgn

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// HTTP statuses (RFC 9110, 15), written out because a pure room knows no network.
const (
	okay         = 200
	unauthorized = 401
)

// Variants of the exchange that the order of the attempts decides on.
const (
	credentials = "credentials"
	codeRefused = "code_refused"
)

// lgn002 does not need the token response: without a secret there is none, and
// the person is told why.
func lgn002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN002", Slug: "code-exchanged", Level: finding.Must, Goals: both(),
			Required:   login(),
			Title:      "The code was exchanged for tokens",
			Why:        "Intric's login broker makes the same request after every sign-in, and nobody gets in while it fails.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6749, sections 4.1.3, 5.1 and 5.2", "Microsoft Entra authentication and authorization error codes"},
		},
		Needs: check.Needs(evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KExchange, evidence.KRequest},
		Run:   judgeExchange,
	}
}

func judgeExchange(ev *evidence.Set) finding.Outcome {
	x := ev.Exchange.Value
	switch {
	case !ev.Exchange.Attempted() && !ev.Request.WithSecret:
		return finding.Undecided("no_secret", nil)
	case !ev.Exchange.Attempted():
		return missing(evidence.KExchange)
	case !ev.Exchange.Present():
		return unreadExchange(*failureOf(ev.Exchange))
	case x.Succeeded && !x.HasAccessToken:
		return finding.Broken("no_access_token", nil)
	case x.Succeeded:
		return finding.OK()
	case len(x.Attempts) == 0:
		return missing(evidence.KExchange)
	}
	return refusedExchange(x.Attempts)
}

func failureOf[T any](f evidence.Fact[T]) *evidence.Failure {
	if f.Failure == nil {
		return &evidence.Failure{}
	}
	return f.Failure
}

// unreadExchange tells silence, which may have its cause on our side, from an
// answer that is none.
func unreadExchange(f evidence.Failure) finding.Outcome {
	if !f.Reason.Answered() {
		return finding.Undecided("unanswered", nil)
	}
	return finding.Broken("bad_answer", finding.Args{"answer": spoken(f)})
}

// refusedExchange lets the first answer name the cause. If it refused the
// client's credentials, the second one does: the broker asks twice too.
func refusedExchange(attempts []evidence.Attempt) finding.Outcome {
	first, last := attempts[0], attempts[len(attempts)-1]
	if !refusesCredentials(first) {
		return refusedAttempt(first)
	}
	if refusesCredentials(last) {
		return finding.SkippedFor("APP003")
	}
	o := refusedAttempt(last)
	if o.Variant == codeRefused || o.Variant == "code_used" {
		o.Variant = "code_burnt"
	}
	return o
}

func refusesCredentials(a evidence.Attempt) bool {
	r, known := attemptAnswer(a).find(exchangeRefusals())
	return known && r.variant == credentials || !known && a.Status == unauthorized
}

func attemptAnswer(a evidence.Attempt) answer { return answerOf(a.Error, a.Description, a.Codes) }

func refusedAttempt(a evidence.Attempt) finding.Outcome {
	said := attemptAnswer(a)
	r, known := said.find(exchangeRefusals())
	switch {
	case a.Failure != nil:
		return unreadExchange(*a.Failure)
	case known:
		return r.outcome(said.args())
	case a.Error != "" || a.Description != "":
		return finding.Broken("refused", said.args())
	case a.Status == okay:
		return finding.Broken("no_access_token", nil)
	}
	return unreadExchange(evidence.Failure{Reason: evidence.BadStatus, Status: a.Status})
}
