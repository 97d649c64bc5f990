// Package nearest finds what somebody probably meant.
package nearest

import "github.com/agnivade/levenshtein"

// Of gives the candidate with the fewest edits from the name, the first of equal
// ones; "" without candidates.
func Of(name string, candidates []string) string {
	best, least := "", -1
	for _, c := range candidates {
		if d := levenshtein.ComputeDistance(name, c); least < 0 || d < least {
			best, least = c, d
		}
	}
	return best
}
