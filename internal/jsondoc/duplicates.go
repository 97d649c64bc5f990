package jsondoc

import (
	"bytes"
	"cmp"
	"slices"
)

// Duplicate is a member name that occurs more than once in one object.
type Duplicate struct {
	Name  string
	Nodes []Node // every occurrence, in the order of the document; the last one counts
}

// Duplicates returns all of them, at any depth, in the order of their first
// occurrence. Names are compared as the broker does: decoded, and exactly.
func (d *Document) Duplicates() []Duplicate {
	var found []Duplicate
	var members []member
	for at := range d.entryCount() {
		object := Node{d, int32(at)}
		if object.Kind() != Object || object.Len() < 2 {
			continue
		}
		members = object.sortedMembers(members[:0])
		found = appendRepeated(found, members)
	}
	slices.SortFunc(found, func(a, b Duplicate) int { return cmp.Compare(a.Nodes[0].at, b.Nodes[0].at) })
	return found
}

func (d *Document) entryCount() int {
	if d == nil {
		return 0
	}
	return len(d.entries)
}

// member is a member with its name decoded once, for sorting.
type member struct {
	name []byte
	node Node
}

// sortedMembers appends the members by name, equal names in document order.
// Sorting keeps an object of a hundred thousand members cheap.
func (n Node) sortedMembers(members []member) []member {
	for node := range n.children(Object) {
		members = append(members, member{node.nameBytes(), node})
	}
	slices.SortFunc(members, func(a, b member) int {
		return cmp.Or(bytes.Compare(a.name, b.name), cmp.Compare(a.node.at, b.node.at))
	})
	return members
}

// nameBytes returns the decoded name, without a copy where it is written
// plainly.
func (n Node) nameBytes() []byte {
	e := n.entry()
	if e.nameEncoded {
		return []byte(n.Name())
	}
	return within(n.doc.bytesOf(e.name))
}

// appendRepeated appends each run of two or more equal names.
func appendRepeated(found []Duplicate, members []member) []Duplicate {
	for len(members) > 0 {
		run := 1
		for run < len(members) && bytes.Equal(members[run].name, members[0].name) {
			run++
		}
		if run > 1 {
			duplicate := Duplicate{Name: string(members[0].name)}
			for _, m := range members[:run] {
				duplicate.Nodes = append(duplicate.Nodes, m.node)
			}
			found = append(found, duplicate)
		}
		members = members[run:]
	}
	return found
}
