package checks

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Skips is the graph of what waits for what: one cause gives one finding, and
// its consequences name it. An edge without a trigger acts while its check is
// broken, skipped or not checked; one with WhenBroken only while it is broken.
// An S never skips an M.
func Skips() []check.Skip {
	return slices.Concat(issuerSkips(), clientSkips(), loginSkips(), tokenSkips(), groupSkips())
}

func issuerSkips() []check.Skip {
	return []check.Skip{
		{From: "ISS001", To: list("ISS", "KEY", "APP", "LGN")},
		{From: "ISS002", To: list(span("ISS", 3, 6), span("ISS", 8, 13), "KEY", "APP", "LGN")},
		// Without a readable document nothing of it can be judged; with one, only
		// what needs the missing member waits.
		{From: "ISS003", To: list(span("ISS", 4, 6), span("ISS", 8, 13), "KEY", "APP", "LGN"), When: check.WhenVariant("not_json", "not_object")},
		{From: "ISS003", To: list("ISS004"), When: missing("issuer")},
		{From: "ISS003", To: list("KEY"), When: missing("jwks_uri")},
		{From: "ISS003", To: list("APP", "LGN"), When: missing("authorization_endpoint", "token_endpoint")},
		{From: "ISS005", To: list("ISS004", "TOK005", "LGN004"), When: check.WhenBroken},
		{From: "ISS004", To: list("TOK005", "LGN004"), When: check.WhenBroken},
		{From: "ISS011", To: list("LGN005"), When: check.WhenBroken},
		// An IdP that demands another kind of request refuses the sign-in for it.
		{From: "ISS012", To: list("LGN"), When: check.WhenBroken},
		{From: "KEY001", To: list("KEY003", "KEY004", "TOK003", "TOK016")},
	}
}

// missing is the trigger of a discovery document without one of the members.
func missing(members ...string) func(finding.Outcome) bool {
	return func(o finding.Outcome) bool {
		for _, m := range members {
			if o.IsBroken() && containsWord(o.Args["members"], m) {
				return true
			}
		}
		return false
	}
}

func clientSkips() []check.Skip {
	return []check.Skip{
		{From: "APP001", To: list(span("APP", 2, 8), "LGN"), When: check.WhenBroken},
		{From: "APP007", To: list("LGN"), When: check.WhenBroken},
		{From: "APP003", To: list("APP005"), When: check.WhenBroken},
		{From: "APP003", To: list("LGN"), When: brokenAs("refused_by_probe")},
		{From: "APP003", To: list("LGN002"), When: brokenUnless("refused_by_probe")},
		// Intric's callback refused stops only a sign-in that goes through it.
		{From: "APP002", To: list("LGN"), When: brokenAs("refused_at_sign_in")},
	}
}

func brokenAs(variant string) func(finding.Outcome) bool {
	return func(o finding.Outcome) bool { return o.IsBroken() && o.Variant == variant }
}

func brokenUnless(variant string) func(finding.Outcome) bool {
	return func(o finding.Outcome) bool { return o.IsBroken() && o.Variant != variant }
}

func loginSkips() []check.Skip {
	return []check.Skip{
		// Without a code nothing is known of the secret either.
		{From: "LGN001", To: list(span("LGN", 2, 7), "APP003", "APP005", "TOK", "USR", span("GRP", 1, 31))},
		{From: "LGN002", To: list("LGN003", "LGN005", "LGN006")},
		{From: "LGN003", To: list("TOK", "USR", span("GRP", 1, 31))},
		{From: "USR001", To: list("LGN006"), When: check.WhenBroken},
	}
}

func tokenSkips() []check.Skip {
	wrongArtefact := list(span("TOK", 3, 8), span("TOK", 10, 14), "TOK016")
	return []check.Skip{
		{From: "TOK009", To: list("TOK", "USR", span("GRP", 1, 31)), When: check.WhenBroken},
		{From: "TOK001", To: list(span("TOK", 2, 8), span("TOK", 10, 16), "USR", span("GRP", 1, 31))},
		{From: "TOK015", To: list("TOK002")},
		// Missing evidence is no wrong artefact.
		{From: "TOK002", To: wrongArtefact, When: wrong},
		{From: "TOK015", To: wrongArtefact, When: wrong},
		{From: "TOK004", To: list("TOK003"), When: check.WhenBroken},
	}
}

func wrong(o finding.Outcome) bool {
	return o.IsBroken() || o.Status == finding.NotChecked && o.Variant != "needs_missing"
}

func groupSkips() []check.Skip {
	return []check.Skip{
		{From: "GRP002", To: list("GRP001"), When: check.WhenBroken},
		{From: "GRP032", To: list("GRP001"), When: check.WhenBroken},
		{From: "GRP006", To: list(span("GRP", 1, 5), span("GRP", 7, 26), span("GRP", 28, 31))},
		{From: "GRP001", To: list(span("GRP", 3, 5), span("GRP", 7, 26), span("GRP", 28, 31))},
		{From: "GRP003", To: list("GRP004", "GRP005", span("GRP", 7, 26), span("GRP", 28, 31)), When: check.WhenBroken},
		{From: "GRP007", To: list(span("GRP", 8, 17), span("GRP", 19, 23), "GRP026", span("GRP", 28, 31))},
		{From: "GRP016", To: list("GRP015", "GRP017", "GRP019", "TOK012"), When: check.WhenBroken},
		{From: "GRP031", To: list("GRP020", "GRP021"), When: check.WhenBroken},
	}
}

// list joins codes, families and spans.
func list(parts ...any) []string {
	var codes []string
	for _, p := range parts {
		switch p := p.(type) {
		case string:
			codes = append(codes, p)
		case []string:
			codes = append(codes, p...)
		}
	}
	return codes
}

// span lists the codes of a family from one number to another.
func span(family string, from, to int) []string {
	var codes []string
	for n := from; n <= to; n++ {
		codes = append(codes, fmt.Sprintf("%s%03d", family, n))
	}
	return codes
}

// containsWord looks for a name in a list that is written with commas.
func containsWord(text, word string) bool {
	return slices.Contains(strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ' ' }), word)
}
