// Package groupclaim reads the groups claim as Intric does: the member of the
// ID token's claims that is named exactly groups, of duplicates the last, and
// null is the same as nothing. Checks and the report read the claim here, so
// that both speak of the same list.
package groupclaim

import (
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Name is the only name under which Intric looks for groups.
const Name = "groups"

// The artefacts that can hold a groups claim, by their id in the report. Intric
// reads the ID token alone.
const (
	IDToken     = "id_token"
	AccessToken = "access_token"
	UserInfo    = "userinfo"
)

// View is the groups claim of one run.
type View struct {
	Artifact string            // the artefact's id
	Document evidence.Document // the claims of the artefact
	Present  bool              // the claim is there and is not null
	Node     jsondoc.Node      // its value, also when that is null; zero when absent
	Items    []Item            // the strings of the list; none when it is no list
	Kind     groupid.Kind      // of the whole list
	Bytes    int               // length of the list as compact JSON; 0 when it is no list
}

// Item is one string of the list.
type Item struct {
	Value  string
	Kind   groupid.Kind
	Name   string // from the wanted list, when Value is the ID of a group in it
	Wanted *bool  // nil without a wanted list
	Node   jsondoc.Node
}

// Of reads the claim of the ID token. The kinds of its items depend on the
// provider's traits, names and Wanted on the declared list of wanted groups.
func Of(ev *evidence.Set) View {
	v := View{Artifact: IDToken, Document: ev.IDToken.Value.Claims, Kind: groupid.None}
	v.Node = v.Document.Root().Get(Name)
	v.Present = v.Node.Valid() && v.Node.Kind() != jsondoc.Null
	if v.Node.Kind() != jsondoc.Array {
		return v
	}
	forms := groupid.FormsOf(ev.Provider.Traits.Forms)
	kinds := make([]groupid.Kind, 0, v.Node.Len())
	v.Items = make([]Item, 0, v.Node.Len())
	v.Bytes = len("[]") + max(v.Node.Len()-1, 0)
	for n := range v.Node.Elements() {
		v.Bytes += len(n.Raw())
		if n.Kind() != jsondoc.String {
			continue
		}
		item := Item{Value: n.Text(), Node: n}
		item.Kind = groupid.Of(item.Value, forms)
		item.Name, item.Wanted = lookUp(ev.Declared.Wanted, item.Value)
		v.Items = append(v.Items, item)
		kinds = append(kinds, item.Kind)
	}
	v.Kind = groupid.List(kinds)
	return v
}

// lookUp finds an identifier in the wanted list.
func lookUp(wanted []evidence.WantedGroup, identifier string) (name string, on *bool) {
	if len(wanted) == 0 {
		return "", nil
	}
	found := false
	for _, w := range wanted {
		if !w.Is(identifier) {
			continue
		}
		found = true
		if w.ID == identifier && w.Name != "" {
			return w.Name, &found
		}
	}
	return "", &found
}

// In finds a groups claim that holds something in any document; the zero Node
// when it is absent, null, or an empty list.
func In(d evidence.Document) jsondoc.Node {
	n := d.Root().Get(Name)
	if n.Kind() == jsondoc.Null || n.Kind() == jsondoc.Array && n.Len() == 0 {
		return jsondoc.Node{}
	}
	return n
}

// Values lists the strings, in the order of the list.
func (v View) Values() []string {
	values := make([]string, len(v.Items))
	for i, item := range v.Items {
		values[i] = item.Value
	}
	return values
}

// At is the place of a value of the claim.
func (v View) At(n jsondoc.Node) finding.Location { return Place(v.Artifact, v.Document, n) }

// Place is where a value stands in an artefact: a member at its name, anything
// else at its first character.
func Place(artifact string, d evidence.Document, n jsondoc.Node) finding.Location {
	offset := n.NameOffset()
	if offset < 0 {
		offset = n.Offset()
	}
	l := finding.Location{Artifact: artifact, Pointer: n.Pointer()}
	l.Line, l.Column = d.Position(offset)
	return l
}
