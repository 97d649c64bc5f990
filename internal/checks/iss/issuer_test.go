package iss

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

const (
	tenant    = "6f3c2a10-8d4e-4b7a-9c55-0e1f2a3b4c5d"
	microsoft = "https://login.microsoftonline.com/"
	v2        = microsoft + tenant + "/v2.0"
)

func formCases() []testCase {
	good := func(s string) testCase { return testCase{name: s, ev: issuer(s), status: finding.Pass} }
	bad := func(s, variant string) testCase {
		return testCase{name: s, ev: issuer(s), status: finding.Fail, variant: variant, args: finding.Args{"offer": ""}}
	}
	offered := func(s, variant, offer string) testCase {
		return testCase{name: s, ev: issuer(s), status: finding.Fail, variant: variant + "_offer", args: finding.Args{"offer": offer}}
	}
	const id = "https://id.sundby.example"
	return []testCase{
		good(sample.Issuer), good(id + "/"), good(id + ":8443/a/b"), good(v2),
		good("http://localhost:8080"), good("http://127.0.0.9/x"), good("http://[::1]:9"),
		good("https://id.your-it.example"), good("https://yourself.example"), good("https://id.example/yours"),
		bad("hello", "not_a_url"), bad("https:///x", "not_a_url"), bad("https://id.example:port", "not_a_url"), bad("a@b.example", "not_a_url"),
		offered("id.sundby.example/realms/a", "not_a_url", id+"/realms/a"),
		offered("id.sundby.example:8443/a", "not_a_url", id+":8443/a"),
		bad("ftp://id.sundby.example", "not_https"), offered("http://id.sundby.example", "not_https", id),
		offered("http://localhost.example", "not_https", "https://localhost.example"),
		bad(id+"/a b", "white_space"), offered(" "+id+"\n", "white_space", id),
		offered(" http://id.sundby.example/a?b ", "white_space", id+"/a"),
		bad(microsoft+"{tenant-id}/v2.0", "placeholder"), bad(id+"/<tenant>", "placeholder"),
		bad("https://your-tenant.example", "placeholder"), bad("https://YOURDOMAIN.example", "placeholder"), bad(microsoft+"%7Btenant%7D/v2.0", "placeholder"),
		offered("https://anna:hemligt@id.sundby.example/a", "user_part", id+"/a"),
		offered(id+"/a?b=c", "query", id+"/a"), offered(id+"?", "query", id), offered(id+"/#", "fragment", id+"/"),
		offered(id+"/.well-known/openid-configuration", "discovery_document", id),
		offered(v2+"/.well-known/openid-configuration?appid=1", "discovery_document", v2),
		offered(microsoft+tenant+"/oauth2/v2.0/authorize?client_id=x", "endpoint", v2),
		offered(id+"/authorize?client_id=x", "endpoint", id), offered(id+"/connect/token", "endpoint", id), bad(id+"/oauth2/authorize", "endpoint"),
		good(id + ":9443/oauth2/token"), good(id + "/tokens"), good(id + "/authorize/a"),
		bad("https://portal.azure.com/#view", "admin_page"),
		offered("https://sundby-admin.okta.com/admin/app", "admin_page", "https://sundby.okta.com"),
		{name: "none given", ev: sample.Healthy().Without(evidence.KIssuer), status: finding.NotChecked, variant: "needs_missing"},
	}
}

// FuzzForm: what is offered is good, and every fault has its text.
func FuzzForm(f *testing.F) {
	for _, tc := range formCases() {
		f.Add(tc.ev.Request.Issuer)
	}
	f.Fuzz(func(t *testing.T, s string) {
		variant, args := Form(s)
		if (args["offer"] != "") != strings.HasSuffix(variant, "_offer") {
			t.Fatalf("%q is %q with the offer %q", s, variant, args["offer"])
		}
		if again, _ := Form(args["offer"]); args["offer"] != "" && again != "" {
			t.Fatalf("%q is offered %q, which is %q", s, args["offer"], again)
		}
		if variant != "" && utf8.ValidString(s) && !strings.Contains(s, "{") {
			wantText(t, "ISS001", finding.Broken(variant, args))
		}
	})
}

func exactCases() []testCase {
	declares := func(name, issuer, variant, difference string) testCase {
		return testCase{name: name, ev: with(`"issuer":"` + issuer + `"`), status: finding.Fail, variant: variant, at: []string{"/issuer"},
			args: finding.Args{"configured": sample.Issuer, "declared": issuer, "difference": difference}}
	}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		declares("slash", sample.Issuer+"/", "differs", "a slash at the end"),
		declares("case", "https://IDP.exempelkommun.example", "differs", "capital and small letters"),
		declares("path", sample.Issuer+"/v2", "differs", "the path"),
		declares("port and path", sample.Issuer+":8443/v2", "differs", "the port, the path"),
		declares("an explicit port", sample.Issuer+":443", "differs", "the port"),
		declares("escaped", sample.Issuer+"/%", "declared_unusable", "the spelling"),
		declares("host", "https://inside.example", "other_host", "the host"),
		declares("scheme", "http://idp.exempelkommun.example", "declared_unusable", "the scheme"),
		declares("query", sample.Issuer+"?a", "declared_unusable", "the query"),
		{name: "missing is ISS003's", ev: with(`"issuer":`), status: finding.Skipped},
		{name: "no issuer", ev: sample.Healthy().Without(evidence.KIssuer), status: finding.NotChecked, variant: "needs_missing"},
	}
}

func tenantCases() []testCase {
	gives := func(given, declared string) *evidence.Set { return withIn(issuer(given), `"issuer":"`+declared+`"`) }
	const template = microsoft + "{tenantid}/v2.0"
	const personal = microsoft + "9188040d-6c67-4c5b-b112-36a304b66dad/v2.0"
	offer := finding.Args{"offer": v2}
	none := finding.Args{"offer": ""}
	return []testCase{
		{name: "not Microsoft", ev: sample.Healthy(), status: finding.NotApplicable, variant: "not_microsoft"},
		{name: "GUID", ev: gives(v2, v2), status: finding.Pass},
		{name: "a slash more is ISS004's", ev: gives(v2+"/", v2), status: finding.Pass},
		{name: "common", ev: gives(microsoft+"common/v2.0", template), status: finding.Fail, variant: "common", args: none},
		{name: "organizations", ev: gives(microsoft+"organizations/v2.0", template), status: finding.Fail, variant: "organizations", args: none},
		{name: "consumers", ev: gives(microsoft+"consumers/v2.0", personal), status: finding.Fail, variant: "consumers", args: none},
		{name: "personal", ev: gives(personal, personal), status: finding.Fail, variant: "personal", args: none},
		{name: "domain", ev: gives(microsoft+"sundby.onmicrosoft.com/v2.0", v2), status: finding.Fail, variant: "domain_offer", args: offer},
		{name: "domain without a document", ev: issuer(microsoft + "sundby.example/v2.0").Without(evidence.KDiscovery), status: finding.Fail, variant: "domain", args: none},
		{name: "domain of version 1", ev: gives(microsoft+"sundby.example", "https://sts.windows.net/"+tenant+"/"), status: finding.Fail, variant: "domain_offer", args: offer},
		{name: "version 1", ev: gives(microsoft+tenant, "https://sts.windows.net/"+tenant+"/"), status: finding.Fail, variant: "v1_offer", args: offer},
		{name: "version 1 as tokens write it", ev: issuer("https://sts.windows.net/" + tenant + "/"), status: finding.Fail, variant: "v1_offer", args: offer},
		{name: "no known form", ev: issuer(microsoft), status: finding.NotChecked, variant: "unknown_form"},
		{name: "a saved token", ev: savedToken("https://sts.windows.net/" + tenant + "/"), status: finding.Fail, variant: "v1_offer", args: offer},
		{name: "a saved token of another IdP", ev: savedToken("https://id.example"), status: finding.NotApplicable, variant: "not_microsoft"},
		{name: "own host, certain", ev: recognised("certain", gives("https://id.example", template)), status: finding.NotChecked, variant: "unknown_form"},
		{name: "own host, certain, one tenant", ev: recognised("certain", gives("https://id.example", v2)), status: finding.Pass},
		{name: "own host, likely", ev: recognised("likely", gives("https://id.example", v2)), status: finding.NotApplicable, variant: "not_microsoft"},
	}
}

func savedToken(iss string) *evidence.Set {
	ev := sample.WithClaims(sample.Healthy(), `{"iss":"`+iss+`","sub":"a"}`).Without(evidence.KIssuer, evidence.KDiscovery, evidence.KDiscoveryFetch)
	ev.Scope = finding.Token
	return ev
}

func recognised(certainty string, ev *evidence.Set) *evidence.Set {
	c := *ev
	c.Provider = evidence.Provider{Vendor: "entra", Certainty: certainty, Traits: evidence.Traits{Microsoft: true}}
	return &c
}
