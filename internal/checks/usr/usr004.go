package usr

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// usr004 only informs: the broker has a second choice.
func usr004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR004", Slug: "username", Level: finding.Note, Goals: signIn(),
			Required:   personScopes(),
			Title:      "The user has a user name",
			Why:        "Without preferred_username Intric's login broker is expected to take the e-mail address as the user name.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.1"},
		},
		Needs: either(),
		Run:   judgeUsername,
	}
}

func judgeUsername(ev *evidence.Set) finding.Outcome {
	list := sources(ev)
	switch code := refusedBy(list, "preferred_username"); {
	case hasText(list, "preferred_username"):
		return finding.OK()
	case code != "":
		return finding.SkippedFor(code)
	case hasText(list, "email"):
		return finding.Broken("email_instead", nil)
	case withoutUserInfo(ev):
		return finding.Undecided("without_userinfo", nil)
	}
	return finding.Broken("missing", nil)
}
