package iss

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/idp"
)

// iss005 reads the forms in which Microsoft names tenants.
func iss005() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "ISS005", Slug: "issuer-single-tenant", Level: finding.Must, Goals: signIn(),
			Required:   []finding.Scope{finding.Login, finding.Probe, finding.Token, finding.Claims},
			Title:      "The issuer names your one Microsoft tenant by its GUID",
			Why:        "Intric's login broker compares the issuer with the token's, and Microsoft writes the tenant's GUID there. A shared issuer would let in everybody with a Microsoft account.",
			Owner:      finding.IDPAdmin,
			References: []string{"OpenID Connect Discovery 1.0, section 4.3", "Microsoft identity platform, OpenID Connect", "Intric, SSO and User Groups"},
		},
		Needs: []check.AnyOf{{evidence.KIssuer, evidence.KIDToken}},
		Reads: []evidence.Kind{evidence.KProvider, evidence.KDiscovery},
		Run:   judgeTenant,
	}
}

func judgeTenant(ev *evidence.Set) finding.Outcome {
	t, declared := tenants(ev)
	offer := t.Offer
	if offer == "" {
		offer = tenantOffer(declared, ev.Discovery.Value.Text("issuer"))
	}
	switch t.Form {
	case idp.NotMicrosoft:
		return finding.Inapplicable("not_microsoft", nil)
	case idp.TenantGUID:
		return finding.OK()
	case idp.TenantOther:
		return finding.Undecided("unknown_form", nil)
	case idp.TenantCommon, idp.TenantOrganizations, idp.TenantConsumers, idp.TenantPersonal:
		return finding.Broken(string(t.Form), nil)
	}
	args := finding.Args{"tenant": t.Value}
	if offer == "" {
		return finding.Broken(string(t.Form), args)
	}
	args["offer"] = offer
	return finding.Broken(string(t.Form)+"_offer", args)
}

// tenants reads the issuer in question and the one that the document declares.
// Off Microsoft's hosts, behind a name of one's own, only a certain recognition
// makes the declared one count; otherwise ISS004 speaks of the difference.
func tenants(ev *evidence.Set) (t, declared idp.Tenant) {
	issuer := ev.Request.Issuer
	if issuer == "" {
		issuer = ev.IDToken.Value.Claims.Root().Get("iss").Text()
	}
	t = idp.MicrosoftTenant(issuer)
	declared = idp.MicrosoftTenant(ev.Discovery.Value.Text("issuer"))
	if t.Form == idp.NotMicrosoft && ev.Provider.Traits.Microsoft && ev.Provider.Certain() {
		t = declared
	}
	return t, declared
}

// tenantOffer takes the tenant's GUID from the issuer that the document names.
func tenantOffer(declared idp.Tenant, issuer string) string {
	switch {
	case declared.Offer != "":
		return declared.Offer
	case declared.Form == idp.TenantGUID:
		return issuer
	}
	return ""
}
