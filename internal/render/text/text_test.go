package text

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/lipgloss"

	"github.com/ssocheck/ssocheck/internal/golden"
	"github.com/ssocheck/ssocheck/internal/render/specimen"
	"github.com/ssocheck/ssocheck/internal/report"
)

func render(t testing.TB, e report.Envelope, o Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, e, o); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGolden(t *testing.T) {
	for _, s := range specimen.All() {
		for _, width := range []int{80, 120} {
			name := fmt.Sprintf("%s_%d.txt", s.Name, width)
			t.Run(name, func(t *testing.T) {
				golden.Check(t, render(t, s.Envelope, Options{Width: width}), name)
			})
		}
	}
}

// The environment must not reach the output: the caller has decided already.
func TestGoldenColour(t *testing.T) {
	tests := []struct {
		name string
		o    Options
	}{
		{"colour_dark.txt", Options{Colour: ANSI256, Dark: true, Explain: true}},
		{"colour_light.txt", Options{Colour: TrueColour, ASCII: true}},
	}
	for _, env := range []string{"CLICOLOR_FORCE", "NO_COLOR"} {
		for _, tt := range tests {
			t.Run(env+"/"+tt.name, func(t *testing.T) {
				t.Setenv(env, "1")
				golden.Check(t, render(t, specimen.NotReady(), tt.o), tt.name)
			})
		}
	}
}

func TestEnvironmentAddsNoColour(t *testing.T) {
	t.Setenv("CLICOLOR_FORCE", "1")
	t.Setenv("COLORTERM", "truecolor")
	golden.Check(t, render(t, specimen.Ready(), Options{}), "ready_80.txt")
}

// Colour is the only thing that colour adds.
func TestColourChangesNoWord(t *testing.T) {
	for _, s := range specimen.All() {
		plain := render(t, s.Envelope, Options{})
		for _, c := range []Colour{ANSI, ANSI256, TrueColour} {
			coloured := render(t, s.Envelope, Options{Colour: c, Dark: true})
			if !bytes.Contains(coloured, []byte("\x1b[")) {
				t.Errorf("%s: no colour at depth %d", s.Name, c)
			}
			if got := trimmed(stripped(coloured)); got != trimmed(plain) {
				t.Errorf("%s: colour %d changed the text", s.Name, c)
			}
		}
	}
}

func TestOptions(t *testing.T) {
	e := specimen.NotReady()
	if out := render(t, e, Options{}); bytes.Contains(out, []byte("ssocheck explain")) {
		t.Error("a command that was not asked for is named")
	}
	if out := render(t, e, Options{Explain: true}); !bytes.Contains(out, []byte("more  ssocheck explain GRP006\n")) {
		t.Error("Explain does not name the command")
	}
	if out := render(t, e, Options{ASCII: true}); bytes.ContainsRune(out, '·') {
		t.Error("ASCII has a separator that is not")
	}
	for width, want := range map[int]int{0: 80, 1: 60, 60: 60, 100: 100, 500: 120} {
		if got := clampWidth(width); got != want {
			t.Errorf("width %d: got %d, want %d", width, got, want)
		}
	}
}

// Causes that do not fit under "do this next" keep their steps.
func TestFourthFixStandsAtItsFinding(t *testing.T) {
	e := specimen.NotReady()
	broken := e.Reports[0].Findings[0]
	broken.Status, broken.Want = "fail", "a fourth fix"
	var all []report.Finding
	for _, code := range []string{"AAA001", "AAA002", "AAA003", "AAA004"} {
		broken.Code = code
		all = append(all, broken)
	}
	e.Reports[0].Findings = all
	out := string(render(t, e, Options{}))
	if n := strings.Count(out, "Needed:"); n != 3 {
		t.Errorf("%d fixes at the top, want 3", n)
	}
	if n := strings.Count(out, "fix   Should be: a fourth fix"); n != 1 {
		t.Errorf("the steps of the fourth stand %d times, want once", n)
	}
}

// A line is wider than the page only where one value alone is.
func TestNothingIsWiderThanThePage(t *testing.T) {
	for _, s := range specimen.All() {
		if s.Name == "hostile" {
			continue // its codes and verdicts are over-long as well
		}
		for width := minWidth; width <= maxWidth; width++ {
			for line := range strings.Lines(string(render(t, s.Envelope, Options{Width: width}))) {
				line = strings.TrimRight(line, "\n")
				if lipgloss.Width(line) > width && !isValue(s.Envelope, strings.TrimSpace(line)) {
					t.Errorf("%s at %d columns: %q", s.Name, width, line)
				}
			}
		}
	}
}

func isValue(e report.Envelope, text string) bool {
	if !strings.Contains(text, " ") {
		return true
	}
	var values []string
	for _, r := range e.Reports {
		for _, f := range r.Findings {
			values = slices.AppendSeq(values, maps.Values(f.Args))
		}
		if r.Groups != nil {
			for _, item := range r.Groups.Items {
				values = append(values, item.Value)
			}
		}
	}
	return slices.Contains(values, strings.Trim(text, ".,:"))
}

func TestNoValueIsBroken(t *testing.T) {
	e := specimen.ReadyIf()
	for width := minWidth; width <= maxWidth; width++ {
		out := string(render(t, e, Options{Width: width}))
		for _, item := range e.Reports[0].Groups.Items {
			if !strings.Contains(out, item.Value) {
				t.Errorf("at %d columns the group %q is broken", width, item.Value)
			}
		}
		for _, f := range e.Reports[0].Findings {
			for _, value := range f.Args {
				if !strings.Contains(out, value) {
					t.Errorf("at %d columns the value %q is broken", width, value)
				}
			}
		}
	}
}

func TestWriterError(t *testing.T) {
	if err := Write(failing{}, specimen.Ready(), Options{}); !errors.Is(err, errFull) {
		t.Errorf("got %v, want the writer's error", err)
	}
}

var errFull = errors.New("full")

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, errFull }

// FuzzText: whatever a report holds, it never controls the terminal.
func FuzzText(f *testing.F) {
	for _, seed := range []string{"", "plain", specimen.Evil, "a\u0301 \U0001F468\u200d\U0001F469 \u05d0", "\x9b31m", " x  y ", "::error::x", "##vso[a]", "##other[b]", "::", "see ::error "} {
		f.Add(seed, 80)
	}
	f.Fuzz(func(t *testing.T, s string, width int) {
		for _, e := range []report.Envelope{
			specimen.Fill(specimen.NotReady(), s), specimen.Fill(specimen.ReadyIf(), s), specimen.FillAll(specimen.Several(), s),
		} {
			out := render(t, e, Options{Width: width, Explain: true})
			harmless(t, out)
			if found := commands(out); found != nil {
				t.Fatalf("a CI runner reads %q", found)
			}
			harmless(t, stripped(render(t, e, Options{Width: width, Colour: TrueColour})))
		}
	})
}

func harmless(t *testing.T, out []byte) {
	t.Helper()
	if !utf8.Valid(out) {
		t.Fatal("not valid UTF-8")
	}
	for _, r := range string(out) {
		if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control) || unicode.In(r, unicode.Zl, unicode.Zp)) {
			t.Fatalf("%U reached the terminal", r)
		}
	}
}

// commands are what a CI runner would take for an order.
func commands(out []byte) []byte {
	return regexp.MustCompile(`(?m)^\s*::[a-zA-Z].*$|##[a-z]*\[`).Find(out)
}

// stripped removes the sequences that we write ourselves, and no others.
func stripped(out []byte) []byte {
	return regexp.MustCompile("\x1b\\[[0-9;]*m").ReplaceAll(out, nil)
}

func trimmed(out []byte) string {
	return regexp.MustCompile(`(?m) +$`).ReplaceAllString(string(out), "")
}
