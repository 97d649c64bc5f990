package text

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrap(t *testing.T) {
	tests := []struct {
		name      string
		text      string
		keep      []string
		at, first int
		want      []line
	}{
		{"fits", "one two", nil, 4, 20, []line{{4, "one two"}}},
		{"by words", "one two three four", nil, 4, 20, []line{{4, "one two three"}, {4, "four"}}},
		{"room for a code", "one two three", nil, 4, 12, []line{{4, "one two"}, {4, "three"}}},
		{"kept value", "see Nord Ost Sud.", []string{"Nord Ost Sud"}, 4, 20, []line{{4, "see"}, {4, "Nord Ost Sud."}}},
		{"kept with its spaces", "in a  b.", []string{"a  b"}, 4, 20, []line{{4, "in a  b."}}},
		{"moved to the left", "got 1234567890123456 end", nil, 10, 20, []line{{10, "got"}, {4, "1234567890123456"}, {10, "end"}}},
		{"never broken", "12345678901234567890123", nil, 10, 20, []line{{10, ""}, {2, "12345678901234567890123"}}},
		{"wide letters", "漢字漢字 漢字漢字", nil, 4, 20, []line{{4, "漢字漢字"}, {4, "漢字漢字"}}},
		{"nothing", "", nil, 4, 20, []line{{4, ""}}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := wrap(words(tt.text, tt.keep), tt.at, tt.first, 20)
			if diff := cmp.Diff(tt.want, got, cmp.AllowUnexported(line{})); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestFlow(t *testing.T) {
	got := flow([]int{5, 5, 10, 30, 3}, 2, 20)
	if diff := cmp.Diff([][]int{{0, 1}, {2}, {3}, {4}}, got); diff != "" {
		t.Error(diff)
	}
}
