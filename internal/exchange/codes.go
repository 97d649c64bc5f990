package exchange

import (
	"regexp"
	"slices"
	"sync"
)

// vendorCode matches the codes that providers print into their error texts:
// Entra's (AADSTS50011) and AD FS's (MSIS9224).
var vendorCode = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`\b(AADSTS\d{5,7}|MSIS\d{4})\b`)
})

// maxCodes is far more than a page ever names.
const maxCodes = 20

// VendorCodes lists the vendor codes in a text, each once, in order.
func VendorCodes(text string) []string {
	return merge(nil, vendorCode().FindAllString(text, maxCodes))
}

// merge appends the codes that are not there yet.
func merge(codes, more []string) []string {
	for _, code := range more {
		if !slices.Contains(codes, code) {
			codes = append(codes, code)
		}
	}
	return codes
}
