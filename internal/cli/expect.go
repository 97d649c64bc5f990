package cli

import (
	"encoding/csv"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/pflag"

	"github.com/ssocheck/ssocheck/internal/checks"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/nearest"
	"github.com/ssocheck/ssocheck/internal/report"
)

// expectFlags say what the person expects of this user and of the set-up.
type expectFlags struct {
	wanted      []string
	userGroups  []string
	identifiers string
	maxGroups   int
	goal        string
	failOn      string
	attest      string
	accept      []string
	secretEnds  string
	flags       *pflag.FlagSet
}

func (f *expectFlags) addFlags(flags *pflag.FlagSet) {
	f.flags = flags
	flags.Var(newList(&f.wanted), "wanted-group", "a group that Intric should see, by `NAME` or ID; repeatable; name them all")
	flags.Var(newList(&f.userGroups), "user-groups", "groups that this user must carry, `A,B`; a name with a comma in double quotes; empty: this user is in none")
	flags.StringVar(&f.identifiers, "identifiers", "", "how Intric is to know the groups, for good: `names or ids`")
	flags.IntVar(&f.maxGroups, "max-groups", evidence.DefaultMaxGroups, "warn above this `NUMBER` of groups when no wanted group is named")
	flags.StringVar(&f.goal, "goal", "both", "what the verdict is about: `sign-in or both`")
	flags.StringVar(&f.failOn, "fail-on", "must", "what makes the verdict not ready: `must or should`")
	flags.StringVar(&f.attest, "attest", "", "vouch for what cannot be proven from here; `callback`: Intric's callback is registered")
	flags.Var(newList(&f.accept), "accept", "`CODE=\"reason\"`: live with a broken should; recorded in every report; repeatable")
}

// declared turns the flags into what the person said.
func (f *expectFlags) declared() (evidence.Declared, error) {
	d := evidence.Declared{Identifiers: f.identifiers, MaxGroups: f.maxGroups, SecretEnds: f.secretEnds}
	if err := oneOf("identifiers", f.identifiers, "", "names", "ids"); err != nil {
		return d, err
	}
	if err := oneOf("attest", f.attest, "", "callback"); err != nil {
		return d, err
	}
	if f.maxGroups < 1 {
		return d, usage("--max-groups needs a number from 1", "Leave it out for the default of 50.")
	}
	d.AttestCallback = f.attest == "callback"
	for _, w := range f.wanted {
		if strings.TrimSpace(w) == "" {
			return d, usage("--wanted-group names no group", "Give one name or ID with each --wanted-group.")
		}
		d.Wanted = append(d.Wanted, evidence.WantedGroup{Name: w})
	}
	var err error
	d.UserGroupsSet = f.flags.Changed("user-groups")
	d.UserGroups, err = splitGroups(f.userGroups)
	return d, err
}

// splitGroups reads lists separated by commas, with double quotes around a name
// that holds one (RFC 4180).
func splitGroups(lists []string) ([]string, error) {
	var groups []string
	for _, l := range lists {
		r := csv.NewReader(strings.NewReader(l))
		r.TrimLeadingSpace = true
		record, err := r.Read()
		if err == io.EOF {
			continue
		}
		if err != nil {
			return nil, usage(fmt.Sprintf("--user-groups cannot be read: %q", clip(l)), `Separate names by commas; put a name with a comma in double quotes: --user-groups '"Vård, omsorg",HR'.`)
		}
		for _, g := range record {
			if g = strings.TrimSpace(g); g != "" {
				groups = append(groups, g)
			}
		}
	}
	return groups, nil
}

// policy turns the flags into what the verdict follows.
func (f *expectFlags) policy() (report.Policy, error) {
	if err := oneOf("goal", f.goal, "both", "sign-in"); err != nil {
		return report.Policy{}, err
	}
	if err := oneOf("fail-on", f.failOn, "must", "should"); err != nil {
		return report.Policy{}, err
	}
	accepted, err := f.accepted()
	return report.Policy{SignInOnly: f.goal == "sign-in", FailOnShould: f.failOn == "should", Accepted: accepted}, err
}

// accepted reads CODE=reason. Only a should can be accepted.
func (f *expectFlags) accepted() (map[string]string, error) {
	accepted := map[string]string{}
	rules := checks.Rules()
	for _, a := range f.accept {
		code, reason, _ := strings.Cut(a, "=")
		code, reason = strings.ToUpper(strings.TrimSpace(code)), strings.Trim(strings.TrimSpace(reason), `"`)
		i := slices.IndexFunc(rules, func(r finding.Rule) bool { return r.Code == code })
		switch {
		case i < 0:
			return nil, usage(fmt.Sprintf("there is no check %q", clip(code)), fmt.Sprintf("Did you mean %s?", nearest.Of(code, codes(rules))))
		case rules[i].Level != finding.Should:
			return nil, usage(code+" cannot be accepted", "Intric needs it; only checks of the level \"should\" can be accepted.")
		case reason == "":
			return nil, usage("--accept "+code+" gives no reason", fmt.Sprintf("Write --accept %s=\"why this is fine\"; the reason is shown in every report.", code))
		}
		accepted[code] = reason
	}
	return accepted, nil
}

func codes(rules []finding.Rule) []string {
	var list []string
	for _, r := range rules {
		list = append(list, r.Code)
	}
	return list
}

// oneOf refuses a value that a flag does not take. Empty values of the list are
// not named.
func oneOf(flag, value string, values ...string) error {
	if slices.Contains(values, value) {
		return nil
	}
	named := slices.DeleteFunc(slices.Clone(values), func(s string) bool { return s == "" })
	return usage(fmt.Sprintf("--%s does not take %q", flag, clip(value)), fmt.Sprintf("--%s takes %s.", flag, strings.Join(named, " or ")))
}
