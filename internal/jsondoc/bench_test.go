package jsondoc_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// claims returns about 2 kB of claims with ten groups.
func claims() []byte {
	var groups []string
	for i := range 10 {
		groups = append(groups, fmt.Sprintf("%q", fmt.Sprintf("Förvaltning-%d-Gemensamma-IT-tjänster-och-support", i)))
	}
	return fmt.Appendf(nil, `{"iss":"https://login.example.test/tenant/v2.0","sub":"AAAAAAAAAAAAAAAAAAAAAIkzqFVrSaSaFHy782bbtaQ",
"aud":"00000000-0000-0000-0000-000000000001","exp":1763887200,"iat":1763883300,"nbf":1763883300,"email":"test@example.test",
"email_verified":true,"name":"Test Testsson","preferred_username":"test@example.test","groups":[%s],"xms_extra":%q,
"address":{"locality":"Exempelstad","country":null},"amr":["pwd","mfa"]}`, strings.Join(groups, ","), strings.Repeat("x", 880))
}

func BenchmarkParse(b *testing.B) {
	data := claims()
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if _, err := jsondoc.Parse(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkReset(b *testing.B) {
	data := claims()
	var doc jsondoc.Document
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		if err := doc.Reset(data); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDuplicates(b *testing.B) {
	doc := parse(b, string(claims()))
	b.ReportAllocs()
	for b.Loop() {
		if len(doc.Duplicates()) != 0 {
			b.Fatal("the claims have no duplicates")
		}
	}
}

// BenchmarkEncodingJSON is the yardstick: the same document into an any.
func BenchmarkEncodingJSON(b *testing.B) {
	data := claims()
	b.ReportAllocs()
	b.SetBytes(int64(len(data)))
	for b.Loop() {
		var into any
		if err := json.Unmarshal(data, &into); err != nil {
			b.Fatal(err)
		}
	}
}

// TestResetAllocates keeps the promise of reusable memory.
func TestResetAllocates(t *testing.T) {
	data := claims()
	var doc jsondoc.Document
	allocations := testing.AllocsPerRun(100, func() {
		if err := doc.Reset(data); err != nil {
			t.Fatal(err)
		}
	})
	if allocations != 0 {
		t.Errorf("%v allocations for a document whose memory is there already", allocations)
	}
}
