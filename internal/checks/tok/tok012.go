package tok

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// maxGroupsBytes is the size of the groups list, as it is written in the token,
// above which it may not fit into a cookie: browsers keep about 4 KB of one.
const maxGroupsBytes = 3 << 10

// tok012 measures the list of groups.
func tok012() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK012", Slug: "groups-size", Level: finding.Should, Goals: []finding.Goal{finding.Groups},
			Required:   tokenScopes(),
			Title:      "The list of groups takes at most 3 KB",
			Why:        "The list may travel on in cookies after the sign-in, and a browser drops a cookie that is too large.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 6265, section 6.1", "Intric, SSO and User Groups"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeGroupsSize,
	}
}

func judgeGroupsSize(ev *evidence.Set) finding.Outcome {
	groups := claims(ev).Get("groups")
	if groups.Kind() != jsondoc.Array {
		return finding.Inapplicable("no_list", nil)
	}
	size := len(groups.Raw())
	if size <= maxGroupsBytes {
		return finding.OK()
	}
	args := finding.Args{"bytes": strconv.Itoa(size), "count": strconv.Itoa(groups.Len()),
		"each": strconv.Itoa(size / max(groups.Len(), 1)), "limit": strconv.Itoa(maxGroupsBytes)}
	return finding.Broken("large", args).At(place(ev, groups))
}
