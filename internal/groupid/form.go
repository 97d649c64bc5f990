package groupid

import (
	"slices"
	"strings"
)

// Form is a form of identifier that looks like an ordinary name. It is
// believed only of a provider that is known to send it.
type Form string

// The ambiguous forms, each with the provider that sends it.
const (
	SlugPath   Form = "slug_path"   // GitLab: sundby/it/intric
	SPNForm    Form = "spn"         // Kanidm: intric_admin@idm.sundby.example
	EmailForm  Form = "email"       // Google: intric@sundby.example
	HexID      Form = "hex_id"      // JumpCloud: 24 hexadecimal digits
	DigitID    Form = "numeric_id"  // ZITADEL: 15 to 20 digits
	PrefixedID Form = "prefixed_id" // Auth0: rol_, org_ or grp_ and 16 more
	RolePrefix Form = "role_prefix" // WSO2: Internal/everyone
)

// Forms is a set of forms: what one provider is known to send.
type Forms []Form

// FormsOf turns names, as evidence carries them, into forms. A name that is
// not a form is left out: evidence saved by a newer version may hold one.
func FormsOf(names []string) Forms {
	var forms Forms
	for _, n := range names {
		if Form(n).matcher() != nil {
			forms = append(forms, Form(n))
		}
	}
	return forms
}

// Has reports whether the set holds form.
func (f Forms) Has(form Form) bool { return slices.Contains(f, form) }

// kind answers the kind of the first form of the set that s has, else Name.
func (f Forms) kind(s string) Kind {
	for _, form := range f {
		if match := form.matcher(); match != nil && match(s) {
			return form.kind()
		}
	}
	return Name
}

// matcher is nil for a form that does not exist.
func (f Form) matcher() func(string) bool {
	switch f {
	case SlugPath:
		return isSlugPath
	case SPNForm, EmailForm:
		return isAddress
	case HexID:
		return isHexID
	case DigitID:
		return isDigitID
	case PrefixedID:
		return isPrefixedID
	case RolePrefix:
		return isRolePrefixed
	}
	return nil
}

// kind: WSO2's prefix is the name of a user store, so what it qualifies
// changes with that store like DOMAIN\name does.
func (f Form) kind() Kind {
	switch f {
	case SlugPath:
		return Path
	case SPNForm:
		return SPN
	case EmailForm:
		return Email
	case DigitID:
		return NumericID
	case RolePrefix:
		return DomainName
	}
	return OtherID
}

// isSlugPath matches a GitLab path. One part alone counts: the provider names
// every group by its path, and a top-level group beside its subgroups must not
// look like two kinds of identifier.
func isSlugPath(s string) bool {
	for part := range strings.SplitSeq(s, "/") {
		if part == "" || !all(part, isSlugByte) {
			return false
		}
	}
	return true
}

func isSlugByte(c byte) bool { return isAlnum(c) || c == '_' || c == '.' || c == '-' }

// isAddress matches local@host with a host of at least two labels, the last of
// letters only.
func isAddress(s string) bool {
	local, host, found := strings.Cut(s, "@")
	dot := strings.LastIndexByte(host, '.')
	if !found || local == "" || dot < 1 || strings.ContainsFunc(local, isWhite) {
		return false
	}
	top := host[dot+1:]
	return len(top) >= 2 && all(top, isLetter) && all(host[:dot], isHostByte)
}

func isHostByte(c byte) bool { return isAlnum(c) || c == '.' || c == '-' }

func isHexID(s string) bool {
	return len(s) == 24 && all(s, isHex) && s == strings.ToLower(s)
}

func isDigitID(s string) bool { return len(s) >= 15 && len(s) <= 20 && all(s, isDigit) }

func isPrefixedID(s string) bool {
	prefix, id, found := strings.Cut(s, "_")
	return found && slices.Contains([]string{"rol", "org", "grp"}, prefix) && len(id) == 16 && all(id, isAlnum)
}

func isRolePrefixed(s string) bool {
	prefix, name, found := strings.Cut(s, "/")
	return found && name != "" && slices.Contains([]string{"Internal", "Application", "PRIMARY"}, prefix)
}
