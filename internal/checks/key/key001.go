package key

import (
	"slices"
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// key001 counts a key as usable when the broker can verify with it: RSA, or an
// elliptic one on P-256.
func key001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "KEY001", Slug: "keys-load", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The IdP publishes a key set with a usable signing key",
			Why:        "Intric's login broker fetches the keys to verify the ID token. Without a key that fits nobody can sign in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 10.1", "RFC 7517, section 5"},
		},
		Needs: check.Needs(evidence.KKeysFetch),
		Reads: []evidence.Kind{evidence.KKeys, evidence.KProvider},
		Run:   judgeKeySet,
	}
}

func judgeKeySet(ev *evidence.Set) finding.Outcome {
	switch {
	case !ev.KeysFetch.Present():
		return judgeFetch(ev)
	case ev.Keys.Reason() == evidence.NotJSON:
		return finding.Broken("not_json", nil)
	case ev.Keys.Failure != nil:
		return finding.Broken("not_key_set", nil)
	case !ev.Keys.Present():
		return finding.Undecided("needs_missing", finding.Args{"missing": string(evidence.KKeys)})
	}
	set := ev.Keys.Value
	count := len(set.Keys) + set.Unusable
	switch {
	case count == 0:
		return finding.Broken("empty", nil)
	case !slices.ContainsFunc(set.Keys, usable):
		return finding.Broken("none_usable", finding.Args{"count": strconv.Itoa(count)})
	}
	return finding.OK()
}

func usable(k evidence.Key) bool { return k.Type == "RSA" || k.Type == "EC" && k.Curve == "P-256" }
