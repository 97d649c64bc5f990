package tok

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok015 knows the broker's own token by its issuer: the host of the callback.
// Claims of ZITADEL alone prove nothing, because a ZITADEL can also be the
// organisation's own IdP.
func tok015() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK015", Slug: "from-your-idp", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Token, finding.Claims, finding.UserInfo, finding.Rollout},
			Title:      "The token was issued by your identity provider",
			Why:        "Intric's own token is made after the sign-in. It does not show what your identity provider sends.",
			Owner:      finding.User,
			References: []string{"Intric, SSO and User Groups"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeOrigin,
	}
}

func judgeOrigin(ev *evidence.Set) finding.Outcome {
	iss := claims(ev).Get("iss")
	switch {
	case !saved(ev):
		return finding.Inapplicable("own_sign_in", nil)
	case iss.Text() != "" && origin(iss.Text()) == origin(ev.Target.Callback):
		return finding.Undecided("intric_token", nil).At(place(ev, iss))
	}
	return finding.OK()
}

// origin is scheme and host of a URL, in small letters.
func origin(address string) string {
	scheme, rest, _ := strings.Cut(address, "://")
	host, _, _ := strings.Cut(rest, "/")
	return strings.ToLower(scheme + "://" + host)
}
