package usr

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// usr001 takes a wrong type of sub as well, so that it is one finding.
func usr001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR001", Slug: "subject", Level: finding.Must, Goals: []finding.Goal{finding.SignIn, finding.Groups},
			Required:   []finding.Scope{finding.Login, finding.Token, finding.Claims, finding.Rollout},
			Title:      "The ID token names its user in sub",
			Why:        "Intric's login broker recognises a returning user by sub and nothing else. Without it nobody can sign in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 2"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeSubject,
	}
}

func judgeSubject(ev *evidence.Set) finding.Outcome {
	token := sources(ev)[0]
	sub := token.document.Root().Get("sub")
	switch sub.Kind() {
	case jsondoc.Invalid, jsondoc.Null:
		return finding.Broken("missing", nil)
	case jsondoc.String:
		if sub.Text() != "" {
			return finding.OK()
		}
		return finding.Broken("empty", nil).At(token.place(sub))
	}
	return finding.Broken("not_text", finding.Args{"kind": sub.Kind().String()}).At(token.place(sub))
}
