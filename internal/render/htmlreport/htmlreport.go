// Package htmlreport renders a report as one HTML file: no script, nothing
// loaded from elsewhere, readable on paper, on a telephone, in light and dark.
// The browser shows the same page after a login.
package htmlreport

import (
	"bytes"
	"crypto/sha256"
	"embed"
	"encoding/base64"
	"html/template"
	"io"
	"strings"

	"github.com/ssocheck/ssocheck/internal/outline"
	"github.com/ssocheck/ssocheck/internal/report"
)

//go:embed pages
var pages embed.FS

// frame is what every page has, and either a report or a message.
type frame struct {
	Title   string
	Policy  string
	Style   template.CSS
	Message *message
	report.Envelope
	Reports []view
}

// message is a page that says one thing.
type message struct {
	Heading string
	Lines   []string
}

// Write writes the report as one HTML document. The only error is the writer's.
func Write(w io.Writer, e report.Envelope) error {
	e = outline.Safe(e)
	title := strings.ToUpper(outline.VerdictWord(e.Verdict)) + " - " + e.Tool.Name + " " + e.Run.Command
	f := frame{Title: title, Envelope: e}
	for _, r := range e.Reports {
		f.Reports = append(f.Reports, newView(e.Run, r))
	}
	return f.write(w)
}

// Waiting writes the page that the browser shows while the checks run. It is
// sent with a Refresh header, and it says nothing about how they will end.
func Waiting(w io.Writer) error {
	return frame{Title: "ssocheck is checking", Message: &message{
		Heading: "The answer arrived. The checks are running…",
		Lines:   []string{"This page turns into the report by itself. What comes out is not known yet."},
	}}.write(w)
}

// Gone writes the page for a result that was shown before.
func Gone(w io.Writer) error {
	return frame{Title: "ssocheck: already shown", Message: &message{
		Heading: "This result was already shown.",
		Lines:   []string{"A result is shown once. The terminal has the same report. To see a new one, run ssocheck again."},
	}}.write(w)
}

// Policy is the content security policy of every page: nothing is loaded, nothing
// runs, and only the style inside the page counts.
func Policy() string {
	sum := sha256.Sum256(style())
	return "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
		"'; base-uri 'none'; form-action 'none'"
}

// write writes a page at once: half a report must never be taken for a whole one.
func (f frame) write(w io.Writer) error {
	f.Policy, f.Style = Policy(), template.CSS(style())
	t := template.Must(template.New("").Funcs(words()).ParseFS(pages, "pages/*.html"))
	var b bytes.Buffer
	if err := t.ExecuteTemplate(&b, "frame", f); err != nil {
		panic("htmlreport: " + err.Error()) // the pages are part of the program and a test renders each
	}
	_, err := w.Write(b.Bytes())
	return err
}

func style() []byte {
	css, err := pages.ReadFile("pages/style.css")
	if err != nil {
		panic("htmlreport: " + err.Error()) // it is part of the program
	}
	return css
}
