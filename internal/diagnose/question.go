package diagnose

import (
	"context"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Question is something that only the person can answer.
type Question string

// InWantedGroup asks whether the test user is in a group that Intric should see:
// a claim that is missing for somebody in no group says nothing about the set-up.
const InWantedGroup Question = "in_wanted_group"

// askPerson asks what the first judgement left open. The answer becomes evidence,
// and everything is judged again.
func (r *loginRun) askPerson(ctx context.Context) {
	if r.Ask == nil || ctx.Err() != nil || !groupsAbsent(checks.Judge(r.ev)) {
		return
	}
	yes, answered := r.Ask(ctx, InWantedGroup)
	r.ev.Declared.InNoGroup = answered && !yes
}

func groupsAbsent(outcomes []finding.Outcome) bool {
	for _, o := range outcomes {
		if o.Code == "GRP001" {
			return o.IsBroken() && (o.Variant == "absent" || o.Variant == "null")
		}
	}
	return false
}
