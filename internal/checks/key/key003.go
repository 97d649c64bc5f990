package key

import (
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// key003 judges every published key: any of them may sign the next token.
func key003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "KEY003", Slug: "key-strength", Level: finding.Should, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "Every signing key is strong and fits its algorithm",
			Why:        "A short key can be forged. A key whose algorithm cannot belong to it is a mistake that breaks the sign-in when that key comes into use.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7518, sections 3.3 and 3.4"},
		},
		Needs: check.Needs(evidence.KKeys),
		Run:   judgeStrength,
	}
}

// minimum is the size in bits of an RSA key (RFC 7518, section 3.3).
const minimum = 2048

func judgeStrength(ev *evidence.Set) finding.Outcome {
	for _, k := range ev.Keys.Value.Keys {
		if k.Type == "RSA" && k.Bits < minimum {
			return finding.Broken("short", finding.Args{"key": called(k), "bits": strconv.Itoa(k.Bits)})
		}
	}
	for _, k := range ev.Keys.Value.Keys {
		if !fits(k) {
			return finding.Broken("misfit", finding.Args{"key": called(k), "type": strings.TrimSpace(k.Type + " " + k.Curve), "alg": redact.Clip(k.Algorithm, 40)})
		}
	}
	return finding.OK()
}

// fits compares the declared algorithm with the key. One that is not known, or
// not declared, is not judged.
func fits(k evidence.Key) bool {
	want := ""
	switch k.Algorithm {
	case "RS256", "RS384", "RS512", "PS256", "PS384", "PS512":
		want = "RSA"
	case "ES256":
		want = "EC P-256"
	case "ES384":
		want = "EC P-384"
	case "ES512":
		want = "EC P-521"
	case "EdDSA", "Ed25519":
		want = "OKP"
	}
	return want == "" || want == k.Type || want == k.Type+" "+k.Curve
}
