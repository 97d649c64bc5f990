package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/ssocheck/ssocheck/internal/diagnose"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/practice"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/system"
)

// demoCommand is one `ssocheck demo`.
type demoCommand struct {
	sys     *system.System
	list    bool
	browser string
	out     outputFlags
}

func newDemo(sys *system.System) *cobra.Command {
	c := &demoCommand{sys: sys}
	cmd := &cobra.Command{
		Use:   "demo [SCENARIO]",
		Short: "Run a complete login against a practice IdP inside this program",
		Long: "Starts a practice IdP on this computer, signs a practice person in by itself and prints the report.\n" +
			"Each scenario but the healthy ones has one fault; the exit status is the one that --list names.\n" +
			"Nothing leaves this computer.",
		Example: "  ssocheck demo\n" +
			"  ssocheck demo string-for-one\n" +
			"  ssocheck demo --list\n" +
			"  ssocheck demo overage --browser open",
		ValidArgsFunction: func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
			return scenarioNames(), cobra.ShellCompDirectiveNoFileComp
		},
		RunE: func(cmd *cobra.Command, args []string) error { return c.run(cmd.Context(), args) },
	}
	cmd.Flags().BoolVar(&c.list, "list", false, "name the scenarios, one a line")
	cmd.Flags().StringVar(&c.browser, "browser", "", "`open`: click through the login in your own browser")
	c.out.addFlags(cmd.Flags())
	return cmd
}

func scenarioNames() []string {
	var names []string
	for _, s := range practice.Scenarios() {
		names = append(names, s.Name)
	}
	return names
}

func (c *demoCommand) run(ctx context.Context, args []string) error {
	if err := oneOf("browser", c.browser, "", "open"); err != nil {
		return err
	}
	if c.list {
		return c.writeList()
	}
	scenario, err := chooseScenario(args)
	if err != nil {
		return err
	}
	destinations, err := c.out.destinations()
	if err != nil {
		return err
	}
	server, err := practice.Start(scenario, practice.Options{Now: c.sys.Now})
	if err != nil {
		return &failure{op: "start the practice IdP", err: err, hint: "Does this computer allow listening on 127.0.0.1?", code: exitOurFault}
	}
	defer server.Close()
	return c.signInAndReport(ctx, server, scenario, destinations)
}

func chooseScenario(args []string) (practice.Scenario, error) {
	name := "healthy"
	switch {
	case len(args) > 1:
		return practice.Scenario{}, usage("demo takes one scenario", "ssocheck demo --list names them.")
	case len(args) == 1:
		name = args[0]
	}
	s, ok := practice.Find(name)
	if !ok {
		return s, usage(fmt.Sprintf("there is no scenario %q", clip(name)), fmt.Sprintf("Did you mean %s? ssocheck demo --list names them all.", practice.Nearest(name)))
	}
	return s, nil
}

// writeList names the scenarios with the exit status of each.
func (c *demoCommand) writeList() error {
	var b strings.Builder
	for _, s := range practice.Scenarios() {
		fmt.Fprintf(&b, "%-22s exit %d  %-6s  %s\n", s.Name, s.Exit, s.Root, s.Line)
	}
	_, err := fmt.Fprint(c.sys.Stdout, b.String())
	return err
}

// demoPatience is how long the practice person may take; a person at a browser
// gets minutes.
const demoPatience = 10 * time.Second

func (c *demoCommand) signInAndReport(ctx context.Context, server *practice.Server, s practice.Scenario, destinations []destination) error {
	started := c.sys.Now()
	wrap := func(r report.Report) report.Envelope { return envelope("demo "+s.Name, started, c.sys.Now(), r) }
	scopes := strings.Fields(brokerScopes)
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	o := diagnose.LoginOptions{Issuer: server.Issuer(), ClientID: server.ClientID(), Secret: redact.NewSecret(server.ClientSecret()),
		Scopes: scopes, Target: evidence.Target{Name: "Intric", Callback: intricCallback, Scopes: scopes},
		Callbacks: []string{"http://127.0.0.1:0/ssocheck"}, Prompt: "select_account", Timeout: s.Timeout, Patience: demoPatience,
		Rerun: "ssocheck demo " + s.Name, UserAgent: userAgent(), Now: c.sys.Now, Random: c.sys.Random,
		Ready: server.Register, Open: c.person(ctx, s), Progress: func(diagnose.Progress) {},
		Page: func(r report.Report) []byte { return page(wrap(r)) }}
	p := newProgress(c.sys)
	if c.browser == "open" {
		o.Patience, o.Progress = 5*time.Minute, p.show
		o.Open = newConversation(ctx, c.sys, p, "open").open
	}
	result, err := diagnose.Login(ctx, o)
	p.end()
	if err != nil {
		return loginError(err)
	}
	e := wrap(result.Report)
	if err := c.out.write(c.sys, destinations, e); err != nil {
		return err
	}
	return verdict(e.Verdict)
}

// person plays the test user with an HTTP client.
func (c *demoCommand) person(ctx context.Context, s practice.Scenario) func(string, func(string) error) {
	return func(address string, _ func(string) error) {
		go func() {
			// What goes wrong for the person shows in the report.
			_, _, _ = practice.Person{Login: s.Login}.SignIn(ctx, address)
		}()
	}
}
