package usr

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// usr003 does not judge by the ID token alone: many providers keep names for
// UserInfo.
func usr003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR003", Slug: "names", Level: finding.Should, Goals: signIn(),
			Required:   personScopes(),
			Title:      "The user has a given name and a family name",
			Why:        "Without both the first sign-in is expected to stop at a form, or to fail.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.1"},
		},
		Needs: either(),
		Run:   judgeNames,
	}
}

func judgeNames(ev *evidence.Set) finding.Outcome {
	list := sources(ev)
	var missing []string
	for _, claim := range []string{"given_name", "family_name"} {
		if hasText(list, claim) {
			continue
		}
		if code := refusedBy(list, claim); code != "" {
			return finding.SkippedFor(code)
		}
		missing = append(missing, claim)
	}
	switch {
	case len(missing) == 0:
		return finding.OK()
	case !ev.UserInfo.Present():
		return finding.Undecided("without_userinfo", finding.Args{"claims": strings.Join(missing, ", ")})
	}
	return finding.Broken("missing", finding.Args{"claims": strings.Join(missing, ", ")})
}
