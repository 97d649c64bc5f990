package usr

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// usr006 reads claims that mean this at Microsoft only: elsewhere idp can be the
// provider's own name for itself.
func usr006() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "USR006", Slug: "member-account", Level: finding.Should, Goals: signIn(),
			Required:   personScopes(),
			Title:      "The test user is a member of the organisation",
			Why:        "A guest or a personal account gets other claims and other groups than the people who will use Intric, so the test says little about them.",
			Owner:      finding.User,
			References: []string{"Microsoft identity platform, ID token claims reference", "Microsoft identity platform, optional claims reference"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KProvider},
		Run:   judgeAccount,
	}
}

func judgeAccount(ev *evidence.Set) finding.Outcome {
	traits, token := ev.Provider.Traits, sources(ev)[0]
	claims := token.document.Root()
	tenant, acct, idp := claims.Get("tid"), claims.Get("acct"), claims.Get("idp")
	switch {
	case !traits.Microsoft:
		return finding.Inapplicable("not_told", nil)
	case slices.Contains(traits.PersonalTenants, strings.ToLower(tenant.Text())):
		return finding.Broken("personal", nil).At(token.place(tenant))
	case isGuestMark(acct):
		return finding.Broken("guest", nil).At(token.place(acct))
	case isElsewhere(idp.Text(), claims.Get("iss").Text(), tenant.Text()):
		return finding.Broken("guest", nil).At(token.place(idp))
	}
	return finding.OK()
}

// isGuestMark reads acct: 0 is a member, 1 a guest.
func isGuestMark(acct jsondoc.Node) bool {
	number, ok := acct.Int64()
	return ok && number == 1 || acct.Text() == "1"
}

// isElsewhere compares idp, the place where the person proved who he is, with the
// tenant that issued the token. The tenant's own name can differ by host only.
func isElsewhere(idp, iss, tenant string) bool {
	own := tenant != "" && strings.Contains(strings.ToLower(idp), strings.ToLower(tenant))
	return idp != "" && idp != iss && !own
}
