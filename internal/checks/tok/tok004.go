package tok

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// tok004 compares the algorithm with the broker's fixed list.
func tok004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK004", Slug: "algorithm", Level: finding.Must, Goals: both(),
			Required:   headerScopes(),
			Title:      "The ID token is signed with RS256, ES256 or PS256",
			Why:        "Intric's login broker knows these three algorithms only and refuses every other token.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7518, section 3.1", "OpenID Connect Core 1.0, section 3.1.3.7, number 7"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeAlgorithm,
	}
}

func judgeAlgorithm(ev *evidence.Set) finding.Outcome {
	alg := algorithm(ev)
	args := finding.Args{"alg": redact.Clip(alg, clip)}
	switch {
	case !header(ev).Valid():
		return finding.Inapplicable("no_header", nil)
	case broker.Accepts(alg):
		return finding.OK()
	case alg == "":
		return finding.Broken("missing", nil)
	case strings.EqualFold(alg, "none"):
		return finding.Broken("unsigned", nil)
	case strings.HasPrefix(alg, "HS"):
		return finding.Broken("client_secret", args)
	}
	return finding.Broken("not_supported", args)
}
