package idp

import "strings"

// hostIn reports whether one of the hosts is listed, or lies below a listed
// name that begins with a dot.
func hostIn(listed, hosts []string) bool {
	for _, h := range hosts {
		for _, l := range listed {
			if h == l || strings.HasPrefix(l, ".") && strings.HasSuffix(h, l) {
				return true
			}
		}
	}
	return false
}

// pathMatches compares a URL's path with a pattern: "=/a" is the whole path,
// "/a/" lies anywhere in it, "/a" is its end.
func pathMatches(pattern, path string) bool {
	if whole, ok := strings.CutPrefix(pattern, "="); ok {
		return path == whole
	}
	if strings.HasSuffix(pattern, "/") {
		return strings.Contains(path, pattern)
	}
	return strings.HasSuffix(path, pattern)
}

func nameMatches(pattern, name string) bool {
	if prefix, ok := strings.CutSuffix(pattern, "*"); ok {
		return strings.HasPrefix(name, prefix)
	}
	return pattern == name
}

func anyPath(patterns, paths []string) bool {
	for _, p := range patterns {
		if matchesOne(p, paths, pathMatches) {
			return true
		}
	}
	return false
}

// anySet reports whether all patterns of one of the sets are matched.
func anySet(sets [][]string, values []string, match func(pattern, value string) bool) bool {
	for _, set := range sets {
		matched := 0
		for _, p := range set {
			if matchesOne(p, values, match) {
				matched++
			}
		}
		if matched == len(set) {
			return true
		}
	}
	return false
}

func matchesOne(pattern string, values []string, match func(pattern, value string) bool) bool {
	for _, v := range values {
		if match(pattern, v) {
			return true
		}
	}
	return false
}

func anyText(parts, texts []string) bool {
	for _, t := range texts {
		for _, p := range parts {
			if strings.Contains(t, p) {
				return true
			}
		}
	}
	return false
}
