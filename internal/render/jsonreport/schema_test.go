package jsonreport

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/render/specimen"
	"github.com/ssocheck/ssocheck/internal/report"
)

// schema is the part of JSON Schema 2020-12 that our own schema uses. Another
// keyword would be ignored silently, so reading it is strict.
type schema struct {
	Meta        string             `json:"$schema"`
	Defs        map[string]*schema `json:"$defs"`
	Ref         string             `json:"$ref"`
	Title       string             `json:"title"`
	Description string             `json:"description"`
	Type        string             `json:"type"`
	Enum        []string           `json:"enum"`
	Const       *float64           `json:"const"`
	Pattern     string             `json:"pattern"`
	Minimum     *float64           `json:"minimum"`
	MinItems    int                `json:"minItems"`
	Required    []string           `json:"required"`
	Properties  map[string]*schema `json:"properties"`
	Additional  *schema            `json:"additionalProperties"`
	Items       *schema            `json:"items"`
	AnyOf       []*schema          `json:"anyOf"`
}

func published(t *testing.T) *schema {
	t.Helper()
	data, err := os.ReadFile("../../../docs/report.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var s schema
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(&s); err != nil {
		t.Fatalf("a keyword that the validator does not know: %v", err)
	}
	return &s
}

func TestOutputMatchesTheSchema(t *testing.T) {
	root := published(t)
	for _, s := range specimen.All() {
		if s.Name == "hostile" {
			continue // the words of its vocabulary are hostile too, see below
		}
		t.Run(s.Name, func(t *testing.T) {
			for _, fault := range root.faults(root, "", decoded(t, write(t, s.Envelope))) {
				t.Error(fault)
			}
		})
	}
}

// A validator that accepts everything would prove nothing.
func TestSchemaRefuses(t *testing.T) {
	root := published(t)
	good := string(write(t, specimen.NotReady()))
	tests := []struct{ name, from, to, fault string }{
		{"other version", `"schemaVersion": 1`, `"schemaVersion": 2`, "/schemaVersion: not 1"},
		{"unknown verdict", `"verdict": "not_ready"`, `"verdict": "fine"`, "/verdict: not one of"},
		{"wrong type", `"bytes": 1312`, `"bytes": "1312"`, "/bytes: not of type integer"},
		{"fraction", `"durationMs": 812`, `"durationMs": 812.5`, "/run/durationMs: not of type integer"},
		{"negative", `"durationMs": 812`, `"durationMs": -1`, "/run/durationMs: under 0"},
		{"bad code", `"code": "ISS001"`, `"code": "iss1"`, "/code: does not match"},
		{"null list", `"next": [`, `"next": null, "other": [`, "/next: not of type array"},
		{"missing member", `"startedAt": "2026-11-23T08:41:07Z",`, ``, "/run: lacks startedAt"},
		{"no goals", "\"goals\": [\n            \"sign_in\"\n          ]", `"goals": []`, "/goals: too few"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			bad := strings.Replace(good, tt.from, tt.to, 1)
			if bad == good {
				t.Fatalf("%q is not in the report", tt.from)
			}
			found := strings.Join(root.faults(root, "", decoded(t, []byte(bad))), "\n")
			if !strings.Contains(found, tt.fault) {
				t.Errorf("got %q, want %q", found, tt.fault)
			}
		})
	}
	if len(root.faults(root, "", decoded(t, write(t, specimen.Hostile())))) == 0 {
		t.Error("hostile words pass for our vocabulary")
	}
}

func decoded(t *testing.T, data []byte) any {
	t.Helper()
	var v any
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatal(err)
	}
	return v
}

// faults says what is wrong with the value at the place.
func (s *schema) faults(root *schema, at string, v any) []string {
	if s.Ref != "" {
		return root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")].faults(root, at, v)
	}
	if len(s.AnyOf) > 0 {
		return s.best(root, at, v)
	}
	if s.Type != "" && !hasType(s.Type, v) {
		return []string{fmt.Sprintf("%s: not of type %s", at, s.Type)}
	}
	list := s.scalarFaults(at, v)
	switch v := v.(type) {
	case map[string]any:
		list = append(list, s.memberFaults(root, at, v)...)
	case []any:
		if len(v) < s.MinItems {
			list = append(list, at+": too few")
		}
		for i, item := range v {
			list = append(list, s.Items.faults(root, fmt.Sprintf("%s/%d", at, i), item)...)
		}
	}
	return list
}

// best gives the faults of the alternative that fits best.
func (s *schema) best(root *schema, at string, v any) []string {
	best := s.AnyOf[0].faults(root, at, v)
	for _, other := range s.AnyOf[1:] {
		if list := other.faults(root, at, v); len(list) < len(best) {
			best = list
		}
	}
	return best
}

func (s *schema) scalarFaults(at string, v any) []string {
	var list []string
	text, _ := v.(string)
	number, _ := v.(float64)
	if s.Enum != nil && !slices.Contains(s.Enum, text) {
		list = append(list, fmt.Sprintf("%s: not one of %v", at, s.Enum))
	}
	if s.Const != nil && number != *s.Const {
		list = append(list, fmt.Sprintf("%s: not %v", at, *s.Const))
	}
	if s.Pattern != "" && !regexp.MustCompile(s.Pattern).MatchString(text) {
		list = append(list, fmt.Sprintf("%s: does not match %s", at, s.Pattern))
	}
	if s.Minimum != nil && number < *s.Minimum {
		list = append(list, fmt.Sprintf("%s: under %v", at, *s.Minimum))
	}
	return list
}

func (s *schema) memberFaults(root *schema, at string, members map[string]any) []string {
	var list []string
	for _, name := range s.Required {
		if _, ok := members[name]; !ok {
			list = append(list, at+": lacks "+name)
		}
	}
	for name, v := range members {
		of := s.Properties[name]
		if of == nil {
			of = s.Additional
		}
		if of != nil {
			list = append(list, of.faults(root, at+"/"+name, v)...)
		}
	}
	return list
}

func hasType(name string, v any) bool {
	switch v := v.(type) {
	case string:
		return name == "string"
	case bool:
		return name == "boolean"
	case float64:
		return name == "integer" && v == float64(int64(v))
	case []any:
		return name == "array"
	case map[string]any:
		return name == "object"
	}
	return false
}

// Every member of the model is in the schema and the other way round, and what
// is always written is required.
func TestSchemaHasTheMembersOfTheModel(t *testing.T) {
	root := published(t)
	compare(t, root, root, reflect.TypeFor[report.Envelope]())
}

func compare(t *testing.T, root, s *schema, model reflect.Type) {
	t.Helper()
	switch {
	case s == nil:
		t.Fatalf("%v is not in the schema", model)
	case s.Ref != "":
		s = root.Defs[strings.TrimPrefix(s.Ref, "#/$defs/")]
	case len(s.AnyOf) > 0:
		s = root.Defs[strings.TrimPrefix(s.AnyOf[0].Ref, "#/$defs/")]
	}
	switch model.Kind() {
	case reflect.Pointer:
		compare(t, root, s, model.Elem())
	case reflect.Slice:
		compare(t, root, s.Items, model.Elem())
	case reflect.Struct:
		compareMembers(t, root, s, model)
	}
}

func compareMembers(t *testing.T, root, s *schema, model reflect.Type) {
	t.Helper()
	var names, always []string
	for i := range model.NumField() {
		name, options, _ := strings.Cut(model.Field(i).Tag.Get("json"), ",")
		names = append(names, name)
		if options == "" {
			always = append(always, name)
		}
		compare(t, root, s.Properties[name], model.Field(i).Type)
	}
	var properties []string
	for name := range s.Properties {
		properties = append(properties, name)
	}
	slices.Sort(names)
	slices.Sort(properties)
	if diff := cmp.Diff(names, properties); diff != "" {
		t.Errorf("members of %v (model -, schema +):\n%s", model, diff)
	}
	if model == reflect.TypeFor[report.Input]() {
		always = []string{"name"} // an unreadable input has no kind
	}
	if diff := cmp.Diff(always, s.Required); len(always)+len(s.Required) > 0 && diff != "" {
		t.Errorf("required of %v (model -, schema +):\n%s", model, diff)
	}
}
