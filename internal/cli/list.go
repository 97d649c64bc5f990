package cli

import "strings"

// list is a flag that may be given several times. The first time replaces the
// default. It keeps each value as it was typed, commas too.
type list struct {
	values *[]string
	set    bool
}

// newList binds the flag to a slice that holds the default.
func newList(values *[]string, standard ...string) *list {
	*values = standard
	return &list{values: values}
}

// Set implements pflag.Value.
func (l *list) Set(value string) error {
	if !l.set {
		*l.values, l.set = nil, true
	}
	*l.values = append(*l.values, value)
	return nil
}

// Type implements pflag.Value.
func (l *list) Type() string { return "list" }

// String implements pflag.Value; help shows it as the default.
func (l *list) String() string {
	if l.values == nil {
		return ""
	}
	return strings.Join(*l.values, " ")
}
