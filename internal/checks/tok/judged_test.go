package tok

import (
	"time"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

func signed(state evidence.SignatureState, reason string) *evidence.Set {
	return token(sample.Healthy(), func(t *evidence.Token) {
		t.Signature = evidence.Signature{State: state, Reason: reason, KeyID: "k9"}
	})
}

func doubted(ev *evidence.Set, opinion string) *evidence.Set {
	return token(ev, func(t *evidence.Token) { t.SecondOpinion = opinion })
}

func signatureCases() []testCase {
	missing := signed(evidence.Invalid, "no_key_for_kid")
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "unknown kid", ev: missing, status: finding.Fail, variant: "no_key_for_kid", args: finding.Args{"kid": "k9", "alg": "RS256"}},
		{name: "a key of this application's own", ev: signed(evidence.Invalid, "custom_key"), status: finding.Fail, variant: "custom_key", args: finding.Args{"kid": "k9", "alg": "RS256"}},
		{name: "wrong", ev: signed(evidence.Invalid, "signature_wrong"), status: finding.Fail, variant: "signature_wrong"},
		{name: "key of another type", ev: signed(evidence.Invalid, "alg_key_mismatch"), status: finding.Fail, variant: "alg_key_mismatch"},
		{name: "algorithm is TOK004's", ev: signed(evidence.Invalid, "alg_not_supported"), status: finding.Skipped, skipped: "TOK004"},
		{name: "none is TOK004's", ev: signed(evidence.Invalid, "none"), status: finding.Skipped, skipped: "TOK004"},
		{name: "several keys are TOK016's", ev: signed(evidence.Invalid, "several_keys"), status: finding.Skipped, skipped: "TOK016"},
		{name: "empty key set", ev: signed(evidence.SignatureUnknown, "no_keys"), status: finding.NotChecked, variant: "no_keys"},
		{name: "never verified", ev: signed("", ""), status: finding.NotChecked, variant: "not_verified"},
		{name: "second opinion refuses", ev: doubted(sample.Healthy(), "refused"), status: finding.NotChecked, variant: "second_opinion"},
		{name: "no second opinion in a sign-in", ev: doubted(sample.Healthy(), ""), status: finding.NotChecked, variant: "second_opinion"},
		{name: "no second opinion of a file", ev: inScope(doubted(sample.Healthy(), ""), finding.Token), status: finding.Pass},
		{name: "refused for the audience, which TOK006 reports", ev: doubted(with(`"aud":"other"`), "refused"), status: finding.Pass},
		{name: "refused for the issuer, which TOK005 reports", ev: doubted(with(`"iss":"https://other.example"`), "refused"), status: finding.Pass},
		{name: "refused as expired, which TOK007 reports", ev: doubted(with(`"exp":1`), "refused"), status: finding.Pass},
	}
}

func algorithmCases() []testCase {
	header := func(h string) *evidence.Set { return sample.WithHeader(sample.Healthy(), h) }
	return []testCase{
		{name: "RS256", ev: sample.Healthy(), status: finding.Pass},
		{name: "ES256", ev: header(`{"alg":"ES256"}`), status: finding.Pass},
		{name: "PS256", ev: header(`{"alg":"PS256"}`), status: finding.Pass},
		{name: "none", ev: header(`{"alg":"none"}`), status: finding.Fail, variant: "unsigned"},
		{name: "None", ev: header(`{"alg":"None"}`), status: finding.Fail, variant: "unsigned"},
		{name: "HS256", ev: header(`{"alg":"HS256"}`), status: finding.Fail, variant: "client_secret", args: finding.Args{"alg": "HS256"}},
		{name: "RS384", ev: header(`{"alg":"RS384"}`), status: finding.Fail, variant: "not_supported", args: finding.Args{"alg": "RS384"}},
		{name: "small letters are another name", ev: header(`{"alg":"rs256"}`), status: finding.Fail, variant: "not_supported"},
		{name: "missing", ev: header(`{}`), status: finding.Fail, variant: "missing"},
		{name: "a number", ev: header(`{"alg":256}`), status: finding.Fail, variant: "missing"},
		{name: "bare claims", ev: bareClaims(), status: finding.NotApplicable, variant: "no_header"},
	}
}

func bareClaims() *evidence.Set {
	return inScope(token(sample.Healthy(), func(t *evidence.Token) { t.Header = evidence.Document{} }), finding.Claims)
}

func issuerCases() []testCase {
	const other = "https://other.example"
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "another", ev: with(`"iss":"` + other + `"`), status: finding.Fail, variant: "differs",
			args: finding.Args{"got": other, "want": sample.Issuer}, at: []string{"/iss"}},
		{name: "a slash more", ev: with(`"iss":"` + sample.Issuer + `/"`), status: finding.Fail, variant: "differs"},
		{name: "missing", ev: with(`"iss":`), status: finding.Fail, variant: "missing"},
		{name: "null", ev: with(`"iss":null`), status: finding.Fail, variant: "missing"},
		{name: "a number is TOK011's", ev: with(`"iss":1`), status: finding.Skipped, skipped: "TOK011"},
		{name: "the configured one is wrong, which ISS004 reports",
			ev:     sample.WithDiscovery(with(`"iss":"`+other+`"`), `{"issuer":"`+other+`"}`),
			status: finding.Skipped, skipped: "ISS004"},
		{name: "no issuer configured", ev: sample.Healthy().Without(evidence.KIssuer), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func audienceCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "a list of one", ev: with(`"aud":["intric-sso"]`), status: finding.Pass},
		{name: "several with azp", ev: with(`"aud":["intric-sso","other"]`, `"azp":"intric-sso"`), status: finding.Pass},
		{name: "another client", ev: with(`"aud":"other"`), status: finding.Fail, variant: "other_client",
			args: finding.Args{"got": "other", "want": sample.ClientID}, at: []string{"/aud"}},
		{name: "a part of the name is another client", ev: with(`"aud":"intric"`), status: finding.Fail, variant: "other_client"},
		{name: "several without azp", ev: with(`"aud":["intric-sso","other"]`), status: finding.Fail, variant: "several_without_azp"},
		{name: "azp another client", ev: with(`"azp":"other"`), status: finding.Fail, variant: "azp_other_client", at: []string{"/azp"}},
		{name: "missing", ev: with(`"aud":`), status: finding.Fail, variant: "missing"},
		{name: "AUD is not aud", ev: with(`"aud":`, `"AUD":"intric-sso"`), status: finding.Fail, variant: "missing"},
		{name: "empty list", ev: with(`"aud":[]`), status: finding.Fail, variant: "missing"},
		{name: "numbers are TOK011's", ev: with(`"aud":["intric-sso",1]`), status: finding.Skipped, skipped: "TOK011"},
	}
}

// at gives a healthy login by another clock of the IdP.
func at(ev *evidence.Set, d time.Duration) *evidence.Set {
	c := *ev
	c.Clock = evidence.Seen(evidence.Clock{IDP: sample.At(d), Local: sample.At(48 * time.Hour), Uncertainty: time.Second})
	return &c
}

func timeCases() []testCase {
	healthy := sample.Healthy()
	return []testCase{
		{name: "healthy", ev: healthy, status: finding.Pass},
		{name: "this computer's clock does not matter", ev: at(healthy, time.Minute), status: finding.Pass},
		{name: "issued one second ahead", ev: at(healthy, -time.Second), status: finding.Pass},
		{name: "issued two seconds ahead", ev: at(healthy, -2*time.Second), status: finding.Fail, variant: "iat_ahead",
			args: finding.Args{"seconds": "2", "now": "2026-11-25T08:19:58Z"}, at: []string{"/iat"}},
		{name: "not yet valid", ev: with(`"nbf":1795594900`), status: finding.Fail, variant: "nbf_ahead", at: []string{"/nbf"}},
		{name: "two seconds left", ev: at(healthy, time.Hour-2*time.Second), status: finding.Pass},
		{name: "the last second counts as over", ev: at(healthy, time.Hour-time.Second), status: finding.Fail, variant: "expired", at: []string{"/exp"}},
		{name: "times as the broker also reads them", ev: with(`"exp":"2027-01-01T00:00:00Z"`, `"iat":1795594800.9`), status: finding.Pass},
		{name: "no exp", ev: with(`"exp":`), status: finding.Fail, variant: "exp_missing"},
		{name: "exp null", ev: with(`"exp":null`), status: finding.Fail, variant: "exp_missing"},
		{name: "no iat", ev: with(`"iat":`), status: finding.Fail, variant: "iat_missing"},
		{name: "exp as text is TOK011's", ev: with(`"exp":"1795598400"`), status: finding.Skipped, skipped: "TOK011"},
		{name: "no Date header", ev: healthy.Without(evidence.KClock), status: finding.NotChecked, variant: "no_clock"},
		{name: "a file", ev: inScope(healthy, finding.Token), status: finding.NotApplicable, variant: "saved_token"},
	}
}

func nonceCases() []testCase {
	compared := func(c evidence.Comparison) *evidence.Set {
		return token(sample.Healthy(), func(t *evidence.Token) { t.Nonce = c })
	}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "missing", ev: compared(evidence.Missing), status: finding.Fail, variant: "missing"},
		{name: "another", ev: compared(evidence.Differs), status: finding.Fail, variant: "differs", at: []string{"/nonce"}},
		{name: "not compared", ev: compared(""), status: finding.NotChecked, variant: "not_compared"},
		{name: "a file", ev: inScope(compared(""), finding.Token), status: finding.NotApplicable, variant: "saved_token"},
		{name: "a number is TOK011's", ev: with(`"nonce":1`), status: finding.Skipped, skipped: "TOK011"},
	}
}

func hashCases() []testCase {
	hashed := func(c evidence.Comparison) *evidence.Set {
		return token(with(`"at_hash":"abc"`), func(t *evidence.Token) { t.AccessTokenHash = c })
	}
	return []testCase{
		{name: "absent", ev: sample.Healthy(), status: finding.NotApplicable, variant: "absent"},
		{name: "right", ev: hashed(evidence.Matches), status: finding.Pass},
		{name: "wrong", ev: hashed(evidence.Differs), status: finding.Fail, variant: "differs", at: []string{"/at_hash"}},
		{name: "not compared", ev: hashed(""), status: finding.NotChecked, variant: "not_compared"},
		{name: "another algorithm is TOK004's", ev: sample.WithHeader(hashed(evidence.NotCompare), `{"alg":"none"}`), status: finding.Skipped, skipped: "TOK004"},
		{name: "empty counts as absent", ev: with(`"at_hash":""`), status: finding.NotApplicable, variant: "absent"},
		{name: "a number is TOK011's", ev: with(`"at_hash":1`), status: finding.Skipped, skipped: "TOK011"},
	}
}

func criticalCases() []testCase {
	header := func(h string) *evidence.Set { return sample.WithHeader(sample.Healthy(), h) }
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "an extension", ev: header(`{"alg":"RS256","crit":["b64","x"]}`), status: finding.Fail, variant: "unknown", args: finding.Args{"names": "b64, x"}},
		{name: "an unknown member is harmless", ev: header(`{"alg":"RS256","x":1}`), status: finding.Pass},
		{name: "empty", ev: header(`{"alg":"RS256","crit":[]}`), status: finding.Fail, variant: "not_a_list"},
		{name: "a text", ev: header(`{"alg":"RS256","crit":"x"}`), status: finding.Fail, variant: "not_a_list", args: finding.Args{"kind": "string"}},
		{name: "bare claims", ev: bareClaims(), status: finding.NotApplicable, variant: "no_header"},
	}
}

func keyIDCases() []testCase {
	anonymous := func(alg string, types ...string) *evidence.Set {
		ev := sample.WithHeader(sample.Healthy(), `{"alg":"`+alg+`"}`)
		var set evidence.KeySet
		for _, typ := range types {
			set.Keys = append(set.Keys, evidence.Key{Type: typ})
		}
		ev.Keys = evidence.Seen(set)
		return ev
	}
	return []testCase{
		{name: "kid", ev: sample.Healthy(), status: finding.NotApplicable, variant: "kid_present"},
		{name: "one key of the type", ev: anonymous("RS256", "RSA", "EC"), status: finding.Pass},
		{name: "two keys", ev: anonymous("PS256", "RSA", "RSA"), status: finding.Fail, variant: "several_keys", args: finding.Args{"count": "2", "type": "RSA"}},
		{name: "two EC keys", ev: anonymous("ES256", "EC", "EC", "RSA"), status: finding.Fail, variant: "several_keys"},
		{name: "algorithm is TOK004's", ev: anonymous("HS256", "RSA", "RSA"), status: finding.Pass},
	}
}
