package iss

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss007 judges by the addresses that this computer saw. A private one decides
// nothing: a name often has another address inside the office than outside.
func iss007() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS007", Slug: "endpoints-public", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "Intric can reach the hosts that its login broker calls",
			Why:        "Intric's login broker fetches the discovery document, the keys, the token and UserInfo itself, over the internet.",
			Owner:      finding.Network,
			References: []string{"OpenID Connect Core 1.0, sections 3.1.3 and 5.3", "RFC 1918", "RFC 6598"},
		},
		Needs: check.Needs(evidence.KHosts),
		Reads: []evidence.Kind{evidence.KIssuer, evidence.KProvider},
		Run:   judgeReach,
	}
}

func judgeReach(ev *evidence.Set) finding.Outcome {
	if loopback(ev.Request.Issuer) {
		return finding.Inapplicable("loopback", nil)
	}
	private := hostsThat(ev, func(h evidence.Host) bool {
		return h.Reach == evidence.ReachPrivate || h.Reach == evidence.ReachLoopback
	})
	proxied := hostsThat(ev, func(h evidence.Host) bool {
		return unknown(h) && h.Proxied && !ev.Provider.Traits.CloudHost
	})
	unseen := hostsThat(ev, func(h evidence.Host) bool { return unknown(h) && !h.Proxied })
	switch {
	case private != "":
		return finding.Undecided("private", finding.Args{"hosts": private})
	case proxied != "":
		return finding.Undecided("proxied", finding.Args{"hosts": proxied})
	case unseen != "" || len(ev.Hosts.Value) == 0:
		return finding.Undecided("not_seen", finding.Args{"hosts": orHosts(unseen)})
	}
	return finding.OK()
}

func unknown(h evidence.Host) bool { return h.Reach != evidence.ReachPublic }

// hostsThat names the hosts of which something holds.
func hostsThat(ev *evidence.Set, holds func(evidence.Host) bool) string {
	var names []string
	for _, h := range ev.Hosts.Value {
		if holds(h) {
			names = append(names, h.Name)
		}
	}
	return redact.Clip(strings.Join(names, ", "), 200)
}

func orHosts(names string) string {
	if names == "" {
		return "the hosts of the identity provider"
	}
	return names
}
