package diagnose

import (
	"strconv"
	"time"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/checks/iss"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/idp"
	"github.com/ssocheck/ssocheck/internal/nearmiss"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// askable reports an issuer that a request can be sent to; of any other one the
// report says what is wrong with it.
func askable(issuer string) bool {
	variant, _ := iss.Form(issuer)
	return variant == ""
}

// report judges the evidence and makes the report.
func (r *loginRun) report() report.Report {
	outcomes := checks.Judge(r.ev)
	catalogue := wording.English()
	m := report.Material{
		Scope: r.ev.Scope, Rules: checks.Rules(), Outcomes: outcomes, Policy: r.Policy, Catalogue: catalogue,
		Remedy: remedy(r.ev.Provider),
		Basis:  basis(r.ev, outcomes, catalogue), Target: report.Target{Name: r.Target.Name, Callback: r.Target.Callback},
		Provider: provider(r.ev), Artifacts: artifacts(r.ev), Subject: subject(r.ev, r.ShowIdentity), Groups: groups(r.ev),
	}
	if r.CleanUp && r.ev.Request.Callback != r.Target.Callback && r.ev.Authorization.Present() {
		m.CleanUp = []string{wording.Expand(catalogue.Phrase("cleanup.callback"), map[string]string{"callback": r.ev.Request.Callback})}
	}
	if r.Rerun != "" {
		m.Next = []string{r.Rerun}
	}
	return report.Build(m)
}

func remedy(p evidence.Provider) func(code, variant string) (report.Remedy, bool) {
	return func(code, variant string) (report.Remedy, bool) {
		r, ok := idp.RemedyFor(p, code, variant)
		return report.Remedy{Vendor: r.Vendor, Certainty: r.Certainty, Steps: r.Steps}, ok
	}
}

func provider(ev *evidence.Set) report.Provider {
	p := ev.Provider
	return report.Provider{Vendor: p.Vendor, Name: p.Name, Certainty: p.Certainty, Issuer: redact.Address(ev.Request.Issuer), RecognisedBy: p.RecognisedBy}
}

// artifacts lists what findings can point into.
func artifacts(ev *evidence.Set) []report.Artifact {
	var list []report.Artifact
	if ev.DiscoveryFetch.Present() {
		f := ev.DiscoveryFetch.Value
		list = append(list, report.Artifact{ID: "discovery", Kind: "discovery", Source: f.URL, Bytes: f.Bytes})
	}
	if ev.RawIDToken.Present() {
		list = append(list, idToken(ev))
	}
	if ev.AccessToken.Present() {
		t := ev.AccessToken.Value
		list = append(list, report.Artifact{ID: "access_token", Kind: "access_token", Source: t.Source, Bytes: t.Bytes})
	}
	if ev.UserInfoFetch.Present() {
		f := ev.UserInfoFetch.Value
		list = append(list, report.Artifact{ID: "userinfo", Kind: "userinfo", Source: f.URL, Bytes: f.Bytes})
	}
	return list
}

func idToken(ev *evidence.Set) report.Artifact {
	a := report.Artifact{ID: "id_token", Kind: "id_token", Source: "token endpoint", Bytes: ev.RawIDToken.Value.Bytes,
		Signature: string(evidence.SignatureUnknown)}
	if !ev.IDToken.Present() {
		return a
	}
	t := ev.IDToken.Value
	a.Source, a.Repairs, a.Signature = t.Source, t.Repairs, string(t.Signature.State)
	a.IssuedAt, a.ExpiresAt = claimTime(t, "iat"), claimTime(t, "exp")
	return a
}

func claimTime(t evidence.Token, name string) string {
	at, ok := t.ClaimTime(name)
	if !ok || at.Year() < 1 || at.Year() > 9999 {
		return "" // RFC 3339 has four digits for a year
	}
	return at.Format(time.RFC3339)
}

// subject names the person: by e-mail address, else user name, else subject.
func subject(ev *evidence.Set, plain bool) *report.Subject {
	mask := func(f func(string) string, s string) *report.Subject {
		if plain {
			return &report.Subject{User: s}
		}
		return &report.Subject{User: f(s)}
	}
	for _, claim := range []string{"email", "preferred_username"} {
		if v := person(ev, claim); v != "" {
			return mask(redact.Email, v)
		}
	}
	if v := person(ev, "sub"); v != "" {
		return mask(redact.Subject, v)
	}
	return nil
}

func person(ev *evidence.Set, claim string) string {
	if v := ev.IDToken.Value.Claims.Root().Get(claim).Text(); v != "" {
		return v
	}
	return ev.UserInfo.Value.Document.Root().Get(claim).Text()
}

// groups shows the claim as Intric will see it, and where else groups are.
func groups(ev *evidence.Set) *report.Groups {
	view := groupclaim.Of(ev)
	misses := nearmiss.Find(ev)
	if !view.Present && len(misses) == 0 {
		return nil
	}
	g := &report.Groups{Artifact: view.Artifact, Count: len(view.Items), IdentifierKind: string(view.Kind), Items: []report.GroupItem{}}
	for _, i := range view.Items {
		g.Items = append(g.Items, report.GroupItem{Value: i.Value, Kind: string(i.Kind), Label: i.Kind.Label(), Name: i.Name, Wanted: i.Wanted})
	}
	for _, m := range misses {
		g.NearMisses = append(g.NearMisses, report.NearMiss{Artifact: m.Artifact, Pointer: m.Pointer, Shape: m.Shape, Count: m.Count})
	}
	return g
}

func number(n int) string { return strconv.Itoa(n) }
