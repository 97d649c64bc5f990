// Package report turns outcomes into what is told: verdicts per goal, basis,
// conditions, counts and order. Its types are the published report, schema
// version 1 (docs/report.schema.json); renderers read them and nothing else, so
// that a saved report can be rendered again in any format.
package report

import "github.com/ssocheck/ssocheck/internal/finding"

// SchemaVersion is the version of the JSON report.
const SchemaVersion = 1

// Verdict is the answer for a goal, a report or a run.
type Verdict string

// The verdicts. Ready is for a login only; a clean run of another scope is
// Passed, so that nobody takes a token file for permission to roll out.
const (
	Ready     Verdict = "ready"
	Passed    Verdict = "passed"
	NotReady  Verdict = "not_ready"
	NotProven Verdict = "not_proven"
)

// Envelope is the whole output of one run.
type Envelope struct {
	SchemaVersion int      `json:"schemaVersion"`
	Tool          Tool     `json:"tool"`
	Run           Run      `json:"run"`
	Verdict       Verdict  `json:"verdict"`
	Reports       []Report `json:"reports"`
}

// Tool names the program and the rules it judged by.
type Tool struct {
	Name        string `json:"name"`
	Version     string `json:"version"`
	BrokerRules string `json:"brokerRules"` // the month of the login broker's rules
}

// Run is the part of the output that differs between two runs over the same
// evidence.
type Run struct {
	Command    string `json:"command"`
	StartedAt  string `json:"startedAt"` // RFC 3339, UTC
	DurationMS int64  `json:"durationMs"`
}

// Report is what is told about one input.
type Report struct {
	Scope      finding.Scope `json:"scope"`
	Verdict    Verdict       `json:"verdict"`
	Verdicts   Verdicts      `json:"verdicts"`
	Basis      []Basis       `json:"basis"`
	Conditions []Condition   `json:"conditions"`
	Requests   []Condition   `json:"requests"`
	Target     Target        `json:"target"`
	Provider   Provider      `json:"provider"`
	Input      *Input        `json:"input,omitempty"`
	Artifacts  []Artifact    `json:"artifacts"`
	Subject    *Subject      `json:"subject,omitempty"`
	Counts     Counts        `json:"counts"`
	Findings   []Finding     `json:"findings"`
	Groups     *Groups       `json:"groups,omitempty"`
	NotChecked []string      `json:"notChecked"`
	CleanUp    []string      `json:"cleanUp,omitempty"` // what the person has to undo after testing
	Next       []string      `json:"next"`
}

// Verdicts are the verdicts of the goals that were asked for. A goal that the
// scope says nothing about has none.
type Verdicts struct {
	SignIn Verdict `json:"signIn,omitempty"`
	Groups Verdict `json:"groups,omitempty"`
}

// BasisKind says what a statement of the basis rests on.
type BasisKind string

// The kinds of basis.
const (
	Proven    BasisKind = "proven"
	YouSaidSo BasisKind = "you_said_so"
	Unproven  BasisKind = "not_proven"
)

// Basis is one statement about what the verdict rests on.
type Basis struct {
	Kind BasisKind `json:"kind"`
	Text string    `json:"text"`
}

// Condition is something that somebody else has to do: "READY, if …"; the same
// form serves requests.
type Condition struct {
	Owner   finding.Owner `json:"owner"`
	Code    string        `json:"code"`
	Variant string        `json:"variant"`
	Text    string        `json:"text"`
}

// Target is the service that the IdP is to be ready for.
type Target struct {
	Name     string `json:"name"`
	Callback string `json:"callback"`
}

// Provider is the IdP that was judged.
type Provider struct {
	Vendor       string `json:"vendor"`
	Name         string `json:"name,omitempty"` // for people
	Certainty    string `json:"certainty"`
	Issuer       string `json:"issuer"`
	RecognisedBy string `json:"recognisedBy,omitempty"`
}

// Input is the file or stream that was judged.
type Input struct {
	Name string `json:"name"`
	Kind string `json:"kind"`
}

// Artifact is one piece of evidence that findings point into.
type Artifact struct {
	ID        string   `json:"id"`
	Kind      string   `json:"kind"`
	Source    string   `json:"source"`
	Bytes     int      `json:"bytes"`
	IssuedAt  string   `json:"issuedAt,omitempty"`  // RFC 3339, UTC
	ExpiresAt string   `json:"expiresAt,omitempty"` // RFC 3339, UTC
	Signature string   `json:"signature,omitempty"`
	Repairs   []string `json:"repairs,omitempty"`
}

// Subject is the person that signed in, masked unless identities were asked for.
type Subject struct {
	User string `json:"user"`
}

// Counts counts the findings by status.
type Counts struct {
	Pass          int `json:"pass"`
	Warn          int `json:"warn"`
	Fail          int `json:"fail"`
	NotChecked    int `json:"not_checked"`
	Skipped       int `json:"skipped"`
	NotApplicable int `json:"not_applicable"`
}

// Total is the number of findings.
func (c Counts) Total() int {
	return c.Pass + c.Warn + c.Fail + c.NotChecked + c.Skipped + c.NotApplicable
}

// Finding is what one check found, in words.
type Finding struct {
	Code       string            `json:"code"`
	Slug       string            `json:"slug"`
	Title      string            `json:"title"`
	Level      finding.Level     `json:"level"`
	Goals      []finding.Goal    `json:"goals"`
	Status     finding.Status    `json:"status"`
	Variant    string            `json:"variant,omitempty"`
	Args       map[string]string `json:"args,omitempty"`
	Summary    string            `json:"summary"`
	Want       string            `json:"want,omitempty"`
	Got        string            `json:"got,omitempty"`
	Locations  []Location        `json:"locations,omitempty"`
	Owner      finding.Owner     `json:"owner"`
	Why        string            `json:"why,omitempty"`
	Remedy     *Remedy           `json:"remedy,omitempty"`
	References []string          `json:"references,omitempty"`
	SkippedBy  string            `json:"skippedBy,omitempty"`
	Reason     string            `json:"reason,omitempty"`
	Accepted   string            `json:"accepted,omitempty"`
}

// IsBroken reports a broken must or a broken should.
func (f Finding) IsBroken() bool {
	return f.Status == finding.Fail || f.Status == finding.Warn
}

// IsNote reports a passed check that has something to say.
func (f Finding) IsNote() bool { return f.Status == finding.Pass && f.Variant != "" }

// Location is a place inside an artefact.
type Location struct {
	Artifact string `json:"artifact"`
	Pointer  string `json:"pointer"`
	Line     int    `json:"line,omitempty"`
	Column   int    `json:"column,omitempty"`
}

// Remedy is what to change, in this IdP where it is known.
type Remedy struct {
	Vendor    string   `json:"vendor"`
	Certainty string   `json:"certainty"`
	Steps     []string `json:"steps"`
}

// Groups are the groups as Intric would see them.
type Groups struct {
	Artifact       string      `json:"artifact"`
	Count          int         `json:"count"`
	IdentifierKind string      `json:"identifierKind"`
	Items          []GroupItem `json:"items"`
	NearMisses     []NearMiss  `json:"nearMisses,omitempty"`
}

// GroupItem is one group of the list.
type GroupItem struct {
	Value  string `json:"value"`
	Kind   string `json:"kind"`
	Label  string `json:"label,omitempty"` // the kind for people
	Name   string `json:"name,omitempty"`  // from an exported list, when Value is an ID
	Wanted *bool  `json:"wanted,omitempty"`
}

// NearMiss is a place where group values are that Intric would not look at.
type NearMiss struct {
	Artifact string `json:"artifact"`
	Pointer  string `json:"pointer"`
	Shape    string `json:"shape"`
	Count    int    `json:"count"`
}
