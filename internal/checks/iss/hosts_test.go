package iss

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

// hosts gives a healthy login with other hosts.
func hosts(list ...evidence.Host) *evidence.Set {
	return damaged(func(ev *evidence.Set) { ev.Hosts = evidence.Seen(list) })
}

func reachCases() []testCase {
	at := func(r evidence.Reach, proxied bool) *evidence.Set {
		return hosts(evidence.Host{Name: "a.example", Reach: evidence.ReachPublic}, evidence.Host{Name: "b.example", Reach: r, Proxied: proxied})
	}
	local := at(evidence.ReachLoopback, false)
	local.Request.Issuer = "http://127.0.0.1:8080"
	b := finding.Args{"hosts": "b.example"}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "loopback issuer", ev: local, status: finding.NotApplicable, variant: "loopback"},
		{name: "private", ev: at(evidence.ReachPrivate, false), status: finding.NotChecked, variant: "private", args: b},
		{name: "a name that leads to this computer", ev: at(evidence.ReachLoopback, false), status: finding.NotChecked, variant: "private", args: b},
		{name: "a private address of a cloud service", ev: cloud(at(evidence.ReachPrivate, false)), status: finding.NotChecked, variant: "private"},
		{name: "proxy, address known", ev: at(evidence.ReachPublic, true), status: finding.Pass},
		{name: "proxy", ev: at(evidence.ReachUnknown, true), status: finding.NotChecked, variant: "proxied", args: b},
		{name: "proxy, cloud service", ev: cloud(at(evidence.ReachUnknown, true)), status: finding.Pass},
		{name: "no connection", ev: at(evidence.ReachUnknown, false), status: finding.NotChecked, variant: "not_seen", args: b},
		{name: "no hosts", ev: hosts(), status: finding.NotChecked, variant: "not_seen"},
		{name: "nobody looked", ev: sample.Healthy().Without(evidence.KHosts), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func trustCases() []testCase {
	own := hosts(evidence.Host{Name: "a.example", TLS: &evidence.TLS{PublicTrust: true}},
		evidence.Host{Name: "b.example", TLS: &evidence.TLS{Issuer: "Sundby CA"}})
	local := hosts(evidence.Host{Name: "localhost"})
	local.Request.Issuer = "http://localhost:8080"
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "loopback issuer", ev: local, status: finding.NotApplicable, variant: "loopback"},
		{name: "own authority", ev: own, status: finding.Fail, variant: "private_authority", args: finding.Args{"host": "b.example", "authority": "Sundby CA"}},
		{name: "TLS inspection", ev: cloud(own), status: finding.NotChecked, variant: "inspected", owner: finding.Network},
		{name: "no name", ev: hosts(evidence.Host{Name: "b.example", TLS: &evidence.TLS{}}), status: finding.Fail, variant: "private_authority"},
		{name: "no connection", ev: hosts(evidence.Host{Name: "b.example"}), status: finding.NotChecked, variant: "not_seen", args: finding.Args{"hosts": "b.example"}},
		{name: "no hosts", ev: hosts(), status: finding.NotChecked, variant: "not_seen"},
	}
}
