package tok

import (
	"strconv"
	"time"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok007 judges by the IdP's own clock: this computer's may be wrong, and the
// broker's is not known.
func tok007() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK007", Slug: "time-window", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The ID token is valid now",
			Why:        "Intric's login broker tolerates one second: a token from the future or from the past ends the sign-in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.7, numbers 9 and 10", "RFC 7519, sections 4.1.4 to 4.1.6"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KClock},
		Run:   judgeTimes,
	}
}

func judgeTimes(ev *evidence.Set) finding.Outcome {
	_, hasExpiry := broker.Time(claims(ev).Get("exp"))
	_, hasIssued := broker.Time(claims(ev).Get("iat"))
	switch {
	case saved(ev):
		return finding.Inapplicable("saved_token", nil)
	case wrongType(ev, "exp", "iat", "nbf"):
		return finding.SkippedFor("TOK011")
	case !hasExpiry:
		return finding.Broken("exp_missing", nil)
	case !hasIssued:
		return finding.Broken("iat_missing", nil)
	case !ev.Clock.Present():
		return finding.Undecided("no_clock", nil)
	}
	return judgeWindow(ev, ev.Clock.Value.IDP)
}

func judgeWindow(ev *evidence.Set, now time.Time) finding.Outcome {
	expires := claims(ev).Get("exp")
	if at, _ := broker.Time(expires); !now.Add(broker.Skew).Before(at) {
		return finding.Broken("expired", finding.Args{"expires": clockText(at), "now": clockText(now)}).At(place(ev, expires))
	}
	for _, name := range []string{"iat", "nbf"} {
		claim := claims(ev).Get(name)
		at, there := broker.Time(claim)
		if ahead := at.Sub(now); there && ahead > broker.Skew {
			seconds := strconv.FormatInt(int64(ahead/time.Second), 10)
			return finding.Broken(name+"_ahead", finding.Args{"seconds": seconds, "now": clockText(now)}).At(place(ev, claim))
		}
	}
	return finding.OK()
}

func clockText(t time.Time) string { return t.UTC().Format(time.RFC3339) }
