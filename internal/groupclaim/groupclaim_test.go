package groupclaim_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/sample"
)

const id = "4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11"

func view(claims string) groupclaim.View {
	return groupclaim.Of(sample.WithClaims(sample.Healthy(), claims))
}

func TestClaim(t *testing.T) {
	for _, tt := range []struct {
		claims  string
		present bool
		values  []string
		kind    groupid.Kind
		bytes   int
	}{
		{`{"groups":["IT","HR"]}`, true, []string{"IT", "HR"}, groupid.Name, len(`["IT","HR"]`)},
		{"{\"groups\": [\n  \"IT\",\n  \"HR\"\n]}", true, []string{"IT", "HR"}, groupid.Name, len(`["IT","HR"]`)},
		{`{"groups":["a"],"groups":["b"]}`, true, []string{"b"}, groupid.Name, len(`["b"]`)},
		{`{"groups":["a"],"groups":null}`, false, []string{}, groupid.None, 0},
		{`{"groups":null}`, false, []string{}, groupid.None, 0},
		{`{"Groups":["a"]}`, false, []string{}, groupid.None, 0},
		{`{"groups":[]}`, true, []string{}, groupid.None, 2},
		{`{"groups":"IT"}`, true, []string{}, groupid.None, 0},
		{`{"groups":["IT",1,["HR"],null]}`, true, []string{"IT"}, groupid.Name, len(`["IT",1,["HR"],null]`)},
		{`{"groups":["IT","` + id + `"]}`, true, []string{"IT", id}, groupid.Mixed, len(`["IT",""]`) + len(id)},
		{`{"\u0067roups":["IT"]}`, true, []string{"IT"}, groupid.Name, len(`["IT"]`)},
		{`["IT"]`, false, []string{}, groupid.None, 0},
	} {
		v := view(tt.claims)
		if v.Artifact != groupclaim.IDToken || v.Present != tt.present || v.Kind != tt.kind || v.Bytes != tt.bytes {
			t.Errorf("%s: artefact %s, present %v, kind %s, %d bytes", tt.claims, v.Artifact, v.Present, v.Kind, v.Bytes)
		}
		if diff := cmp.Diff(tt.values, v.Values()); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.claims, diff)
		}
	}
	if v := groupclaim.Of(&evidence.Set{}); v.Present || v.Node.Valid() || len(v.Items) > 0 {
		t.Errorf("without an ID token: %+v", v)
	}
}

func TestFormsOfTheProvider(t *testing.T) {
	ev := sample.WithClaims(sample.Healthy(), `{"groups":["BUN/Skola"]}`)
	if got := groupclaim.Of(ev).Kind; got != groupid.Name {
		t.Errorf("unknown provider: %s", got)
	}
	ev.Provider.Traits.Forms = []string{string(groupid.SlugPath)}
	if got := groupclaim.Of(ev).Kind; got != groupid.Path {
		t.Errorf("provider that sends paths: %s", got)
	}
}

func TestWanted(t *testing.T) {
	ev := sample.WithClaims(sample.Healthy(), `{"groups":["`+id+`","HR","IT"]}`)
	for _, i := range groupclaim.Of(ev).Items {
		if i.Wanted != nil {
			t.Errorf("%s is judged without a list", i.Value)
		}
	}
	ev.Declared.Wanted = []evidence.WantedGroup{{ID: id, Name: "IT-support"}, {Name: "HR"}}
	type row struct {
		Name   string
		Wanted bool
	}
	var got []row
	for _, i := range groupclaim.Of(ev).Items {
		got = append(got, row{i.Name, *i.Wanted})
	}
	if diff := cmp.Diff([]row{{"IT-support", true}, {"", true}, {"", false}}, got); diff != "" {
		t.Error(diff)
	}
}

func TestPlaces(t *testing.T) {
	v := view("{\n  \"sub\": \"a\",\n  \"groups\": [\n    \"IT\",\n    \"HR\"\n  ]\n}")
	for want, got := range map[finding.Location]finding.Location{
		{Artifact: "id_token", Pointer: "/groups", Line: 3, Column: 3}:   v.At(v.Node),
		{Artifact: "id_token", Pointer: "/groups/1", Line: 5, Column: 5}: v.At(v.Items[1].Node),
	} {
		if got != want {
			t.Errorf("got %+v, want %+v", got, want)
		}
	}
}

func TestIn(t *testing.T) {
	for document, want := range map[string]bool{
		`{"groups":["a"]}`: true, `{"groups":"a"}`: true, `{"groups":{}}`: true,
		`{"groups":[]}`: false, `{"groups":null}`: false, `{"Groups":["a"]}`: false, `[]`: false,
	} {
		if got := groupclaim.In(sample.Doc(document)).Valid(); got != want {
			t.Errorf("In(%s) = %v", document, got)
		}
	}
	if groupclaim.In(evidence.Document{}).Valid() {
		t.Error("a document that is not there has groups")
	}
}
