package cli

import (
	"strings"

	"github.com/ssocheck/ssocheck/internal/render/text"
	"github.com/ssocheck/ssocheck/internal/system"
)

// textOptions fit the text report to where it goes. Nothing is asked of the
// terminal: some do not answer.
func (f *outputFlags) textOptions(sys *system.System, screen bool) text.Options {
	o := text.Options{Dark: darkBackground(sys)}
	if screen {
		o.Width = sys.Terminal.Width
		o.Colour = f.colour(sys)
	}
	return o
}

// colour decides on colour: --no-color and NO_COLOR turn it off, CLICOLOR_FORCE
// turns it on for a pipe too.
func (f *outputFlags) colour(sys *system.System) text.Colour {
	set := func(name string) bool { v, ok := sys.LookupEnv(name); return ok && v != "" && v != "0" }
	term, _ := sys.LookupEnv("TERM")
	forced := set("CLICOLOR_FORCE")
	switch {
	case f.noColor, present(sys, "NO_COLOR"):
		return text.NoColour
	case !forced && (!sys.Terminal.Stdout || term == "dumb"):
		return text.NoColour
	}
	return depth(sys, term)
}

// present follows no-color.org: the variable counts when it is not empty.
func present(sys *system.System, name string) bool {
	v, ok := sys.LookupEnv(name)
	return ok && v != ""
}

func depth(sys *system.System, term string) text.Colour {
	colours, _ := sys.LookupEnv("COLORTERM")
	switch {
	case colours == "truecolor" || colours == "24bit":
		return text.TrueColour
	case strings.Contains(term, "256color"):
		return text.ANSI256
	}
	return text.ANSI
}

// darkBackground reads COLORFGBG, which some terminals set ("15;0"). Unknown
// counts as dark; the palette stays readable on both.
func darkBackground(sys *system.System) bool {
	value, _ := sys.LookupEnv("COLORFGBG")
	_, background, ok := strings.Cut(value, ";")
	if i := strings.LastIndex(background, ";"); i >= 0 {
		background = background[i+1:]
	}
	return !ok || (background != "7" && background != "15")
}
