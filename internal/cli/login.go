package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/ssocheck/ssocheck/internal/diagnose"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/exchange"
	"github.com/ssocheck/ssocheck/internal/login"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/render/htmlreport"
	"github.com/ssocheck/ssocheck/internal/report"
	"github.com/ssocheck/ssocheck/internal/system"
)

// Intric's callback and the broker's scopes, as Intric documents them or as they
// were measured.
const (
	intricCallback = "https://login.intric.ai/ui/login/login/externalidp/callback"
	brokerScopes   = "openid profile email"
	localCallback  = "http://localhost:14180/ssocheck"
)

// secretLimit and caLimit bound the files that are read, in bytes.
const (
	secretLimit = 4 << 10
	caLimit     = 1 << 20
)

// connectFlags say what to connect to, and how.
type connectFlags struct {
	issuer     string
	clientID   string
	scopes     string
	callback   string
	secretFile string
	caFile     string
	timeout    time.Duration
}

func (f *connectFlags) addFlags(flags *pflag.FlagSet) {
	flags.StringVar(&f.issuer, "issuer", "", "the issuer `URL` that Intric is to be given")
	flags.StringVar(&f.clientID, "client-id", "", "the client `ID` of the application at your IdP")
	flags.StringVar(&f.scopes, "scopes", brokerScopes, "the `SCOPES` to request, separated by spaces")
	flags.StringVar(&f.callback, "intric-callback", intricCallback, "Intric's callback `URL`")
	flags.StringVar(&f.secretFile, "client-secret-file", "", "read the client secret from `FILE`; or set "+secretVariable)
	flags.StringVar(&f.caFile, "ca-file", "", "PEM `FILE` of certificate authorities to trust beside the system's")
	flags.DurationVar(&f.timeout, "timeout", exchange.DefaultTimeout, "limit of one request, such as 15s")
}

// signInFlags say how the person signs in.
type signInFlags struct {
	callbacks []string
	browser   string
	fresh     bool
	patience  time.Duration
	saveToken string
	identity  bool
}

func (f *signInFlags) addFlags(flags *pflag.FlagSet) {
	flags.Var(newList(&f.callbacks, localCallback), "local-callback", "`URL` on this computer that the sign-in returns to; repeatable: the first free port is used")
	flags.StringVar(&f.browser, "browser", "", "`open or print`: open your browser, or only print the address (on a terminal: ask)")
	flags.BoolVar(&f.fresh, "fresh", false, "make the IdP ask for the password again")
	flags.DurationVar(&f.patience, "login-timeout", 5*time.Minute, "how long to wait for the person, such as 5m")
	flags.StringVar(&f.saveToken, "save-token", "", "write the ID token to `FILE`: it holds personal data and may be usable until it ends")
	flags.BoolVar(&f.identity, "show-identity", false, "show the person's name and address unmasked")
}

// loginCommand is one `ssocheck login`.
type loginCommand struct {
	sys     *system.System
	connect connectFlags
	signIn  signInFlags
	expect  expectFlags
	out     outputFlags
}

func newLogin(sys *system.System) *cobra.Command {
	c := &loginCommand{sys: sys}
	cmd := &cobra.Command{
		Use:   "login",
		Short: "Sign a test user in and judge everything",
		Long: "Signs a test user in to your identity provider and tells whether Intric could do the same.\n" +
			"It changes nothing in your IdP and sends nothing to Intric.\n\n" +
			"The sign-in returns to this computer, so " + localCallback + " has to be registered\n" +
			"at your IdP while you test (type \"Web\"), beside Intric's own callback.\n\n" +
			"The client secret comes from " + secretVariable + ", from --client-secret-file, or is asked\n" +
			"for on a terminal. Without it everything up to the code is proven, and the rest is not checked.\n" +
			"Every flag can be given as a variable: --issuer is SSOCHECK_ISSUER.",
		Example: "  ssocheck login\n" +
			"  ssocheck login --issuer https://idp.example.se --client-id intric --client-secret-file secret.txt\n" +
			"  ssocheck login --issuer https://idp.example.se --client-id intric --browser print -o json=report.json",
		Args: cobra.NoArgs,
		RunE: func(cmd *cobra.Command, _ []string) error { return c.run(cmd.Context(), cmd.Flags()) },
	}
	flags := cmd.Flags()
	c.connect.addFlags(flags)
	c.signIn.addFlags(flags)
	c.expect.addFlags(flags)
	flags.StringVar(&c.expect.secretEnds, "secret-ends", "", "the `DATE` on which the client secret ends, such as 2027-03-01")
	c.out.addFlags(flags)
	return cmd
}

func (c *loginCommand) run(ctx context.Context, flags *pflag.FlagSet) error {
	if err := fromEnvironment(c.sys, flags); err != nil {
		return err
	}
	destinations, err := c.out.destinations()
	if err != nil {
		return err
	}
	options, err := c.options()
	if err != nil {
		return err
	}
	if err := c.complete(ctx, &options); err != nil {
		return err
	}
	options.Rerun = rerun("ssocheck login", flags, options)
	return c.signInAndReport(ctx, options, destinations)
}

// options turns the flags into what the use case needs.
func (c *loginCommand) options() (diagnose.LoginOptions, error) {
	o := diagnose.LoginOptions{Issuer: c.connect.issuer, ClientID: c.connect.clientID, Scopes: strings.Fields(c.connect.scopes),
		Target:    evidence.Target{Name: "Intric", Callback: c.connect.callback, Scopes: strings.Fields(brokerScopes)},
		Callbacks: c.signIn.callbacks, Prompt: "select_account", Timeout: c.connect.timeout, Patience: c.signIn.patience,
		ShowIdentity: c.signIn.identity, CleanUp: true, UserAgent: userAgent(), Now: c.sys.Now, Random: c.sys.Random}
	if c.signIn.fresh {
		o.Prompt = "login"
	}
	if err := c.check(); err != nil {
		return o, err
	}
	var err error
	if o.Declared, err = c.expect.declared(); err != nil {
		return o, err
	}
	if o.Policy, err = c.expect.policy(); err != nil {
		return o, err
	}
	if o.CA, err = c.authorities(); err != nil {
		return o, err
	}
	o.Secret, err = c.secret()
	return o, err
}

// check refuses flag values that no run can work with.
func (c *loginCommand) check() error {
	for _, l := range c.signIn.callbacks {
		if _, err := login.ParseCallback(l); err != nil {
			return usageFor(fmt.Sprintf("--local-callback %s", clip(l)), err, "For example "+localCallback+".")
		}
	}
	if err := oneOf("browser", c.signIn.browser, "", "open", "print"); err != nil {
		return err
	}
	if !strings.Contains(" "+c.connect.scopes+" ", " openid ") {
		return usage("--scopes lacks openid", "Without it no IdP issues an ID token. The default is \""+brokerScopes+"\".")
	}
	if c.connect.timeout <= 0 || c.signIn.patience <= 0 {
		return usage("--timeout and --login-timeout need a time above zero", "For example --timeout 15s --login-timeout 5m.")
	}
	if end := c.expect.secretEnds; end != "" {
		if _, err := time.Parse(time.DateOnly, end); err != nil {
			return usage(fmt.Sprintf("--secret-ends does not take %q", clip(end)), "Write the date as 2027-03-01.")
		}
	}
	return nil
}

func (c *loginCommand) authorities() ([]byte, error) {
	if c.connect.caFile == "" {
		return nil, nil
	}
	pem, err := c.sys.ReadFile(c.connect.caFile, caLimit)
	if err != nil {
		return nil, usageFor("read --ca-file", fileError(err), "Give the PEM file of your own certificate authority.")
	}
	if len(pem) == 0 {
		return nil, loginError(exchange.ErrNoCertificate)
	}
	return pem, nil
}

// secret reads the secret from the environment or a file; on a terminal it is
// asked for later.
func (c *loginCommand) secret() (redact.Secret, error) {
	fromEnv, err := takeSecret(c.sys)
	if err != nil || c.connect.secretFile == "" {
		return fromEnv, err
	}
	data, err := c.sys.ReadFile(c.connect.secretFile, secretLimit)
	if err != nil {
		return redact.Secret{}, usageFor("read --client-secret-file", fileError(err), "The file holds the secret and nothing else.")
	}
	// Editors and shells add a byte-order mark and a line break.
	text := strings.TrimRight(strings.TrimPrefix(string(data), "\ufeff"), "\r\n")
	if strings.TrimSpace(text) == "" {
		return redact.Secret{}, usage("--client-secret-file is empty", "The file holds the secret and nothing else.")
	}
	return redact.NewSecret(text), nil
}

// fileError drops the path, which is foreign text and already known.
func fileError(err error) error {
	var path *fs.PathError
	if errors.As(err, &path) {
		return path.Err
	}
	return err
}

func (c *loginCommand) signInAndReport(ctx context.Context, o diagnose.LoginOptions, destinations []destination) error {
	started := c.sys.Now()
	wrap := func(r report.Report) report.Envelope { return envelope("login", started, c.sys.Now(), r) }
	p := newProgress(c.sys)
	o.Progress = p.show
	o.Ready = func(string) {}
	talk := newConversation(ctx, c.sys, p, c.signIn.browser)
	defer talk.hush()
	o.Open, o.Ask = talk.open, talk.ask
	o.Page = func(r report.Report) []byte { return page(wrap(r)) }
	result, err := diagnose.Login(ctx, o)
	p.end()
	if err != nil {
		return loginError(err)
	}
	if err := c.keepToken(result.IDToken); err != nil {
		return err
	}
	e := wrap(result.Report)
	if err := c.out.write(c.sys, destinations, e); err != nil {
		return err
	}
	return verdict(e.Verdict)
}

// page is what the browser shows at the end: the same report.
func page(e report.Envelope) []byte {
	var b bytes.Buffer
	if err := htmlreport.Write(&b, e); err != nil {
		return []byte("<!doctype html><title>ssocheck</title><p>The report is on the terminal.")
	}
	return b.Bytes()
}

// loginError gives our own failures their hint, by their type.
func loginError(err error) error {
	var port *login.PortError
	switch {
	case errors.As(err, &port) && port.Taken:
		return usageFor("", port, "End the other program, or give another registered address with --local-callback.")
	case errors.As(err, &port):
		return usageFor("", port, "Choose another port with --local-callback and register that address at your IdP.")
	case errors.Is(err, exchange.ErrNoCertificate):
		return usageFor("--ca-file", exchange.ErrNoCertificate, "The file has to hold certificates in PEM form: -----BEGIN CERTIFICATE-----.")
	case errors.Is(err, context.Canceled):
		return err
	}
	return &failure{op: "sign in", err: err, code: exitOurFault}
}

func (c *loginCommand) keepToken(token redact.Secret) error {
	if c.signIn.saveToken == "" {
		return nil
	}
	if token.IsZero() {
		fmt.Fprintln(c.sys.Stderr, "No ID token was issued, so --save-token wrote nothing.")
		return nil
	}
	if err := c.sys.WriteFile(c.signIn.saveToken, []byte(token.Reveal()+"\n")); err != nil {
		return usageFor("write --save-token", fileError(err), "Choose another file.")
	}
	return nil
}

// rerun is the command that repeats the run. No flag holds a secret.
func rerun(command string, flags *pflag.FlagSet, o diagnose.LoginOptions) string {
	words := []string{command, "--issuer", quote(redact.Address(o.Issuer)), "--client-id", quote(o.ClientID)}
	flags.VisitAll(func(f *pflag.Flag) {
		if !f.Changed || f.Name == "issuer" || f.Name == "client-id" {
			return
		}
		words = append(words, flagWords(f)...)
	})
	return strings.Join(words, " ")
}

func flagWords(f *pflag.Flag) []string {
	if l, ok := f.Value.(*list); ok {
		var words []string
		for _, v := range *l.values {
			words = append(words, "--"+f.Name, quote(v))
		}
		return words
	}
	if f.Value.Type() == "bool" {
		return []string{"--" + f.Name + "=" + f.Value.String()}
	}
	return []string{"--" + f.Name, quote(f.Value.String())}
}

// quote makes a word that a POSIX shell reads back.
func quote(s string) string {
	plain := func(r rune) bool {
		return r == '-' || r == '_' || r == '.' || r == '/' || r == ':' || r == '=' || r == ',' || r == '+' ||
			'0' <= r && r <= '9' || 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z'
	}
	if s != "" && strings.IndexFunc(s, func(r rune) bool { return !plain(r) }) < 0 {
		return s
	}
	return "'" + strings.ReplaceAll(s, "'", `'\''`) + "'"
}
