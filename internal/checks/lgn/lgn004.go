package lgn

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// lgn004 compares with the issuer of the discovery document. Where that differs
// from the configured one, ISS004 speaks.
func lgn004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "LGN004", Slug: "response-issuer", Level: finding.Must, Goals: both(),
			Required:   login(),
			Title:      "The sign-in answer comes from the issuer that was asked",
			Why:        "An answer in the name of another issuer may be mixed up or forged, and a client that follows the specification refuses it.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 9207, sections 2 and 2.4"},
		},
		Needs: check.Needs(evidence.KAuthorization),
		Reads: []evidence.Kind{evidence.KDiscovery, evidence.KIssuer},
		Run:   judgeResponseIssuer,
	}
}

func judgeResponseIssuer(ev *evidence.Set) finding.Outcome {
	want, a := wantedIssuer(ev), ev.Authorization.Value
	switch {
	case !ev.Authorization.Present():
		return finding.SkippedFor("LGN001")
	case !a.HasIssuer && ev.Discovery.Value.Member("authorization_response_iss_parameter_supported").Bool():
		return finding.Remark("promised", nil)
	case !a.HasIssuer:
		return finding.Inapplicable("not_sent", nil)
	case want == "":
		return missing(evidence.KDiscovery)
	case a.Issuer == want:
		return finding.OK()
	}
	return finding.Broken("differs", finding.Args{"got": redact.Clip(a.Issuer, 200), "want": redact.Clip(want, 200)})
}

func wantedIssuer(ev *evidence.Set) string {
	if issuer := ev.Discovery.Value.Text("issuer"); issuer != "" {
		return issuer
	}
	return ev.Request.Issuer
}
