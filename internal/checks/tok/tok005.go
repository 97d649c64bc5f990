package tok

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// tok005 compares with the configured issuer. Where the discovery document has
// another one too, the configured issuer is the cause, and ISS004 speaks.
func tok005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK005", Slug: "issuer-claim", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The ID token names the issuer that Intric is given",
			Why:        "Intric's login broker compares every character and refuses the sign-in at the first difference.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.7, number 2", "Intric, SSO and User Groups"},
		},
		Needs: check.Needs(evidence.KIDToken, evidence.KIssuer),
		Reads: []evidence.Kind{evidence.KDiscovery},
		Run:   judgeIssuer,
	}
}

func judgeIssuer(ev *evidence.Set) finding.Outcome {
	if wrongType(ev, "iss") {
		return finding.SkippedFor("TOK011")
	}
	iss, want := claims(ev).Get("iss"), ev.Request.Issuer
	switch {
	case iss.Text() == want:
		return finding.OK()
	case ev.Discovery.Present() && ev.Discovery.Value.Text("issuer") != want:
		return finding.SkippedFor("ISS004")
	case iss.Text() == "":
		return finding.Broken("missing", finding.Args{"want": want})
	}
	return finding.Broken("differs", finding.Args{"got": redact.Clip(iss.Text(), 200), "want": want}).At(place(ev, iss))
}
