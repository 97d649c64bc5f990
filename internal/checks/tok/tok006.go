package tok

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// tok006 applies the broker's rules of aud and azp.
func tok006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK006", Slug: "audience", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The ID token is issued for Intric's client",
			Why:        "Intric's login broker refuses a token whose audience is not its client ID: it was meant for somebody else.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.7, numbers 3 to 5", "RFC 7519, section 4.1.3"},
		},
		Needs: check.Needs(evidence.KIDToken, evidence.KClientID),
		Run:   judgeAudience,
	}
}

func judgeAudience(ev *evidence.Set) finding.Outcome {
	if wrongType(ev, "aud", "azp") {
		return finding.SkippedFor("TOK011")
	}
	aud, azp, client := claims(ev).Get("aud"), claims(ev).Get("azp"), ev.Request.ClientID
	audiences := texts(aud)
	args := finding.Args{"want": client, "got": redact.Clip(strings.Join(audiences, ", "), 200)}
	switch {
	case len(audiences) == 0:
		return finding.Broken("missing", args)
	case !slices.Contains(audiences, client):
		return finding.Broken("other_client", args).At(place(ev, aud))
	case len(audiences) > 1 && azp.Text() == "":
		return finding.Broken("several_without_azp", args).At(place(ev, aud))
	case azp.Text() != "" && azp.Text() != client:
		args["got"] = redact.Clip(azp.Text(), 200)
		return finding.Broken("azp_other_client", args).At(place(ev, azp))
	}
	return finding.OK()
}

// texts reads a text or a list of texts.
func texts(n jsondoc.Node) []string {
	if n.Kind() == jsondoc.String {
		return []string{n.Text()}
	}
	var list []string
	for element := range n.Elements() {
		list = append(list, element.Text())
	}
	return list
}
