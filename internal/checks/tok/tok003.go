package tok

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/verify"
)

// tok003 reports what the verification found. A token counts as verified only
// when a second, independent verifier accepts it too.
func tok003() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK003", Slug: "signature-valid", Level: finding.Must, Goals: both(),
			Required:   []finding.Scope{finding.Login},
			Title:      "The signature of the ID token is valid",
			Why:        "Intric's login broker verifies every ID token with the published keys and refuses the sign-in when the signature does not fit.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Core 1.0, section 3.1.3.7, number 6", "RFC 7515, section 5.2"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Reads: []evidence.Kind{evidence.KIssuer, evidence.KClientID, evidence.KDiscovery, evidence.KClock},
		Run:   judgeSignature,
	}
}

func judgeSignature(ev *evidence.Set) finding.Outcome {
	s := ev.IDToken.Value.Signature
	args := finding.Args{"kid": redact.Clip(s.KeyID, clip), "alg": redact.Clip(algorithm(ev), clip)}
	if s.State == evidence.Verified {
		return judgeSecondOpinion(ev)
	}
	switch s.Reason {
	case verify.AlgNotSupported, verify.NoneSigned:
		return finding.SkippedFor("TOK004")
	case verify.SeveralKeys:
		return finding.SkippedFor("TOK016")
	case verify.NoKeyForKid, verify.CustomKey, verify.AlgKeyMismatch, verify.SignatureWrong:
		return finding.Broken(s.Reason, args)
	case verify.NoKeys:
		return finding.Undecided(verify.NoKeys, nil)
	}
	return finding.Undecided("not_verified", nil)
}

// judgeSecondOpinion doubts our own verification when the other verifier does not
// accept the token and no rule of ours explains it. Only a sign-in has to ask it.
func judgeSecondOpinion(ev *evidence.Set) finding.Outcome {
	opinion := ev.IDToken.Value.SecondOpinion
	if opinion == "accepted" || opinion == "" && saved(ev) {
		return finding.OK()
	}
	for _, c := range []check.Check{tok004(), tok005(), tok006(), tok007()} {
		if c.Run(ev).Status != finding.Pass {
			return finding.OK()
		}
	}
	return finding.Undecided("second_opinion", nil)
}
