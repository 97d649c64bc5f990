package repotest

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"net/netip"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/system"
)

// program finds the calls of ssocheck in a line of a code block.
var program = regexp.MustCompile(`^(?:\$ )?(?:go run \./cmd/ssocheck|ssocheck)((?: [^ ].*)?)$`)

// calls lists the calls in the code blocks (indented or fenced) of a document,
// without the comments behind them and with continued lines joined.
func calls(text []byte) []string {
	var list []string
	fenced := false
	joined := bytes.ReplaceAll(text, []byte("\\\n"), nil)
	for line := range strings.Lines(string(joined)) {
		fence := strings.HasPrefix(line, "```")
		fenced = fenced != fence
		if !fenced && !strings.HasPrefix(line, "    ") {
			continue
		}
		line, _, _ = strings.Cut(line, " #")
		if m := program.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			list = append(list, strings.Join(strings.Fields("ssocheck"+m[1]), " "))
		}
	}
	return list
}

// Documentation is executed: each call in the README runs in a script, but for
// those that name somebody's own IdP or open a window: of these the flags exist.
func TestReadmeCallsRun(t *testing.T) {
	readme := calls(file(t, "README.md"))
	if len(readme) < 3 {
		t.Fatalf("only %d calls found in the README: %q", len(readme), readme)
	}
	ran := scripted(t)
	for _, call := range readme {
		if onlyFlags(call) {
			flagsExist(t, call)
		} else if !slices.Contains(ran, call) {
			t.Errorf("no script in internal/cli/testdata/script runs `%s`: what the README promises is not tested", call)
		}
	}
}

// onlyFlags tells a call that no script can make.
func onlyFlags(call string) bool {
	return strings.HasPrefix(call, "ssocheck login") || strings.Contains(call, "--browser open")
}

// scripted lists the calls that scripts make, without what is wanted of them.
func scripted(t *testing.T) []string {
	t.Helper()
	scripts, err := filepath.Glob(filepath.Join(root, "internal", "cli", "testdata", "script", "*.txtar"))
	if err != nil || len(scripts) == 0 {
		t.Fatalf("no scripts found: %v", err)
	}
	wanted := regexp.MustCompile(`(?m)^(?:\[\w+\] )?(?:exec|exits \d+) (ssocheck.*)$`)
	var list []string
	for _, name := range scripts {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range wanted.FindAllSubmatch(text, -1) {
			list = append(list, string(m[1]))
		}
	}
	return list
}

// flagsExist asks the program itself.
func flagsExist(t *testing.T, call string) {
	t.Helper()
	var out, problems bytes.Buffer
	args := strings.Fields(call)[1:]
	sys := &system.System{Stdin: strings.NewReader(""), Stdout: &out, Stderr: &problems}
	if status := cli.Main(t.Context(), sys, []string{args[0], "--help"}); status != 0 {
		t.Fatalf("`%s`: the command has no help: %s", call, problems.String())
	}
	for _, arg := range args {
		name, _, _ := strings.Cut(arg, "=")
		if strings.HasPrefix(name, "-") && !regexp.MustCompile(`(^|[\s,])`+regexp.QuoteMeta(name)+`\b`).MatchString(out.String()) {
			t.Errorf("`%s` uses %s, which %s does not have", call, name, args[0])
		}
	}
}

func file(t *testing.T, name string) []byte {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(name)))
	if err != nil {
		t.Fatal(err)
	}
	return text
}

// A link that leads nowhere is worse than none.
func TestLinksLead(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)#:\s]+)(?:#[^)]*)?\)`)
	walk(t, func(path string, text []byte) {
		if !strings.HasSuffix(path, ".md") {
			return
		}
		for _, m := range link.FindAllSubmatch(text, -1) {
			target := filepath.Join(root, filepath.FromSlash(filepath.Dir(path)), filepath.FromSlash(string(m[1])))
			if _, err := os.Stat(target); err != nil {
				t.Errorf("%s links to %s, which does not exist", path, m[1])
			}
		}
	})
}

var (
	compactToken = regexp.MustCompile(`eyJ[A-Za-z0-9_-]{8,}\.(eyJ[A-Za-z0-9_-]{8,})\.`)
	issuerMember = regexp.MustCompile(`\\?"iss\\?"\s*:\s*\\?"([^"\\]*)`)
)

// intric is an issuer in claims that a check recognises as no token of an IdP.
const intric = "https://login.intric.ai"

// A token that somebody could use, or that names a real organisation, has no
// place in a repository.
func TestNoLiveTokens(t *testing.T) {
	walk(t, func(path string, text []byte) {
		for _, m := range compactToken.FindAllSubmatch(text, -1) {
			payload, err := base64.RawURLEncoding.DecodeString(string(m[1]))
			var claims struct{ Iss string }
			if err == nil && json.Unmarshal(payload, &claims) == nil && isLive(claims.Iss) {
				t.Errorf("%s holds a token of %q: fixtures come from .example, .test or this computer", path, claims.Iss)
			}
		}
		for _, m := range issuerMember.FindAllSubmatch(text, -1) {
			if issuer := string(m[1]); issuer != intric && isLive(issuer) {
				t.Errorf("%s holds claims of %q: fixtures come from .example, .test or this computer", path, issuer)
			}
		}
	})
}

// isLive reports an issuer that may exist. What is no https address of a host
// does not.
func isLive(issuer string) bool {
	u, err := url.Parse(issuer)
	if err != nil || u.Hostname() == "" || !strings.Contains(u.Hostname(), ".") {
		return false
	}
	if ip, err := netip.ParseAddr(u.Hostname()); err == nil {
		return !ip.IsLoopback()
	}
	return !slices.ContainsFunc([]string{".example", ".test", ".invalid"}, func(end string) bool { return strings.HasSuffix(u.Hostname(), end) })
}

func TestIsLive(t *testing.T) {
	for issuer, want := range map[string]bool{
		"https://idp.example":            false,
		"https://idp.example.test/realm": false,
		"http://127.0.0.1:5556/dex":      false,
		"http://[::1]:80":                false,
		"accounts":                       false,
		"":                               false,
		"https://10.0.0.1":               true,
		"https://login.microsoftonline.com/tenant/v2.0": true,
		"https://idp.example.se":                        true,
		"https://example.test.se":                       true,
	} {
		if got := isLive(issuer); got != want {
			t.Errorf("isLive(%q) = %t", issuer, got)
		}
	}
}

func TestCalls(t *testing.T) {
	text := "ssocheck in text\n\n    $ ssocheck demo x   # what\n    ssocheck login --a 1 \\\n        --b 2\n    ssocheckx\n```\ngo run ./cmd/ssocheck\n```\nssocheck out\n"
	want := []string{"ssocheck demo x", "ssocheck login --a 1 --b 2", "ssocheck"}
	if got := calls([]byte(text)); !slices.Equal(got, want) {
		t.Errorf("calls: %q, want %q", got, want)
	}
}

// A place that a document names is there. Words in capitals stand for names.
func TestDocumentsNameWhatIs(t *testing.T) {
	place := regexp.MustCompile("`((?:internal|cmd|testdata|docs|\\.ci)/[^`\\s]*)`")
	walk(t, func(path string, text []byte) {
		if !strings.HasSuffix(path, ".md") {
			return
		}
		for _, m := range place.FindAllSubmatch(text, -1) {
			name := regexp.MustCompile(`\b[A-Z]{3,}\b`).ReplaceAllString(string(m[1]), "*")
			if found, err := filepath.Glob(filepath.Join(root, filepath.FromSlash(name))); err != nil || len(found) == 0 {
				t.Errorf("%s names %s, which does not exist", path, m[1])
			}
		}
	})
}

// Whoever adds a dependency says what for.
func TestDependenciesAreExplained(t *testing.T) {
	explained := string(file(t, "docs/dependencies.md"))
	var direct []string
	for line := range strings.Lines(string(file(t, "go.mod"))) {
		if m := regexp.MustCompile(`^\t(\S+) v\S+\n$`).FindStringSubmatch(line); m != nil {
			direct = append(direct, m[1])
		}
	}
	if len(direct) < 5 {
		t.Fatalf("only %d direct dependencies found in go.mod: %q", len(direct), direct)
	}
	for _, module := range direct {
		// A module may stand beside its sister, without the host.
		_, short, _ := strings.Cut(module, "/")
		if !strings.Contains(explained, module) && !strings.Contains(explained, "`"+short+"`") {
			t.Errorf("docs/dependencies.md does not say what %s is for", module)
		}
	}
}
