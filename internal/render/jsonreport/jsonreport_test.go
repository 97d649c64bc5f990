package jsonreport

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"testing/iotest"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/ssocheck/ssocheck/internal/golden"
	"github.com/ssocheck/ssocheck/internal/render/specimen"
	"github.com/ssocheck/ssocheck/internal/report"
)

func write(t testing.TB, e report.Envelope) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, s := range specimen.All() {
		t.Run(s.Name, func(t *testing.T) {
			golden.Check(t, write(t, s.Envelope), s.Name+".json")
		})
	}
}

func TestRoundTrip(t *testing.T) {
	for _, s := range specimen.All() {
		t.Run(s.Name, func(t *testing.T) {
			got, err := Read(bytes.NewReader(write(t, s.Envelope)))
			if err != nil {
				t.Fatal(err)
			}
			want := specimen.Map(s.Envelope, func(text string) string { return strings.ToValidUTF8(text, "\ufffd") })
			if diff := cmp.Diff(want, got, cmpopts.EquateEmpty()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// A list without an element is a list: scripts count its elements.
func TestListsAreNeverNull(t *testing.T) {
	e := report.Envelope{Reports: []report.Report{{
		Groups: &report.Groups{}, Findings: []report.Finding{{Remedy: &report.Remedy{}}},
	}}}
	out := write(t, e)
	if bytes.Contains(out, []byte("null")) {
		t.Errorf("null in\n%s", out)
	}
	if bytes.Contains(out, []byte(`"line"`)) {
		t.Error("an absent line is written")
	}
}

func TestForeignTextStaysData(t *testing.T) {
	text := "<a>&\u2028\u202e\x1b\u0085\u200b\U000e0001å"
	out := write(t, specimen.Fill(specimen.Ready(), text))
	want := []byte(`"version": "<a>&\u2028\u202e\u001b\u0085\u200b\udb40\udc01å"`)
	if !bytes.Contains(out, want) {
		t.Errorf("want %s in\n%.300s", want, out)
	}
	var any struct{ Tool struct{ Version string } }
	if err := json.Unmarshal(out, &any); err != nil || any.Tool.Version != text {
		t.Errorf("the standard library reads %q, %v", any.Tool.Version, err)
	}
}

func TestNamesThatBecomeEqual(t *testing.T) {
	e := report.Envelope{Reports: []report.Report{{Findings: []report.Finding{{Args: map[string]string{"\xfe": "a", "\xff": "b"}}}}}}
	var b bytes.Buffer
	if err := Write(&b, e); err == nil || b.Len() > 0 {
		t.Errorf("got %v and %d bytes, want an error and nothing", err, b.Len())
	}
}

func TestReadErrors(t *testing.T) {
	tests := []struct {
		name, data string
		want       Error
	}{
		{"nothing", "", Error{Reason: NotAReport}},
		{"a token", "eyJhbGciOiJub25lIn0.e30.", Error{Reason: NotAReport}},
		{"other JSON", `{"keys":[]}`, Error{Reason: NotAReport}},
		{"version is null", `{"schemaVersion":null}`, Error{Reason: NotAReport}},
		{"newer", `{"schemaVersion":2,"reports":{"of":"another shape"}}`, Error{Reason: OtherVersion, Version: 2}},
		{"version only of another shape", `{"schemaVersion":1,"reports":{}}`, Error{Reason: NotAReport}},
		{"two reports", `{"schemaVersion":1}{"schemaVersion":1}`, Error{Reason: NotAReport}},
		{"duplicate name", `{"schemaVersion":1,"verdict":"ready","verdict":"not_ready"}`, Error{Reason: NotAReport}},
		{"huge", strings.Repeat(" ", MaxBytes+1), Error{Reason: TooLarge}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Read(strings.NewReader(tt.data))
			var got *Error
			if !errors.As(err, &got) || *got != tt.want {
				t.Errorf("got %v, want %v", err, &tt.want)
			}
		})
	}
}

func TestReadUnknownMembersAreIgnored(t *testing.T) {
	e, err := Read(strings.NewReader(`{"schemaVersion":1,"verdict":"ready","reports":[{"scope":"login","later":[1]}],"more":{}}`))
	if err != nil || e.Verdict != report.Ready || len(e.Reports) != 1 {
		t.Errorf("got %+v, %v", e, err)
	}
}

func TestReaderAndWriterErrors(t *testing.T) {
	broken := errors.New("broken")
	if _, err := Read(iotest.ErrReader(broken)); !errors.Is(err, broken) {
		t.Errorf("Read gave %v", err)
	}
	if err := Write(failing{broken}, specimen.Ready()); !errors.Is(err, broken) {
		t.Errorf("Write gave %v", err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzRead: what can be read can be written, read again without a difference,
// and shown on a terminal.
func FuzzRead(f *testing.F) {
	for _, s := range specimen.All() {
		if s.Name != "hostile" {
			f.Add(write(f, s.Envelope))
		}
	}
	f.Add([]byte(`{"schemaVersion":1,"tool":{"name":"\u202e\ud800"},"reports":[{"findings":[{"args":{"\u001b":"x"}}]}]}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		e, err := Read(bytes.NewReader(data))
		if err != nil {
			return
		}
		once := write(t, e)
		again, err := Read(bytes.NewReader(once))
		if err != nil {
			t.Fatalf("our own report cannot be read: %v\n%s", err, once)
		}
		if twice := write(t, again); !bytes.Equal(once, twice) {
			t.Fatalf("not the same again:\n%s\n%s", once, twice)
		}
		for _, r := range string(once) {
			if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)) {
				t.Fatalf("%U is not escaped", r)
			}
		}
	})
}
