package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/pflag"

	"github.com/ssocheck/ssocheck/internal/redact"
	"github.com/ssocheck/ssocheck/internal/system"
)

// secretVariable holds the client secret. No flag takes its value.
const secretVariable = "SSOCHECK_CLIENT_SECRET"

// variable names the environment variable of a flag.
func variable(flag string) string {
	return "SSOCHECK_" + strings.ToUpper(strings.ReplaceAll(flag, "-", "_"))
}

// fromEnvironment sets the flags that were not given from their variables: a
// flag beats the environment.
func fromEnvironment(sys *system.System, flags *pflag.FlagSet) error {
	var problem error
	flags.VisitAll(func(f *pflag.Flag) {
		value, ok := sys.LookupEnv(variable(f.Name))
		if !ok || f.Changed || f.Name == "help" || problem != nil {
			return
		}
		if err := flags.Set(f.Name, value); err != nil {
			problem = usage(fmt.Sprintf("%s holds %q, which --%s does not take", variable(f.Name), clip(value), f.Name),
				fmt.Sprintf("--%s is: %s.", f.Name, f.Usage))
		}
	})
	return problem
}

// takeSecret reads the secret from its variable and removes the variable, before
// a browser is started that would inherit it.
func takeSecret(sys *system.System) (redact.Secret, error) {
	value, ok := sys.LookupEnv(secretVariable)
	if !ok {
		return redact.Secret{}, nil
	}
	if err := sys.Unsetenv(secretVariable); err != nil {
		return redact.Secret{}, &failure{op: "remove " + secretVariable + " from the environment", err: err, code: exitOurFault}
	}
	return redact.NewSecret(value), nil
}
