package nearmiss

import (
	"slices"
	"strings"

	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// search looks through one artefact.
type search struct {
	artifact string
	root     jsondoc.Node
	found    []Miss
}

func (s *search) run() []Miss {
	for name, n := range s.root.Members() {
		if s.topLevel(name, n) || ignored(name) {
			continue
		}
		s.inside(n, name)
	}
	return s.found
}

// ignored holds containers in which groups have another meaning: the reference
// to groups elsewhere (OpenID Connect Core 5.6.2) is a check of its own, the
// others are about addresses, keys, actors and events.
func ignored(name string) bool {
	return slices.Contains([]string{"_claim_names", "_claim_sources", "address", "cnf", "act", "events"}, name)
}

// topLevel adds the claim if its name gives it away.
func (s *search) topLevel(name string, n jsondoc.Node) bool {
	cause := s.causeOf(name, n)
	if cause == "" || !holds(n) || !misnamed(cause) && count(n) == 0 {
		return false
	}
	if cause == Roles && groupShape(n) != listOfStrings && n.Kind() != jsondoc.String {
		cause = RoleObjects
	}
	s.add(name, n, cause, s.isWeak(name, n, cause))
	return true
}

// misnamed holds causes that are certain from the name alone, so that an empty
// list counts too.
func misnamed(c Cause) bool {
	return slices.Contains([]Cause{Case, WhiteSpace, LookAlike, Singular, Namespaced}, c)
}

// isWeak: in an access token roles are everyday business, and a namespaced role
// is a role.
func (s *search) isWeak(name string, n jsondoc.Node, c Cause) bool {
	switch c {
	case Roles, RoleObjects:
		return s.artifact == "access_token"
	case RealmRoles:
		return s.artifact == "access_token" || onlyBuiltIn(n)
	}
	return false
}

// onlyBuiltIn reports roles that Keycloak gives to everybody.
func onlyBuiltIn(n jsondoc.Node) bool {
	for e := range n.Elements() {
		r := e.Text()
		if r != "offline_access" && r != "uma_authorization" && !strings.HasPrefix(r, "default-roles-") {
			return false
		}
	}
	return true
}

// inside looks for groups below the top level, where only names that nothing
// else has count.
func (s *search) inside(n jsondoc.Node, path string) {
	for e := range n.Elements() {
		s.inside(e, path)
	}
	for name, m := range n.Members() {
		key := path + "." + name
		switch cause := nestedCause(key, name); {
		case cause != "" && holds(m) && (cause == Nested || count(m) > 0):
			s.add(key, m, cause, s.isWeak(name, m, cause))
		default:
			s.inside(m, key)
		}
	}
}

func nestedCause(key, name string) Cause {
	switch groupid.LookAlikeKey(name) {
	case "groups", "memberof":
		return Nested
	case "roles":
		if key == "realm_access.roles" || strings.HasPrefix(key, "resource_access.") && !ownClient(key) {
			return RealmRoles
		}
	}
	return ""
}

// ownClient reports roles in Keycloak itself, which it puts into every token.
func ownClient(key string) bool {
	client := strings.TrimSuffix(strings.TrimPrefix(key, "resource_access."), ".roles")
	return slices.Contains([]string{"account", "account-console", "broker", "realm-management", "security-admin-console"}, client)
}

func (s *search) add(key string, n jsondoc.Node, cause Cause, weak bool) {
	s.found = append(s.found, Miss{Artifact: s.artifact, Pointer: n.Pointer(), Key: key, Shape: groupShape(n),
		Count: count(n), Cause: cause, Items: items(n), Weak: weak, Node: n})
}
