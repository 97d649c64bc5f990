package report

import (
	"maps"
	"slices"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// Material is what a report is built from. The header fields are taken over as
// they are; everything else follows from the rules and the outcomes.
type Material struct {
	Scope     finding.Scope
	Rules     []finding.Rule
	Outcomes  []finding.Outcome
	Policy    Policy
	Catalogue wording.Catalogue
	// Remedy gives what to change for a broken check in this IdP.
	Remedy func(code, variant string) (Remedy, bool)

	Basis     []Basis
	Target    Target
	Provider  Provider
	Input     *Input
	Artifacts []Artifact
	Subject   *Subject
	Groups    *Groups
	CleanUp   []string
	Next      []string
}

// Build makes the report. The same material gives the same report.
func Build(m Material) Report {
	r := Report{
		Scope: m.Scope, Basis: orEmpty(m.Basis), Target: m.Target, Provider: m.Provider,
		Input: m.Input, Artifacts: orEmpty(m.Artifacts), Subject: m.Subject,
		Groups: m.Groups, CleanUp: m.CleanUp, Next: orEmpty(m.Next),
		Conditions: []Condition{}, Requests: []Condition{}, NotChecked: []string{},
	}
	r.Verdicts, r.Verdict = m.verdicts()
	r.Findings = m.findings()
	for _, f := range r.Findings {
		r.Counts.add(f.Status)
		if f.Status == finding.NotChecked {
			r.NotChecked = append(r.NotChecked, f.Code+" "+f.Summary)
		}
	}
	r.Conditions, r.Requests = m.conditions()
	return r
}

func orEmpty[T any](s []T) []T {
	if s == nil {
		return []T{}
	}
	return s
}

func (m Material) verdicts() (Verdicts, Verdict) {
	var v Verdicts
	var asked []Verdict
	for _, g := range m.Policy.Asked() {
		got, ok := ForGoal(m.Scope, g, m.Rules, m.Outcomes, m.Policy)
		if !ok {
			continue
		}
		asked = append(asked, got)
		if g == finding.SignIn {
			v.SignIn = got
		} else {
			v.Groups = got
		}
	}
	return v, Worst(asked...)
}

func (m Material) findings() []Finding {
	rules := make(map[string]finding.Rule, len(m.Rules))
	for _, r := range m.Rules {
		rules[r.Code] = r
	}
	all := make([]Finding, 0, len(m.Outcomes))
	for _, o := range m.Outcomes {
		all = append(all, m.finding(rules[o.Code], o))
	}
	return all
}

// finding joins a rule and an outcome, the sentences and the remedy.
func (m Material) finding(r finding.Rule, o finding.Outcome) Finding {
	f := Finding{
		Code: r.Code, Slug: r.Slug, Title: r.Title, Level: r.Level, Goals: r.Goals,
		Status: o.Status, Variant: o.Variant, Args: maps.Clone(o.Args),
		Locations: locations(o.Locations), Owner: r.Owner, SkippedBy: o.SkippedBy,
	}
	if len(o.Goals) > 0 {
		f.Goals = o.Goals
	}
	if o.Owner != finding.OwnerNone {
		f.Owner = o.Owner
	}
	m.speak(&f, o)
	if f.IsBroken() {
		f.Why, f.References = r.Why, slices.Clone(r.References)
		f.Accepted = m.Policy.Accepted[r.Code]
		if rem, ok := m.remedy(o); ok {
			f.Remedy = &rem
		}
	}
	return f
}

func (m Material) remedy(o finding.Outcome) (Remedy, bool) {
	if m.Remedy == nil {
		return Remedy{}, false
	}
	return m.Remedy(o.Code, o.Variant)
}

// speak fills in the sentences of the outcome.
func (m Material) speak(f *Finding, o finding.Outcome) {
	f.Summary = f.Title
	if o.Status == finding.Skipped {
		f.Reason = "waits for " + o.SkippedBy
		f.Summary = f.Reason
		return
	}
	t, ok := m.Catalogue.Text(o.Code, o.Variant)
	if !ok {
		return
	}
	f.Summary = wording.Expand(t.Summary, o.Args)
	f.Want = wording.Expand(t.Want, o.Args)
	f.Got = wording.Expand(t.Got, o.Args)
	if o.Status == finding.NotChecked || o.Status == finding.NotApplicable {
		f.Reason = f.Summary
	}
}

func locations(in []finding.Location) []Location {
	var out []Location
	for _, l := range in {
		out = append(out, Location(l))
	}
	return out
}

// conditions collects what others have to do, in the order of the report. The
// same sentence is said once.
func (m Material) conditions() (conditions, requests []Condition) {
	conditions, requests = []Condition{}, []Condition{}
	for _, o := range m.Outcomes {
		if text, ok := m.Catalogue.Condition(o.Code, o.Condition); ok && o.Condition != "" {
			conditions = appendOnce(conditions, o.Code, o.Condition, wording.Expand(text, o.Args))
		}
		if text, ok := m.Catalogue.Request(o.Code, o.Request); ok && o.Request != "" {
			requests = appendOnce(requests, o.Code, o.Request, wording.Expand(text, o.Args))
		}
	}
	return conditions, requests
}

func appendOnce(list []Condition, code, variant, text string) []Condition {
	for _, c := range list {
		if c.Text == text {
			return list
		}
	}
	return append(list, Condition{Owner: finding.Intric, Code: code, Variant: variant, Text: text})
}

func (c *Counts) add(s finding.Status) {
	switch s {
	case finding.Pass:
		c.Pass++
	case finding.Warn:
		c.Warn++
	case finding.Fail:
		c.Fail++
	case finding.NotChecked:
		c.NotChecked++
	case finding.Skipped:
		c.Skipped++
	case finding.NotApplicable:
		c.NotApplicable++
	}
}
