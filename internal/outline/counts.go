package outline

import (
	"fmt"
	"strings"
	"time"

	"github.com/ssocheck/ssocheck/internal/report"
)

// AtAGlance is the counts that stand under the verdict.
func AtAGlance(c report.Counts) []string {
	list := []string{fmt.Sprintf("%d to fix", c.Fail), Number(c.Warn, "warning"), fmt.Sprintf("%d fine", c.Pass)}
	if c.NotChecked > 0 {
		list = append(list, fmt.Sprintf("%d not proven", c.NotChecked))
	}
	if c.Skipped > 0 {
		list = append(list, fmt.Sprintf("%d waiting", c.Skipped))
	}
	return list
}

// Tally is the sentence of all counts at the end.
func Tally(c report.Counts) string {
	return Number(c.Total(), "check") + ": " + strings.Join(TallyParts(c), ", ")
}

// TallyParts are the counts of the sentence, for whoever must not break one.
func TallyParts(c report.Counts) []string {
	parts := []string{fmt.Sprintf("%d passed", c.Pass), fmt.Sprintf("%d failed", c.Fail), Number(c.Warn, "warning")}
	for _, rest := range []struct {
		n    int
		word string
	}{{c.NotChecked, "not checked"}, {c.Skipped, "skipped"}, {c.NotApplicable, "not applicable"}} {
		if rest.n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", rest.n, rest.word))
		}
	}
	return parts
}

// Number counts things: "1 group", "2 groups".
func Number(n int, thing string) string {
	if n == 1 {
		return "1 " + thing
	}
	return fmt.Sprintf("%d %ss", n, thing)
}

// Minute shortens a time of RFC 3339 for people. Anything else stays as it is.
func Minute(at string) string {
	t, err := time.Parse(time.RFC3339, at)
	if err != nil {
		return at
	}
	return t.UTC().Format("2006-01-02 15:04 UTC")
}
