package tok

import (
	"strconv"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
	"github.com/ssocheck/ssocheck/internal/redact"
)

// tok010 finds names of which two readers may take different ones.
func tok010() check.Check {
	return check.Check{
		Rule: finding.Rule{
			Code: "TOK010", Slug: "members-unique", Level: finding.Must, Goals: both(),
			Required:   tokenScopes(),
			Title:      "Every name occurs once in the ID token",
			Why:        "Of two claims with one name Intric's login broker takes the later one, other programs the first or neither. For sub or groups that means another user or other groups.",
			Owner:      finding.IDPAdmin,
			References: []string{"RFC 7519, section 4", "RFC 8259, section 4"},
		},
		Needs: check.Needs(evidence.KIDToken),
		Run:   judgeNames,
	}
}

func judgeNames(ev *evidence.Set) finding.Outcome {
	t := ev.IDToken.Value
	if repeated := t.Claims.Duplicates(); len(repeated) > 0 {
		return finding.Broken("repeated", nameArgs(repeated[0].Name, len(repeated[0].Nodes))).At(places(ev, repeated)...)
	}
	if repeated := t.Header.Duplicates(); len(repeated) > 0 {
		return finding.Broken("repeated_in_header", nameArgs(repeated[0].Name, len(repeated[0].Nodes)))
	}
	twins := broker.Twins(claims(ev))
	if len(twins) == 0 {
		return finding.OK()
	}
	nodes := twins[0].Nodes
	last := nodes[len(nodes)-1]
	outcome := finding.Broken("case_twins", finding.Args{"claim": twins[0].Claim, "last": redact.Clip(last.Name(), clip)})
	return outcome.At(placesOf(ev, nodes)...)
}

func nameArgs(name string, times int) finding.Args {
	return finding.Args{"name": redact.Clip(name, clip), "times": strconv.Itoa(times)}
}

// maxPlaces bounds what a hostile token can put into a report.
const maxPlaces = 20

func places(ev *evidence.Set, repeated []jsondoc.Duplicate) []finding.Location {
	var nodes []jsondoc.Node
	for _, r := range repeated {
		nodes = append(nodes, r.Nodes...)
	}
	return placesOf(ev, nodes)
}

func placesOf(ev *evidence.Set, nodes []jsondoc.Node) []finding.Location {
	var all []finding.Location
	for _, n := range nodes[:min(len(nodes), maxPlaces)] {
		all = append(all, place(ev, n))
	}
	return all
}
