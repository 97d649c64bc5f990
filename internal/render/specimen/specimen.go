// Package specimen holds the reports that the tests of all renderers share: one
// of each kind that people meet, and one that is hostile in every text. Only
// tests import it.
package specimen

import (
	"fmt"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// Named is a report under the name of its golden files.
type Named struct {
	Name     string
	Envelope report.Envelope
}

// All gives every specimen.
func All() []Named {
	return []Named{
		{"ready", Ready()},
		{"ready_if", ReadyIf()},
		{"not_ready", NotReady()},
		{"not_proven", NotProven()},
		{"several", Several()},
		{"hostile", Hostile()},
	}
}

// envelope wraps reports of a login. The exit status follows the first one.
func envelope(command string, reports ...report.Report) report.Envelope {
	var verdicts []report.Verdict
	for _, r := range reports {
		verdicts = append(verdicts, r.Verdict)
	}
	return report.Envelope{
		SchemaVersion: report.SchemaVersion,
		Tool:          report.Tool{Name: "ssocheck", Version: "0.1.0", BrokerRules: "2026-07"},
		Run:           report.Run{Command: command, StartedAt: "2026-11-23T08:41:07Z", DurationMS: 812},
		Verdict:       report.Worst(verdicts...),
		Reports:       reports,
	}
}

// finish counts the findings and repeats what could not be checked.
func finish(r report.Report) report.Report {
	for _, f := range r.Findings {
		switch f.Status {
		case finding.Pass:
			r.Counts.Pass++
		case finding.Warn:
			r.Counts.Warn++
		case finding.Fail:
			r.Counts.Fail++
		case finding.NotChecked:
			r.Counts.NotChecked++
			r.NotChecked = append(r.NotChecked, f.Code+" "+f.Summary)
		case finding.Skipped:
			r.Counts.Skipped++
		case finding.NotApplicable:
			r.Counts.NotApplicable++
		}
	}
	r.Target = report.Target{Name: "Intric", Callback: "https://login.intric.ai/ui/login/login/externalidp/callback"}
	r.Artifacts = append(r.Artifacts, report.Artifact{ID: "id_token", Kind: "id_token", Source: "token endpoint",
		Bytes: 1312, IssuedAt: "2026-11-23T08:41:05Z", ExpiresAt: "2026-11-23T09:46:05Z", Signature: "verified"})
	return r
}

// entra is the provider of most specimens.
func entra() report.Provider {
	return report.Provider{Vendor: "entra", Name: "Microsoft Entra ID", Certainty: "certain",
		Issuer: "https://login.entra.example/6f1c2b0e-93c1-4d0e-8d5e-0b6f6c1a7e42/v2.0", RecognisedBy: "issuer host"}
}

// fine makes passed findings: "CODE title", a must of the family's goal.
func fine(list ...string) []report.Finding {
	var all []report.Finding
	for _, item := range list {
		code, title := item[:6], item[7:]
		all = append(all, report.Finding{Code: code, Slug: "slug-of-" + code, Title: title, Summary: title,
			Level: finding.Must, Goals: goalsOf(code), Status: finding.Pass, Owner: finding.IDPAdmin})
	}
	return all
}

func goalsOf(code string) []finding.Goal {
	switch code[:3] {
	case "GRP":
		return []finding.Goal{finding.Groups}
	case "TOK", "LGN":
		return []finding.Goal{finding.SignIn, finding.Groups}
	}
	return []finding.Goal{finding.SignIn}
}

// with gives the findings another status, as the rest of their kind.
func with(status finding.Status, list []report.Finding) []report.Finding {
	for i := range list {
		list[i].Status = status
	}
	return list
}

// skipped makes the findings of a family that wait for a root.
func skipped(root, family string, from, to int) []report.Finding {
	var all []report.Finding
	for n := from; n <= to; n++ {
		code := fmt.Sprintf("%s%03d", family, n)
		if code == root {
			continue
		}
		all = append(all, report.Finding{Code: code, Slug: "slug-of-" + code, Title: "Condition of " + code,
			Level: finding.Must, Goals: goalsOf(code), Status: finding.Skipped, Owner: finding.IDPAdmin,
			SkippedBy: root, Reason: "waits for " + root, Summary: "waits for " + root})
	}
	return all
}

// common is what a login against a sound IdP passes.
func common() []report.Finding {
	return fine(
		"ISS001 The issuer is an absolute https address",
		"ISS002 The discovery document can be read",
		"ISS003 The discovery document is complete",
		"ISS004 The issuer is the same in every character",
		"ISS006 Every endpoint is https",
		"ISS008 The certificate is publicly trusted",
		"KEY001 The signing keys can be read",
		"KEY003 The signing keys are strong enough",
		"APP001 The IdP knows the client ID",
		"APP002 Intric's callback is registered",
		"APP003 The client secret is accepted",
		"LGN001 The sign-in was completed",
		"LGN002 The code was exchanged for tokens",
		"LGN003 An ID token was issued",
		"TOK003 The signature is valid",
		"TOK004 The signing algorithm is one that the login broker accepts",
		"TOK006 The token is for this client",
		"TOK011 Standard claims have the types that the login broker reads",
	)
}

// groupChecks is what sound groups pass.
func groupChecks() []report.Finding {
	return fine(
		"GRP001 The token has a claim named exactly groups",
		"GRP003 The groups are a list",
		"GRP004 The list is flat",
		"GRP005 Every group is a text",
		"GRP006 The token carries the groups themselves",
		"GRP013 No group is named twice",
		"GRP030 Every group can be stored",
	)
}
