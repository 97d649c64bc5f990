package cli

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"strings"

	"github.com/ssocheck/ssocheck/internal/checks/iss"
	"github.com/ssocheck/ssocheck/internal/diagnose"
	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/system"
	"github.com/ssocheck/ssocheck/internal/wording"
)

// lineLimit bounds an answer at a prompt, in bytes.
const lineLimit = 16 << 10

// complete asks for what is missing. Without a terminal it names the flags.
func (c *loginCommand) complete(ctx context.Context, o *diagnose.LoginOptions) error {
	if o.Issuer != "" && o.ClientID != "" && (!o.Secret.IsZero() || !c.sys.Terminal.Stdin) {
		return nil
	}
	if !c.sys.Terminal.Stdin || !c.sys.Terminal.Stderr {
		return missingFlags(o)
	}
	a := newAsker(c.sys)
	if o.Issuer == "" || o.ClientID == "" {
		io.WriteString(c.sys.Stderr, introduction)
	}
	var err error
	if o.Issuer == "" {
		if o.Issuer, err = a.issuer(ctx); err != nil {
			return err
		}
	}
	if o.ClientID == "" {
		if o.ClientID, err = a.line(ctx, a.number()+"Client ID: "); err != nil {
			return err
		}
	}
	if o.Secret.IsZero() {
		o.Secret, err = a.secret(ctx)
	}
	return err
}

const introduction = `This signs a test user in to your identity provider and tells you whether Intric could do the same.
It changes nothing in your IdP and sends nothing to Intric. Ctrl-C stops at any time.
Have ready: issuer, client ID, client secret, and a test user who is in a group Intric should see.
`

// missingFlags names what a run without a terminal needs.
func missingFlags(o *diagnose.LoginOptions) error {
	var missing []string
	if o.Issuer == "" {
		missing = append(missing, "--issuer")
	}
	if o.ClientID == "" {
		missing = append(missing, "--client-id")
	}
	return usage("login needs "+strings.Join(missing, " and "),
		"On a terminal it asks. Here give the flags, or set SSOCHECK_ISSUER and SSOCHECK_CLIENT_ID; the secret goes into "+secretVariable+".")
}

// asker asks questions on the terminal.
type asker struct {
	sys   *system.System
	lines chan string
	asked int // questions so far
}

// number counts the questions, so that the person sees how far they are.
func (a *asker) number() string {
	a.asked++
	return fmt.Sprintf("\n%d  ", a.asked)
}

func newAsker(sys *system.System) *asker {
	a := &asker{sys: sys, lines: make(chan string)}
	go a.read()
	return a
}

// read hands lines over one by one, and only when somebody waits for one, so that
// a hidden prompt can have the terminal in between.
func (a *asker) read() {
	defer close(a.lines)
	r := bufio.NewReaderSize(a.sys.Stdin, lineLimit)
	for {
		a.lines <- "" // somebody asks
		line, err := r.ReadString('\n')
		a.lines <- strings.TrimSpace(line)
		if err != nil {
			return
		}
	}
}

// line asks until there is an answer. The end of input is an answer too: no.
func (a *asker) line(ctx context.Context, prompt string) (string, error) {
	for {
		fmt.Fprint(a.sys.Stderr, prompt)
		answer, err := a.once(ctx)
		if err != nil || answer != "" {
			return answer, err
		}
	}
}

func (a *asker) once(ctx context.Context) (string, error) {
	for range 2 {
		select {
		case answer, open := <-a.lines:
			if !open {
				return "", usage("the input ended before everything was answered", "Run ssocheck login again, or give the flags.")
			}
			if answer != "" {
				return answer, nil
			}
		case <-ctx.Done():
			return "", context.Cause(ctx)
		}
	}
	return "", nil
}

// issuer asks for the issuer and checks its form at once: what was pasted is
// often the address of something near it.
func (a *asker) issuer(ctx context.Context) (string, error) {
	texts, prompt := wording.English(), a.number()+"Issuer URL: "
	for {
		answer, err := a.line(ctx, prompt)
		if err != nil {
			return "", err
		}
		variant, args := iss.Form(answer)
		if variant == "" {
			return answer, nil
		}
		text, _ := texts.Text("ISS001", variant)
		fmt.Fprintf(a.sys.Stderr, "   FAIL  ISS001  %s\n", redact.Text(wording.Expand(text.Summary, args)))
		offer := args["offer"]
		if offer == "" {
			continue
		}
		yes, err := a.confirm(ctx, fmt.Sprintf("   Use %s from here on, and give that one to Intric? [Y/n] ", redact.Text(offer)))
		if err != nil || yes {
			return offer, err
		}
	}
}

// confirm takes Enter for yes.
func (a *asker) confirm(ctx context.Context, prompt string) (bool, error) {
	fmt.Fprint(a.sys.Stderr, prompt)
	answer, err := a.once(ctx)
	return answer == "" || strings.EqualFold(answer, "y") || strings.EqualFold(answer, "yes"), err
}

// secret asks for the client secret without showing it. Enter means none.
func (a *asker) secret(ctx context.Context) (redact.Secret, error) {
	fmt.Fprint(a.sys.Stderr, a.number()+"Client secret (hidden; Enter if you may not see it): ")
	value, err := a.sys.ReadHidden(ctx)
	fmt.Fprintln(a.sys.Stderr)
	if err != nil {
		return redact.Secret{}, err
	}
	if value = strings.TrimRight(value, "\r\n"); value == "" {
		fmt.Fprintln(a.sys.Stderr, "   No secret: the sign-in is tested up to the code; secret and token are not checked.")
		return redact.Secret{}, nil
	}
	return redact.NewSecret(value), nil
}
