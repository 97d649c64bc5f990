package idp

import (
	"net/url"
	"strings"

	"github.com/ssocheck/ssocheck/internal/groupid"
)

// TenantForm is how a Microsoft issuer names its tenant.
type TenantForm string

// The forms. Only TenantGUID is an issuer that works at Intric.
const (
	NotMicrosoft        TenantForm = ""
	TenantGUID          TenantForm = "guid"
	TenantCommon        TenantForm = "common"
	TenantOrganizations TenantForm = "organizations"
	TenantConsumers     TenantForm = "consumers"
	TenantPersonal      TenantForm = "personal" // the tenant of personal accounts
	TenantDomain        TenantForm = "domain"
	TenantV1            TenantForm = "v1"    // the v1 issuer or its discovery address
	TenantOther         TenantForm = "other" // not an issuer form that is known
)

// personalTenant is where Microsoft keeps personal accounts.
const personalTenant = "9188040d-6c67-4c5b-b112-36a304b66dad"

// Tenant is what a Microsoft issuer says about its tenant.
type Tenant struct {
	Form  TenantForm
	Value string // the tenant as the issuer writes it
	// Offer is the issuer to use instead. It is empty when the issuer is right
	// as it is, or when only its discovery document tells the tenant's GUID.
	Offer string
}

// MicrosoftTenant reads an issuer, or the address that somebody took for one.
func MicrosoftTenant(issuer string) Tenant {
	u, err := url.Parse(strings.TrimSpace(issuer))
	if err != nil {
		return Tenant{}
	}
	host := strings.ToLower(u.Hostname())
	segments := strings.FieldsFunc(u.Path, func(r rune) bool { return r == '/' })
	login, v1 := loginHost(host)
	if login == "" || len(segments) == 0 {
		return Tenant{Form: formWithoutTenant(login)}
	}
	t := Tenant{Value: segments[0], Form: formOf(segments[0])}
	rest := strings.Join(segments[1:], "/")
	if t.Form == TenantGUID {
		t.Offer = "https://" + login + "/" + t.Value + "/v2.0"
		t.Form = versionForm(v1, rest)
		if t.Offer == issuer {
			t.Offer = ""
		}
	}
	return t
}

func formWithoutTenant(login string) TenantForm {
	if login == "" {
		return NotMicrosoft
	}
	return TenantOther
}

// versionForm is for an issuer that names the tenant by its GUID.
func versionForm(v1 bool, rest string) TenantForm {
	switch {
	case v1 || rest == "":
		return TenantV1
	case rest == "v2.0":
		return TenantGUID
	}
	return TenantOther
}

func formOf(tenant string) TenantForm {
	switch lower := strings.ToLower(tenant); {
	case lower == "common":
		return TenantCommon
	case lower == "organizations":
		return TenantOrganizations
	case lower == "consumers":
		return TenantConsumers
	case lower == personalTenant:
		return TenantPersonal
	case groupid.Of(tenant, nil) == groupid.GUID:
		return TenantGUID
	case strings.Contains(tenant, ".") && !strings.ContainsAny(tenant, "{}<>$ "):
		return TenantDomain
	}
	return TenantOther
}

// loginHost answers the host whose v2 issuer belongs to a host of Microsoft,
// and whether the host is that of the v1 issuer. Azure AD B2C has issuer forms
// of its own and is left out.
func loginHost(host string) (login string, v1 bool) {
	switch {
	case host == "login.microsoftonline.com", host == "login.microsoftonline.us",
		host == "login.partner.microsoftonline.cn", strings.HasSuffix(host, ".ciamlogin.com"):
		return host, false
	case host == "login.windows.net", host == "login.microsoft.com":
		return "login.microsoftonline.com", false
	case host == "sts.windows.net":
		return "login.microsoftonline.com", true
	case host == "sts.chinacloudapi.cn":
		return "login.partner.microsoftonline.cn", true
	}
	return "", false
}
