package practice

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestScenarioTable(t *testing.T) {
	code := regexp.MustCompile(`^[A-Z]{3}[0-9]{3}$`)
	exits := map[string]int{"pass": 0, "warn": 0, "fail": 1, "not_checked": 3}
	seen := map[string]bool{}
	for _, sc := range Scenarios() {
		if sc.Name == "" || seen[sc.Name] || strings.ContainsAny(sc.Name, " \t") {
			t.Errorf("%q is no name, or not the only one", sc.Name)
		}
		seen[sc.Name] = true
		if n := utf8.RuneCountInString(sc.Line); n == 0 || n > 76 {
			t.Errorf("%s: the line has %d characters", sc.Name, n)
		}
		if exit, known := exits[sc.Status]; !known || exit != sc.Exit {
			t.Errorf("%s: status %q does not go with exit status %d", sc.Name, sc.Status, sc.Exit)
		}
		if healthy := sc.Status == "pass"; healthy != (sc.Root == "") || !healthy && !code.MatchString(sc.Root) {
			t.Errorf("%s: status %q does not go with root %q", sc.Name, sc.Status, sc.Root)
		}
		if _, ok := findAccount(sc.Login); !ok {
			t.Errorf("%s: nobody is called %q", sc.Name, sc.Login)
		}
		if found, ok := Find(sc.Name); !ok || found.Line != sc.Line {
			t.Errorf("%s cannot be found", sc.Name)
		}
	}
	if first := Scenarios()[0].Name; first != "healthy" {
		t.Errorf("the first scenario is %s", first)
	}
	if _, ok := Find("Healthy"); ok {
		t.Error("names are exact")
	}
}

func TestNearest(t *testing.T) {
	for typed, want := range map[string]string{
		"helthy": "healthy", "wrong_case": "wrong-case", "email-verified-null": "email_verified-null",
		"many-group": "many-groups", "hs265": "hs256", "one-group": "one-group",
	} {
		if got := Nearest(typed); got != want {
			t.Errorf("Nearest(%q) is %q, want %q", typed, got, want)
		}
	}
}
