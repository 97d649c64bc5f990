package lgn

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// lgn003 asks only whether there is an ID token. TOK001 reads it.
func lgn003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN003", Slug: "id-token-issued", Level: finding.Must, Goals: both(),
			Required:   login(),
			Title:      "An ID token was issued",
			Why:        "Intric's login broker reads the user from the ID token, and refuses the sign-in without one.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.3"},
		},
		Needs: check.Needs(evidence.KExchange),
		Run:   judgeIssue,
	}
}

func judgeIssue(ev *evidence.Set) finding.Outcome {
	switch x := ev.Exchange.Value; {
	case !ev.Exchange.Present() || !x.Succeeded:
		return finding.SkippedFor("LGN002")
	case x.HasIDToken:
		return finding.OK()
	default:
		return finding.Broken("missing", nil)
	}
}
