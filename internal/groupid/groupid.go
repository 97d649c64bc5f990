// Package groupid says what kind of identifier a string of a groups claim is:
// a name, an object ID, a distinguished name and so on. It also finds strings
// that people would take for the same group, and strings that hold several.
//
// The forms come from what identity providers really send. A form that no
// ordinary group name has (a GUID, a SID) is always recognised. A form that
// ordinary names do have (BUN/Skola, a@b) is recognised only for a provider
// that is known to send it: see [Form]. Calling a name a path would warn an
// administrator about nothing, so in doubt a string is a name.
package groupid

import "slices"

// Kind is the kind of identifier that a string is. The values are the names
// that the JSON report uses.
type Kind string

// The kinds. Mixed and None describe a list; Of answers None for a string
// that is empty or only white space.
const (
	Name       Kind = "name"
	GUID       Kind = "guid"
	OktaID     Kind = "okta_id"
	DN         Kind = "dn"
	Path       Kind = "path"
	SID        Kind = "sid"
	SPN        Kind = "spn"
	DomainName Kind = "domain_name"
	Email      Kind = "email"
	NumericID  Kind = "numeric_id"
	OtherID    Kind = "other_id"
	Mixed      Kind = "mixed"
	None       Kind = "none"
)

// Kinds lists every kind, in the order of the report's schema.
func Kinds() []Kind {
	return []Kind{Name, GUID, OktaID, DN, Path, SID, SPN, DomainName, Email, NumericID, OtherID, Mixed, None}
}

// Of answers the kind of s. White space around s is ignored: a GUID with a
// space behind it is still an object ID, and the space is another check's
// finding. The ambiguous forms count only as far as forms holds them.
func Of(s string, forms Forms) Kind {
	s, _ = Trim(s)
	switch {
	case Blank(s):
		return None
	case isGUID(s):
		return GUID
	case isOktaID(s):
		return OktaID
	case isSID(s):
		return SID
	case isDN(s):
		return DN
	case isRootedPath(s):
		return Path
	case isDomainName(s):
		return DomainName
	}
	return forms.kind(s)
}

// List answers the kind of a whole list: the one kind that all items have,
// Mixed, or None for a list without any. Blank items (None) do not count.
func List(kinds []Kind) Kind {
	whole := None
	for _, k := range kinds {
		switch {
		case k == None || k == whole:
		case whole == None:
			whole = k
		default:
			return Mixed
		}
	}
	return whole
}

// Opaque reports whether the kind is an ID that says nothing to a person. It
// survives a rename.
func (k Kind) Opaque() bool {
	return slices.Contains([]Kind{GUID, OktaID, SID, NumericID, OtherID}, k)
}

// Fragile reports whether the identifier holds more than the group's own name
// and so changes also when something around the group is moved or renamed.
// A plain name is not fragile: it is the form that Intric documents.
func (k Kind) Fragile() bool {
	return slices.Contains([]Kind{DN, Path, DomainName, SPN, Email}, k)
}

// Label is the kind in words for people.
func (k Kind) Label() string {
	switch k {
	case Name:
		return "name"
	case GUID:
		return "object ID"
	case OktaID:
		return "Okta ID"
	case DN:
		return "distinguished name"
	case Path:
		return "path"
	case SID:
		return "SID"
	case SPN:
		return "SPN"
	case DomainName:
		return "name with its domain"
	case Email:
		return "e-mail address"
	case NumericID:
		return "numeric ID"
	case OtherID:
		return "ID"
	case Mixed:
		return "several kinds"
	}
	return "none"
}
