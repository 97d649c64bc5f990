// Command floor links the libraries that ssocheck links and does nothing with
// them: the yardstick of the start-up benchmark.
package main

import (
	"fmt"
	"os"

	"github.com/charmbracelet/lipgloss"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/pkg/browser"
	"github.com/spf13/cobra"
	"golang.org/x/oauth2"
)

func main() {
	root := &cobra.Command{Use: "floor"}
	root.AddCommand(&cobra.Command{Use: "version", Run: func(*cobra.Command, []string) {
		fmt.Println("floor")
	}})
	if len(os.Args) > 2 { // never: it only keeps the linker from dropping the libraries
		fmt.Println(lipgloss.NewStyle().Render("x"), browser.OpenURL("x"), oauth2.NewClient(nil, nil))
		_, err := oidc.NewProvider(nil, "x")
		fmt.Println(err)
	}
	_ = root.Execute()
}
