package diagnose

import (
	"slices"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// soFar tells what is already known of the checks, by code or family: what is
// broken, and otherwise what holds. Nobody should sign in first and then read
// that the issuer was wrong. What is still open is for the report.
func (r *loginRun) soFar(codes ...string) []string {
	texts := wording.English()
	var broken, good []string
	for _, o := range checks.Judge(r.ev) {
		switch {
		case !slices.Contains(codes, o.Code) && !slices.Contains(codes, o.Code[:3]):
		case o.IsBroken():
			text, _ := texts.Text(o.Code, o.Variant)
			broken = append(broken, word(o)+"  "+o.Code+"  "+redact.Text(wording.Expand(text.Summary, o.Args)))
		case o.Status == finding.Pass && slices.Contains(codes, o.Code):
			good = append(good, "OK    "+title(o.Code))
		}
	}
	if len(broken) == 0 && len(good) == 0 && r.ev.Keys.Present() && slices.Contains(codes, "ISS") {
		good = []string{"OK    Discovery document, issuer and keys are fine"}
	}
	return append(broken, good...)
}

func word(o finding.Outcome) string {
	if o.Status == finding.Fail {
		return "FAIL"
	}
	return "WARN"
}

func title(code string) string {
	for _, r := range checks.Rules() {
		if r.Code == code {
			return r.Title
		}
	}
	return code
}
