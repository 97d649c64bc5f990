package jsondoc_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestDuplicates(t *testing.T) {
	tests := []struct {
		name, in string
		want     []string
	}{
		{"none", `{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}],"A":5}`, nil},
		{"two", `{"sub":"x","a":1,"sub":"y"}`, []string{`sub: "x" "y"`}},
		{"three", `{"a":1,"a":2,"a":3}`, []string{"a: 1 2 3"}},
		{"written differently", `{"groups":1,"gr\u006fups":2}`, []string{"groups: 1 2"}},
		{"empty name", `{"":1,"":2}`, []string{": 1 2"}},
		{"both unreadable", "{\"\xff\":1,\"\\ud800\":2}", []string{"\ufffd: 1 2"}},
		{"first occurrence decides the order", `{"z":1,"o":{"x":3,"x":4},"a":5,"a":6,"z":2}`, []string{"z: 1 2", "x: 3 4", "a: 5 6"}},
		{"inside a duplicate", `[{"a":{"b":1,"b":2},"a":0}]`, []string{`a: {"b":1,"b":2} 0`, "b: 1 2"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			var got []string
			for _, duplicate := range parse(t, test.in).Duplicates() {
				line := duplicate.Name + ":"
				for _, n := range duplicate.Nodes {
					line += " " + string(n.Raw())
				}
				got = append(got, line)
			}
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestDuplicatesOfLargeObject(t *testing.T) {
	var text strings.Builder
	for i := range 50_000 {
		fmt.Fprintf(&text, `,"\u0061%d":0`, i%49_999)
	}
	found := parse(t, "{"+text.String()[1:]+"}").Duplicates()
	if len(found) != 1 || found[0].Name != "a0" || len(found[0].Nodes) != 2 {
		t.Errorf("got %d duplicates, want a0 twice", len(found))
	}
}
