package outline

import (
	"fmt"
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// VerdictWord is the verdict in lower case. No verdict is one too.
func VerdictWord(v report.Verdict) string {
	if v == "" {
		return "not judged"
	}
	return strings.ReplaceAll(string(v), "_", " ")
}

// Headline is the verdict as the report opens with it, and the conditions that
// continue the sentence. Only a good verdict depends on conditions.
func Headline(r report.Report) (verdict string, ifs []string) {
	verdict = strings.ToUpper(VerdictWord(r.Verdict))
	if VerdictTone(r.Verdict) != Good {
		return verdict, nil
	}
	for _, c := range r.Conditions {
		ifs = append(ifs, "if "+c.Text)
	}
	return verdict, ifs
}

// GoalWord names a goal.
func GoalWord(g finding.Goal) string {
	if g == finding.Groups {
		return "User groups"
	}
	return "Sign-in"
}

// ScopeWord says what was judged when it was no login. A login needs no word:
// it is what the verdict is about.
func ScopeWord(s finding.Scope) string {
	switch s {
	case finding.Login:
		return ""
	case finding.Probe:
		return "questions to the IdP, without a user"
	case finding.Token:
		return "one saved token"
	case finding.Claims:
		return "saved claims"
	case finding.UserInfo:
		return "a saved UserInfo response"
	case finding.Config:
		return "an exported app configuration"
	case finding.Rollout:
		return "the saved tokens of many users"
	}
	return string(s)
}

// OwnerWord names who has to change something.
func OwnerWord(o finding.Owner) string {
	switch o {
	case finding.IDPAdmin:
		return "IdP administrator"
	case finding.Network:
		return "Network administrator"
	case finding.Intric:
		return "Intric"
	case finding.ThisComputer:
		return "This computer"
	case finding.User:
		return "Test user"
	}
	return string(o)
}

// StatusWord is the word in front of a finding.
func StatusWord(f report.Finding) string {
	switch {
	case f.IsNote():
		return "NOTE"
	case f.Status == finding.Pass:
		return "OK"
	case f.Status == finding.NotChecked:
		return "?"
	case f.Status == finding.Skipped:
		return "SKIP"
	}
	return strings.ToUpper(string(f.Status))
}

// BasisWord says what a statement rests on.
func BasisWord(k report.BasisKind) string { return strings.ReplaceAll(string(k), "_", " ") }

// ProviderWord names the IdP.
func ProviderWord(p report.Provider) string {
	switch {
	case p.Name == "":
		return p.Vendor
	case p.Certainty == "likely" && p.Vendor != "unknown":
		return p.Name + " (likely)"
	}
	return p.Name
}

// KindWord says what kind of identifier a group's value is.
func KindWord(g report.GroupItem) string {
	if g.Label != "" {
		return g.Label
	}
	return g.Kind
}

// IsUnwanted reports a group that is not on the list of wanted groups.
func IsUnwanted(g report.GroupItem) bool { return g.Wanted != nil && !*g.Wanted }

// IsCommand reports a line that is typed as it stands, and not read.
func IsCommand(text string) bool { return strings.HasPrefix(text, "ssocheck ") }

// Needed opens the line of a fix: what should hold, and how much it weighs.
func Needed(f report.Finding) string {
	if f.Level == finding.Must {
		return "Needed: " + f.Title
	}
	return "Better: " + f.Title
}

// RunAgain is the command that shows whether the fixes helped. A demo has
// nothing to repeat: its faults are its own.
func RunAgain(r report.Run) (command string, ok bool) {
	if !slices.Contains([]string{"login", "probe", "check"}, r.Command) {
		return "", false
	}
	return "ssocheck " + r.Command + ", with the same flags", true
}

// Sentence tells a group of waiting checks.
func (w Waiting) Sentence() string {
	first, last := w.Codes[0], w.Codes[len(w.Codes)-1]
	switch families := w.families(); {
	case len(w.Codes) == 1:
		return fmt.Sprintf("%s waits for %s", first, w.Root)
	case len(w.Codes) == 2:
		return fmt.Sprintf("%s and %s wait for %s", first, last, w.Root)
	case len(families) > 1:
		return fmt.Sprintf("%d checks (%s) wait for %s", len(w.Codes), strings.Join(families, ", "), w.Root)
	}
	return fmt.Sprintf("%d checks, %s to %s, wait for %s", len(w.Codes), first, last, w.Root)
}

func (w Waiting) families() []string {
	var list []string
	for _, code := range w.Codes {
		if family := strings.TrimRight(code, "0123456789"); !slices.Contains(list, family) {
			list = append(list, family)
		}
	}
	return list
}
