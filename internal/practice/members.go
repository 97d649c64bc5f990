package practice

import (
	"encoding/json"
	"slices"
	"strconv"
)

// A member is one member of a JSON object: its name, and its value as raw
// JSON. Objects are lists of members, not maps, because a map can hold neither
// a duplicate nor an order.
type member struct {
	name string
	raw  string
}

// Op is what an [Edit] does.
type Op string

// The operations of an [Edit].
const (
	// Set replaces the value of the first member of that name, or appends one.
	Set Op = "set"
	// Add appends a member, even beside another of the same name.
	Add Op = "add"
	// Drop removes every member of that name.
	Drop Op = "drop"
	// Rename gives every member of that name another name.
	Rename Op = "rename"
)

// Edit changes one member of a JSON object.
type Edit struct {
	Op   Op
	Name string
	// Value is raw JSON for Set and Add, the new name for Rename, unused for Drop.
	Value string
}

// apply returns the members after the edits; the argument stays as it is.
func apply(object []member, edits []Edit) []member {
	out := slices.Clone(object)
	for _, e := range edits {
		out = e.apply(out)
	}
	return out
}

func (e Edit) apply(object []member) []member {
	named := func(m member) bool { return m.name == e.Name }
	switch e.Op {
	case Set:
		if i := slices.IndexFunc(object, named); i >= 0 {
			object[i].raw = e.Value
			return object
		}
		return append(object, member{e.Name, e.Value})
	case Add:
		return append(object, member{e.Name, e.Value})
	case Drop:
		return slices.DeleteFunc(object, named)
	case Rename:
		for i := range object {
			if named(object[i]) {
				object[i].name = e.Value
			}
		}
	}
	return object
}

// encode writes the members in their order, as they are: names are quoted,
// values are not looked at.
func encode(object []member) []byte {
	out := []byte{'{'}
	for i, m := range object {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, text(m.name)...)
		out = append(out, ':')
		out = append(out, m.raw...)
	}
	return append(out, '}')
}

// text is a string as raw JSON.
func text(s string) string {
	raw, err := json.Marshal(s)
	if err != nil {
		return `""` // unreachable: every string can be encoded
	}
	return string(raw)
}

// list is a list of strings as raw JSON; no items give an empty list, not null.
func list(items ...string) string {
	out := []byte{'['}
	for i, item := range items {
		if i > 0 {
			out = append(out, ',')
		}
		out = append(out, text(item)...)
	}
	return string(append(out, ']'))
}

// number is an integer as raw JSON.
func number(n int64) string { return strconv.FormatInt(n, 10) }
