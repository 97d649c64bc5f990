package cli

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/spf13/pflag"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/render/htmlreport"
	"github.com/ssocheck/ssocheck/internal/render/jsonreport"
	"github.com/ssocheck/ssocheck/internal/render/text"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/system"
)

// outputFlags say what is written where.
type outputFlags struct {
	outputs []string
	quiet   bool
	noColor bool
}

func (f *outputFlags) addFlags(flags *pflag.FlagSet) {
	flags.VarP(newList(&f.outputs), "output", "o", "`FORMAT` or FORMAT=FILE; formats: "+strings.Join(formatNames(), ", ")+"; repeatable")
	flags.BoolVar(&f.quiet, "quiet", false, "with only files as output: no text on the terminal")
	flags.BoolVar(&f.noColor, "no-color", false, "no colour (NO_COLOR does the same)")
}

// format is one way to write a report.
type format struct {
	name  string
	write func(io.Writer, report.Envelope, text.Options) error
}

func formats() []format {
	return []format{
		{"text", text.Write},
		{"json", func(w io.Writer, e report.Envelope, _ text.Options) error { return jsonreport.Write(w, e) }},
		{"html", func(w io.Writer, e report.Envelope, _ text.Options) error { return htmlreport.Write(w, e) }},
	}
}

func formatNames() []string {
	var names []string
	for _, f := range formats() {
		names = append(names, f.name)
	}
	return names
}

// destination is one format and where it goes; no file is standard output.
type destination struct {
	format format
	file   string
}

// destinations reads the -o flags before anything is asked of an IdP.
func (f *outputFlags) destinations() ([]destination, error) {
	var list []destination
	onScreen := 0
	for _, o := range f.outputs {
		name, file, toFile := strings.Cut(o, "=")
		i := slices.IndexFunc(formats(), func(x format) bool { return x.name == name })
		switch {
		case i < 0:
			return nil, usage(fmt.Sprintf("there is no format %q", clip(name)), "The formats are "+strings.Join(formatNames(), ", ")+".")
		case toFile && file == "":
			return nil, usage(fmt.Sprintf("-o %s= names no file", name), fmt.Sprintf("Write -o %s=FILE, or -o %s for standard output.", name, name))
		case !toFile:
			onScreen++
		}
		list = append(list, destination{formats()[i], file})
	}
	if onScreen > 1 {
		return nil, usage("only one format can go to standard output", "Give the others a file: -o json=report.json.")
	}
	if onScreen == 0 && !f.quiet {
		list = append([]destination{{format: formats()[0]}}, list...)
	}
	return list, nil
}

// write renders the report everywhere it is wanted. Each file is written whole
// or not at all.
func (f *outputFlags) write(sys *system.System, list []destination, e report.Envelope) error {
	for _, d := range list {
		var b bytes.Buffer
		if err := d.format.write(&b, e, f.textOptions(sys, d.file == "")); err != nil {
			return &failure{op: "render the report", err: err, code: exitOurFault}
		}
		if d.file == "" {
			if _, err := sys.Stdout.Write(b.Bytes()); err != nil {
				return usageFor("write the report", err, "")
			}
			continue
		}
		if err := sys.WriteFile(d.file, b.Bytes()); err != nil {
			return usageFor("write the report", err, "Nothing was written to it. Choose another file, or leave it out to see the report here.")
		}
	}
	return nil
}

// envelope wraps the reports of one run.
func envelope(command string, started, ended time.Time, reports ...report.Report) report.Envelope {
	e := report.Envelope{SchemaVersion: report.SchemaVersion,
		Tool:    report.Tool{Name: "ssocheck", Version: version(), BrokerRules: broker.Rules},
		Run:     report.Run{Command: command, StartedAt: started.UTC().Format(time.RFC3339), DurationMS: ended.Sub(started).Milliseconds()},
		Reports: reports}
	var verdicts []report.Verdict
	for _, r := range reports {
		verdicts = append(verdicts, r.Verdict)
	}
	e.Verdict = report.Worst(verdicts...)
	return e
}

// clip makes an argument fit for an error message.
func clip(s string) string { return redact.Clip(s, 60) }
