package key

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// key004 counts the keys by their IDs; a single key needs none.
func key004() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "KEY004", Slug: "key-id-unique", Level: finding.Should, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "Every signing key has an ID of its own",
			Why:        "Intric's login broker finds the key by its ID. Where two keys answer to one ID it may take the wrong one, and sign-ins fail.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7517, section 4.5", "OpenID Connect Core 1.0, section 10.1"},
		},
		Needs: check.Needs(evidence.KKeys),
		Run:   judgeIDs,
	}
}

func judgeIDs(ev *evidence.Set) finding.Outcome {
	byID := map[string]int{}
	for _, k := range ev.Keys.Value.Keys {
		byID[k.ID]++
	}
	for _, k := range ev.Keys.Value.Keys {
		if n := byID[k.ID]; k.ID != "" && n > 1 {
			return finding.Broken("repeated", finding.Args{"kid": redact.Clip(k.ID, clip), "times": strconv.Itoa(n)})
		}
	}
	if n := byID[""]; n > 1 {
		return finding.Broken("without_kid", finding.Args{"count": strconv.Itoa(n)})
	}
	return finding.OK()
}
