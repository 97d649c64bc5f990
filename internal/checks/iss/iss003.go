package iss

import (
	"slices"
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss003 asks for the members without which no sign-in is possible.
func iss003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS003", Slug: "discovery-complete", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The discovery document is complete",
			Why:        "Intric's login broker takes the issuer, the two endpoints of the sign-in and the address of the keys from it.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 3"},
		},
		Needs: check.Needs(evidence.KDiscoveryFetch),
		Reads: []evidence.Kind{evidence.KDiscovery, evidence.KAuthorization},
		Run:   judgeDocument,
	}
}

func judgeDocument(ev *evidence.Set) finding.Outcome {
	switch {
	case !ev.DiscoveryFetch.Present():
		return finding.SkippedFor("ISS002")
	case ev.Discovery.State == evidence.Failed:
		return unreadable(ev)
	case !ev.Discovery.Present():
		return finding.Undecided("needs_missing", finding.Args{"missing": string(evidence.KDiscovery)})
	}
	if o := judgeMembers(ev.Discovery.Value); o.Variant != "" {
		return o
	}
	types, listed := ev.Discovery.Value.List("response_types_supported")
	if listed && !slices.Contains(types, "code") && !signedIn(ev) {
		return finding.Broken("code_not_offered", finding.Args{"offered": redact.Clip(strings.Join(types, ", "), clip)}).
			At(place(ev, ev.Discovery.Value.Member("response_types_supported")))
	}
	return finding.OK()
}

// unreadable describes what came in place of a discovery document.
func unreadable(ev *evidence.Set) finding.Outcome {
	if ev.Discovery.Reason() == evidence.NotObject {
		return finding.Broken("not_object", nil)
	}
	f := ev.Discovery.Failure
	if f == nil {
		f = &evidence.Failure{}
	}
	sort := f.ContentType
	if sort == "" {
		sort = ev.DiscoveryFetch.Value.ContentType
	}
	if sort == "" {
		sort = "no content type"
	}
	return finding.Broken("not_json", finding.Args{"type": redact.Clip(sort, clip), "start": redact.Clip(f.Start, clip),
		"line": strconv.Itoa(f.Line), "column": strconv.Itoa(f.Column)})
}

// judgeMembers lists what is missing; an empty text is as good as none.
func judgeMembers(d evidence.Discovery) finding.Outcome {
	var bad []string
	variant := "missing"
	for _, name := range []string{"issuer", "authorization_endpoint", "token_endpoint", "jwks_uri"} {
		if d.Text(name) != "" {
			continue
		}
		bad = append(bad, name)
		if d.Member(name).Valid() {
			variant = "not_text"
		}
	}
	if len(bad) == 0 {
		return judgeLists(d)
	}
	return finding.Broken(variant, finding.Args{"members": strings.Join(bad, ", ")})
}

// judgeLists looks at the members that the broker decodes into lists of texts,
// though it ignores what they say: one of another kind makes it refuse the whole
// document. Null counts as absent.
func judgeLists(d evidence.Discovery) finding.Outcome {
	var bad []string
	for _, name := range []string{"response_types_supported", "scopes_supported", "id_token_signing_alg_values_supported",
		"token_endpoint_auth_methods_supported", "code_challenge_methods_supported"} {
		if n := d.Member(name); n.Valid() && n.Kind() != jsondoc.Null && !listOfTexts(n) {
			bad = append(bad, name)
		}
	}
	if len(bad) == 0 {
		return finding.OK()
	}
	return finding.Broken("not_list", finding.Args{"members": strings.Join(bad, ", ")})
}

func listOfTexts(n jsondoc.Node) bool {
	if n.Kind() != jsondoc.Array {
		return false
	}
	for e := range n.Elements() {
		if e.Kind() != jsondoc.String && e.Kind() != jsondoc.Null {
			return false
		}
	}
	return true
}
