package jsondoc_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func TestKinds(t *testing.T) {
	tests := []struct {
		in   string
		kind jsondoc.Kind
		word string
		size int
	}{
		{"null", jsondoc.Null, "null", 0},
		{"true", jsondoc.Bool, "boolean", 0},
		{"false", jsondoc.Bool, "boolean", 0},
		{"-1.5e3", jsondoc.Number, "number", 0},
		{`"abc"`, jsondoc.String, "string", 0},
		{"[1,[2,3],4]", jsondoc.Array, "list", 3},
		{`{"a":{"b":1},"a":2}`, jsondoc.Object, "object", 2},
	}
	for _, test := range tests {
		n := parse(t, " "+test.in+" ").Root()
		if n.Kind() != test.kind || n.Kind().String() != test.word || n.Len() != test.size || string(n.Raw()) != test.in {
			t.Errorf("%s: kind %v, len %d, raw %s", test.in, n.Kind(), n.Len(), n.Raw())
		}
		if n.Bool() != (test.in == "true") {
			t.Errorf("%s: Bool %v", test.in, n.Bool())
		}
	}
}

func TestZeroNode(t *testing.T) {
	var n jsondoc.Node
	_, isNumber := n.Number()
	_, isInteger := n.Int64()
	if n.Valid() || n.Kind() != jsondoc.Invalid || n.Kind().String() != "absent" || n.Len() != 0 || n.Bool() ||
		isNumber || isInteger || n.Name() != "" || n.Text() != "" || n.Raw() != nil || n.Pointer() != "" ||
		n.Offset() != -1 || n.NameOffset() != -1 || n.Parent().Valid() || n.Get("a").Valid() || n.Lookup("/a").Valid() {
		t.Error("the zero Node claims to be something")
	}
	for range n.Elements() {
		t.Error("the zero Node has elements")
	}
	for range n.Members() {
		t.Error("the zero Node has members")
	}
}

func TestGet(t *testing.T) {
	root := parse(t, `{"groups":["a"],"Groups":1,"n":{"groups":2},"x":1,"gr\u006fups":3}`).Root()
	if got := string(root.Get("groups").Raw()); got != "3" {
		t.Errorf("the last duplicate counts, got %s", got)
	}
	for _, absent := range []string{"GROUPS", "grou", "groups ", ""} {
		if root.Get(absent).Valid() {
			t.Errorf("Get(%q) found something", absent)
		}
	}
	if parse(t, `["groups"]`).Root().Get("groups").Valid() || root.Get("x").Get("groups").Valid() {
		t.Error("only objects have members")
	}
	if got := parse(t, `{"":1}`).Root().Get(""); !got.Valid() || got.NameOffset() != 1 {
		t.Error("the empty name is a name")
	}
}

func TestWalk(t *testing.T) {
	doc := parse(t, `{"a":[1,{"b":2},[]],"a":"x","c":{}}`)
	var names, raws []string
	for name, member := range doc.Root().Members() {
		if member.Parent() != doc.Root() || member.Name() != name {
			t.Errorf("member %s has parent %s and name %s", name, member.Parent().Raw(), member.Name())
		}
		names, raws = append(names, name), append(raws, string(member.Raw()))
	}
	for element := range doc.Root().Lookup("").Elements() {
		t.Errorf("an object has no elements, got %s", element.Raw())
	}
	first := slices.Collect(firstMember(doc.Root()).Elements())
	for _, element := range first {
		raws = append(raws, string(element.Raw()))
	}
	if diff := cmp.Diff([]string{"a", "a", "c"}, names); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{`[1,{"b":2},[]]`, `"x"`, `{}`, "1", `{"b":2}`, "[]"}, raws); diff != "" {
		t.Error(diff)
	}
}

// firstMember also proves that a walk can be left early.
func firstMember(n jsondoc.Node) jsondoc.Node {
	for _, member := range n.Members() {
		return member
	}
	return jsondoc.Node{}
}

func TestText(t *testing.T) {
	tests := []struct{ in, want string }{
		{`"IT-support"`, "IT-support"},
		{`""`, ""},
		{`"\u00e5\"\\\/\b\f\n\r\t"`, "å\"\\/\b\f\n\r\t"},
		{`"\ud83d\ude80"`, "🚀"},
		{`"a\ud83db"`, "a\ufffdb"},
		{`"\ude80\ud83d"`, "\ufffd\ufffd"},
		{"\"a\xff\xfeb\"", "a\ufffd\ufffdb"},
		{"\"\xed\xa0\x80\"", "\ufffd\ufffd\ufffd"},
		{`1`, ""},
		{`["a"]`, ""},
	}
	for _, test := range tests {
		if got := parse(t, test.in).Root().Text(); got != test.want {
			t.Errorf("%s reads %q, want %q", test.in, got, test.want)
		}
	}
}

func TestNumber(t *testing.T) {
	tests := []struct {
		in        string
		float     float64
		isFloat   bool
		integer   int64
		isInteger bool
	}{
		{"0", 0, true, 0, true},
		{"-0", 0, true, 0, true},
		{"1763887200", 1763887200, true, 1763887200, true},
		{"1763887200.9", 1763887200.9, true, 1763887200, true},
		{"-1.9", -1.9, true, -1, true},
		{"-0.5", -0.5, true, 0, true},
		{"1.7638872e9", 1763887200, true, 1763887200, true},
		{"19E-1", 1.9, true, 1, true},
		{"9223372036854775807", 9223372036854775807, true, 9223372036854775807, true},
		{"9223372036854775807.9", 9223372036854775807, true, 9223372036854775807, true},
		{"9223372036854775808", 9223372036854775808, true, 0, false},
		{"-9223372036854775808", -9223372036854775808, true, -9223372036854775808, true},
		{"-9223372036854775809", -9223372036854775808, true, 0, false},
		{"9223372036854775808e0", 9223372036854775808, true, 0, false},
		{"-9223372036854775808e0", -9223372036854775808, true, -9223372036854775808, true},
		{"1e400", 0, false, 0, false},
		{"1e-400", 0, true, 0, true},
		{`"1"`, 0, false, 0, false},
		{"true", 0, false, 0, false},
	}
	for _, test := range tests {
		n := parse(t, test.in).Root()
		if got, ok := n.Number(); got != test.float || ok != test.isFloat {
			t.Errorf("%s: Number = %v, %v", test.in, got, ok)
		}
		if got, ok := n.Int64(); got != test.integer || ok != test.isInteger {
			t.Errorf("%s: Int64 = %v, %v", test.in, got, ok)
		}
	}
}

func TestPointer(t *testing.T) {
	// The document of RFC 6901, section 5, and what it leaves out.
	root := parse(t, `{"foo":["bar","baz"],"":0,"a/b":1,"c%d":2,"e^f":3,"g|h":4,"i\\j":5,"k\"l":6," ":7,"m~n":8,
		"~1":9,"o":{"":{"01":10}},"å":[[11]],"foo2":1,"foo2":2}`).Root()
	tests := []struct{ pointer, raw string }{
		{"", string(root.Raw())}, {"/foo", `["bar","baz"]`}, {"/foo/0", `"bar"`}, {"/foo/1", `"baz"`}, {"/", "0"},
		{"/a~1b", "1"}, {"/c%d", "2"}, {"/e^f", "3"}, {"/g|h", "4"}, {`/i\j`, "5"}, {`/k"l`, "6"}, {"/ ", "7"},
		{"/m~0n", "8"}, {"/~01", "9"}, {"/o//01", "10"}, {"/å/0/0", "11"}, {"/foo2", "2"},
	}
	for _, test := range tests {
		n := root.Lookup(test.pointer)
		if string(n.Raw()) != test.raw || n.Pointer() != test.pointer {
			t.Errorf("Lookup(%q) = %s at %q", test.pointer, n.Raw(), n.Pointer())
		}
	}
	for _, nowhere := range []string{
		"foo", "/foo/2", "/foo/-", "/foo/00", "/foo/+1", "/foo/-0", "/foo/1 ", "/foo/99999999999999999999", "/foo/",
		"/foo/0/0", "/m~n", "/m~2n", "/~", "/bar", "//",
	} {
		if n := root.Lookup(nowhere); n.Valid() {
			t.Errorf("Lookup(%q) leads to %s", nowhere, n.Raw())
		}
	}
	if got := root.Get("foo").Lookup("/1").Text(); got != "baz" {
		t.Errorf("a pointer from a node on reads %q", got)
	}
}
