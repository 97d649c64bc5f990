package tok

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// tok014 finds header extensions that a reader has to understand. There is none
// that an ID token may rely on.
func tok014() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK014", Slug: "critical-header", Level: finding.Must, Goals: both(),
			Required:   headerScopes(),
			Title:      "The header of the ID token demands no extension",
			Why:        "A reader must refuse a token whose crit header names what it does not know, and Intric's login broker does.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7515, section 4.1.11"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeCritical,
	}
}

func judgeCritical(ev *evidence.Set) finding.Outcome {
	crit := header(ev).Get("crit")
	switch {
	case !header(ev).Valid():
		return finding.Inapplicable("no_header", nil)
	case !crit.Valid():
		return finding.OK()
	case crit.Kind() != jsondoc.Array || crit.Len() == 0:
		return finding.Broken("not_a_list", finding.Args{"kind": crit.Kind().String()})
	}
	names := redact.Clip(strings.Join(texts(crit), ", "), clip)
	return finding.Broken("unknown", finding.Args{"names": names})
}
