package iss

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// iss008 finds the chains that only an added authority made good: the broker
// does not have it.
func iss008() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS008", Slug: "tls-public-trust", Level: finding.Must, Goals: signIn(),
			Required:   askedScopes(),
			Title:      "The certificates are publicly trusted",
			Why:        "Intric's login broker knows public certificate authorities only and refuses a connection to any other certificate.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 5280, section 6", "OpenID Connect Core 1.0, section 16.17"},
		},
		Needs: check.Needs(evidence.KHosts),
		Reads: []evidence.Kind{evidence.KIssuer, evidence.KProvider},
		Run:   judgeTrust,
	}
}

func judgeTrust(ev *evidence.Set) finding.Outcome {
	if loopback(ev.Request.Issuer) {
		return finding.Inapplicable("loopback", nil)
	}
	for _, h := range ev.Hosts.Value {
		if h.TLS == nil || h.TLS.PublicTrust {
			continue
		}
		args := finding.Args{"host": redact.Clip(h.Name, clip), "authority": authority(h)}
		if ev.Provider.Traits.CloudHost {
			return finding.Undecided("inspected", args).OwnedBy(finding.Network)
		}
		return finding.Broken("private_authority", args)
	}
	unseen := hostsThat(ev, func(h evidence.Host) bool { return h.TLS == nil })
	if unseen != "" || len(ev.Hosts.Value) == 0 {
		return finding.Undecided("not_seen", finding.Args{"hosts": orHosts(unseen)})
	}
	return finding.OK()
}

func authority(h evidence.Host) string {
	if h.TLS.Issuer == "" {
		return "an authority without a name"
	}
	return redact.Clip(h.TLS.Issuer, clip)
}
