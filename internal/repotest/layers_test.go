package repotest

import (
	"slices"
	"strings"
	"testing"
)

// layers is the table of docs/CONTRIBUTING.md: an import goes to a strictly lower
// layer, so a circle cannot be written. A new room gets a row here first.
var layers = map[string]int{
	"finding": 0, "redact": 0, "jsondoc": 0, "system": 0, "wording": 0, "nearest": 0,
	"evidence": 1, "groupid": 1, "report": 1, "practice": 1,
	"decode": 2, "verify": 2, "idp": 2, "broker": 2, "groupclaim": 2, "nearmiss": 3, "check": 2, "outline": 2,
	"render/text": 3, "render/htmlreport": 3, "render/jsonreport": 3,
	"exchange":   3,
	"checks/iss": 4, "checks/key": 4, "checks/app": 4, "checks/lgn": 4, "checks/tok": 4, "checks/usr": 4, "checks/grp": 4,
	"checks": 5, "login": 5, "probe": 5,
	"diagnose": 6, "cli": 7,
}

// pure rooms read no clock, no file and no network, and are told everything.
var pure = []string{
	"finding", "redact", "jsondoc", "wording", "nearest", "evidence", "groupid", "report", "decode", "verify", "idp", "broker",
	"groupclaim", "nearmiss", "check", "outline", "render/text", "render/htmlreport", "render/jsonreport",
	"checks/iss", "checks/key", "checks/app", "checks/lgn", "checks/tok", "checks/usr", "checks/grp", "checks",
}

// testRooms are imported by tests only.
var testRooms = []string{"sample", "golden", "repotest", "realidp", "render/specimen"}

// impure are the imports that a pure room may not have. Parsers of addresses
// (net/url, net/netip) only read what they are given.
var impure = []string{"os", "os/exec", "os/signal", "os/user", "net", "net/http", "net/http/httptrace", "log",
	"math/rand", "math/rand/v2", "crypto/rand", "syscall"}

const module = "github.com/ssocheck/ssocheck/internal/"

func TestLayers(t *testing.T) {
	for _, f := range sources(t) {
		room, ok := strings.CutPrefix(f.room, "internal/")
		if !ok || isTestRoom(room) {
			continue
		}
		own, known := layers[room]
		if !known {
			t.Errorf("%s: the room %s has no row in the table of layers; decide what it may import", f.path, room)
			continue
		}
		for _, i := range f.imports {
			other, ours := strings.CutPrefix(i, module)
			switch {
			case !ours:
			case isTestRoom(other):
				if !f.test {
					t.Errorf("%s imports %s, which is for tests: it would be shipped", f.path, other)
				}
			case f.test:
				// Tests may look sideways; the compiler refuses circles.
			case layers[other] >= own:
				t.Errorf("%s (layer %d) imports %s (layer %d): an import goes to a strictly lower layer", f.path, own, other, layers[other])
			}
		}
	}
}

// A row without a room is a plan, and the table says what is.
func TestLayers_rows(t *testing.T) {
	rooms := map[string]bool{}
	for _, f := range sources(t) {
		rooms[strings.TrimPrefix(f.room, "internal/")] = true
	}
	for room := range layers {
		if !rooms[room] {
			t.Errorf("the table of layers names %s, which does not exist", room)
		}
	}
	for _, room := range slices.Concat(pure, testRooms) {
		if !rooms[room] {
			t.Errorf("the lists of rooms name %s, which does not exist", room)
		}
	}
}

// A program is the command line and the system that it runs on.
func TestLayers_programs(t *testing.T) {
	for _, f := range sources(t) {
		if !strings.HasPrefix(f.room, "cmd/") || f.test {
			continue
		}
		for _, i := range f.imports {
			if room, ours := strings.CutPrefix(i, module); ours && room != "cli" && room != "system" {
				t.Errorf("%s imports %s: a program starts cli and does nothing else", f.path, room)
			}
		}
	}
}

func isTestRoom(room string) bool { return slices.Contains(testRooms, room) }

func TestPurity(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || !slices.Contains(pure, strings.TrimPrefix(f.room, "internal/")) {
			continue
		}
		for _, i := range f.imports {
			if slices.Contains(impure, i) {
				t.Errorf("%s imports %s: a pure room is told everything, so that the same evidence gives the same report", f.path, i)
			}
		}
	}
}

// lipgloss and the colour library stay where text is rendered; cobra stays in
// cli: every other room can be used without a terminal.
func TestHomesOfLibraries(t *testing.T) {
	homes := map[string][]string{
		"github.com/charmbracelet/lipgloss": {"internal/render/text"},
		"github.com/muesli/termenv":         {"internal/render/text"},
		"github.com/spf13/cobra":            {"internal/cli"},
		"github.com/spf13/pflag":            {"internal/cli"},
		"github.com/pkg/browser":            {"internal/system"},
		"golang.org/x/term":                 {"internal/system"},
		"golang.org/x/oauth2":               {"internal/exchange"},
		"github.com/coreos/go-oidc/v3/oidc": {"internal/exchange"},
		"os/exec":                           {"internal/system"},
	}
	for _, f := range sources(t) {
		for _, i := range f.imports {
			if rooms, ok := homes[i]; ok && !f.test && !slices.Contains(rooms, f.room) && !isTestRoom(strings.TrimPrefix(f.room, "internal/")) {
				t.Errorf("%s imports %s, whose home is %s", f.path, i, strings.Join(rooms, ", "))
			}
		}
	}
}
