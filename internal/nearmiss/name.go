package nearmiss

import (
	"slices"
	"strings"
	"unicode"

	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// causeOf judges the name of a claim at the top level, and its value where the
// name alone proves nothing. The empty cause: no near miss.
func (s *search) causeOf(name string, n jsondoc.Node) Cause {
	if name == "groups" {
		if s.artifact == "id_token" {
			return "" // null: not a near miss, the claim itself
		}
		return OtherArtefact
	}
	for _, judge := range []func(string) Cause{spelling, knownName, uri, prefixed} {
		if c := judge(name); c != "" {
			return c
		}
	}
	if s.artifact == "id_token" && name == "wids" {
		return WIDs
	}
	if s.renamed(name, n) {
		return Renamed
	}
	return ""
}

// spelling finds names that a person would read as groups.
func spelling(name string) Cause {
	key := groupid.LookAlikeKey(name)
	switch {
	case strings.EqualFold(name, "groups"):
		return Case
	case strings.EqualFold(visible(name), "groups"):
		return WhiteSpace
	case key == "groups":
		return LookAlike
	case key == "group":
		return Singular
	}
	return ""
}

// visible removes what takes space or shows nothing.
func visible(name string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) || unicode.IsControl(r) || unicode.Is(unicode.Cf, r) {
			return -1
		}
		return r
	}, name)
}

// knownName finds the names that providers use for groups or roles.
func knownName(name string) Cause {
	switch key := groupid.LookAlikeKey(name); {
	case key == "groups_direct":
		return Direct
	case key == "cognito:groups":
		return Cognito
	case slices.Contains([]string{"memberof", "ismemberof", "member_of"}, key):
		return MemberOf
	case key == "roles" || key == "role":
		return Roles
	case strings.HasPrefix(key, "urn:zitadel:iam:") && strings.HasSuffix(key, ":roles"):
		return RoleObjects
	}
	return ""
}

// uri finds names that are web addresses: those of SAML claim types, which
// AD FS takes over when they are typed by hand, and namespaces.
func uri(name string) Cause {
	lower := strings.ToLower(name)
	last := lower[strings.LastIndexByte(lower, '/')+1:]
	_, rest, _ := strings.Cut(lower, "://")
	switch {
	case !strings.HasPrefix(lower, "http://") && !strings.HasPrefix(lower, "https://"),
		!slices.Contains([]string{"group", "groups", "groupsid", "role", "roles"}, last):
		return ""
	case strings.HasPrefix(rest, "schemas.xmlsoap.org/"), strings.HasPrefix(rest, "schemas.microsoft.com/"):
		return SAMLURI
	}
	return Namespaced
}

// prefixed finds intric_groups, intric.groups and the like.
func prefixed(name string) Cause {
	lower := strings.ToLower(name)
	for _, suffix := range []string{"_groups", "-groups", ".groups", ":groups", "/groups"} {
		if strings.HasSuffix(lower, suffix) {
			return Namespaced
		}
	}
	return ""
}

// renamed finds a list of groups under a name of the administrator's own: one
// that speaks of groups, or any claim of the ID token that lists nothing but
// identifiers that only objects of a directory have.
func (s *search) renamed(name string, n jsondoc.Node) bool {
	lower := strings.ToLower(name)
	if strings.HasPrefix(lower, "primary") { // primarygroupsid: one group, for files on a server
		return false
	}
	kind := directoryKind(n)
	if strings.Contains(lower, "group") {
		return groupShape(n) == listOfStrings || kind != groupid.None
	}
	return s.artifact == "id_token" && n.Kind() == jsondoc.Array && kind != groupid.None && !standard(lower)
}

// standard holds lists of IDs that are not groups: audiences, and what
// Microsoft adds about the tenant and its policies.
func standard(lower string) bool {
	return slices.Contains([]string{"aud", "amr", "acrs"}, lower) ||
		strings.HasPrefix(lower, "xms_") || strings.HasPrefix(lower, "capolids")
}

// directoryKind is the one kind of the strings, if it is a kind that only
// directories make; else None.
func directoryKind(n jsondoc.Node) groupid.Kind {
	var kinds []groupid.Kind
	if n.Kind() == jsondoc.String {
		kinds = append(kinds, groupid.Of(n.Text(), nil))
	}
	for e := range n.Elements() {
		if e.Kind() != jsondoc.String {
			return groupid.None
		}
		kinds = append(kinds, groupid.Of(e.Text(), nil))
	}
	switch k := groupid.List(kinds); k {
	case groupid.GUID, groupid.OktaID, groupid.SID, groupid.DN:
		return k
	}
	return groupid.None
}
