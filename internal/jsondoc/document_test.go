package jsondoc_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

func parse(t testing.TB, text string) *jsondoc.Document {
	t.Helper()
	doc, err := jsondoc.Parse([]byte(text))
	if err != nil {
		t.Fatalf("Parse(%q): %v", text, err)
	}
	return doc
}

func TestSyntaxError(t *testing.T) {
	deep := strings.Repeat(`{"a":[`, jsondoc.MaxDepth/2)
	tests := []struct {
		name, in     string
		reason       jsondoc.Reason
		offset       int
		line, column int
	}{
		{"nothing", "", jsondoc.Empty, 0, 1, 1},
		{"white space", " \n\t", jsondoc.Empty, 0, 1, 1},
		{"open object", `{"a":1`, jsondoc.Truncated, 6, 1, 7},
		{"open list", "[1,\n", jsondoc.Truncated, 4, 2, 1},
		{"open string", `["åä`, jsondoc.Truncated, 6, 1, 5},
		{"open escape", `"\u00`, jsondoc.Truncated, 5, 1, 6},
		{"name only", `{"a"`, jsondoc.Truncated, 4, 1, 5},
		{"no value", `{"a":`, jsondoc.Truncated, 5, 1, 6},
		{"half a literal", "tru", jsondoc.Truncated, 3, 1, 4},
		{"half a number", "-", jsondoc.Truncated, 1, 1, 2},
		{"nested structure", "{\n  \"groups\": [\"group1\": []]}", jsondoc.Unexpected, 23, 2, 22},
		{"no colon", `{"a" 1}`, jsondoc.Unexpected, 5, 1, 6},
		{"no value before the end", `{"a":}`, jsondoc.Unexpected, 5, 1, 6},
		{"name without value", `{"a"}`, jsondoc.Unexpected, 4, 1, 5},
		{"number as name", `{1:2}`, jsondoc.Unexpected, 1, 1, 2},
		{"trailing comma", `[1,]`, jsondoc.Unexpected, 2, 1, 3},
		{"leading comma", `,1`, jsondoc.Unexpected, 0, 1, 1},
		{"wrong bracket", `[1}`, jsondoc.Unexpected, 2, 1, 3},
		{"closing first", `]`, jsondoc.Unexpected, 0, 1, 1},
		{"Python literal", `{"å": True}`, jsondoc.Unexpected, 7, 1, 7},
		{"misspelled literal", `nil`, jsondoc.Unexpected, 1, 1, 2},
		{"single quotes", `{'a':1}`, jsondoc.Unexpected, 1, 1, 2},
		{"comment", `{} // x`, jsondoc.TrailingData, 3, 1, 4},
		{"two values", "{}\n[]", jsondoc.TrailingData, 3, 2, 1},
		{"leading zero", `01`, jsondoc.TrailingData, 1, 1, 2},
		{"number without digits", `[-x]`, jsondoc.BadNumber, 2, 1, 3},
		{"number without fraction", `[1.]`, jsondoc.BadNumber, 3, 1, 4},
		{"unknown escape", `["\x41"]`, jsondoc.BadEscape, 2, 1, 3},
		{"short escape", `{"\u00g0":1}`, jsondoc.BadEscape, 2, 1, 3},
		{"line break in a string", "[\"a\nb\"]", jsondoc.ControlCharacter, 3, 1, 4},
		{"tab in a name", "{\"\t\":1}", jsondoc.ControlCharacter, 2, 1, 3},
		{"too deep", deep + "[" + strings.Repeat("]}", jsondoc.MaxDepth/2), jsondoc.TooDeep, len(deep), 1, len(deep) + 1},
		{"too deep and cut", strings.Repeat("[", 100_000), jsondoc.TooDeep, jsondoc.MaxDepth, 1, jsondoc.MaxDepth + 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc, err := jsondoc.Parse([]byte(test.in))
			var syntax *jsondoc.SyntaxError
			if !errors.As(err, &syntax) || doc != nil {
				t.Fatalf("Parse = %v, %v; want no document and a *SyntaxError", doc, err)
			}
			want := jsondoc.SyntaxError{Offset: test.offset, Line: test.line, Column: test.column, Reason: test.reason}
			if *syntax != want {
				t.Errorf("got %+v, want %+v", *syntax, want)
			}
		})
	}
}

func TestSyntaxErrorWords(t *testing.T) {
	reasons := []jsondoc.Reason{
		jsondoc.Empty, jsondoc.Truncated, jsondoc.Unexpected, jsondoc.TrailingData, jsondoc.TooDeep,
		jsondoc.BadEscape, jsondoc.BadNumber, jsondoc.ControlCharacter, jsondoc.LargeDocument,
	}
	seen := make(map[string]jsondoc.Reason)
	for _, reason := range reasons {
		words := (&jsondoc.SyntaxError{Line: 2, Column: 7, Reason: reason}).Error()
		if other, twice := seen[words]; twice {
			t.Errorf("%s and %s say the same: %s", reason, other, words)
		}
		seen[words] = reason
	}
	got := (&jsondoc.SyntaxError{Line: 2, Column: 7, Reason: jsondoc.Truncated}).Error()
	if want := "line 2, column 7: the JSON ends too early, something is cut off"; got != want {
		t.Errorf("Error() = %q, want %q", got, want)
	}
}

func TestDeepestDocument(t *testing.T) {
	doc := parse(t, strings.Repeat("[", jsondoc.MaxDepth)+strings.Repeat("]", jsondoc.MaxDepth))
	depth := 0
	for n := doc.Root(); n.Valid(); n = n.Lookup("/0") {
		depth++
	}
	if depth != jsondoc.MaxDepth {
		t.Errorf("depth %d, want %d", depth, jsondoc.MaxDepth)
	}
}

func TestPosition(t *testing.T) {
	doc := parse(t, "{\r\n \"åä\": 1,\n\"b\":\"🚀\"}")
	tests := []struct {
		name         string
		offset       int
		line, column int
	}{
		{"start", 0, 1, 1},
		{"before the start", -5, 1, 1},
		{"name", doc.Root().Get("åä").NameOffset(), 2, 2},
		{"value behind letters of two bytes", doc.Root().Get("åä").Offset(), 2, 8},
		{"next line", doc.Root().Get("b").NameOffset(), 3, 1},
		{"end", len(doc.Bytes()), 3, 9},
		{"behind the end", len(doc.Bytes()) + 5, 3, 9},
	}
	for _, test := range tests {
		if line, column := doc.Position(test.offset); line != test.line || column != test.column {
			t.Errorf("%s: %d:%d, want %d:%d", test.name, line, column, test.line, test.column)
		}
	}
}

func TestReset(t *testing.T) {
	var doc jsondoc.Document
	if err := doc.Reset([]byte(`{"a":[1,2,3]}`)); err != nil {
		t.Fatal(err)
	}
	old := doc.Root().Get("a")
	if err := doc.Reset([]byte(`[`)); err == nil || doc.Root().Valid() || old.Valid() {
		t.Errorf("after an error: err %v, root %v, old node %v", err, doc.Root().Valid(), old.Valid())
	}
	if err := doc.Reset([]byte(`"b"`)); err != nil || doc.Root().Text() != "b" {
		t.Errorf("third document: err %v, text %q", err, doc.Root().Text())
	}
}

func TestResetDuringWalk(t *testing.T) {
	doc := parse(t, `[1,2,3,4,5,6]`)
	seen := 0
	for range doc.Root().Elements() {
		seen++
		if err := doc.Reset([]byte(`0`)); err != nil {
			t.Fatal(err)
		}
	}
	if seen != 1 {
		t.Errorf("the walk went on for %d elements of a document that is gone", seen)
	}
}

func TestEmptyDocument(t *testing.T) {
	for name, doc := range map[string]*jsondoc.Document{"zero": {}, "nil": nil} {
		if line, column := doc.Position(3); doc.Root().Valid() || line != 1 || column != 1 ||
			len(doc.Bytes()) != 0 || len(doc.Duplicates()) != 0 {
			t.Errorf("%s document is not empty", name)
		}
	}
}
