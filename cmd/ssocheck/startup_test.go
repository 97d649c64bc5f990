package main

import (
	"os/exec"
	"path/filepath"
	"slices"
	"testing"
	"time"
)

// BenchmarkStartup compares `ssocheck version` with a program that only links the
// same libraries: CPU time, in pairs, as a ratio (product.md 10: at most 1.2).
// The reported "cpu-ratio" is the median of the pairs.
func BenchmarkStartup(b *testing.B) {
	ours, floor := build(b, "."), build(b, "./testdata/floor")
	for range 5 { // warm the page cache
		cpu(b, ours)
		cpu(b, floor)
	}
	var ratios []float64
	for b.Loop() {
		// Several starts a side: one is near the grain of the accounting.
		var a, f time.Duration
		for range 10 {
			a += cpu(b, ours)
			f += cpu(b, floor)
		}
		ratios = append(ratios, float64(a)/float64(f))
	}
	slices.Sort(ratios)
	b.ReportMetric(ratios[len(ratios)/2], "cpu-ratio")
}

func build(b *testing.B, pkg string) string {
	b.Helper()
	out := filepath.Join(b.TempDir(), "program")
	if text, err := exec.Command("go", "build", "-trimpath", "-o", out, pkg).CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v\n%s", pkg, err, text)
	}
	return out
}

// cpu is the user and system time of one `version`.
func cpu(b *testing.B, program string) time.Duration {
	b.Helper()
	c := exec.Command(program, "version")
	if err := c.Run(); err != nil {
		b.Fatal(err)
	}
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}
