// Command floor links the libraries that ssocheck links, the standard library's
// large ones among them, and does nothing with them: the yardstick of the
// start-up benchmark. The runtime walks the table of all functions at start-up,
// so what is linked costs time even when it is never called.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"os"

	"github.com/agnivade/levenshtein"
	"github.com/charmbracelet/lipgloss"
	"github.com/coreos/go-oidc/v3/oidc"
	"github.com/go-jose/go-jose/v4"
	"github.com/go-json-experiment/json/jsontext"
	"github.com/muesli/termenv"
	"github.com/pkg/browser"
	"github.com/spf13/cobra"
	"golang.org/x/oauth2"
	"golang.org/x/term"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
)

func main() {
	root := &cobra.Command{Use: "floor"}
	root.AddCommand(&cobra.Command{Use: "version", Run: func(*cobra.Command, []string) {
		fmt.Println("floor")
	}})
	if len(os.Args) > 2 { // never: it only keeps the linker from dropping the libraries
		useAll(context.Background(), os.Args[1])
	}
	_ = root.Execute()
}

func useAll(ctx context.Context, s string) {
	style := lipgloss.NewRenderer(os.Stdout, termenv.WithProfile(termenv.ANSI)).NewStyle()
	fmt.Println(style.Render(s), browser.OpenURL(s), oauth2.NewClient(ctx, nil), term.IsTerminal(1))
	_, err := oidc.NewVerifier(s, &oidc.StaticKeySet{}, &oidc.Config{}).Verify(ctx, s)
	fmt.Println(err, (&jose.JSONWebKey{}).UnmarshalJSON([]byte(s)), levenshtein.ComputeDistance(s, s))
	fmt.Println(jsontext.NewDecoder(os.Stdin).ReadToken())
	fmt.Println(language.Parse(norm.NFC.String(s)))
	_, err = (&oauth2.Config{}).Exchange(ctx, s)
	fmt.Println(err, json.Unmarshal([]byte(s), &err), template.Must(template.New(s).Parse(s)).Execute(os.Stdout, s))
	fmt.Println((&http.Server{Handler: http.NotFoundHandler()}).ListenAndServe())
}
