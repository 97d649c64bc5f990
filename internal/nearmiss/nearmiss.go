// Package nearmiss finds group values that Intric would not look at: claims
// whose name is nearly groups, claims that providers use instead, and groups in
// another artefact than the ID token. An administrator who is told where the
// values are has found the setting that moves them.
//
// A claim that merely could hold groups is no near miss: amr, aud, scopes and
// permissions are lists of strings too.
package nearmiss

import (
	"cmp"
	"slices"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Cause is why Intric does not find the values.
type Cause string

// The causes, from the most likely to be what the administrator meant to the
// least.
const (
	Case          Cause = "case"           // Groups
	WhiteSpace    Cause = "white_space"    // "groups " or an invisible character in it
	LookAlike     Cause = "look_alike"     // a letter of another script
	OtherArtefact Cause = "other_artefact" // groups, but not in the ID token
	Singular      Cause = "singular"       // group
	Namespaced    Cause = "namespaced"     // https://example/groups, intric_groups
	SAMLURI       Cause = "saml_uri"       // http://schemas.xmlsoap.org/claims/Group
	Nested        Cause = "nested"         // groups inside another object
	Direct        Cause = "direct"         // groups_direct
	Cognito       Cause = "cognito"        // cognito:groups
	MemberOf      Cause = "member_of"      // memberOf
	Renamed       Cause = "renamed"        // any other name for a list of groups
	RoleObjects   Cause = "role_objects"   // roles as objects
	Roles         Cause = "roles"          // roles
	RealmRoles    Cause = "realm_roles"    // realm_access.roles
	WIDs          Cause = "wids"           // wids: directory roles
)

// Causes lists every cause, most likely first.
func Causes() []Cause {
	return []Cause{Case, WhiteSpace, LookAlike, OtherArtefact, Singular, Namespaced, SAMLURI, Nested,
		Direct, Cognito, MemberOf, Renamed, RoleObjects, Roles, RealmRoles, WIDs}
}

// Miss is one place with values that Intric does not look at.
type Miss struct {
	Artifact string       // "id_token", "access_token" or "userinfo"
	Pointer  string       // JSON Pointer (RFC 6901) to the value
	Key      string       // the claim's name; of a nested one the names joined by dots
	Shape    string       // "list of strings", "string", "object", …
	Count    int          // how many values there are
	Cause    Cause        // why Intric does not find them
	Items    []string     // the first values, at most five
	Weak     bool         // most likely something else than groups
	Node     jsondoc.Node // the value
}

// maxMisses bounds the result: a token that hides groups in more places is a
// test of us.
const maxMisses = 20

// Find searches all artefacts when the ID token has no groups claim, or a null
// one. What is most likely meant comes first.
func Find(ev *evidence.Set) []Miss {
	if claim := ev.IDToken.Value.Claims.Root().Get("groups"); claim.Valid() && claim.Kind() != jsondoc.Null {
		return nil
	}
	var misses []Miss
	for _, a := range []search{
		{artifact: "id_token", root: ev.IDToken.Value.Claims.Root()},
		{artifact: "userinfo", root: ev.UserInfo.Value.Document.Root()},
		{artifact: "access_token", root: ev.AccessToken.Value.Claims.Root()},
	} {
		misses = append(misses, a.run()...)
	}
	slices.SortStableFunc(misses, likelierFirst)
	return misses[:min(len(misses), maxMisses)]
}

func likelierFirst(a, b Miss) int {
	if a.Weak != b.Weak {
		if b.Weak {
			return -1
		}
		return 1
	}
	return cmp.Compare(slices.Index(Causes(), a.Cause), slices.Index(Causes(), b.Cause))
}
