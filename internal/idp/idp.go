// Package idp is everything that the program knows of single identity
// providers: how to recognise one, the habits that checks depend on, and what
// to change in its console. Each provider has a file of its own, and adding one
// touches that file and the list below.
//
// Checks never see this package's vendors by name. They read the traits, as
// data, from the evidence; remedies join when the report is built.
package idp

import (
	"net/url"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// Unknown is the vendor of a provider that nothing gives away.
const Unknown = "unknown"

// Certain and Likely mark how sure a statement is: certain rests on the
// vendor's documentation or source, or on a measurement.
const (
	Certain = "certain"
	Likely  = "likely"
)

// Vendor is one identity provider.
type Vendor struct {
	ID     string // as in the JSON report: "entra"
	Name   string // for people: "Microsoft Entra ID"
	Traits evidence.Traits

	signs    signs
	remedies map[string]remedy // by "CODE.variant" or "CODE"

	// consoles are hosts of administration pages, matched as in signs.hosts.
	consoles []string
	// slash says that the vendor's issuers end in a slash.
	slash bool
	// pasted recognises an endpoint or an administration page of the vendor, and
	// the issuer that it belongs to, if that can be told. It may be nil.
	pasted func(*url.URL) (Pasted, string)
	// nearMiss lists issuers that people confuse with the given one. It may be nil.
	nearMiss func(*url.URL) []string
}

// All lists the vendors. The order breaks ties between two that are equally
// likely; it means nothing else.
func All() []Vendor {
	list := []Vendor{
		entra(), adfs(), okta(), google(), keycloak(), auth0(), onelogin(), ping(),
		jumpcloud(), authelia(), authentik(), kanidm(), zitadel(), gitlab(), dex(),
		cognito(), wso2(), fusionauth(), casdoor(), hydra(), lemonldap(), duo(),
	}
	for i := range list {
		list[i].Traits = withEverybody(list[i].Traits)
	}
	return list
}

// ByID finds a vendor.
func ByID(id string) (Vendor, bool) {
	for _, v := range All() {
		if v.ID == id {
			return v, true
		}
	}
	return Vendor{}, false
}

// unknown is the provider that was not recognised: only what holds everywhere.
func unknown() Vendor {
	return Vendor{ID: Unknown, Name: "unknown identity provider", Traits: withEverybody(evidence.Traits{})}
}

// Causes lists the likely causes of a groups claim that is missing without a
// trace, in order. The first is always the test user.
func Causes(vendor string) []string {
	v, ok := ByID(vendor)
	if !ok {
		v = unknown()
	}
	return v.Traits.GroupCauses
}

// withEverybody adds what holds for every provider: groups that everybody is
// in, and the first cause of a missing claim.
func withEverybody(t evidence.Traits) evidence.Traits {
	t.BuiltInGroups = append(everybodyGroups(), t.BuiltInGroups...)
	t.BuiltInPrefixes = append(everybodyPrefixes(), t.BuiltInPrefixes...)
	causes := []string{"this user is in no group that the identity provider would send"}
	if len(t.GroupCauses) == 0 {
		t.GroupCauses = []string{
			"no groups claim is configured for this application",
			"the claim is configured for another token than the ID token",
			"the claim is bound to a scope that was not requested",
		}
	}
	t.GroupCauses = append(causes, t.GroupCauses...)
	return t
}

// everybodyGroups are groups of everybody, or of the system, whose names give
// them away at any provider: those of Windows in its languages, the well-known
// SIDs of Everyone and of authenticated users, and built-in roles and groups
// that pass through brokers.
func everybodyGroups() []string {
	return []string{
		"Everyone", "All Users", "Authenticated Users", "Autentiserade användare",
		"Domain Users", "Domänanvändare", "Domananvandare", "Domänen-Benutzer", "Domenebrukere", "Domænebrugere",
		"Toimialueen käyttäjät", "Utilisateurs du domaine", "Usuarios del dominio", "Domeingebruikers",
		"S-1-1-0", "S-1-5-11",
		"offline_access", "uma_authorization", "authentik Admins",
	}
}

func everybodyPrefixes() []string { return []string{"default-roles-", "idm_all_"} }
