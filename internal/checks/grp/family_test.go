package grp

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/ssocheck/ssocheck/internal/check"
	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/sample"
	"github.com/ssocheck/ssocheck/internal/wording"
)

const (
	idA = "4f0a6c1e-7d02-4a55-9a1e-2f3c1b8e0d11"
	idB = "91b7d3f2-0c4e-4e7b-8f66-6a2d9c5b7e20"
)

// fixture is one set of evidence and what a check makes of it. Only the
// arguments that are named are compared.
type fixture struct {
	name     string
	ev       *evidence.Set
	status   finding.Status
	variant  string
	args     finding.Args
	pointers []string // "artefact pointer"
}

// fixtures lists every table, so that the family's own test sees all of them.
func fixtures() map[string][]fixture {
	return map[string][]fixture{
		"GRP001": fixturesGRP001(), "GRP002": fixturesGRP002(), "GRP003": fixturesGRP003(), "GRP004": fixturesGRP004(),
		"GRP005": fixturesGRP005(), "GRP006": fixturesGRP006(), "GRP007": fixturesGRP007(), "GRP008": fixturesGRP008(),
		"GRP009": fixturesGRP009(), "GRP010": fixturesGRP010(), "GRP011": fixturesGRP011(), "GRP012": fixturesGRP012(),
		"GRP013": fixturesGRP013(), "GRP014": fixturesGRP014(), "GRP015": fixturesGRP015(), "GRP016": fixturesGRP016(),
		"GRP017": fixturesGRP017(), "GRP018": fixturesGRP018(), "GRP019": fixturesGRP019(), "GRP020": fixturesGRP020(),
		"GRP021": fixturesGRP021(), "GRP022": fixturesGRP022(), "GRP025": fixturesGRP025(), "GRP026": fixturesGRP026(),
		"GRP028": fixturesGRP028(), "GRP030": fixturesGRP030(), "GRP031": fixturesGRP031(), "GRP032": fixturesGRP032(),
	}
}

// with is a healthy login whose ID token has these claims and the changes.
func with(claims string, changes ...func(*evidence.Set)) *evidence.Set {
	ev := sample.WithClaims(sample.Healthy(), claims)
	for _, change := range changes {
		change(ev)
	}
	return ev
}

// groups is a healthy login whose claim is written like this.
func groups(raw string, changes ...func(*evidence.Set)) *evidence.Set {
	return with(`{"sub":"a","groups":`+raw+`}`, changes...)
}

func traits(t evidence.Traits) func(*evidence.Set) {
	return func(ev *evidence.Set) { ev.Provider.Traits = t }
}

func declared(d evidence.Declared) func(*evidence.Set) {
	return func(ev *evidence.Set) { ev.Declared = d }
}

func wantedGroups(w ...evidence.WantedGroup) func(*evidence.Set) {
	return declared(evidence.Declared{Wanted: w})
}

func userInfo(document string) func(*evidence.Set) {
	return func(ev *evidence.Set) {
		ev.UserInfo = evidence.Seen(evidence.UserInfo{Document: sample.Doc(document)})
	}
}

func accessToken(claims string) func(*evidence.Set) {
	return func(ev *evidence.Set) {
		ev.AccessToken = evidence.Seen(evidence.Token{Claims: sample.Doc(claims)})
	}
}

func byCode(t *testing.T, code string) check.Check {
	t.Helper()
	for _, c := range Checks() {
		if c.Code == code {
			return c
		}
	}
	t.Fatalf("no check %s", code)
	return check.Check{}
}

func run(t *testing.T, code string, table []fixture) {
	t.Helper()
	c := byCode(t, code)
	for _, tt := range table {
		o := c.Run(tt.ev).ForRule(c.Rule)
		if o.Status != tt.status || o.Variant != tt.variant {
			t.Errorf("%s: %s %q %v, want %s %q", tt.name, o.Status, o.Variant, o.Args, tt.status, tt.variant)
			continue
		}
		for name, want := range tt.args {
			if o.Args[name] != want {
				t.Errorf("%s: %s is %q, want %q", tt.name, name, o.Args[name], want)
			}
		}
		if diff := cmp.Diff(tt.pointers, pointers(o)); tt.pointers != nil && diff != "" {
			t.Errorf("%s: places (-want +got):\n%s", tt.name, diff)
		}
	}
}

func pointers(o finding.Outcome) []string {
	var list []string
	for _, l := range o.Locations {
		list = append(list, l.Artifact+" "+l.Pointer)
	}
	return list
}

func TestFamily(t *testing.T) {
	tables := fixtures()
	produced := map[string]bool{}
	for _, c := range Checks() {
		broken, fine := 0, 0
		for _, tt := range tables[c.Code] {
			o := c.Run(tt.ev).ForRule(c.Rule)
			switch {
			case o.IsBroken(), o.Status == finding.NotChecked:
				broken++
			case o.Status == finding.Pass:
				fine++
			}
			if o.Variant != "" {
				produced[c.Code+"."+o.Variant] = true
				speaks(t, o)
			}
		}
		if broken == 0 || fine == 0 {
			t.Errorf("%s: %d broken and %d passing fixtures", c.Code, broken, fine)
		}
	}
	for _, key := range wording.English().Keys() {
		if strings.HasPrefix(key, "GRP") && !produced[key] {
			t.Errorf("no fixture produces %s", key)
		}
	}
}

// speaks demands a text in which every argument is filled in.
func speaks(t *testing.T, o finding.Outcome) {
	t.Helper()
	text, ok := wording.English().Text(o.Code, o.Variant)
	if !ok || text.Summary == "" {
		t.Errorf("%s.%s has no text", o.Code, o.Variant)
	}
	gap := regexp.MustCompile(`\{[a-zA-Z]+\}`)
	for _, template := range []string{text.Summary, text.Got, text.Want} {
		for _, name := range gap.FindAllString(template, -1) {
			if o.Args[strings.Trim(name, "{}")] == "" {
				t.Errorf("%s.%s: no argument for %s", o.Code, o.Variant, name)
			}
		}
	}
	if o.IsBroken() && (text.Got == "" || text.Want == "") {
		t.Errorf("%s.%s is broken without got and want", o.Code, o.Variant)
	}
}

func TestRules(t *testing.T) {
	for _, c := range Checks() {
		if c.Slug == "" || c.Title == "" || c.Why == "" || c.Owner == "" || len(c.References) == 0 ||
			strings.HasSuffix(c.Title, ".") || !slices.Equal(c.Goals, groupsGoal()) || !c.RequiredIn(finding.Login) {
			t.Errorf("%s: incomplete rule %+v", c.Code, c.Rule)
		}
	}
}

func TestHealthyPasses(t *testing.T) {
	mayBeInapplicable := []string{"GRP018", "GRP019", "GRP026", "GRP028", "GRP031"}
	for _, o := range check.Judge(Checks(), nil, sample.Healthy()) {
		inapplicable := o.Status == finding.NotApplicable && slices.Contains(mayBeInapplicable, o.Code)
		if o.Status != finding.Pass && !inapplicable {
			t.Errorf("%s: %s %s", o.Code, o.Status, o.Variant)
		}
	}
}

// TestDeclaredEvidence blanks evidence over all fixtures: what a check does not
// declare changes nothing, what it needs is missed, and nothing panics.
func TestDeclaredEvidence(t *testing.T) {
	for code, table := range fixtures() {
		c := byCode(t, code)
		var uses []evidence.Kind
		for _, group := range c.Needs {
			uses = append(uses, group...)
		}
		uses = append(uses, c.Reads...)
		for _, tt := range table {
			want := c.Run(tt.ev)
			for _, k := range evidence.Kinds() {
				blanked := tt.ev.Without(k)
				got := c.Run(blanked)
				if diff := cmp.Diff(want, got, cmp.AllowUnexported(finding.Outcome{})); diff != "" && !slices.Contains(uses, k) {
					t.Errorf("%s, %s: reads %s without saying so:\n%s", code, tt.name, k, diff)
				}
			}
		}
		for _, group := range c.Needs {
			o := check.Judge([]check.Check{c}, nil, sample.Healthy().Without(group...))
			if len(o) != 1 || o[0].Variant != "needs_missing" {
				t.Errorf("%s without %s: %+v", code, group, o)
			}
		}
		c.Run(&evidence.Set{})
	}
}
