package cli

import (
	"fmt"
	"runtime"
	"runtime/debug"

	"github.com/spf13/cobra"

	"github.com/ssocheck/ssocheck/internal/broker"
	"github.com/ssocheck/ssocheck/internal/system"
)

// version reads the build information: the module's version for an installed
// release, else the commit.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "unknown"
	}
	if v := info.Main.Version; v != "" && v != "(devel)" {
		return v
	}
	return "devel" + commit(info.Settings)
}

// commit names the commit that was built, with a plus for uncommitted changes.
func commit(settings []debug.BuildSetting) string {
	revision, changed := "", ""
	for _, s := range settings {
		switch s.Key {
		case "vcs.revision":
			revision = "-" + s.Value[:min(12, len(s.Value))]
		case "vcs.modified":
			if s.Value == "true" {
				changed = "+"
			}
		}
	}
	return revision + changed
}

func userAgent() string { return "ssocheck/" + version() }

func newVersion(sys *system.System) *cobra.Command {
	return &cobra.Command{
		Use:   "version",
		Short: "Show the version and the rules that it judges by",
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, err := fmt.Fprintf(sys.Stdout, "ssocheck %s\nrules of the login broker: %s\nbuilt with %s for %s/%s\n",
				version(), broker.Rules, runtime.Version(), runtime.GOOS, runtime.GOARCH)
			return err
		},
	}
}
