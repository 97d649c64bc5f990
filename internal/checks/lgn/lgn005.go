package lgn

import (
	"fmt"
	"strings"
	"time"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// slow is how long a UserInfo answer may take before somebody should look.
const slow = 5 * time.Second

// lgn005 breaks with a condition only: Intric can leave UserInfo alone.
func lgn005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN005", Slug: "userinfo-answers", Level: finding.Should, Goals: signIn(),
			Required:   login(),
			Title:      "UserInfo describes the user in plain JSON",
			Why:        "Intric's login broker asks UserInfo after every sign-in, and fails if the answer cannot be read.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, sections 5.3.2 and 5.3.3"},
		},
		Needs: check.Needs(evidence.KUserInfoFetch),
		Reads: []evidence.Kind{evidence.KUserInfo},
		Run:   judgeUserInfo,
	}
}

func judgeUserInfo(ev *evidence.Set) finding.Outcome {
	fetch, info := ev.UserInfoFetch, ev.UserInfo
	switch {
	case !fetch.Present():
		return unreadUserInfo(*failureOf(fetch))
	case !info.Attempted():
		return missing(evidence.KUserInfo)
	case !info.Present():
		return unreadUserInfo(*failureOf(info))
	case info.Value.Signed:
		return finding.Broken("signed", nil).If("map_id")
	case info.Value.Document.Root().Kind() != jsondoc.Object:
		return unreadUserInfo(evidence.Failure{Reason: evidence.NotObject})
	}
	if o := judgeDescription(info.Value.Document); o.Status != finding.Pass {
		return o
	}
	if fetch.Value.Elapsed > slow {
		return finding.Remark("slow", finding.Args{"seconds": fmt.Sprintf("%.1f", fetch.Value.Elapsed.Seconds())})
	}
	return finding.OK()
}

func unreadUserInfo(f evidence.Failure) finding.Outcome {
	switch {
	case !f.Reason.Answered():
		return finding.Undecided("unanswered", nil)
	case f.ContentType == "application/jwt" && f.Reason != evidence.BadStatus:
		return finding.Broken("signed", nil).If("map_id")
	}
	return finding.Broken("bad_answer", finding.Args{"answer": spoken(f)}).If("map_id")
}

// judgeDescription looks for what the broker refuses in a readable response.
func judgeDescription(d evidence.Document) finding.Outcome {
	sub := d.Root().Get("sub")
	problems := broker.UserInfoProblems(d.Root())
	switch {
	case len(problems) > 0:
		return wrongTypes(d, problems)
	case strings.TrimSpace(sub.Text()) == "":
		return finding.Broken("no_subject", nil).If("map_id")
	}
	return finding.OK()
}

func wrongTypes(d evidence.Document, problems []broker.ClaimProblem) finding.Outcome {
	var names []string
	var places []finding.Location
	for _, p := range problems {
		names = append(names, p.Claim)
		line, column := d.Position(d.Root().Lookup(p.Pointer).Offset())
		places = append(places, finding.Location{Artifact: "userinfo", Pointer: p.Pointer, Line: line, Column: column})
	}
	return finding.Broken("wrong_type", finding.Args{"claims": strings.Join(names, ", "), "claim": names[0],
		"kind": problems[0].Kind, "want": string(problems[0].Want)}).At(places...).If("map_id")
}
