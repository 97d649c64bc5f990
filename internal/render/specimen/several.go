package specimen

import (
	"reflect"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Several is one run over two saved tokens: one is sound, the signature of the
// other is wrong, which breaks both goals.
func Several() report.Envelope {
	sound := finish(report.Report{
		Scope: finding.Token, Verdict: report.Passed,
		Verdicts: report.Verdicts{SignIn: report.Passed, Groups: report.Passed},
		Basis:    []report.Basis{}, Conditions: []report.Condition{}, Requests: []report.Condition{},
		Provider: entra(), Input: &report.Input{Name: "anna.jwt", Kind: "id_token"},
		Findings:   slices.Concat(fine("TOK003 The signature is valid"), groupChecks()),
		Groups:     &report.Groups{Artifact: "id_token", Count: 0, IdentifierKind: "none", Items: []report.GroupItem{}},
		NotChecked: []string{}, Next: []string{},
	})
	forged := fine("TOK003 The signature is valid")
	forged[0].Status, forged[0].Variant = finding.Fail, "signature_wrong"
	forged[0].Summary = "The signature is wrong: the token was changed after it was issued, or it is not from this IdP."
	forged[0].Why = "The login broker refuses it, and nobody signs in."
	broken := sound
	broken.Input = &report.Input{Name: "bertil.jwt", Kind: "id_token"}
	broken.Verdict, broken.Verdicts = report.NotReady, report.Verdicts{SignIn: report.NotReady, Groups: report.NotReady}
	broken.Counts = report.Counts{}
	broken.Artifacts = nil
	broken.Findings = slices.Concat(forged, groupChecks())
	broken.Groups = &report.Groups{Artifact: "id_token", Count: 1, IdentifierKind: "name",
		Items:      []report.GroupItem{{Value: " HR", Kind: "name"}},
		NearMisses: []report.NearMiss{{Artifact: "id_token", Pointer: "/Groups", Shape: "list of strings", Count: 3}}}
	return envelope("check", sound, finish(broken))
}

// Evil is a text that attacks whoever shows it: a terminal, a page, a CI log.
const Evil = "\x1b[2J\x1b]0;owned\x07\u202egnp.exe\u2066\r\n::error::READY\t<script>alert(1)</script>" +
	"\u0085\u2028\x00\x7f\u200b\ufeff\u00a0\xff{{.}}"

// Hostile is NotReady with the evil text in every field that holds free text,
// and groups of 5,000 characters.
func Hostile() report.Envelope {
	e := Fill(NotReady(), Evil)
	groups := &report.Groups{Artifact: Evil, Count: 3, IdentifierKind: Evil, Items: []report.GroupItem{
		{Value: Evil, Kind: Evil, Label: Evil, Name: Evil},
		{Value: strings.Repeat("långt", 1000), Kind: "name", Name: strings.Repeat("ord ", 20)},
		{Value: strings.Repeat("a b ", 1250), Kind: "name"},
	}, NearMisses: []report.NearMiss{{Artifact: Evil, Pointer: Evil, Shape: Evil, Count: 1}}}
	e.Reports[0].Groups = groups
	e.Reports[0].Conditions = []report.Condition{{Owner: finding.Intric, Code: Evil, Variant: Evil, Text: Evil}}
	e.Reports[0].Requests = e.Reports[0].Conditions
	e.Reports[0].Input = &report.Input{Name: Evil, Kind: Evil}
	return e
}

// Fill gives a copy of the envelope in which every free text is s. Words of the
// vocabulary (statuses, verdicts, levels) keep their values, so that every part
// of the report is still rendered.
func Fill(e report.Envelope, s string) report.Envelope {
	return change(reflect.ValueOf(e), func(v reflect.Value) string {
		if v.Type() == reflect.TypeFor[string]() {
			return s
		}
		return v.String()
	}).Interface().(report.Envelope)
}

// FillAll is Fill with the words of the vocabulary replaced as well.
func FillAll(e report.Envelope, s string) report.Envelope {
	return Map(e, func(string) string { return s })
}

// Map gives a copy of the envelope in which f was applied to every text.
func Map(e report.Envelope, f func(string) string) report.Envelope {
	return change(reflect.ValueOf(e), func(v reflect.Value) string { return f(v.String()) }).Interface().(report.Envelope)
}

func change(v reflect.Value, f func(reflect.Value) string) reflect.Value {
	c := reflect.New(v.Type()).Elem()
	switch v.Kind() {
	case reflect.String:
		c.SetString(f(v))
	case reflect.Struct:
		for i := range v.NumField() {
			c.Field(i).Set(change(v.Field(i), f))
		}
	case reflect.Slice:
		for i := range v.Len() {
			c = reflect.Append(c, change(v.Index(i), f))
		}
	case reflect.Map:
		c.Set(reflect.MakeMap(v.Type()))
		for _, key := range v.MapKeys() {
			c.SetMapIndex(change(key, f), change(v.MapIndex(key), f))
		}
	case reflect.Pointer:
		if !v.IsNil() {
			c.Set(reflect.New(v.Type().Elem()))
			c.Elem().Set(change(v.Elem(), f))
		}
	default:
		return v
	}
	return c
}
