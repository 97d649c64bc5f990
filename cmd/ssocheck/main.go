// Command ssocheck tells whether an identity provider is ready for single
// sign-on to Intric.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/system"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	status := cli.Main(ctx, system.Real(), os.Args[1:])
	stop()
	os.Exit(status)
}
