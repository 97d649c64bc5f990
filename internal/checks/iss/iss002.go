package iss

import (
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/idp"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss002 separates an answer that is wrong, which is the IdP's, from silence,
// whose cause may be on our side.
func iss002() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS002", Slug: "discovery-reachable", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The discovery document can be fetched",
			Why:        "Intric's login broker learns every other address from it. Without it nobody can sign in.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 4"},
		},
		Needs: check.Needs(evidence.KDiscoveryFetch),
		Reads: []evidence.Kind{evidence.KIssuer, evidence.KProvider},
		Run:   judgeFetch,
	}
}

// notThere is the HTTP status of an address that has nothing (RFC 9110, 15.5.5).
const notThere = 404

func judgeFetch(ev *evidence.Set) finding.Outcome {
	if ev.DiscoveryFetch.Present() {
		return finding.OK()
	}
	reason, args := ev.DiscoveryFetch.Reason(), fetchArgs(ev.DiscoveryFetch.Failure)
	switch {
	case reason == evidence.UnknownAuthority && ev.Provider.Traits.CloudHost:
		return finding.Undecided("inspected", args).OwnedBy(finding.Network)
	case reason == evidence.BadStatus && ev.DiscoveryFetch.Failure.Status == notThere:
		return notFound(ev, args)
	case !reason.Answered():
		return finding.Undecided(silence(reason), args).OwnedBy(silenceOwner(reason))
	}
	return finding.Broken(wrongAnswer(reason), args)
}

// notFound names the issuer near this one that answers; else those that people
// confuse with it, without saying that one is right.
func notFound(ev *evidence.Set, args finding.Args) finding.Outcome {
	issuer := ev.Request.Issuer
	near := idp.NearMissDiscovery(issuer)
	switch answers := ev.DiscoveryFetch.Failure.Answers; {
	case answers != "":
		args["offer"] = redact.Clip(answers, 200)
		return finding.Broken("not_found_answers", args)
	case idp.RealmMissing(issuer):
		return finding.Broken("realm_missing", args)
	case len(near) > 0:
		args["offers"] = strings.Join(near, " or ")
		return finding.Broken("not_found_near", args)
	}
	return finding.Broken("not_found", args)
}

func fetchArgs(f *evidence.Failure) finding.Args {
	if f == nil {
		f = &evidence.Failure{}
	}
	args := finding.Args{"host": redact.Clip(f.Host, clip), "status": strconv.Itoa(f.Status),
		"limit": strconv.FormatInt(f.Limit>>10, 10), "location": redact.Clip(f.Location, 200)}
	if f.Host == "" {
		args["host"] = "the identity provider"
	}
	if f.Location == "" {
		args["location"] = "an http address"
	}
	return args
}

// silence names the reasons after which nothing came back.
func silence(r evidence.Reason) string {
	if r == "" {
		return "no_answer"
	}
	return string(r)
}

func silenceOwner(r evidence.Reason) finding.Owner {
	switch r {
	case evidence.DNSFailed, evidence.ProxyFailed, evidence.Unreachable, evidence.Cancelled:
		return finding.ThisComputer
	}
	return finding.Network
}

// wrongAnswer names the reasons that have a sentence of their own.
func wrongAnswer(r evidence.Reason) string {
	switch r {
	case evidence.NoSuchHost, evidence.UnknownAuthority, evidence.WrongHostName, evidence.Expired, evidence.TLSFailed,
		evidence.BadStatus, evidence.TooLarge, evidence.InsecureRedirect, evidence.RedirectLoop:
		return string(r)
	}
	return "unusable"
}
