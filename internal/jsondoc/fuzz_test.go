package jsondoc_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// FuzzParse states that we read what the broker's reader (encoding/json)
// reads, with the same result, and that the index is consistent.
func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		``, ` `, `{}`, `[]`, `null`, `-0.0e+1`, `"\ud83d"`, "\"\xff\"", "\ufeff{}", `{"a":1,"a":{"b":[2]}}`, `{"~/":[[],{}]}`,
		`[1,]`, `{"":""}`, `01`, `"\u12"`, "[\"\n\"]", `{"a":tru`, `1e999`, strings.Repeat("[", 65) + strings.Repeat("]", 65),
		string(claims()), strings.Repeat("[", 33) + strings.Repeat("]", 33),
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		before := bytes.Clone(data)
		doc, err := jsondoc.Parse(data)
		if !bytes.Equal(before, data) {
			t.Fatal("Parse changed its input")
		}
		if err != nil {
			checkRefusal(t, data, err)
			return
		}
		if !json.Valid(data) {
			t.Fatal("accepts what encoding/json refuses")
		}
		checkNode(t, doc, doc.Root())
		compareWithBroker(t, data, doc)
	})
}

func checkRefusal(t *testing.T, data []byte, err error) {
	syntax, ok := err.(*jsondoc.SyntaxError)
	if !ok || syntax.Offset < 0 || syntax.Offset > len(data) {
		t.Fatalf("error %#v does not point into the text", err)
	}
	if json.Valid(data) && syntax.Reason != jsondoc.TooDeep {
		t.Errorf("refuses what encoding/json accepts: %v", err)
	}
}

// checkNode proves what the index says about a value and all it holds.
func checkNode(t *testing.T, doc *jsondoc.Document, n jsondoc.Node) {
	alone, err := jsondoc.Parse(n.Raw())
	if err != nil || alone.Root().Kind() != n.Kind() || alone.Root().Len() != n.Len() {
		t.Fatalf("raw text %q is not the %v it was: %v", n.Raw(), n.Kind(), err)
	}
	if !bytes.HasPrefix(doc.Bytes()[n.Offset():], n.Raw()) {
		t.Errorf("offset %d does not lead to %q", n.Offset(), n.Raw())
	}
	target := doc.Root().Lookup(n.Pointer())
	shadowed := n.Parent().Kind() == jsondoc.Object && n.Parent().Get(n.Name()) != n
	if target != n && !shadowed && !underShadow(n) {
		t.Errorf("pointer %q leads to %q, not to %q", n.Pointer(), target.Raw(), n.Raw())
	}
	for name, member := range n.Members() {
		if member.Name() != name || doc.Bytes()[member.NameOffset()] != '"' {
			t.Errorf("member %q has name %q at %d", name, member.Name(), member.NameOffset())
		}
		checkNode(t, doc, member)
	}
	for element := range n.Elements() {
		checkNode(t, doc, element)
	}
}

// underShadow reports whether a value stands inside a duplicate that a later
// one replaces.
func underShadow(n jsondoc.Node) bool {
	for ; n.Valid(); n = n.Parent() {
		if n.Parent().Kind() == jsondoc.Object && n.Parent().Get(n.Name()) != n {
			return true
		}
	}
	return false
}

func compareWithBroker(t *testing.T, data []byte, doc *jsondoc.Document) {
	if len(doc.Duplicates()) > 0 {
		return // encoding/json merges a duplicate object into the earlier one
	}
	decoder := json.NewDecoder(bytes.NewReader(data))
	decoder.UseNumber()
	var want any
	if err := decoder.Decode(&want); err != nil {
		t.Fatalf("valid, and yet not decoded: %v", err)
	}
	// cmp.Diff takes exponential time for lists in lists.
	if got := value(doc.Root()); !reflect.DeepEqual(got, want) {
		t.Errorf("read differently: %#v, encoding/json %#v", got, want)
	}
}

// value builds what encoding/json builds, out of the index.
func value(n jsondoc.Node) any {
	switch n.Kind() {
	case jsondoc.Bool:
		return n.Bool()
	case jsondoc.Number:
		return json.Number(n.Raw())
	case jsondoc.String:
		return n.Text()
	case jsondoc.Array:
		list := []any{}
		for element := range n.Elements() {
			list = append(list, value(element))
		}
		return list
	case jsondoc.Object:
		object := map[string]any{}
		for name, member := range n.Members() {
			object[name] = value(member)
		}
		return object
	default:
		return nil
	}
}
