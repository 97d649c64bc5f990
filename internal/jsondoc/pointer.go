package jsondoc

import (
	"slices"
	"strconv"
	"strings"
)

// Pointer returns the JSON Pointer (RFC 6901) of the value; "" for the root.
// Duplicates share one pointer, which Lookup resolves to the last of them.
func (n Node) Pointer() string {
	var tokens []string
	for parent := n.Parent(); parent.Valid(); parent = n.Parent() {
		tokens = append(tokens, n.token(parent.Kind()))
		n = parent
	}
	var pointer strings.Builder
	for _, token := range slices.Backward(tokens) {
		pointer.WriteByte('/')
		pointer.WriteString(token)
	}
	return pointer.String()
}

// token returns the reference token of the node inside its parent.
func (n Node) token(parent Kind) string {
	if parent == Array {
		return strconv.Itoa(int(n.entry().ordinal))
	}
	return strings.NewReplacer("~", "~0", "/", "~1").Replace(n.Name())
}

// Lookup evaluates a JSON Pointer (RFC 6901, section 4) from this node on. It
// returns the zero Node where the pointer leads nowhere or is none.
func (n Node) Lookup(pointer string) Node {
	for pointer != "" {
		rest, ok := strings.CutPrefix(pointer, "/")
		if !ok {
			return Node{}
		}
		token, _, _ := strings.Cut(rest, "/")
		pointer = rest[len(token):]
		n = n.child(token)
	}
	return n
}

// child resolves one reference token.
func (n Node) child(token string) Node {
	if n.Kind() == Array {
		return n.element(token)
	}
	name, ok := unescape(token)
	if !ok {
		return Node{}
	}
	return n.Get(name)
}

// element resolves an array index, which is written without leading zeros.
func (n Node) element(token string) Node {
	index, err := strconv.Atoi(token)
	if err != nil || index < 0 || strconv.Itoa(index) != token {
		return Node{}
	}
	for element := range n.Elements() {
		if index == 0 {
			return element
		}
		index--
	}
	return Node{}
}

// unescape decodes ~0 and ~1; any other use of the tilde is no pointer.
func unescape(token string) (string, bool) {
	plain := strings.NewReplacer("~0", "", "~1", "").Replace(token)
	if strings.Contains(plain, "~") {
		return "", false
	}
	return strings.NewReplacer("~1", "/", "~0", "~").Replace(token), true
}
