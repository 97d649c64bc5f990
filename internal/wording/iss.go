package wording

func issTexts() map[string]Text {
	return merged(issFormTexts(), answerTexts("ISS002", "the discovery document"), issNotFoundTexts(),
		issDocumentTexts(), issTenantTexts(), issHostTexts(), issDemandTexts())
}

// wantIssuer is what an issuer looks like.
const wantIssuer = "an https address without user name, query and fragment, such as https://login.example.com"

// issFormTexts has two texts for most faults: one that names the issuer that was
// probably meant, and one for where that is not known.
func issFormTexts() map[string]Text {
	texts := map[string]Text{
		"ISS001.placeholder": {Summary: "The issuer still holds a placeholder of the documentation: put your own value in its place.", Want: wantIssuer},
	}
	for variant, summary := range map[string]string{
		"white_space":        "The issuer holds white space or a control character",
		"not_a_url":          "The issuer is not a whole web address",
		"not_https":          "The issuer does not begin with https://",
		"user_part":          "The issuer holds a user name or a password before the host: they do not belong there",
		"query":              "The issuer holds a question mark with parameters after it",
		"fragment":           "The issuer holds a # with text after it",
		"discovery_document": "This is the address of the discovery document, not the issuer",
		"endpoint":           "This is the address of an endpoint, not the issuer",
		"admin_page":         "This is the address of an administration page, not the issuer",
	} {
		texts["ISS001."+variant] = Text{Summary: summary + ".", Want: wantIssuer}
		texts["ISS001."+variant+"_offer"] = Text{Summary: summary + ". The issuer is likely {offer}.", Want: "{offer}"}
	}
	// Of these the rest always tells what was meant.
	for _, variant := range []string{"query", "fragment", "user_part", "discovery_document"} {
		delete(texts, "ISS001."+variant)
	}
	return texts
}

// answerTexts are the ways in which a document does not arrive.
func answerTexts(code, document string) map[string]Text {
	texts := map[string]Text{}
	for variant, summary := range map[string]string{
		"dns_failed":      "Not checked: this computer's name service did not answer when asked for {host}. Repeat the run when it does, or from another network.",
		"connect_refused": "Not checked: nobody takes connections at {host}. Start the server, or repeat the run from a network that may reach it.",
		"connect_timeout": "Not checked: no connection to {host} came about in time. A firewall may be between; repeat the run from a network that may reach it.",
		"unreachable":     "Not checked: this computer has no way to {host}. Repeat the run when its network works.",
		"timeout":         "Not checked: {host} took the connection and did not answer in time. Repeat the run.",
		"reset":           "Not checked: the connection to {host} was closed without an answer. Repeat the run, also from another network.",
		"proxy_failed":    "Not checked: this network's proxy did not pass the request on to {host}. Let it, or repeat the run from another network.",
		"cancelled":       "Not checked: the run was stopped before {host} answered. Repeat the run.",
		"no_answer":       "Not checked: {host} gave no answer. Repeat the run.",
		"inspected":       "Not checked: the certificate for {host} is not publicly trusted, and this is a public cloud service: this network inspects TLS. Repeat the run from another network.",
	} {
		texts[code+"."+variant] = Text{Summary: summary}
	}
	for variant, t := range map[string]Text{
		"no_such_host":          {Summary: "There is no host {host}.", Got: "no such name", Want: "a name that the internet knows"},
		"tls_unknown_authority": {Summary: "The certificate of {host} comes from an authority that is not trusted: Intric's login broker would refuse it.", Got: "an unknown authority", Want: "a certificate of a public authority, with the whole chain"},
		"tls_wrong_host":        {Summary: "The certificate of {host} is for another name.", Got: "a certificate for another name", Want: "a certificate for this host"},
		"tls_expired":           {Summary: "The certificate of {host} has expired, or is not valid yet.", Got: "outside its dates", Want: "a certificate that is valid today"},
		"tls_failed":            {Summary: "No protected connection (TLS) with {host} came about.", Got: "the handshake failed", Want: "TLS 1.2 or later"},
		"status":                {Summary: "{host} answers with HTTP status {status} in place of " + document + ".", Got: "status {status}", Want: "status 200"},
		"too_large":             {Summary: "The answer of {host} is larger than " + document + " can be.", Got: "more than {limit} KB", Want: "a small JSON document"},
		"redirect_insecure":     {Summary: "{host} leads from https to an address without it.", Got: "a redirect to {location}", Want: "an answer over https"},
		"redirect_loop":         {Summary: "{host} leads from one address to the next and never answers.", Got: "more than five redirects", Want: "an answer at the address itself"},
		"unusable":              {Summary: "{host} gives no usable answer in place of " + document + ".", Got: "something else", Want: "a JSON document"},
	} {
		texts[code+"."+variant] = t
	}
	return texts
}

func issNotFoundTexts() map[string]Text {
	const got, want = "status 404", "status 200 at the issuer followed by /.well-known/openid-configuration"
	return map[string]Text{
		"ISS002.not_found":         {Summary: "{host} has no discovery document for this issuer.", Got: got, Want: want},
		"ISS002.not_found_near":    {Summary: "{host} has no discovery document for this issuer. It is often confused with {offers}: try that.", Got: got, Want: want},
		"ISS002.not_found_answers": {Summary: "{host} has no discovery document for this issuer, but there is one for {offer}: give that one to Intric.", Got: got, Want: want},
		"ISS002.realm_missing":     {Summary: "{host} has no discovery document for this issuer: the name of the realm is likely missing at its end.", Got: got, Want: "an issuer that ends in /realms/ and the realm's name"},
	}
}

func issDocumentTexts() map[string]Text {
	const gotIssuer = "the document says {declared}, you gave {configured}"
	return map[string]Text{
		"ISS003.not_json": {
			Summary: "What answers in place of the discovery document is not JSON: a web page, a portal or a proxy, perhaps.",
			Got:     "{type} {start} (not JSON from line {line}, column {column})", Want: "a JSON object"},
		"ISS003.not_object": {
			Summary: "The discovery document is JSON, but not an object with members.",
			Got:     "another kind of value", Want: "a JSON object"},
		"ISS003.missing": {
			Summary: "The discovery document lacks {members}.",
			Got:     "no {members}", Want: "issuer, authorization_endpoint, token_endpoint and jwks_uri"},
		"ISS003.not_text": {
			Summary: "The discovery document does not give each of these as a text: {members}.",
			Got:     "another kind of value for {members}", Want: "a text for each"},
		"ISS003.not_list": {
			Summary: "The discovery document does not give each of these as a list of texts: {members}. Intric's login broker, expected, then refuses the whole document.",
			Got:     "another kind of value for {members}", Want: "a list of texts for each"},
		"ISS003.code_not_offered": {
			Summary: "The identity provider does not offer the response type code, and Intric's login broker asks for no other.",
			Got:     "response types: {offered}", Want: "code among them"},

		"ISS004.differs": {
			Summary: "The discovery document names another issuer, and Intric's login broker refuses it; they differ in: {difference}. Give Intric {declared}, in every character.",
			Got:     gotIssuer, Want: "the same in every character"},
		"ISS004.other_host": {
			Summary: "The discovery document names an issuer on another host; they differ in: {difference}. Give Intric {declared} if that address works from the internet; otherwise correct what the identity provider writes.",
			Got:     gotIssuer, Want: "the same in every character"},
		"ISS004.declared_unusable": {
			Summary: "The discovery document names an issuer that can be used nowhere; it differs in: {difference}. Correct the address that the identity provider has for itself.",
			Got:     gotIssuer, Want: "{configured} in the document"},

		"ISS006.not_https": {
			Summary: "The discovery document has addresses that do not begin with https://: {members}.",
			Got:     "no https in {members}", Want: "https in every address"},
	}
}

func issTenantTexts() map[string]Text {
	const want = "https://login.microsoftonline.com/<tenant ID>/v2.0, with the GUID of your tenant"
	return map[string]Text{
		"ISS005.not_microsoft": {Summary: "Only Microsoft has issuers for several tenants at once."},
		"ISS005.unknown_form":  {Summary: "Not decided: this is none of the forms in which Microsoft writes an issuer. Give the issuer with the GUID of your tenant, as its overview page shows it."},
		"ISS005.common": {
			Summary: "The issuer is Microsoft's shared one for everybody (common): no token ever names it, so Intric's login broker refuses every sign-in.",
			Got:     "common", Want: want},
		"ISS005.organizations": {
			Summary: "The issuer is Microsoft's shared one for all organisations: no token ever names it, so Intric's login broker refuses every sign-in.",
			Got:     "organizations", Want: want},
		"ISS005.consumers": {
			Summary: "The issuer is Microsoft's shared one for personal accounts, which belong to no organisation.",
			Got:     "consumers", Want: want},
		"ISS005.personal": {
			Summary: "The issuer is the tenant of Microsoft's personal accounts, which belong to no organisation.",
			Got:     "the tenant of personal accounts", Want: want},
		"ISS005.domain": {
			Summary: "The issuer names the tenant by its domain {tenant}, and tokens name it by its GUID.",
			Got:     "{tenant}", Want: want},
		"ISS005.domain_offer": {
			Summary: "The issuer names the tenant by its domain {tenant}, and tokens name it by its GUID. Give Intric {offer}.",
			Got:     "{tenant}", Want: "{offer}"},
		"ISS005.v1_offer": {
			Summary: "The issuer is that of Microsoft's older version 1. Give Intric {offer}.",
			Got:     "the issuer of version 1", Want: "{offer}"},
	}
}

func issHostTexts() map[string]Text {
	return map[string]Text{
		"ISS007.loopback": {Summary: "The identity provider runs on this computer."},
		"ISS007.private":  {Summary: "Sign-in works inside the office; whether Intric can reach {hosts} cannot be judged from here. Open the issuer's discovery document from another network, such as a phone's: it has to answer there too."},
		"ISS007.proxied":  {Summary: "Not checked: this network has a proxy between, and its own name service does not tell where {hosts} is. Open the issuer's discovery document from another network, such as a phone's: it has to answer there too."},
		"ISS007.not_seen": {Summary: "Not checked: this run made no connection that shows where {hosts} is. Run ssocheck login to its end."},

		"ISS008.loopback":  {Summary: "The identity provider runs on this computer."},
		"ISS008.inspected": {Summary: "Not checked: the certificate seen for {host} comes from {authority}, and this is a public cloud service: this network inspects TLS. Repeat the run from another network."},
		"ISS008.not_seen":  {Summary: "Not checked: this run saw no certificate of {hosts}. Run ssocheck login to its end."},
		"ISS008.private_authority": {
			Summary: "The certificate of {host} is trusted on this computer only: Intric's login broker does not know the authority.",
			Got:     "a certificate of {authority}", Want: "a certificate of a public authority, with the whole chain"},
	}
}

func issDemandTexts() map[string]Text {
	return map[string]Text{
		"ISS010.no_secret": {
			Summary: "The identity provider does not take a client secret, and Intric's login broker has nothing else.",
			Got:     "{methods}", Want: "client_secret_basic or client_secret_post"},
		"ISS011.missing": {
			Summary: "The identity provider has no UserInfo endpoint.",
			Got:     "no userinfo_endpoint", Want: "userinfo_endpoint"},
		"ISS012.pushed": {
			Summary: "The identity provider demands that requests are pushed to it first (PAR), and Intric's login broker cannot do that.",
			Got:     "require_pushed_authorization_requests: true", Want: "a plain request is accepted"},
		"ISS012.nonce": {
			Summary: "The identity provider refuses a request without a nonce, and Intric's login broker sends none. PKCE does not help here.",
			Got:     "the answer: {said}", Want: "a request without a nonce is accepted"},
		"ISS012.signed": {
			Summary: "The identity provider demands signed requests, and Intric's login broker does not sign them.",
			Got:     "require_signed_request_object: true", Want: "a plain request is accepted"},
		"ISS012.client_certificate": {
			Summary: "The identity provider demands a client certificate (mTLS), and Intric's login broker has none.",
			Got:     "only tls_client_auth methods, and tokens bound to a certificate", Want: "a client secret is accepted"},
	}
}
