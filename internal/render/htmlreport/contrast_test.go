package htmlreport

import (
	"fmt"
	"math"
	"regexp"
	"strings"
	"testing"
)

// Every pair of text and ground that the page uses has the contrast of WCAG 2.2,
// level AA (4.5 to 1), in light, in dark and on paper.
func TestContrast(t *testing.T) {
	grounds := map[string][]string{
		"ink":     {"page", "card", "value", "good-tint", "caution-tint", "bad-tint"},
		"quiet":   {"page", "card", "good-tint", "caution-tint", "bad-tint"},
		"good":    {"card", "good-tint", "caution-tint", "bad-tint"},
		"caution": {"card", "good-tint", "caution-tint", "bad-tint"},
		"bad":     {"card", "good-tint", "caution-tint", "bad-tint"},
	}
	themes := regexp.MustCompile(`(?s):root \{(.*?)\}`).FindAllStringSubmatch(string(style()), -1)
	if len(themes) != 3 {
		t.Fatalf("%d sets of colours, want light, dark and print", len(themes))
	}
	for i, theme := range themes {
		colours := map[string]string{}
		for _, c := range regexp.MustCompile(`--([a-z-]+): (#[0-9a-f]{6});`).FindAllStringSubmatch(theme[1], -1) {
			colours[c[1]] = c[2]
		}
		for text, list := range grounds {
			for _, ground := range list {
				if ratio := contrast(t, colours[text], colours[ground]); ratio < 4.5 {
					t.Errorf("set %d: %s on %s has %.2f to 1", i, text, ground, ratio)
				}
			}
		}
		if ratio := contrast(t, colours["card"], colours["ink"]); ratio < 4.5 {
			t.Errorf("set %d: the number of a fix has %.2f to 1", i, ratio)
		}
	}
}

func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	x, y := luminance(t, a), luminance(t, b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// luminance is the relative luminance of WCAG 2.2.
func luminance(t *testing.T, colour string) float64 {
	t.Helper()
	var r, g, b int
	if _, err := fmt.Sscanf(strings.TrimPrefix(colour, "#"), "%02x%02x%02x", &r, &g, &b); err != nil {
		t.Fatalf("colour %q: %v", colour, err)
	}
	linear := func(n int) float64 {
		c := float64(n) / 255
		if c <= 0.04045 {
			return c / 12.92
		}
		return math.Pow((c+0.055)/1.055, 2.4)
	}
	return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
}
