package outline

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/report"
)

// made makes a finding: "GRP001 must fail".
func made(text string, goals ...finding.Goal) report.Finding {
	words := strings.Fields(text)
	return report.Finding{Code: words[0], Title: words[0], Level: finding.Level(words[1]), Status: finding.Status(words[2]), Goals: goals}
}

func codes[T any](list []T, code func(T) string) string {
	var all []string
	for _, item := range list {
		all = append(all, code(item))
	}
	return strings.Join(all, " ")
}

func ofBroken(b Broken) string          { return b.Code }
func ofFinding(f report.Finding) string { return f.Code }

func TestFixes(t *testing.T) {
	accepted := made("AAA002 should warn", finding.SignIn)
	accepted.Accepted = "known"
	tests := []struct {
		name string
		all  []report.Finding
		want string
	}{
		{"nothing broken", []report.Finding{made("AAA001 must pass", finding.SignIn)}, ""},
		{"fails before warnings", []report.Finding{made("AAA001 should warn"), made("AAA003 must fail")}, "AAA003 AAA001"},
		{"an accepted warning asks for nothing", []report.Finding{accepted, made("AAA003 should warn")}, "AAA003"},
		{"at most three", []report.Finding{made("AAA001 should warn"), made("AAA002 must fail"), made("AAA003 must fail"),
			made("AAA004 must fail"), made("AAA005 must fail")}, "AAA002 AAA003 AAA004"},
		{"what waits or is open is no cause", []report.Finding{made("AAA001 must skipped"), made("AAA002 must not_checked")}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := codes(Of(report.Report{Findings: tt.all}).Fixes, ofBroken); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestSteps(t *testing.T) {
	broken := func(change func(*report.Finding)) report.Finding {
		f := made("AAA001 must fail", finding.SignIn)
		change(&f)
		return f
	}
	condition := []report.Condition{{Code: "AAA001", Text: "Intric does it"}}
	tests := []struct {
		name       string
		f          report.Finding
		conditions []report.Condition
		want       []string
	}{
		{"certain", broken(func(f *report.Finding) {
			f.Remedy = &report.Remedy{Certainty: "certain", Steps: []string{"click"}}
		}), condition, []string{"click"}},
		{"likely says so", broken(func(f *report.Finding) {
			f.Remedy = &report.Remedy{Certainty: "likely", Steps: []string{"click"}}
		}), nil, []string{"Likely, but not confirmed for your IdP:", "click"}},
		{"somebody else", broken(func(f *report.Finding) { f.Want = "w" }), condition, []string{"It works if Intric does it"}},
		{"only what should be", broken(func(f *report.Finding) { f.Want = "w" }), nil, []string{"Should be: w"}},
		{"nothing known", broken(func(*report.Finding) {}), nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			o := Of(report.Report{Findings: []report.Finding{tt.f}, Conditions: tt.conditions})
			if diff := cmp.Diff(tt.want, o.Fixes[0].Steps); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestSections(t *testing.T) {
	both := []finding.Goal{finding.SignIn, finding.Groups}
	o := Of(report.Report{
		Verdicts: report.Verdicts{SignIn: report.NotProven, Groups: report.NotReady},
		Findings: []report.Finding{
			made("ISS001 must pass", finding.SignIn), made("APP002 must pass", finding.SignIn),
			made("USR001 should pass", finding.SignIn), made("ISS002 must not_checked", finding.SignIn),
			made("TOK001 must fail", both...), made("GRP001 must pass", finding.Groups), made("GRP022 should warn", finding.Groups),
		},
	})
	if o.Sections[0].Goal != finding.Groups {
		t.Fatal("the worse goal is not the first")
	}
	groups, signIn := o.Sections[0], o.Sections[1]
	for _, tt := range []struct{ name, got, want string }{
		{"both goals are told under sign-in", codes(signIn.Broken, ofBroken), "TOK001"},
		{"and named under groups", strings.Join(groups.Because, " "), "TOK001"},
		{"groups alone", codes(groups.Broken, ofBroken), "GRP022"},
		{"what people ask comes first, then musts", codes(signIn.Good, ofFinding), "APP002 ISS001 USR001"},
		{"open ones are told elsewhere", codes(o.Unproven, ofFinding), "ISS002"},
	} {
		if tt.got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, tt.got, tt.want)
		}
	}
	if len(signIn.Because) != 0 {
		t.Errorf("sign-in is broken because of %v", signIn.Because)
	}
}

// A probe says nothing about groups.
func TestSectionWithoutAnything(t *testing.T) {
	o := Of(report.Report{Verdicts: report.Verdicts{SignIn: report.Passed}, Findings: []report.Finding{made("ISS001 must pass", finding.SignIn)}})
	if len(o.Sections) != 1 || o.Sections[0].Goal != finding.SignIn {
		t.Errorf("got %+v", o.Sections)
	}
}

func TestUnprovenMustsFirst(t *testing.T) {
	o := Of(report.Report{Findings: []report.Finding{made("AAA001 note not_checked"), made("AAA002 should not_checked"), made("AAA003 must not_checked")}})
	if got := codes(o.Unproven, ofFinding); got != "AAA003 AAA001 AAA002" {
		t.Errorf("got %q", got)
	}
}

func TestShownAndRest(t *testing.T) {
	var s Section
	for range 7 {
		s.Good = append(s.Good, made("AAA001 must pass"))
	}
	if len(s.Shown()) != 5 || len(s.Rest()) != 2 {
		t.Errorf("%d shown, %d left", len(s.Shown()), len(s.Rest()))
	}
	if s.Good = s.Good[:3]; len(s.Shown()) != 3 || len(s.Rest()) != 0 {
		t.Errorf("%d shown, %d left", len(s.Shown()), len(s.Rest()))
	}
}

func TestWaiting(t *testing.T) {
	tests := []struct {
		codes []string
		want  string
	}{
		{[]string{"GRP001"}, "GRP001 waits for ISS002"},
		{[]string{"GRP001", "TOK002"}, "GRP001 and TOK002 wait for ISS002"},
		{[]string{"GRP001", "GRP002", "GRP031"}, "3 checks, GRP001 to GRP031, wait for ISS002"},
		{[]string{"ISS003", "GRP001", "ISS004"}, "3 checks (ISS, GRP) wait for ISS002"},
	}
	for _, tt := range tests {
		if got := (Waiting{Root: "ISS002", Codes: tt.codes}).Sentence(); got != tt.want {
			t.Errorf("got %q, want %q", got, tt.want)
		}
	}
	first, second := made("AAA001 must skipped"), made("AAA002 must skipped")
	first.SkippedBy, second.SkippedBy = "BBB001", "BBB002"
	got := Of(report.Report{Findings: []report.Finding{first, second, first}}).Sections[0].Waiting
	want := []Waiting{{"BBB001", []string{"AAA001", "AAA001"}}, {"BBB002", []string{"AAA002"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}
