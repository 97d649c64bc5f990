package text

import (
	"io"

	"github.com/charmbracelet/lipgloss"
	"github.com/muesli/termenv"

	"github.com/ssocheck/ssocheck/internal/outline"
)

// Colour is how many colours the terminal shows.
type Colour int

// The colour depths. The zero value is no colour, so that forgetting it cannot
// send control sequences into a file.
const (
	NoColour Colour = iota
	ANSI            // 16 colours
	ANSI256
	TrueColour
)

func (c Colour) profile() termenv.Profile {
	switch c {
	case ANSI:
		return termenv.ANSI
	case ANSI256:
		return termenv.ANSI256
	case TrueColour:
		return termenv.TrueColor
	}
	return termenv.Ascii
}

// paint colours a piece of one line.
type paint func(string) string

// style is what the page is painted with. No paint carries a meaning of its own:
// there is always a word that says the same.
type style struct {
	strong, quiet, good, caution, bad paint
}

// newStyle fixes everything that lipgloss would otherwise find out by asking the
// terminal (and wait five seconds for a silent one) or the environment.
func newStyle(o Options) style {
	r := lipgloss.NewRenderer(io.Discard)
	r.SetColorProfile(o.Colour.profile())
	r.SetHasDarkBackground(o.Dark)
	set := light()
	if o.Dark {
		set = dark()
	}
	coloured := func(c lipgloss.TerminalColor) lipgloss.Style { return r.NewStyle().Foreground(c) }
	return style{
		strong:  painter(r.NewStyle().Bold(true)),
		quiet:   painter(coloured(set.quiet)),
		good:    painter(coloured(set.good).Bold(true)),
		caution: painter(coloured(set.caution).Bold(true)),
		bad:     painter(coloured(set.bad).Bold(true)),
	}
}

func painter(s lipgloss.Style) paint {
	return func(text string) string { return s.Render(text) }
}

// colours holds one colour a meaning, chosen for one background. An empty colour
// is the terminal's own.
type colours struct {
	quiet, good, caution, bad lipgloss.CompleteColor
}

// light has a contrast of at least 4.5 to 1 on white.
func light() colours {
	return colours{
		quiet:   lipgloss.CompleteColor{TrueColor: "#585858", ANSI256: "240"},
		good:    lipgloss.CompleteColor{TrueColor: "#006b2d", ANSI256: "22", ANSI: "2"},
		caution: lipgloss.CompleteColor{TrueColor: "#875f00", ANSI256: "94", ANSI: "3"},
		bad:     lipgloss.CompleteColor{TrueColor: "#af0000", ANSI256: "124", ANSI: "1"},
	}
}

// dark has a contrast of at least 4.5 to 1 on black.
func dark() colours {
	return colours{
		quiet:   lipgloss.CompleteColor{TrueColor: "#a8a8a8", ANSI256: "248"},
		good:    lipgloss.CompleteColor{TrueColor: "#5fd787", ANSI256: "78", ANSI: "10"},
		caution: lipgloss.CompleteColor{TrueColor: "#ffd75f", ANSI256: "221", ANSI: "11"},
		bad:     lipgloss.CompleteColor{TrueColor: "#ff8787", ANSI256: "210", ANSI: "9"},
	}
}

func (s style) tone(t outline.Tone) paint {
	switch t {
	case outline.Good:
		return s.good
	case outline.Caution:
		return s.caution
	case outline.Bad:
		return s.bad
	}
	return s.quiet
}

// status paints the word in front of a finding.
func (s style) status(word string) paint {
	switch word {
	case "OK":
		return s.good
	case "WARN":
		return s.caution
	case "FAIL":
		return s.bad
	}
	return s.quiet
}
