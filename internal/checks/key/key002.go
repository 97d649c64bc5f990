package key

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// key002 reads an announcement. A token shows what is really used: then TOK004
// decides.
func key002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "KEY002", Slug: "algorithm-offered", Level: finding.Must, Goals: signIn(),
			Required:   []finding.Scope{finding.Probe},
			Title:      "The IdP offers an ID token signature that Intric accepts",
			Why:        "Intric's login broker accepts RS256, ES256 and PS256 and refuses every other signature.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 3", "RFC 7518, section 3.1"},
		},
		Needs: check.Needs(evidence.KDiscovery),
		Reads: []evidence.Kind{evidence.KIDToken},
		Run:   judgeOffer,
	}
}

func judgeOffer(ev *evidence.Set) finding.Outcome {
	const member = "id_token_signing_alg_values_supported"
	algorithms, _ := ev.Discovery.Value.List(member)
	switch {
	case slices.ContainsFunc(algorithms, broker.Accepts):
		return finding.OK()
	case ev.IDToken.Present():
		return finding.Inapplicable("token_decides", nil)
	case len(algorithms) == 0:
		return finding.Undecided("not_listed", nil)
	}
	n := ev.Discovery.Value.Member(member)
	line, column := ev.Discovery.Value.Document.Position(n.Offset())
	return finding.Broken("none_accepted", finding.Args{"offered": redact.Clip(strings.Join(algorithms, ", "), 200)}).
		At(finding.Location{Artifact: "discovery", Pointer: n.Pointer(), Line: line, Column: column})
}
