package grp

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
)

// hasForm reports a list with at least one ID, or with at least one name.
func hasForm(v groupclaim.View, opaque bool) bool {
	for _, i := range v.Items {
		if i.Kind != groupid.None && i.Kind.Opaque() == opaque {
			return true
		}
	}
	return false
}

// judgeable lists the items that the wanted list can be asked about: IDs only
// where the list has IDs, names only where it has names.
func judgeable(ev *evidence.Set, v groupclaim.View) []groupclaim.Item {
	ids, names := listed(ev)
	return where(v, func(i groupclaim.Item) bool {
		return i.Kind != groupid.None && (i.Kind.Opaque() && ids || !i.Kind.Opaque() && names)
	})
}

// listed reports what the wanted list identifies groups by. A plain list does
// not say which of the two its entries are, so their form decides.
func listed(ev *evidence.Set) (ids, names bool) {
	forms := groupid.FormsOf(ev.Provider.Traits.Forms)
	for _, w := range ev.Declared.Wanted {
		for _, identifier := range []string{w.ID, w.Name} {
			switch k := groupid.Of(identifier, forms); {
			case k == groupid.None:
			case k.Opaque():
				ids = true
			default:
				names = true
			}
		}
	}
	return ids, names
}

// byWish splits the items into those on the wanted list and the others.
func byWish(items []groupclaim.Item) (wanted, others []groupclaim.Item) {
	for _, i := range items {
		if i.Wanted != nil && *i.Wanted {
			wanted = append(wanted, i)
		} else {
			others = append(others, i)
		}
	}
	return wanted, others
}
