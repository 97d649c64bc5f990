package tok

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// tok001 stands first: what cannot be read cannot be judged.
func tok001() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK001", Slug: "token-decodes", Level: finding.Must, Goals: both(),
			Required: []finding.Scope{finding.Login, finding.Rollout},
			Title:    "The ID token is a signed JWT whose claims are one JSON object",
			Why:      "Intric's login broker refuses a token that it cannot read, and nobody can sign in.",
			Owner:    finding.IDPAdmin,
			References: []string{"RFC 7519, section 7.2", "RFC 7515, section 7.1",
				"OpenID Connect Core 1.0, section 2"},
		},
		Needs: check.Needs(evidence.KRawIDToken),
		Run:   judgeDecoding,
	}
}

func judgeDecoding(ev *evidence.Set) finding.Outcome {
	raw := ev.RawIDToken.Value
	switch {
	case raw.Encrypted:
		return finding.SkippedFor("TOK009")
	case raw.Failure == nil:
		return finding.OK()
	}
	switch f := raw.Failure; f.Reason {
	case evidence.TooLarge:
		return finding.Broken("too_large", finding.Args{"bytes": strconv.Itoa(raw.Bytes), "limit": strconv.FormatInt(f.Limit, 10)})
	case evidence.NotObject:
		return finding.Broken("not_object", nil)
	case evidence.NotJSON:
		return finding.Broken("not_json", finding.Args{"line": strconv.Itoa(f.Line), "column": strconv.Itoa(f.Column)})
	}
	if raw.Parts != 3 {
		return finding.Broken("not_three_parts", finding.Args{"parts": strconv.Itoa(raw.Parts)})
	}
	return finding.Broken("not_base64url", nil)
}
