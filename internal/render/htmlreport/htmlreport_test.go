package htmlreport

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/ssocheck/ssocheck/internal/golden"
	"github.com/ssocheck/ssocheck/internal/render/specimen"
	"github.com/ssocheck/ssocheck/internal/report"
)

func page(t testing.TB, e report.Envelope) string {
	t.Helper()
	var b bytes.Buffer
	if err := Write(&b, e); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func written(t testing.TB, write func(io.Writer) error) string {
	t.Helper()
	var b bytes.Buffer
	if err := write(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestGolden(t *testing.T) {
	for _, s := range specimen.All() {
		t.Run(s.Name, func(t *testing.T) {
			golden.Check(t, []byte(page(t, s.Envelope)), s.Name+".html")
		})
	}
	golden.Check(t, []byte(written(t, Waiting)), "waiting.html")
	golden.Check(t, []byte(written(t, Gone)), "gone.html")
}

// A person must not go home before the verdict is known.
func TestWaitingPromisesNothing(t *testing.T) {
	out := written(t, Waiting)
	if !strings.Contains(out, "The answer arrived. The checks are running…") {
		t.Error("the waiting page does not say what is happening")
	}
	if word := regexp.MustCompile(`(?i)\b(success\w*|ready|passed|works|good)\b`).FindString(out[strings.Index(out, "<body>"):]); word != "" {
		t.Errorf("the waiting page says %q", word)
	}
	if !strings.Contains(written(t, Gone), "This result was already shown.") {
		t.Error("the page does not say that the result was shown")
	}
}

func TestNothingIsLoadedAndNothingRuns(t *testing.T) {
	outside := regexp.MustCompile(`(?i)<script|<link|<img|<iframe|<form|<object|@import|url\(|\ssrc=|\shref=|\son[a-z]+=|javascript:`)
	for _, s := range specimen.All() {
		if found := outside.FindString(page(t, s.Envelope)); found != "" {
			t.Errorf("%s has %q", s.Name, found)
		}
	}
}

// The policy counts on a hash, so it must be the one of the style in the page.
func TestPolicyFitsTheStyle(t *testing.T) {
	out := page(t, specimen.Ready())
	if !strings.Contains(out, "<style>"+string(style())+"</style>") {
		t.Error("the style in the page is not the one that the policy allows")
	}
	in := regexp.MustCompile(`Content-Security-Policy" content="([^"]*)"`).FindStringSubmatch(out)
	if in == nil || strings.NewReplacer("&#39;", "'", "&#43;", "+").Replace(in[1]) != Policy() {
		t.Errorf("the page has the policy %q, want %q", in, Policy())
	}
}

func TestHeadingsAreInOrder(t *testing.T) {
	for _, s := range specimen.All() {
		before := byte('0')
		for _, h := range regexp.MustCompile(`<h([1-6])`).FindAllStringSubmatch(page(t, s.Envelope), -1) {
			if level := h[1][0]; level > before+1 {
				t.Errorf("%s: h%c follows h%c", s.Name, level, before)
			}
			before = h[1][0]
		}
		if before == '0' {
			t.Errorf("%s has no heading", s.Name)
		}
	}
}

// The page tells the sections in the order of the text report.
func TestOrderOfSections(t *testing.T) {
	tests := []struct {
		name string
		e    report.Envelope
		want []string
	}{
		{"not ready", specimen.NotReady(), []string{"Do this next", "User groups", "Sign-in", "Not proven here", "What this rests on", "Afterwards", "Next"}},
		{"ready", specimen.Ready(), []string{"Sign-in", "User groups", "Groups as Intric will see them", "What this rests on", "Ask Intric", "Next"}},
		{"not proven", specimen.NotProven(), []string{"Not proven here", "Sign-in", "User groups", "What this rests on"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, h := range regexp.MustCompile(`<h2>([^<]*)`).FindAllStringSubmatch(page(t, tt.e), -1) {
				got = append(got, strings.TrimSpace(h[1]))
			}
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Every word that is said in colour is said in letters.
func TestStatusesAreWords(t *testing.T) {
	out := page(t, specimen.ReadyIf())
	for _, want := range []string{">READY,", "if Intric switches PKCE on for your IdP, and if Intric adds", ">WARN<", ">OK<", ">?<", ">needed<",
		"you accepted it: we roll out to guests only"} {
		if !strings.Contains(out, want) {
			t.Errorf("the page lacks %q", want)
		}
	}
	if strings.Contains(page(t, specimen.ReadyIf()), `<h1 class="good"`) {
		t.Error("READY is green although there are warnings")
	}
	if !strings.Contains(page(t, specimen.Ready()), `<h1 class="good">READY</h1>`) {
		t.Error("READY without a warning is not green")
	}
}

func TestWriterError(t *testing.T) {
	full := errors.New("full")
	for name, err := range map[string]error{
		"report": Write(failing{full}, specimen.Ready()), "waiting": Waiting(failing{full}), "gone": Gone(failing{full}),
	} {
		if !errors.Is(err, full) {
			t.Errorf("%s gave %v", name, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// FuzzHTML: whatever a report holds, the tags of the page are our own, and
// nothing in it is invisible.
func FuzzHTML(f *testing.F) {
	for _, seed := range []string{"", "plain", specimen.Evil, `"><img src=x onerror=alert(1)>`, "</style><b>", "<!--", "&lt;b&gt;", "{{.}}", "ssocheck <b>"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, e := range []report.Envelope{specimen.NotReady(), specimen.ReadyIf(), specimen.Several()} {
			plain, hostile := page(t, specimen.Fill(e, "x")), page(t, specimen.Fill(e, s))
			if command := strings.HasPrefix(s, "ssocheck "); s != "" && !command && !slices.Equal(tags(plain), tags(hostile)) {
				t.Fatalf("%q changed the tags of the page", s)
			}
			known := page(t, specimen.FillAll(e, s))
			for _, tag := range tags(known) {
				if !ours(tag) {
					t.Fatalf("%q made the tag %q", s, tag)
				}
			}
			for _, r := range known + hostile {
				if r != '\n' && (unicode.IsControl(r) || unicode.In(r, unicode.Bidi_Control, unicode.Zl, unicode.Zp)) {
					t.Fatalf("%q let %U through", s, r)
				}
			}
		}
	})
}

// tags are every "<" of the page with what follows, up to ">".
func tags(page string) []string {
	return regexp.MustCompile(`<[^>]*>?`).FindAllString(page, -1)
}

// ours reports a tag as the pages write them: known names, known attributes.
func ours(tag string) bool {
	return regexp.MustCompile(`^</?(html|head|body|meta|title|style|header|footer|main|article|section|div|p|span|b|small|code|bdi|` +
		`h[123]|ul|ol|li|dl|dt|dd|details|summary|table|thead|tbody|tr|th|td)` +
		`( (class|lang|charset|name|content|http-equiv|scope|translate)="[^"<>]*"| open)*>$|^<!doctype html>$`).MatchString(tag)
}
