package evidence_test

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/sample"
)

// full is a set with evidence of every kind.
func full() *evidence.Set {
	ev := sample.Healthy()
	ev.AccessToken = evidence.Seen(evidence.Token{Source: "token endpoint", Claims: sample.Doc(`{"a":1}`), Header: sample.Doc(`{}`)})
	ev.Declared.Identifiers = "names"
	return ev
}

func TestKinds_eachIsHeldAndCanBeDropped(t *testing.T) {
	for _, k := range evidence.Kinds() {
		ev := full()
		if !ev.Has(k) {
			t.Errorf("the full set lacks %q", k)
		}
		if k == evidence.KRequest || k == evidence.KDeclared {
			continue // always there, possibly empty
		}
		if ev.Without(k).Has(k) {
			t.Errorf("Without(%q) still has it", k)
		}
		if !ev.Has(k) {
			t.Errorf("Without(%q) changed the set it was called on", k)
		}
	}
}

func TestKinds_dropOnlyTheirOwn(t *testing.T) {
	for _, dropped := range evidence.Kinds() {
		rest := full().Without(dropped)
		for _, k := range evidence.Kinds() {
			if k != dropped && !rest.Has(k) {
				t.Errorf("without %q the set lacks %q too", dropped, k)
			}
		}
	}
}

// A saved run is judged again with the same result, so nothing may be lost.
func TestSet_roundTrip(t *testing.T) {
	ev := full()
	ev.UserInfoFetch = evidence.NotSeen[evidence.Fetch](evidence.Failure{Reason: evidence.BadStatus, Status: 401})
	first, err := json.Marshal(ev)
	if err != nil {
		t.Fatal(err)
	}
	var back evidence.Set
	if err := json.Unmarshal(first, &back); err != nil {
		t.Fatal(err)
	}
	second, err := json.Marshal(&back)
	if err != nil {
		t.Fatal(err)
	}
	if string(first) != string(second) {
		t.Errorf("the second copy differs:\n%s\n%s", first, second)
	}
	if got, want := back.IDToken.Value.Claims.Bytes(), ev.IDToken.Value.Claims.Bytes(); string(got) != string(want) {
		t.Errorf("claims are %s, want them byte for byte", got)
	}
}

func TestDocument_keepsBytesThatAreNoText(t *testing.T) {
	in := []byte("{\"a\":\"\xff\", \"a\" : 1}")
	d, err := evidence.ParseDocument(in)
	if err != nil {
		t.Fatal(err)
	}
	saved, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back evidence.Document
	if err := json.Unmarshal(saved, &back); err != nil {
		t.Fatal(err)
	}
	if string(back.Bytes()) != string(in) {
		t.Errorf("the document is %q, want %q", back.Bytes(), in)
	}
	if len(back.Duplicates()) != 1 {
		t.Errorf("%d duplicates, want 1", len(back.Duplicates()))
	}
}

func TestReason_answered(t *testing.T) {
	for r, want := range map[evidence.Reason]bool{
		evidence.NoSuchHost: true, evidence.BadStatus: true, evidence.NotJSON: true, evidence.UnknownAuthority: true, evidence.TooLarge: true,
		evidence.DNSFailed: false, evidence.ConnectRefused: false, evidence.Timeout: false, evidence.Reset: false, evidence.ProxyFailed: false, "": false,
	} {
		if got := r.Answered(); got != want {
			t.Errorf("%q.Answered() = %v, want %v", r, got, want)
		}
	}
}

func TestDiscovery_list(t *testing.T) {
	d := evidence.Discovery{Document: sample.Doc(`{"a":["x",1,"y"],"b":"x"}`)}
	if got, ok := d.List("a"); !ok || !reflect.DeepEqual(got, []string{"x", "y"}) {
		t.Errorf("a is %v, %v", got, ok)
	}
	for _, name := range []string{"b", "c"} {
		if _, ok := d.List(name); ok {
			t.Errorf("%s is no list", name)
		}
	}
}
