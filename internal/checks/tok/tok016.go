package tok

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok016 counts the keys that the broker would have to choose from.
func tok016() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK016", Slug: "key-id-resolves", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "It is clear which key signed the ID token",
			Why:        "Without a kid Intric's login broker takes the only key of the right type. With several it refuses the sign-in.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7515, section 4.1.4", "OpenID Connect Core 1.0, section 10.1"},
		},
		Needs: check.Needs(evidence.KIDToken, evidence.KKeys),
		Run:   judgeKeyID,
	}
}

func judgeKeyID(ev *evidence.Set) finding.Outcome {
	if header(ev).Get("kid").Text() != "" {
		return finding.Inapplicable("kid_present", nil)
	}
	typ, count := keyType(algorithm(ev)), 0
	for _, k := range ev.Keys.Value.Keys {
		if k.Type == typ {
			count++
		}
	}
	if count > 1 {
		return finding.Broken("several_keys", finding.Args{"count": strconv.Itoa(count), "type": typ})
	}
	return finding.OK()
}

// keyType is the kty that an accepted algorithm needs (RFC 7518, sections 3 and
// 6); "" for others, which TOK004 speaks of.
func keyType(alg string) string {
	switch alg {
	case "RS256", "PS256":
		return "RSA"
	case "ES256":
		return "EC"
	}
	return ""
}
