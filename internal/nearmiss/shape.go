package nearmiss

import (
	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// The shapes that more than one place asks for.
const (
	listOfStrings = "list of strings"
	maxItems      = 5
)

// holds reports a value that can hold groups at all.
func holds(n jsondoc.Node) bool {
	switch n.Kind() {
	case jsondoc.Array, jsondoc.Object, jsondoc.String:
		return true
	}
	return false
}

// groupShape describes the value in the words of the report.
func groupShape(n jsondoc.Node) string {
	if n.Kind() != jsondoc.Array {
		return n.Kind().String()
	}
	if n.Len() == 0 {
		return "empty list"
	}
	var kind jsondoc.Kind
	for e := range n.Elements() {
		if kind != jsondoc.Invalid && e.Kind() != kind {
			return "mixed list"
		}
		kind = e.Kind()
	}
	return "list of " + kind.String() + "s"
}

// count says how many groups the value would give.
func count(n jsondoc.Node) int {
	if n.Kind() != jsondoc.String {
		return n.Len()
	}
	if groupid.Blank(n.Text()) {
		return 0
	}
	if _, parts, ok := groupid.Joined(n.Text()); ok {
		return parts
	}
	return 1
}

// items gives the first values: strings, the names of an object's members, and
// of a list of objects what each is called.
func items(n jsondoc.Node) []string {
	var list []string
	add := func(s string) bool {
		if s != "" {
			list = append(list, s)
		}
		return len(list) < maxItems
	}
	if n.Kind() == jsondoc.String {
		add(n.Text())
	}
	for e := range n.Elements() {
		if !add(called(e)) {
			break
		}
	}
	for name := range n.Members() {
		if !add(name) {
			break
		}
	}
	return list
}

// called is the text of a string, or the name that an object gives itself.
func called(n jsondoc.Node) string {
	if n.Kind() == jsondoc.String {
		return n.Text()
	}
	for _, name := range []string{"displayName", "name", "value", "id"} {
		if s := n.Get(name).Text(); s != "" {
			return s
		}
	}
	return ""
}
