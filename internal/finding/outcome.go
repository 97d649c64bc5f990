package finding

// Args are the values that the sentences of a variant need, by name.
type Args map[string]string

// Location is a place inside an artefact of the run.
type Location struct {
	Artifact string // the artefact's id, such as "id_token"
	Pointer  string // JSON Pointer (RFC 6901) into the artefact
	Line     int    // 1-based; 0 when unknown
	Column   int    // 1-based, in characters; 0 when unknown
}

// Outcome is what one check found in one run. It holds no sentences: they
// are kept in one catalogue under the code and the variant.
type Outcome struct {
	Code   string
	Status Status
	// Variant names which of the check's cases this is. A Pass with a variant
	// is a note: it has something to say.
	Variant   string
	Args      Args
	Locations []Location
	// Goals narrows the goals that the outcome counts for. Empty: the rule's.
	Goals []Goal
	// Owner overrides the rule's owner where the case has another one.
	Owner Owner
	// Condition and Request name a sentence of the catalogue: "works only if
	// Intric …" (it stands in the verdict) and "kinder to users if …" (it goes
	// into the hand-over).
	Condition string
	Request   string
	// SkippedBy is the code of the root cause of a Skipped outcome.
	SkippedBy string
	broken    bool
}

// OK says that the condition holds.
func OK() Outcome { return Outcome{Status: Pass} }

// Remark says that the condition holds and that there is something to say.
func Remark(variant string, args Args) Outcome {
	return Outcome{Status: Pass, Variant: variant, Args: args}
}

// Broken says that the condition does not hold. The status follows from the
// level of the rule, see Outcome.ForRule.
func Broken(variant string, args Args) Outcome {
	return Outcome{Variant: variant, Args: args, broken: true}
}

// Undecided says that the evidence is missing or decides nothing.
func Undecided(variant string, args Args) Outcome {
	return Outcome{Status: NotChecked, Variant: variant, Args: args}
}

// Inapplicable says that the condition does not arise in this run.
func Inapplicable(variant string, args Args) Outcome {
	return Outcome{Status: NotApplicable, Variant: variant, Args: args}
}

// SkippedFor says that the check waits for the root cause with that code.
func SkippedFor(root string) Outcome {
	return Outcome{Status: Skipped, SkippedBy: root}
}

// At adds places to the outcome.
func (o Outcome) At(places ...Location) Outcome {
	o.Locations = append(append([]Location(nil), o.Locations...), places...)
	return o
}

// For narrows the outcome to the goals.
func (o Outcome) For(goals ...Goal) Outcome { o.Goals = goals; return o }

// OwnedBy names another owner than the rule's.
func (o Outcome) OwnedBy(owner Owner) Outcome { o.Owner = owner; return o }

// If adds the condition under which the set-up works nevertheless.
func (o Outcome) If(condition string) Outcome { o.Condition = condition; return o }

// Asking adds a request to Intric.
func (o Outcome) Asking(request string) Outcome { o.Request = request; return o }

// ForRule gives the outcome its code and, where the condition is broken, the
// status that the rule's level demands.
func (o Outcome) ForRule(r Rule) Outcome {
	o.Code = r.Code
	if !o.broken {
		return o
	}
	switch r.Level {
	case Must:
		o.Status = Fail
	case Should:
		o.Status = Warn
	default:
		o.Status = Pass
	}
	return o
}

// IsBroken reports a broken must or a broken should.
func (o Outcome) IsBroken() bool { return o.Status == Fail || o.Status == Warn }

// IsNote reports a passed check that has something to say.
func (o Outcome) IsNote() bool { return o.Status == Pass && o.Variant != "" }
