package practice

import (
	"encoding/json"
	"slices"
	"testing"
)

func TestApply(t *testing.T) {
	base := []member{{"a", "1"}, {"b", "2"}, {"a", "3"}}
	tests := map[string]struct {
		edit Edit
		want string
	}{
		"set the first":   {Edit{Set, "a", "9"}, `{"a":9,"b":2,"a":3}`},
		"set a new one":   {Edit{Set, "c", "9"}, `{"a":1,"b":2,"a":3,"c":9}`},
		"add a duplicate": {Edit{Add, "b", "9"}, `{"a":1,"b":2,"a":3,"b":9}`},
		"drop all":        {Edit{Op: Drop, Name: "a"}, `{"b":2}`},
		"rename all":      {Edit{Rename, "a", "c"}, `{"c":1,"b":2,"c":3}`},
		"nothing there":   {Edit{Rename, "x", "y"}, `{"a":1,"b":2,"a":3}`},
	}
	for name, tt := range tests {
		before := slices.Clone(base)
		if got := string(encode(apply(base, []Edit{tt.edit}))); got != tt.want {
			t.Errorf("%s: %s, want %s", name, got, tt.want)
		}
		if !slices.Equal(base, before) {
			t.Errorf("%s: the argument was changed", name)
		}
	}
}

func TestRawValues(t *testing.T) {
	if got := list(); got != "[]" {
		t.Errorf("no items give %s", got)
	}
	want := []string{`a "quoted" one`, "Åäö", "line\nbreak", ""}
	var got []string
	if err := json.Unmarshal([]byte(list(want...)), &got); err != nil || !slices.Equal(got, want) {
		t.Errorf("%q came back as %q, %v", want, got, err)
	}
}

func TestShelf(t *testing.T) {
	var s shelf[int]
	first := s.put(1)
	if v, ok := s.get(first); v != 1 || !ok {
		t.Errorf("get: %d, %v", v, ok)
	}
	if v, ok := s.take(first); v != 1 || !ok {
		t.Errorf("take: %d, %v", v, ok)
	}
	if _, ok := s.take(first); ok {
		t.Error("taken twice")
	}
	oldest := s.put(2)
	for range maxShelf {
		s.put(3)
	}
	if _, ok := s.get(oldest); ok || len(s.items) > maxShelf || len(s.order) > maxShelf {
		t.Errorf("%d items and %d keys are kept", len(s.items), len(s.order))
	}
}
