// Package practice is an OpenID Provider to practise on: it runs on loopback,
// inside the process, and has one fault at a time.
//
// The faults are data: a [Scenario] is a healthy provider plus small knobs
// that the handlers interpret. No handler knows a scenario by name, so the
// same code serves the healthy provider and every broken one, and a fault can
// be trusted to be the only difference.
//
// The command `demo` and the tests use the same provider. A [Person] signs in
// where no browser is wanted.
//
// What it serves follows OpenID Connect Core 1.0, Discovery 1.0, RFC 6749
// (code flow only), RFC 7636 (S256 only), RFC 6750 and RFC 9207.
package practice

// IntricCallback is the redirect URI that Intric documents. It is registered
// unless the scenario says otherwise.
const IntricCallback = "https://login.intric.ai/ui/login/login/externalidp/callback"
