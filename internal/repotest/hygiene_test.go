package repotest

import (
	"bytes"
	"go/ast"
	"go/format"
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestFormatted(t *testing.T) {
	for _, f := range sources(t) {
		if want, err := format.Source(f.text); err != nil || !bytes.Equal(want, f.text) {
			t.Errorf("%s is not formatted by gofmt", f.path)
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	said := map[string]bool{}
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		said[f.room] = said[f.room] || f.file.Doc != nil
	}
	for room, ok := range said {
		if !ok {
			t.Errorf("%s has no package comment: a newcomer would not know what it is for", room)
		}
	}
}

// homes says where a name of the standard library may be used, and why nowhere
// else. No rooms: nowhere.
var homes = map[string]struct {
	rooms []string
	why   string
}{
	"os.Exit":            {[]string{"cmd/ssocheck"}, "only main ends the process"},
	"log.Fatal":          {nil, "only main ends the process"},
	"os.Args":            {[]string{"cmd/ssocheck"}, "arguments are handed down from main"},
	"time.Now":           {[]string{"internal/system", "internal/practice"}, "everybody else is told the time, so that a test can set it"},
	"time.Since":         {[]string{"internal/system"}, "everybody else is told the time, so that a test can set it"},
	"time.Until":         {[]string{"internal/system"}, "everybody else is told the time, so that a test can set it"},
	"time.Sleep":         {nil, "nothing sleeps to wait: a timer or a channel can be cancelled"},
	"os.Getenv":          {[]string{"internal/system"}, "the environment comes through system"},
	"os.LookupEnv":       {[]string{"internal/system"}, "the environment comes through system"},
	"os.Environ":         {[]string{"internal/system"}, "the environment comes through system"},
	"os.Stdin":           {[]string{"internal/system"}, "streams come through system"},
	"os.Stdout":          {[]string{"internal/system"}, "streams come through system"},
	"os.Stderr":          {[]string{"internal/system"}, "streams come through system"},
	"fmt.Print":          {nil, "streams come through system"},
	"fmt.Println":        {nil, "streams come through system"},
	"fmt.Printf":         {nil, "streams come through system"},
	"context.TODO":       {nil, "the context is the first parameter everywhere"},
	"http.Get":           {nil, "only exchange sends HTTP, with a deadline and a cap"},
	"http.Post":          {nil, "only exchange sends HTTP, with a deadline and a cap"},
	"http.PostForm":      {nil, "only exchange sends HTTP, with a deadline and a cap"},
	"http.DefaultClient": {nil, "only exchange sends HTTP, with a deadline and a cap"},
}

func TestCallsStayAtHome(t *testing.T) {
	for _, f := range sources(t) {
		if f.test || isTestRoom(strings.TrimPrefix(f.room, "internal/")) {
			continue
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			name, ok := qualified(n)
			if home, listed := homes[name]; ok && listed && !slices.Contains(home.rooms, f.room) {
				t.Errorf("%s uses %s: %s", f.files.Position(n.Pos()), name, home.why)
			}
			return true
		})
	}
}

// qualified reads package.Name, as written.
func qualified(n ast.Node) (name string, ok bool) {
	s, ok := n.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	pkg, ok := s.X.(*ast.Ident)
	if !ok {
		return "", false
	}
	return pkg.Name + "." + s.Sel.Name, true
}

// A certificate that is not checked makes every other answer worthless.
func TestCertificatesAreChecked(t *testing.T) {
	for _, f := range sources(t) {
		ast.Inspect(f.file, func(n ast.Node) bool {
			if id, ok := n.(*ast.Ident); ok && id.Name == "InsecureSkipVerify" {
				t.Errorf("%s: no switch turns certificate checking off", f.files.Position(n.Pos()))
			}
			return true
		})
	}
}

func TestNoInit(t *testing.T) {
	for _, f := range sources(t) {
		for _, d := range f.file.Decls {
			if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
				t.Errorf("%s has an init: lists are written down, in order", f.path)
			}
		}
	}
}

// Lines of a function, but for tables: none has more than longest, and nine of
// ten have at most usual.
const (
	longest = 60
	usual   = 40
)

func TestFunctionsFitInAGlance(t *testing.T) {
	var all []int
	for _, f := range sources(t) {
		if f.test {
			continue
		}
		ast.Inspect(f.file, func(n ast.Node) bool {
			body := bodyOf(n)
			if body == nil || isTable(body) {
				return true
			}
			lines := f.files.Position(n.End()).Line - f.files.Position(n.Pos()).Line + 1
			if all = append(all, lines); lines > longest {
				t.Errorf("%s: a function of %d lines does not fit in a glance (%d)", f.files.Position(n.Pos()), lines, longest)
			}
			return true
		})
	}
	slices.Sort(all)
	if most := all[len(all)*9/10]; most > usual {
		t.Errorf("nine of ten functions have up to %d lines, more than %d", most, usual)
	}
}

func bodyOf(n ast.Node) *ast.BlockStmt {
	switch f := n.(type) {
	case *ast.FuncDecl:
		return f.Body
	case *ast.FuncLit:
		return f.Body
	}
	return nil
}

// isTable reports a function that only returns a literal: data, read line by
// line. The functions in it are measured by themselves.
func isTable(body *ast.BlockStmt) bool {
	if len(body.List) != 1 {
		return false
	}
	_, ok := body.List[0].(*ast.ReturnStmt)
	return ok
}

func TestNothingIsLeftForLater(t *testing.T) {
	later := regexp.MustCompile(`\b(TODO|FIXME|XXX|HACK)\b`)
	for _, f := range sources(t) {
		if strings.HasPrefix(f.path, "internal/repotest/") {
			continue
		}
		if m := later.Find(f.text); m != nil {
			t.Errorf("%s says %s: do it, or write an issue", f.path, m)
		}
	}
}

// A path of somebody's machine or the host of a registry helps nobody else.
func TestNoPrivatePlaces(t *testing.T) {
	private := regexp.MustCompile(`(/home/[a-z]|/Users/[a-z]|/root/|/work/(main|shared|steering|\.)|/tmp/(bash|team)|proxy\.golang` + `\.org|registry\.npm` + `js\.org|deb\.debian` + `\.org)`)
	walk(t, func(path string, text []byte) {
		if strings.HasPrefix(path, "internal/repotest/") || path == "go.sum" {
			return
		}
		if m := private.Find(text); m != nil {
			t.Errorf("%s names %s", path, m)
		}
	})
}

func TestTopLevel(t *testing.T) {
	allowed := []string{"cmd", "internal", "testdata", "docs", "go.mod", "go.sum", ".goreleaser.yaml", "README.md", "LICENSE"}
	entries, err := os.ReadDir(root)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		hidden := strings.HasPrefix(e.Name(), ".")
		if !slices.Contains(allowed, e.Name()) && !hidden {
			t.Errorf("%s does not belong to the top level", e.Name())
		}
	}
}
