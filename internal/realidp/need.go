// Package realidp is a test room: it starts identity providers that others wrote
// (testdata/real-idps) on this computer and signs people in at them. Only tests
// import it.
package realidp

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// provider is what the tests know of one identity provider.
type provider struct {
	name  string
	tools []string // what the start script cannot do without
	host  string   // of the issuer
	path  string   // of the issuer; with a slash at the end where it has one
}

func providers() []provider {
	return []provider{
		{name: "dex", tools: []string{"bash", "go", "cc"}, host: "127.0.0.1", path: "/dex"},
		{name: "oidc-provider", tools: []string{"bash", "node", "npm"}, host: "127.0.0.1"},
		{name: "lemonldap", tools: []string{"bash", "perl", "dpkg"}, host: "localhost", path: "/"},
	}
}

func find(t *testing.T, name string) provider {
	t.Helper()
	all := providers()
	i := slices.IndexFunc(all, func(p provider) bool { return p.name == name })
	if i < 0 {
		t.Fatalf("there is no identity provider %q in testdata/real-idps", name)
	}
	return all[i]
}

// Need skips the test, and says why, when the named identity provider cannot run
// here: a tool is missing, or it was never built, which takes a download. Where
// SSOCHECK_REQUIRE (names separated by commas) names it, a missing tool fails the
// test instead, and the first Start builds it.
func Need(t *testing.T, name string) {
	t.Helper()
	p := find(t, name)
	reason := p.missing()
	required := slices.Contains(strings.Split(os.Getenv("SSOCHECK_REQUIRE"), ","), name)
	switch {
	case reason != "" && required:
		t.Fatalf("SSOCHECK_REQUIRE names %s, but %s", name, reason)
	case reason != "":
		t.Skipf("%s cannot run: %s", name, reason)
	case !required && !built(filepath.Join(lab(t), name)):
		t.Skipf("%s was never built here: SSOCHECK_REQUIRE=%s downloads and builds it", name, name)
	}
}

// missing gives the reason why the provider cannot run here, or nothing.
func (p provider) missing() string {
	if !hasGroups {
		return "this system has no process groups, so it could not be ended"
	}
	for _, tool := range p.tools {
		if _, err := exec.LookPath(tool); err != nil {
			return fmt.Sprintf("%s is not installed", tool)
		}
	}
	return ""
}

func built(workdir string) bool {
	_, err := os.Stat(filepath.Join(workdir, "built"))
	return err == nil
}

// lab is the folder that keeps what was built: SSOCHECK_LAB, else a cache.
func lab(t *testing.T) string {
	t.Helper()
	if dir := os.Getenv("SSOCHECK_LAB"); dir != "" {
		return dir
	}
	cache, err := os.UserCacheDir()
	if err != nil {
		t.Skipf("this account has no cache folder (%v): SSOCHECK_LAB names one", err)
	}
	return filepath.Join(cache, "ssocheck-lab")
}
