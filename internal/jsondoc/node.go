package jsondoc

import "iter"

// Kind is what a JSON value is.
type Kind uint8

// The kinds of values. Invalid is the kind of a Node that is not there.
const (
	Invalid Kind = iota
	Null
	Bool
	Number
	String
	Array
	Object
)

// String returns the word a person is told: "list" for an array.
func (k Kind) String() string {
	switch k {
	case Null:
		return "null"
	case Bool:
		return "boolean"
	case Number:
		return "number"
	case String:
		return "string"
	case Array:
		return "list"
	case Object:
		return "object"
	default:
		return "absent"
	}
}

// Node is one value of a Document. It is small and copied freely. The zero
// Node stands for a value that is not there; all methods answer for it.
type Node struct {
	doc *Document
	at  int32
}

// Valid reports whether the value is there.
func (n Node) Valid() bool { return n.doc != nil && int(n.at) < len(n.doc.entries) }

// entry returns what is known of the value, a zero entry if it is not there.
func (n Node) entry() entry {
	if !n.Valid() {
		return entry{parent: none}
	}
	return n.doc.entries[n.at]
}

// Kind returns what the value is.
func (n Node) Kind() Kind { return n.entry().kind }

// Len returns the number of members or elements, duplicates included; 0 for
// everything that is not an object or a list.
func (n Node) Len() int { return int(n.entry().count) }

// Parent returns the list or object that holds the value, the zero Node for
// the root.
func (n Node) Parent() Node {
	parent := n.entry().parent
	if parent == none {
		return Node{}
	}
	return Node{n.doc, parent}
}

// Get returns the member with exactly this name; of duplicates the last, as the
// broker reads it. Without one, or if the node is no object, it returns the
// zero Node.
func (n Node) Get(name string) Node {
	var found Node
	for member := range n.children(Object) {
		if member.named(name) {
			found = member
		}
	}
	return found
}

// Members returns the names and values of an object in the order of the
// document, duplicates included.
func (n Node) Members() iter.Seq2[string, Node] {
	return func(yield func(string, Node) bool) {
		for member := range n.children(Object) {
			if !yield(member.Name(), member) {
				return
			}
		}
	}
}

// Elements returns the values of a list in order.
func (n Node) Elements() iter.Seq[Node] { return n.children(Array) }

// children walks over what the node holds if it is of this kind. The check of
// Valid ends the walk should the document be Reset meanwhile.
func (n Node) children(kind Kind) iter.Seq[Node] {
	return func(yield func(Node) bool) {
		self := n.entry()
		if self.kind != kind {
			return
		}
		child := Node{n.doc, n.at + 1}
		for child.at < self.next && child.Valid() {
			next := child.entry().next
			if !yield(child) {
				return
			}
			child.at = next
		}
	}
}
