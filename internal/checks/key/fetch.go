package key

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// judgeFetch speaks of keys that did not arrive.
func judgeFetch(ev *evidence.Set) finding.Outcome {
	reason, args := ev.KeysFetch.Reason(), fetchArgs(ev.KeysFetch.Failure)
	switch {
	case reason == evidence.NoEndpoint:
		return finding.SkippedFor("ISS003")
	case reason == evidence.UnknownAuthority && ev.Provider.Traits.CloudHost:
		return finding.Undecided("inspected", args).OwnedBy(finding.Network)
	case reason == "":
		return finding.Undecided("no_answer", args).OwnedBy(finding.Network)
	case !reason.Answered():
		return finding.Undecided(string(reason), args).OwnedBy(silenceOwner(reason))
	}
	return finding.Broken(wrongAnswer(reason), args)
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
