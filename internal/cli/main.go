// Package cli is the command line: flags become options, a use case runs, its
// report is written, and the verdict becomes the exit status. It holds no
// knowledge of tokens.
package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime/debug"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ssocheck/ssocheck/internal/nearest"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/system"
)

// The exit statuses that are no verdict (product.md 5).
const (
	exitUsage       = 2
	exitOurFault    = 70
	exitInterrupted = 130
)

// Main runs the program and gives its exit status.
func Main(ctx context.Context, sys *system.System, args []string) (status int) {
	defer func() {
		if recover() != nil {
			// The value of a panic may hold anything, so it is not shown.
			fmt.Fprintf(sys.Stderr, "ssocheck: this is a fault in ssocheck itself, not a verdict on your IdP.\n  Please report it with the output of `ssocheck version` and this trace:\n%s", debug.Stack())
			status = exitOurFault
		}
	}()
	root := newRoot(sys)
	root.SetArgs(args)
	root.SetIn(sys.Stdin)
	root.SetOut(sys.Stdout)
	root.SetErr(sys.Stderr)
	err := root.ExecuteContext(ctx)
	status = exitStatus(ctx, err)
	explain(sys.Stderr, err, status)
	return status
}

func exitStatus(ctx context.Context, err error) int {
	var coded interface{ ExitCode() int }
	switch {
	case ctx.Err() != nil:
		return exitInterrupted
	case err == nil:
		return 0
	case errors.As(err, &coded):
		return coded.ExitCode()
	}
	return exitUsage // cobra's own: an unknown command or flag
}

// verdictError carries a verdict to the exit status. It says nothing: the report
// did.
type verdictError struct{ verdict report.Verdict }

func (e verdictError) Error() string { return string(e.verdict) }
func (e verdictError) ExitCode() int { return e.verdict.ExitStatus() }

// verdict gives nil for a good one.
func verdict(v report.Verdict) error {
	if v.ExitStatus() == 0 {
		return nil
	}
	return verdictError{v}
}

// failure is an error at the edge: what was being done, why it failed, and what
// the person can do about it.
type failure struct {
	op   string
	err  error
	hint string
	code int
}

func (f *failure) Error() string {
	switch {
	case f.op == "":
		return f.err.Error()
	case f.err == nil:
		return f.op
	}
	return f.op + ": " + f.err.Error()
}

func (f *failure) Unwrap() error { return f.err }
func (f *failure) ExitCode() int { return f.code }

// usage makes a failure for wrong usage or unreadable input.
func usage(sentence, hint string) error {
	return &failure{op: sentence, hint: hint, code: exitUsage}
}

// usageFor is the same with a cause.
func usageFor(op string, err error, hint string) error {
	return &failure{op: op, err: err, hint: hint, code: exitUsage}
}

// explain prints one sentence and a hint.
func explain(w io.Writer, err error, status int) {
	var v verdictError
	if status == exitInterrupted {
		fmt.Fprintln(w, "ssocheck: stopped. Nothing was changed at your IdP.")
		return
	}
	if err == nil || errors.As(err, &v) {
		return
	}
	fmt.Fprintf(w, "ssocheck: %s\n", err)
	var f *failure
	if errors.As(err, &f) && f.hint != "" {
		fmt.Fprintf(w, "  %s\n", f.hint)
		return
	}
	fmt.Fprintln(w, "  ssocheck --help lists the commands; ssocheck COMMAND --help its flags.")
}

func newRoot(sys *system.System) *cobra.Command {
	root := &cobra.Command{
		Use:   "ssocheck",
		Short: "Is your identity provider ready for single sign-on to Intric?",
		Long: "ssocheck tells an organisation whether its identity provider (Entra ID, Okta, Google,\n" +
			"Keycloak, AD FS, …) is ready for single sign-on to Intric, and what to change where it is not.",
		Args:          noArguments,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := io.WriteString(sys.Stdout, firstWords)
			return err
		},
	}
	root.CompletionOptions.HiddenDefaultCmd = false
	root.AddCommand(newDemo(sys), newLogin(sys), newVersion(sys))
	root.SetFlagErrorFunc(flagError)
	return root
}

// firstWords are for somebody who has never used the program.
const firstWords = `ssocheck tells you whether your identity provider is ready for single sign-on to Intric.

  ssocheck demo      see a finished report in a second: a practice IdP inside this program
  ssocheck login     sign a test user in at your own IdP and get the full report

  ssocheck --help    all commands
`

// noArguments refuses arguments with a sentence of our own.
func noArguments(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	return usage(fmt.Sprintf("there is no command %q", clip(args[0])),
		fmt.Sprintf("Did you mean %s? ssocheck --help lists the commands.", nearest.Of(args[0], names)))
}

// flagError names the nearest flag for one that does not exist.
func flagError(cmd *cobra.Command, err error) error {
	hint := fmt.Sprintf("%s --help lists the flags.", cmd.CommandPath())
	var unknown *pflag.NotExistError
	if errors.As(err, &unknown) && len(unknown.GetSpecifiedName()) > 1 {
		var names []string
		cmd.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		hint = fmt.Sprintf("Did you mean --%s? %s", nearest.Of(unknown.GetSpecifiedName(), names), hint)
	}
	return usageFor("", err, hint)
}
