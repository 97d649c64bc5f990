package diagnose

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// basis tells what the verdict rests on: what was proven, what the person said,
// and what nobody has shown.
func basis(ev *evidence.Set, outcomes []finding.Outcome, c wording.Catalogue) []report.Basis {
	b := basisWriter{ev: ev, catalogue: c, status: map[string]finding.Status{}}
	for _, o := range outcomes {
		b.status[o.Code] = o.Status
	}
	b.proven()
	b.said()
	b.notProven()
	return b.list
}

type basisWriter struct {
	ev        *evidence.Set
	catalogue wording.Catalogue
	status    map[string]finding.Status
	list      []report.Basis
}

func (b *basisWriter) add(kind report.BasisKind, phrase string, args finding.Args) {
	b.list = append(b.list, report.Basis{Kind: kind, Text: wording.Expand(b.catalogue.Phrase(phrase), args)})
}

func (b *basisWriter) passed(codes ...string) bool {
	for _, code := range codes {
		if b.status[code] != finding.Pass {
			return false
		}
	}
	return true
}

// ownCallback reports a sign-in that came back through Intric's own callback.
func (b *basisWriter) ownCallback() bool {
	return b.ev.Authorization.Value.HasCode && b.ev.Request.Callback == b.ev.Target.Callback
}

func (b *basisWriter) proven() {
	ev := b.ev
	switch {
	case b.ownCallback():
		b.add(report.Proven, "basis.signed_in_own", nil)
	case ev.Authorization.Value.HasCode:
		b.add(report.Proven, "basis.signed_in", finding.Args{"callback": ev.Request.Callback})
	}
	if b.passed("APP002") && ev.CallbackProbe.Value.Reading == evidence.Accepted {
		b.add(report.Proven, "basis.callback_probed", nil)
	}
	if ev.Exchange.Value.Succeeded && b.passed("ISS004") {
		b.add(report.Proven, "basis.belong_together", nil)
	}
	if b.tokenRulesHold() {
		b.add(report.Proven, "basis.token_rules", finding.Args{"rules": broker.Rules})
	}
	b.provenGroups()
}

// tokenRulesHold reports a token of which every must of the token family holds.
func (b *basisWriter) tokenRulesHold() bool {
	seen := false
	for _, r := range checks.Rules() {
		if r.Code[:3] != "TOK" || r.Level != finding.Must || !r.RequiredIn(b.ev.Scope) {
			continue
		}
		if s := b.status[r.Code]; s != finding.Pass && s != finding.NotApplicable {
			return false
		}
		seen = seen || b.status[r.Code] == finding.Pass
	}
	return seen
}

func (b *basisWriter) provenGroups() {
	if !b.passed("GRP001", "GRP003", "GRP004", "GRP005", "GRP007") {
		return
	}
	view := groupclaim.Of(b.ev)
	args := finding.Args{"count": number(len(view.Items)), "kind": view.Kind.Label()}
	switch {
	case len(b.ev.Declared.Wanted) > 0:
		args["wanted"], args["arrived"] = number(len(b.ev.Declared.Wanted)), number(wantedThatArrived(view))
		b.add(report.Proven, "basis.wanted_groups", args)
	case len(view.Items) == 1:
		b.add(report.Proven, "basis.one_group", args)
	default:
		b.add(report.Proven, "basis.groups", args)
	}
}

func wantedThatArrived(v groupclaim.View) int {
	n := 0
	for _, i := range v.Items {
		if i.Wanted != nil && *i.Wanted {
			n++
		}
	}
	return n
}

func (b *basisWriter) said() {
	d := b.ev.Declared
	if d.AttestCallback && !b.ownCallback() && b.ev.CallbackProbe.Value.Reading != evidence.Accepted && b.passed("APP002") {
		b.add(report.YouSaidSo, "basis.attested_callback", nil)
	}
	if d.SecretEnds != "" {
		b.add(report.YouSaidSo, "basis.secret_ends", finding.Args{"date": d.SecretEnds})
	}
	if d.Identifiers != "" {
		b.add(report.YouSaidSo, "basis.identifiers", finding.Args{"identifiers": declaredIdentifiers(d)})
	}
	if d.UserGroupsSet && len(d.UserGroups) > 0 {
		b.add(report.YouSaidSo, "basis.user_groups", finding.Args{"groups": strings.Join(d.UserGroups, ", ")})
	}
}

func declaredIdentifiers(d evidence.Declared) string {
	if d.Identifiers == "ids" {
		return "object IDs"
	}
	return "names"
}

// notProven says what one login cannot show, whatever its verdict.
func (b *basisWriter) notProven() {
	if b.ev.Authorization.Value.HasCode {
		b.add(report.Unproven, "basis.other_users", nil)
	} else {
		b.add(report.Unproven, "basis.no_sign_in", nil)
	}
	b.add(report.Unproven, "basis.intric_values", nil)
}
