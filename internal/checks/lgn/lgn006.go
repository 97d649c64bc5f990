package lgn

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// lgn006 compares two answers of one sign-in; a saved token has no such pair. A
// UserInfo response without a subject is LGN005's and compares with nothing, so
// that READY on its condition stays possible.
func lgn006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN006", Slug: "userinfo-subject", Level: finding.Must, Goals: both(),
			Required:   login(),
			Title:      "UserInfo and the ID token describe the same user",
			Why:        "Intric's login broker compares the two, and refuses the sign-in if they differ.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 5.3.2"},
		},
		Needs: check.Needs(evidence.KExchange),
		Reads: []evidence.Kind{evidence.KIDToken, evidence.KUserInfo, evidence.KUserInfoFetch, evidence.KDiscovery},
		Run:   judgeSubject,
	}
}

func judgeSubject(ev *evidence.Set) finding.Outcome {
	token, info := ev.IDToken.Value.Claims, ev.UserInfo.Value.Document
	want, got := token.Root().Get("sub"), info.Root().Get("sub")
	switch {
	case ev.Exchange.Value.Succeeded && !ev.Exchange.Value.HasIDToken:
		return finding.SkippedFor("LGN003")
	case unreadable(ev):
		return finding.Inapplicable("no_userinfo", nil)
	case !ev.IDToken.Present():
		return missing(evidence.KIDToken)
	case !ev.UserInfo.Present():
		return missing(evidence.KUserInfo)
	case want.Text() == "":
		return finding.SkippedFor("USR001")
	case got.Text() == "":
		return finding.Inapplicable("no_subject", nil)
	case got.Text() == want.Text():
		return finding.OK()
	}
	return finding.Broken("differs", nil).At(place("userinfo", info, got), place("id_token", token, want))
}

// unreadable reports that there was no UserInfo to read: no endpoint, no access
// token to ask with, or an answer that failed. Evidence that is merely not there
// is something else.
func unreadable(ev *evidence.Set) bool {
	return ev.UserInfo.Failure != nil || ev.UserInfoFetch.Failure != nil || !ev.UserInfoFetch.Attempted() && !askable(ev)
}

func askable(ev *evidence.Set) bool {
	return !ev.Discovery.Present() || ev.Discovery.Value.Text("userinfo_endpoint") != "" && ev.Exchange.Value.HasAccessToken
}

func place(artifact string, d evidence.Document, n jsondoc.Node) finding.Location {
	line, column := d.Position(n.Offset())
	return finding.Location{Artifact: artifact, Pointer: n.Pointer(), Line: line, Column: column}
}
