package probe

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// Read compares the answer for Intric's callback with the control's.
func Read(real evidence.Answer, control *evidence.Answer) evidence.Probe {
	p := evidence.Probe{Real: real, Control: control, Requests: 1, Reading: evidence.Unclear}
	if control != nil {
		p.Requests = 2
	}
	switch {
	case back(real):
		// A redirect to exactly the callback that was sent proves it; when the
		// control is accepted in the same way, any callback is.
		p.Reading = evidence.Accepted
		p.AnyCallback = control != nil && back(*control)
	case temporary(real):
	case blames(real) != noBlame:
		p.Reading = blames(real).reading()
	case control != nil && !temporary(*control):
		p.Reading = byDifference(real, *control)
	}
	return p
}

func back(a evidence.Answer) bool {
	return a.Kind == evidence.ToCallback || a.Kind == evidence.WithCode
}

// temporary reports an answer that says nothing about the request: none at all,
// too many requests, a server in trouble.
func temporary(a evidence.Answer) bool {
	return a.Kind == evidence.NoAnswer || a.Status == 429 || a.Status >= 500 ||
		a.Error == "server_error" || a.Error == "temporarily_unavailable"
}

// byDifference reads two answers that are no redirect to a callback. The control
// is certainly not registered: where it is refused and ours leads to a sign-in,
// ours is registered. A page that is neither counts only if the control was
// refused for its callback; else anything on the way may have stopped it.
func byDifference(real, control evidence.Answer) evidence.Reading {
	refused := control.Kind == evidence.ErrorPage
	switch {
	case refused && real.Kind == evidence.LoginPage:
		return evidence.Accepted
	case refused && real.Kind != evidence.ErrorPage && blames(control) == callbackBlame:
		return evidence.Accepted
	case real.Kind == evidence.ErrorPage && real.Error != "" && real.Error != control.Error:
		return evidence.RefusedOther
	}
	return evidence.Unclear
}

// ReadBroker compares the request in the broker's shape with the guarded one.
func ReadBroker(guarded evidence.Probe, shaped evidence.Answer) evidence.Probe {
	p := evidence.Probe{Real: shaped, Requests: 1, Reading: evidence.Unclear}
	accepted := guarded.Reading == evidence.Accepted
	switch {
	case temporary(shaped):
	case back(shaped) && lacksOnlyPerson(shaped):
		p.Reading = evidence.Accepted
	case !accepted: // nothing to compare with
	case shaped.Kind == evidence.LoginPage, samePage(shaped, guarded.Real):
		p.Reading = evidence.Accepted
	case refusesShape(shaped) && !refusesShape(guarded.Real):
		p.Reading = evidence.Refused
	}
	return p
}

// lacksOnlyPerson reports an answer to a request that was good: a code, or one
// of the errors about a person who is not there (OpenID Connect Core 1.0,
// 3.1.2.6).
func lacksOnlyPerson(a evidence.Answer) bool {
	about := []string{"login_required", "interaction_required", "consent_required", "account_selection_required"}
	return a.Kind == evidence.WithCode || slices.Contains(about, a.Error)
}

// samePage reports the same step of a sign-in that shows no form of its own.
func samePage(a, b evidence.Answer) bool {
	return (a.Kind == evidence.OtherPage || a.Kind == evidence.Elsewhere) && a.Kind == b.Kind && a.Status == b.Status && a.At == b.At
}

// refusesShape reports an error about the request itself: on a page, or at the
// callback where it is none about the missing person.
func refusesShape(a evidence.Answer) bool {
	return a.Kind == evidence.ErrorPage || back(a) && (a.Error == "invalid_request" || a.Error == "unauthorized_client")
}
