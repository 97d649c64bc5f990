package probe

import (
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
)

// answers, as package exchange reads them.
func toCallback(code string) evidence.Answer {
	return evidence.Answer{Kind: evidence.ToCallback, Status: 302, Error: code}
}

func withCode() evidence.Answer { return evidence.Answer{Kind: evidence.WithCode, Status: 302} }

func errorPage(status int, code, description string, codes ...string) evidence.Answer {
	return evidence.Answer{Kind: evidence.ErrorPage, Status: status, Error: code, Description: description, Codes: codes}
}

func page(kind evidence.AnswerKind, at string) evidence.Answer {
	return evidence.Answer{Kind: kind, Status: 200, At: at}
}

func silence() evidence.Answer {
	return evidence.Answer{Kind: evidence.NoAnswer, Failure: &evidence.Failure{Reason: evidence.Timeout}}
}

// provider is what one provider answers: to a callback that is registered, to
// one that is not (the control is one of these), and to an unknown client.
type provider struct {
	registered, unregistered, unknownClient evidence.Answer
	// The readings of the three, each compared with the control.
	want [3]evidence.Reading
	any  bool // APP010: the control is accepted
}

const (
	yes     = evidence.Accepted
	no      = evidence.Refused
	unknown = evidence.UnknownClient
	unclear = evidence.Unclear
)

// measured are answers of providers that were run on loopback.
func measured() map[string]provider {
	login := page(evidence.LoginPage, "idp.example/login")
	choice := page(evidence.OtherPage, "idp.example/auth")
	djangoLogin := page(evidence.LoginPage, "idp.example/login/")
	return map[string]provider{
		"oidc-provider": {toCallback("login_required"),
			errorPage(400, "", "oops! something went wrong error: invalid_redirect_uri error_description: redirect_uri did not match any of the client's registered redirect_uris"),
			errorPage(400, "", "oops! something went wrong error: invalid_client error_description: client is invalid"), [3]evidence.Reading{yes, no, unknown}, false},
		"hydra": {toCallback("login_required"),
			errorPage(302, "invalid_request", "The request is missing a required parameter. The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls."),
			errorPage(302, "invalid_client", "Client authentication failed (e.g., unknown client, no client authentication included, or unsupported authentication method)."),
			[3]evidence.Reading{yes, no, unknown}, false},
		"zitadel-example": {toCallback("login_required"),
			errorPage(400, "", "The requested redirect_uri is missing in the client configuration. If you have any questions, you may contact the administrator of the application."),
			errorPage(400, "", "unable to retrieve client by id"), [3]evidence.Reading{yes, no, unknown}, false},
		"zitadel-example wrapped": {toCallback("login_required"),
			errorPage(400, "invalid_request", "The requested redirect_uri is missing in the client configuration."),
			errorPage(400, "invalid_request", "unable to retrieve client by id"), [3]evidence.Reading{yes, no, unknown}, false},
		"glewlwyd": {toCallback("interaction_required"), errorPage(403, "", ""), errorPage(403, "", ""), [3]evidence.Reading{yes, unclear, unclear}, false},
		"authelia": {page(evidence.OtherPage, "idp.example/"),
			errorPage(400, "invalid_request", "The 'redirect_uri' parameter does not match any of the OAuth 2.0 Client's pre-registered redirect urls."),
			errorPage(401, "invalid_client", "Client authentication failed."), [3]evidence.Reading{yes, no, unknown}, false},
		"authelia, portal elsewhere": {evidence.Answer{Kind: evidence.Elsewhere, Status: 302, At: "auth.example/"},
			errorPage(400, "invalid_request", "The 'redirect_uri' parameter does not match"),
			errorPage(401, "invalid_client", "Client authentication failed."), [3]evidence.Reading{yes, no, unknown}, false},
		"dex, one connector": {page(evidence.LoginPage, "idp.example/auth/local/login"),
			errorPage(400, "", `Bad Request Unregistered redirect_uri ("https://login.intric.ai/ui/login/login/externalidp/callback").`),
			errorPage(404, "", `Not Found Invalid client_id ("nobody").`), [3]evidence.Reading{yes, no, unknown}, false},
		"dex, several connectors": {choice, choice, choice, [3]evidence.Reading{unclear, unclear, unclear}, false},
		"lemonldap":               {login, login, login, [3]evidence.Reading{unclear, unclear, unclear}, false},
		"django-oauth-toolkit":    {djangoLogin, djangoLogin, djangoLogin, [3]evidence.Reading{unclear, unclear, unclear}, false},
		"mockoidc":                {withCode(), withCode(), errorPage(401, "invalid_client", "Invalid client id: nobody"), [3]evidence.Reading{yes, yes, unknown}, true},
	}
}

// documented are providers that could not be run (from their documentation and public reports).
func documented() map[string]provider {
	opaque := page(evidence.OtherPage, "idp.example/ui/oauth2")
	return map[string]provider{
		"entra": {evidence.Answer{Kind: evidence.ToCallback, Status: 302, Error: "login_required", Description: "AADSTS50058: A silent sign-in request was sent but no user is signed in.", Codes: []string{"AADSTS50058"}},
			errorPage(200, "", "Sign in to your account", "AADSTS50011"), errorPage(200, "", "Sign in to your account", "AADSTS700016"), [3]evidence.Reading{yes, no, unknown}, false},
		"entra, no callback at all": {page(evidence.LoginPage, "login.microsoftonline.com/common"),
			errorPage(200, "", "", "AADSTS500113"), errorPage(200, "", "", "AADSTS700038"), [3]evidence.Reading{yes, no, unknown}, false},
		"keycloak": {toCallback("login_required"), errorPage(400, "", "Sign in to test We are sorry... Invalid parameter: redirect_uri"),
			errorPage(400, "", "Sign in to test We are sorry... Client not found."), [3]evidence.Reading{yes, no, unknown}, false},
		"keycloak with a star": {toCallback("login_required"), toCallback("login_required"),
			errorPage(400, "", "We are sorry... Client not found."), [3]evidence.Reading{yes, yes, unknown}, true},
		"ad fs": {page(evidence.LoginPage, "adfs.example/adfs/oauth2/authorize"), errorPage(200, "", "An error occurred MSIS9224: Received invalid OAuth authorization request. The received 'redirect_uri' parameter is not a valid registered redirect URI for the client identifier: 'x'", "MSIS9224"),
			errorPage(200, "", "An error occurred MSIS9223: Received invalid OAuth authorization request. The received 'client_id' is invalid", "MSIS9223"), [3]evidence.Reading{yes, no, unknown}, false},
		"google": {toCallback("interaction_required"), errorPage(400, "", "Sign in - Google Accounts Access blocked: This app's request is invalid Error 400: redirect_uri_mismatch"),
			errorPage(401, "", "The OAuth client was not found. Error 401: invalid_client"), [3]evidence.Reading{yes, no, unknown}, false},
		"auth0": {toCallback("login_required"), errorPage(403, "unauthorized_client", "Oops!, something went wrong Callback URL mismatch. The url is not in the list of allowed callback URLs"),
			errorPage(400, "invalid_request", "Oops!, something went wrong Unknown client: x"), [3]evidence.Reading{yes, no, unknown}, false},
		"okta": {toCallback("login_required"), errorPage(400, "", "400 Bad Request Your request resulted in an error. The 'redirect_uri' parameter must be a Login redirect URI in the client app settings"),
			errorPage(400, "", "400 Bad Request Your request resulted in an error."), [3]evidence.Reading{yes, no, unclear}, false},
		"kanidm":  {opaque, opaque, opaque, [3]evidence.Reading{unclear, unclear, unclear}, false},
		"casdoor": {opaque, opaque, opaque, [3]evidence.Reading{unclear, unclear, unclear}, false},
		"gitlab": {toCallback("login_required"), errorPage(401, "", "An error has occurred The redirect URI included is not valid."),
			errorPage(401, "", "An error has occurred Client authentication failed due to unknown client, no client authentication included"), [3]evidence.Reading{yes, no, unknown}, false},
		"cognito":     {page(evidence.LoginPage, "x.example/login"), errorPage(302, "redirect_mismatch", ""), errorPage(302, "invalid_client", ""), [3]evidence.Reading{yes, no, unknown}, false},
		"fusionauth":  {toCallback("login_required"), errorPage(400, "invalid_request", "Invalid redirect uri"), errorPage(400, "invalid_client", "Invalid client_id"), [3]evidence.Reading{yes, no, unknown}, false},
		"opaque page": {page(evidence.LoginPage, "idp.example/"), errorPage(400, "", "Something went wrong"), errorPage(400, "", "Something went wrong"), [3]evidence.Reading{yes, unclear, unclear}, false},
	}
}

func TestRead_providers(t *testing.T) {
	for _, rows := range []map[string]provider{measured(), documented()} {
		for name, p := range rows {
			for i, answer := range []evidence.Answer{p.registered, p.unregistered, p.unknownClient} {
				control := p.unregistered
				if i == 2 {
					control = p.unknownClient // an unknown client is unknown for the control too
				}
				got := Read(answer, &control)
				what := []string{"registered", "not registered", "unknown client"}[i]
				if got.Reading != p.want[i] {
					t.Errorf("%s, %s: %s, want %s", name, what, got.Reading, p.want[i])
				}
				if wantAny := p.any && p.want[i] == yes; got.AnyCallback != wantAny {
					t.Errorf("%s, %s: any callback %v", name, what, got.AnyCallback)
				}
				if got.Requests != 2 || got.Control == nil || got.Real.Kind != answer.Kind {
					t.Errorf("%s, %s: the answers are not kept", name, what)
				}
			}
		}
	}
}

// authentik gets no control: it might learn it.
func TestRead_withoutControl(t *testing.T) {
	for name, tt := range map[string]struct {
		real evidence.Answer
		want evidence.Reading
	}{
		"registered":     {toCallback("login_required"), yes},
		"not registered": {errorPage(400, "", "Redirect URI Error The request fails due to a missing, invalid, or mismatching redirection URI (redirect_uri)."), no},
		"unknown client": {errorPage(400, "", "Client ID Error The client identifier is missing or invalid."), unknown},
		"sign-in page":   {page(evidence.LoginPage, "idp.example/"), unclear},
		"other error":    {errorPage(400, "invalid_request", ""), unclear},
		"silence":        {silence(), unclear},
	} {
		got := Read(tt.real, nil)
		if got.Reading != tt.want || got.Requests != 1 || got.AnyCallback {
			t.Errorf("%s: %+v, want %s", name, got, tt.want)
		}
	}
}

// What stands on the way must not be taken for the IdP's word.
func TestRead_falseAlarms(t *testing.T) {
	login, other := page(evidence.LoginPage, "idp.example/"), page(evidence.OtherPage, "idp.example/")
	const repeated = "Blocked: /authorize?client_id=x&redirect_uri=https%3A%2F%2Flogin.intric.ai was not found"
	for name, tt := range map[string]struct {
		real, control evidence.Answer
		want          evidence.Reading
	}{
		"the same refusal of the request":  {errorPage(400, "invalid_scope", ""), errorPage(400, "invalid_scope", ""), unclear},
		"ours is refused for the scope":    {errorPage(400, "invalid_scope", ""), errorPage(400, "invalid_request", "redirect_uri is not registered"), evidence.RefusedOther},
		"refused without a word":           {errorPage(400, "", ""), errorPage(403, "", ""), unclear},
		"the control met a limit":          {login, errorPage(429, "", "Too many requests"), unclear},
		"the control met a broken server":  {login, errorPage(502, "", "Bad gateway"), unclear},
		"the control met a server error":   {login, errorPage(400, "server_error", ""), unclear},
		"the control got no answer":        {login, silence(), unclear},
		"ours met a broken server":         {errorPage(500, "", "could not check redirect_uri"), errorPage(400, "", "Invalid redirect_uri"), unclear},
		"ours met a limit":                 {errorPage(429, "", "unknown client"), login, unclear},
		"ours got no answer":               {silence(), errorPage(400, "", "Invalid redirect_uri"), unclear},
		"a firewall stopped the control":   {other, errorPage(403, "", "Request blocked"), unclear},
		"a firewall repeats the request":   {errorPage(403, "", repeated), errorPage(403, "", repeated), unclear},
		"the request repeated twice coded": {errorPage(404, "", "redirect_uri%3Dhttps"), errorPage(404, "", "redirect_uri%3Dhttps"), unclear},
		"both are named":                   {errorPage(400, "", "Invalid client_id or redirect_uri"), errorPage(400, "", "Invalid client_id or redirect_uri"), unclear},
		"a client without this right":      {errorPage(400, "unauthorized_client", ""), errorPage(400, "unauthorized_client", ""), unclear},
		"client error 400":                 {errorPage(400, "", "400 Client Error: Bad Request"), errorPage(400, "", "400 Client Error: Bad Request"), unclear},
		"ours leads off, the control too":  {page(evidence.Elsewhere, "a.example"), page(evidence.Elsewhere, "b.example"), unclear},
		"a page that speaks of addresses":  {page(evidence.OtherPage, "idp.example/"), page(evidence.OtherPage, "idp.example/"), unclear},
		"only the control leads back":      {login, toCallback("login_required"), unclear},
	} {
		if got := Read(tt.real, &tt.control); got.Reading != tt.want || got.AnyCallback {
			t.Errorf("%s: %s (any: %v), want %s", name, got.Reading, got.AnyCallback, tt.want)
		}
	}
}

// Whatever the control says, it cannot make a refusal of ours accepted.
func TestRead_refusalsStand(t *testing.T) {
	refusals := []evidence.Answer{errorPage(400, "", "Invalid redirect_uri"), errorPage(400, "", "Unknown client"),
		errorPage(400, "", ""), errorPage(200, "", "", "AADSTS50011"), errorPage(400, "invalid_scope", ""), silence()}
	controls := append(refusals, toCallback("login_required"), withCode(), page(evidence.LoginPage, "a"), page(evidence.OtherPage, "a"))
	for _, real := range refusals {
		for _, control := range controls {
			if got := Read(real, &control); got.Reading == yes || got.AnyCallback {
				t.Errorf("%+v beside %+v is %s", real, control, got.Reading)
			}
		}
	}
}

func TestReadBroker(t *testing.T) {
	accepted := func(real evidence.Answer) evidence.Probe { return evidence.Probe{Real: real, Reading: yes} }
	login := page(evidence.LoginPage, "idp.example/login")
	portal := page(evidence.OtherPage, "idp.example/")
	for name, tt := range map[string]struct {
		guarded evidence.Probe
		shaped  evidence.Answer
		want    evidence.Reading
	}{
		"the same error":               {accepted(toCallback("login_required")), toCallback("login_required"), yes},
		"another error about a person": {accepted(toCallback("login_required")), toCallback("interaction_required"), yes},
		"consent is missing":           {accepted(toCallback("login_required")), toCallback("consent_required"), yes},
		"a code":                       {accepted(withCode()), withCode(), yes},
		"the sign-in page":             {accepted(login), login, yes},
		"a sign-in page instead":       {accepted(toCallback("login_required")), login, yes},
		"the same portal":              {accepted(portal), portal, yes},
		"another portal":               {accepted(portal), page(evidence.OtherPage, "idp.example/error"), unclear},
		"PKCE is demanded":             {accepted(toCallback("login_required")), toCallback("invalid_request"), no},
		"PKCE is demanded otherwise":   {accepted(toCallback("login_required")), toCallback("unauthorized_client"), no},
		"demanded on a page":           {accepted(login), errorPage(400, "invalid_request", "PKCE is required"), no},
		"demanded beside a sign-in":    {accepted(login), toCallback("invalid_request"), no},
		"PKCE itself is refused":       {accepted(toCallback("invalid_request")), toCallback("login_required"), yes},
		"both are refused":             {accepted(toCallback("invalid_request")), toCallback("invalid_request"), unclear},
		"both lack a scope":            {accepted(toCallback("invalid_scope")), toCallback("invalid_scope"), unclear},
		"the person may not":           {accepted(toCallback("login_required")), toCallback("access_denied"), unclear},
		"a broken server":              {accepted(login), errorPage(503, "", ""), unclear},
		"a limit":                      {accepted(login), errorPage(429, "", ""), unclear},
		"a server error at the end":    {accepted(toCallback("login_required")), toCallback("server_error"), unclear},
		"silence":                      {accepted(login), silence(), unclear},
		"unclear, then it leads back":  {evidence.Probe{Real: portal, Reading: unclear}, toCallback("login_required"), yes},
		"unclear, then a sign-in page": {evidence.Probe{Real: login, Reading: unclear}, login, unclear},
		"unclear, then an error":       {evidence.Probe{Real: login, Reading: unclear}, errorPage(400, "", ""), unclear},
		"unclear, refused at the end":  {evidence.Probe{Real: login, Reading: unclear}, toCallback("invalid_request"), unclear},
	} {
		got := ReadBroker(tt.guarded, tt.shaped)
		if got.Reading != tt.want || got.Requests != 1 || got.Real.Kind != tt.shaped.Kind || got.Control != nil {
			t.Errorf("%s: %+v, want %s", name, got, tt.want)
		}
	}
}

func TestControlCallback(t *testing.T) {
	for random, want := range map[string]string{
		"AbC-_9":                 "https://abcxx9.invalid/callback",
		strings.Repeat("Q-", 30): "https://" + strings.Repeat("qx", 12) + ".invalid/callback",
	} {
		if got := ControlCallback(random); got != want {
			t.Errorf("%q gave %s, want %s", random, got, want)
		}
	}
}
