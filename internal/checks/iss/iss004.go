package iss

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss004 compares byte by byte, as the broker does.
func iss004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS004", Slug: "issuer-exact", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The discovery document names exactly the issuer that Intric is given",
			Why:        "Intric's login broker compares every character and refuses the sign-in at the first difference.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 4.3", "Intric, SSO and User Groups"},
		},
		Needs: check.Needs(evidence.KIssuer, evidence.KDiscovery),
		Run:   judgeExact,
	}
}

func judgeExact(ev *evidence.Set) finding.Outcome {
	configured, declared := ev.Request.Issuer, ev.Discovery.Value.Text("issuer")
	switch declared {
	case configured:
		return finding.OK()
	case "":
		return finding.SkippedFor("ISS003")
	}
	at := place(ev, ev.Discovery.Value.Member("issuer"))
	words := difference(configured, declared)
	args := finding.Args{"configured": configured, "declared": redact.Clip(declared, 300), "difference": words}
	variant := "differs"
	switch form, _ := Form(declared); {
	case form != "":
		variant = "declared_unusable"
	case strings.Contains(words, "host"):
		variant = "other_host"
	}
	return finding.Broken(variant, args).At(at)
}

// difference tells in words where two addresses that are not the same differ.
func difference(a, b string) string {
	if strings.TrimRight(a, "/") == strings.TrimRight(b, "/") {
		return "a slash at the end"
	}
	if strings.EqualFold(a, b) {
		return "capital and small letters"
	}
	x, errA := url.Parse(a)
	y, errB := url.Parse(b)
	if errA != nil || errB != nil {
		return "the spelling"
	}
	return strings.Join(partsThatDiffer(x, y), ", ")
}

func partsThatDiffer(x, y *url.URL) []string {
	var words []string
	add := func(word string, differ bool) {
		if differ {
			words = append(words, word)
		}
	}
	add("the scheme", x.Scheme != y.Scheme)
	add("the host", !strings.EqualFold(x.Hostname(), y.Hostname()))
	add("the port", x.Port() != y.Port())
	add("the path", strings.TrimRight(x.Path, "/") != strings.TrimRight(y.Path, "/"))
	add("the query", x.RawQuery != y.RawQuery)
	if len(words) == 0 {
		return []string{"the spelling"}
	}
	return words
}
