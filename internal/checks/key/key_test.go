package key

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

const host = "idp.exempelkommun.example:443"

func rsa(id string) evidence.Key {
	return evidence.Key{ID: id, HasID: id != "", Type: "RSA", Bits: 2048, Use: "sig"}
}

func curve(id, crv, alg string) evidence.Key {
	return evidence.Key{ID: id, HasID: true, Type: "EC", Curve: crv, Algorithm: alg}
}

func change(k evidence.Key, how func(*evidence.Key)) evidence.Key { how(&k); return k }

func keys(list ...evidence.Key) *evidence.Set {
	ev := sample.Healthy()
	ev.Keys = evidence.Seen(evidence.KeySet{Keys: list})
	return ev
}

func unfetched(f evidence.Failure) *evidence.Set {
	ev := sample.Healthy().Without(evidence.KKeys)
	f.Host = host
	ev.KeysFetch = evidence.NotSeen[evidence.Fetch](f)
	return ev
}

func unread(r evidence.Reason) *evidence.Set {
	ev := sample.Healthy()
	ev.Keys = evidence.NotSeen[evidence.KeySet](evidence.Failure{Reason: r})
	return ev
}

// cloud gives the evidence of a certainly recognised cloud service.
func cloud(ev *evidence.Set) *evidence.Set {
	ev.Provider = evidence.Provider{Vendor: "okta", Certainty: "certain", Traits: evidence.Traits{CloudHost: true}}
	return ev
}

func loadCases() []testCase {
	cases := []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "P-256", ev: keys(curve("a", "P-256", "ES256")), status: finding.Pass},
		{name: "never asked", ev: sample.Healthy().Without(evidence.KKeysFetch), status: finding.NotChecked, variant: "needs_missing"},
		{name: "keys lost", ev: sample.Healthy().Without(evidence.KKeys), status: finding.NotChecked, variant: "needs_missing"},
		{name: "a page", ev: unread(evidence.NotJSON), status: finding.Fail, variant: "not_json"},
		{name: "a list", ev: unread(evidence.NotObject), status: finding.Fail, variant: "not_key_set"},
		{name: "an object without keys", ev: unread("not_key_set"), status: finding.Fail, variant: "not_key_set"},
		{name: "empty", ev: keys(), status: finding.Fail, variant: "empty"},
		{name: "another curve", ev: keys(curve("a", "P-384", "ES384")), status: finding.Fail, variant: "none_usable"},
		{name: "one of two", ev: keys(curve("a", "P-384", "ES384"), rsa("b")), status: finding.Pass},
		{name: "no address is ISS003's", ev: unfetched(evidence.Failure{Reason: evidence.NoEndpoint}), status: finding.Skipped},
	}
	unknown := keys()
	unknown.Keys.Value.Unusable = 2
	cases = append(cases, testCase{name: "unknown kinds", ev: unknown, status: finding.Fail, variant: "none_usable", args: finding.Args{"count": "2"}})
	return append(cases, fetchCases()...)
}

func fetchCases() []testCase {
	nameless := unfetched(evidence.Failure{})
	nameless.KeysFetch.Failure = nil
	cases := []testCase{
		{name: "status", ev: unfetched(evidence.Failure{Reason: evidence.BadStatus, Status: 404}), status: finding.Fail, variant: "status", args: finding.Args{"status": "404"}},
		{name: "too large", ev: unfetched(evidence.Failure{Reason: evidence.TooLarge, Limit: 512 << 10}), status: finding.Fail, variant: "too_large", args: finding.Args{"limit": "512"}},
		{name: "TLS inspection", ev: cloud(unfetched(evidence.Failure{Reason: evidence.UnknownAuthority})), status: finding.NotChecked, variant: "inspected", owner: finding.Network},
		{name: "no address that can be asked", ev: unfetched(evidence.Failure{Reason: evidence.BadURL}), status: finding.Fail, variant: "unusable"},
		{name: "no reason", ev: nameless, status: finding.NotChecked, variant: "no_answer"},
	}
	for reason, owner := range map[evidence.Reason]finding.Owner{
		evidence.DNSFailed: finding.ThisComputer, evidence.ProxyFailed: finding.ThisComputer, evidence.Unreachable: finding.ThisComputer,
		evidence.Cancelled: finding.ThisComputer, evidence.ConnectRefused: finding.Network, evidence.ConnectTimeout: finding.Network,
		evidence.Timeout: finding.Network, evidence.Reset: finding.Network,
	} {
		cases = append(cases, testCase{name: string(reason), ev: unfetched(evidence.Failure{Reason: reason}), status: finding.NotChecked,
			variant: string(reason), owner: owner, args: finding.Args{"host": host}})
	}
	for _, reason := range []evidence.Reason{evidence.NoSuchHost, evidence.UnknownAuthority, evidence.WrongHostName, evidence.Expired,
		evidence.TLSFailed, evidence.InsecureRedirect, evidence.RedirectLoop} {
		cases = append(cases, testCase{name: string(reason), ev: unfetched(evidence.Failure{Reason: reason}), status: finding.Fail,
			variant: string(reason), args: finding.Args{"host": host}})
	}
	return cases
}

func offerCases() []testCase {
	listed := func(ev *evidence.Set, list string) *evidence.Set {
		return sample.WithDiscovery(ev, strings.Replace(sample.Discovery, `["RS256"]`, list, 1))
	}
	probe := sample.Healthy().Without(evidence.KIDToken)
	probe.Scope = finding.Probe
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "one of several", ev: listed(probe, `["HS256","PS256"]`), status: finding.Pass},
		{name: "none", ev: listed(probe, `["HS256","RS512"]`), status: finding.Fail, variant: "none_accepted", args: finding.Args{"offered": "HS256, RS512"}},
		{name: "not listed", ev: listed(probe, `null`), status: finding.NotChecked, variant: "not_listed"},
		{name: "empty list", ev: listed(probe, `[]`), status: finding.NotChecked, variant: "not_listed"},
		{name: "none, and the token is fine", ev: listed(sample.Healthy(), `["RS512"]`), status: finding.NotApplicable, variant: "token_decides"},
		{name: "none, and the token is TOK004's", ev: listed(sample.WithHeader(sample.Healthy(), `{"alg":"RS512"}`), `["RS512"]`), status: finding.NotApplicable, variant: "token_decides"},
	}
}

func strengthCases() []testCase {
	declares := func(k evidence.Key, alg string) *evidence.Set {
		return keys(change(k, func(k *evidence.Key) { k.Algorithm = alg }))
	}
	short := change(rsa("a"), func(k *evidence.Key) { k.Bits = 2047 })
	misfit := func(name string, ev *evidence.Set) testCase {
		return testCase{name: name, ev: ev, status: finding.Warn, variant: "misfit"}
	}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "2047 bits", ev: keys(rsa("b"), short), status: finding.Warn, variant: "short", args: finding.Args{"key": "a", "bits": "2047"}},
		{name: "without a kid", ev: keys(rsa("b"), change(short, func(k *evidence.Key) { k.ID = "" })), status: finding.Warn, variant: "short", args: finding.Args{"key": "of type RSA"}},
		{name: "ES256 with RSA", ev: declares(rsa("a"), "ES256"), status: finding.Warn, variant: "misfit", args: finding.Args{"key": "a", "type": "RSA", "alg": "ES256"}},
		misfit("RS256 with a curve", keys(curve("a", "P-256", "RS256"))),
		misfit("ES256 with P-384", keys(curve("a", "P-384", "ES256"))),
		misfit("ES512 with P-256", keys(curve("a", "P-256", "ES512"))),
		misfit("EdDSA with RSA", declares(rsa("a"), "EdDSA")),
		{name: "ES384 and ES512", ev: keys(curve("a", "P-384", "ES384"), curve("b", "P-521", "ES512")), status: finding.Pass},
		{name: "no algorithm", ev: declares(rsa("a"), ""), status: finding.Pass},
		{name: "an unknown one", ev: declares(rsa("a"), "XX1"), status: finding.Pass},
	}
}

func nameCases() []testCase {
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "two of a name", ev: keys(rsa("a"), rsa("b"), rsa("a")), status: finding.Warn, variant: "repeated", args: finding.Args{"kid": "a", "times": "2"}},
		{name: "two without", ev: keys(rsa(""), rsa("")), status: finding.Warn, variant: "without_kid", args: finding.Args{"count": "2"}},
		{name: "two of two types without", ev: keys(rsa(""), curve("", "P-256", "")), status: finding.Warn, variant: "without_kid"},
		{name: "one without", ev: keys(rsa(""), rsa("b")), status: finding.Pass},
		{name: "letters of another size", ev: keys(rsa("a"), rsa("A")), status: finding.Pass},
	}
}
