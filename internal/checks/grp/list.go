// Package grp holds the checks of the groups claim, the heart of the program:
// whether Intric finds it, whether it is a flat list of texts, and whether the
// texts can serve as identifiers for years.
//
// Each check judges one thing and leaves the consequences to the skip graph. A
// check that meets a claim it cannot judge, because another one is broken,
// answers as if there were nothing to object to.
package grp

import (
	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/finding"
)

// Checks lists the family in report order.
func Checks() []check.Check {
	return []check.Check{
		grp001(), grp002(), grp003(), grp004(), grp005(), grp006(), grp007(), grp008(),
		grp009(), grp010(), grp011(), grp012(), grp013(), grp014(), grp015(), grp016(),
		grp017(), grp018(), grp019(), grp020(), grp021(), grp022(), grp025(), grp026(),
		grp028(), grp030(), grp031(), grp032(),
	}
}

// intric is the page that the rules of this family come from.
const intric = "Intric, SSO and User Groups"

func groupsGoal() []finding.Goal { return []finding.Goal{finding.Groups} }

// inLogin is for rules that only a complete sign-in can decide.
func inLogin() []finding.Scope { return []finding.Scope{finding.Login} }

// perUser adds every saved artefact of one user.
func perUser() []finding.Scope {
	return []finding.Scope{finding.Login, finding.Token, finding.Claims, finding.UserInfo}
}

// perToken adds the rollout, which judges each of its tokens alone.
func perToken() []finding.Scope { return append(perUser(), finding.Rollout) }
