package lgn

import (
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
)

// refusedWith is a sign-in that came back with an error.
func refusedWith(err, description string) *evidence.Set {
	return answered(evidence.Authorization{Error: err, Description: description})
}

func answered(a evidence.Authorization) *evidence.Set {
	ev := *sample.Healthy()
	ev.Authorization = evidence.Seen(a)
	return &ev
}

func notAnswered(r evidence.Reason) *evidence.Set {
	ev := *sample.Healthy()
	ev.Authorization = evidence.NotSeen[evidence.Authorization](evidence.Failure{Reason: r})
	return &ev
}

func asking(ev *evidence.Set, callback string, scopes ...string) *evidence.Set {
	ev.Request.Callback, ev.Request.Scopes = callback, append([]string{"openid", "profile", "email"}, scopes...)
	return ev
}

func fresh(ev *evidence.Set) *evidence.Set {
	ev.Request.Prompt = "login"
	return ev
}

func loginCases() []testCase {
	return append(append(setUpCases(), momentCases()...),
		testCase{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		testCase{name: "PKCE refused", ev: answered(evidence.Authorization{HasCode: true, WithoutPKCE: true}), status: finding.Pass, variant: "without_pkce"},
		testCase{name: "stopped", ev: notAnswered(evidence.Cancelled), status: finding.NotChecked, variant: "cancelled"},
		testCase{name: "nobody signed in", ev: notAnswered(evidence.Timeout), status: finding.NotChecked, variant: "timeout"},
		testCase{name: "nothing in it", ev: answered(evidence.Authorization{}), status: finding.NotChecked, variant: "empty"},
		testCase{name: "not tried", ev: sample.Healthy().Without(evidence.KAuthorization), status: finding.NotChecked, variant: "needs_missing"},
		testCase{name: "groups was asked for", ev: asking(refusedWith("invalid_scope", ""), sample.Local, "groups"), status: finding.NotChecked, variant: "extra_scope"},
		testCase{name: "Entra and a scope groups", ev: asking(refusedWith("invalid_client", "AADSTS650053: …"), sample.Local, "groups"),
			status: finding.NotChecked, variant: "extra_scope"},
		testCase{name: "a default scope is APP007's", ev: refusedWith("invalid_scope", ""), status: finding.NotChecked, variant: "scope_refused"},
		testCase{name: "the test's own address", ev: refusedWith("invalid_request", "Invalid parameter: redirect_uri"), status: finding.NotChecked, variant: "local_callback"},
		testCase{name: "the prompt of --fresh is ours alone", ev: fresh(refusedWith("invalid_request", "unsupported prompt value requested")),
			status: finding.NotChecked, variant: "own_prompt"},
		testCase{name: "Intric's callback is APP002's", ev: asking(refusedWith("redirect_uri_mismatch", ""), sample.Callback),
			status: finding.NotChecked, variant: "callback_refused"},
	)
}

func setUpCases() []testCase {
	said := func(name, err, description, variant string) testCase {
		return testCase{name: name, ev: refusedWith(err, description), status: finding.Fail, variant: variant}
	}
	return []testCase{
		said("Okta, not assigned", "access_denied", "User is not assigned to the client application.", "not_assigned"),
		said("Entra, not assigned, in Swedish", "access_denied", "AADSTS50105: Administratören har konfigurerat …", "not_assigned"),
		said("Entra, a code inside another", "access_denied", "AADSTS70002: … AADSTS50105: …", "not_assigned"),
		said("Entra, consent", "access_denied", "AADSTS90094: …", "consent_needed"),
		said("consent", "consent_required", "", "consent_needed"),
		said("Entra, permissions", "invalid_client", "AADSTS650056: …", "permissions"),
		said("AD FS, permission", "access_denied", "MSIS9605: The client is not allowed to access the requested resource.", "permissions"),
		said("Okta, policy", "access_denied", "Policy evaluation failed for this request, please check the policy configurations.", "policy_blocks"),
		said("Okta, no policy", "access_denied", "no_matching_policy", "policy_blocks"),
		said("Conditional Access", "interaction_required", "AADSTS53003: …", "policy_blocks"),
		said("Authelia, policy", "access_denied", "The user was denied access to this client.", "policy_blocks"),
		said("response type", "unsupported_response_type", "", "response_type"),
		said("Keycloak, standard flow", "unauthorized_client", "Client is not allowed to initiate browser login with given response_type. Standard flow is disabled for the client.", "response_type"),
		said("the broker's prompt refused", "invalid_request", "unsupported prompt value requested", "prompt_refused"),
		said("response mode", "invalid_request", "AADSTS70007: …", "response_mode"),
		said("pushed requests demanded", "invalid_request", "Pushed Authorization Request is required", "request_object"),
		said("no tenant", "invalid_request", "AADSTS90019: …", "tenant"),
		said("account type", "invalid_request", "AADSTS500208: …", "account_type"),
		said("switched off", "unauthorized_client", "AADSTS7000112: …", "disabled"),
		said("claims mapping", "invalid_request", "AADSTS50146: …", "claims_mapping"),
		said("not allowed the flow", "unauthorized_client", "", "client_not_allowed"),
	}
}

func momentCases() []testCase {
	said := func(name, err, description, variant string) testCase {
		return testCase{name: name, ev: refusedWith(err, description), status: finding.NotChecked, variant: variant}
	}
	return []testCase{
		said("denied without a reason", "access_denied", "", "access_denied"),
		said("denied by somebody's own words", "access_denied", "Not you.", "access_denied"),
		said("Entra, declined", "access_denied", "AADSTS65004: …", "consent_declined"),
		said("guest of nowhere", "access_denied", "AADSTS50020: …", "wrong_account"),
		said("password", "access_denied", "AADSTS50126: …", "wrong_password"),
		said("locked", "access_denied", "AADSTS50053: …", "account_locked"),
		said("second factor", "interaction_required", "AADSTS50076: …", "mfa"),
		said("managed device", "interaction_required", "AADSTS53000: …", "device"),
		said("sign in again", "login_required", "", "login_required"),
		said("server", "server_error", "", "server_error"),
		said("not now", "temporarily_unavailable", "", "temporarily_unavailable"),
		said("unknown client is APP001's", "invalid_client", "", "client_unknown"),
		said("the description says so", "unauthorized_client", "Unknown client", "client_unknown"),
		said("a code that nobody knows", "strange_error", "AADSTS9999999: …", "unknown_error"),
		said("an unknown code leaves the error", "server_error", "AADSTS9999999: …", "server_error"),
		said("only a description", "", "Something went wrong", "unknown_error"),
	}
}

func responseIssuerCases() []testCase {
	unpromised := func(a evidence.Authorization) *evidence.Set {
		return sample.WithDiscovery(answered(a), strings.Replace(sample.Discovery, "_supported\":true", "_supported\":false", 1))
	}
	code := evidence.Authorization{HasCode: true}
	other := evidence.Authorization{HasCode: true, HasIssuer: true, Issuer: sample.Issuer + "/"}
	return []testCase{
		{name: "healthy", ev: sample.Healthy(), status: finding.Pass},
		{name: "without discovery", ev: sample.Healthy().Without(evidence.KDiscovery), status: finding.Pass},
		{name: "with neither", ev: sample.Healthy().Without(evidence.KDiscovery, evidence.KIssuer), status: finding.NotChecked, variant: "needs_missing"},
		{name: "another", ev: answered(other), status: finding.Fail, variant: "differs"},
		{name: "empty", ev: answered(evidence.Authorization{HasCode: true, HasIssuer: true}), status: finding.Fail, variant: "differs"},
		{name: "another without a promise", ev: unpromised(other), status: finding.Fail, variant: "differs"},
		{name: "promised", ev: answered(code), status: finding.Pass, variant: "promised"},
		{name: "not promised", ev: unpromised(code), status: finding.NotApplicable, variant: "not_sent"},
		{name: "no answer", ev: notAnswered(evidence.Timeout), status: finding.Skipped, skipped: "LGN001"},
	}
}

// Every vendor code stands in one row of a table: the first would hide the other.
func TestRefusals_codesAreUnique(t *testing.T) {
	for _, table := range [][]refusal{signInRefusals(), exchangeRefusals()} {
		seen := map[string]string{}
		for _, r := range table {
			for _, word := range strings.Fields(r.codes + " " + r.errors) {
				if other, twice := seen[word]; twice {
					t.Errorf("%s is %s and %s", word, other, r.variant)
				}
				seen[word] = r.variant
			}
		}
	}
}
