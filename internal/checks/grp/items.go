package grp

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/ssocheck/ssocheck/internal/finding"
	"github.com/ssocheck/ssocheck/internal/groupclaim"
	"github.com/ssocheck/ssocheck/internal/groupid"
	"github.com/ssocheck/ssocheck/internal/redact"
)

const (
	shown    = 5  // values that a sentence names
	longText = 80 // characters of a foreign value
)

// where lists the items that hold the property.
func where(v groupclaim.View, property func(groupclaim.Item) bool) []groupclaim.Item {
	var found []groupclaim.Item
	for _, i := range v.Items {
		if property(i) {
			found = append(found, i)
		}
	}
	return found
}

// objection is the broken outcome that names the items and where they stand.
func objection(variant string, v groupclaim.View, items []groupclaim.Item) finding.Outcome {
	args := finding.Args{"items": quoted(values(items)), "count": strconv.Itoa(len(items))}
	return finding.Broken(variant, args).At(places(v, items)...)
}

func values(items []groupclaim.Item) []string {
	list := make([]string, len(items))
	for i, item := range items {
		list[i] = item.Value
	}
	return list
}

func places(v groupclaim.View, items []groupclaim.Item) []finding.Location {
	list := make([]finding.Location, len(items))
	for i, item := range items {
		list[i] = v.At(item.Node)
	}
	return list
}

// quoted names at most five values. The quotes show where a value ends.
func quoted(values []string) string {
	return joined(quotedEach(values[:min(len(values), shown)]), len(values))
}

func quotedEach(values []string) []string {
	marked := make([]string, len(values))
	for i, v := range values {
		marked[i] = quote(v)
	}
	return marked
}

func quote(s string) string { return `"` + redact.Clip(s, longText) + `"` }

// joined writes the first of total things with commas, and how many more there
// are.
func joined(first []string, total int) string {
	list := strings.Join(first, ", ")
	if more := total - len(first); more > 0 {
		return fmt.Sprintf("%s and %d more", list, more)
	}
	return list
}

// short is the group's own name inside an identifier that holds more: the last
// part of a path, the first of a distinguished name.
func short(i groupclaim.Item) string {
	s, _ := groupid.Trim(i.Value)
	switch i.Kind {
	case groupid.DN:
		return firstName(s)
	case groupid.Path:
		return s[strings.LastIndexByte(s, '/')+1:]
	case groupid.DomainName:
		return s[strings.LastIndexAny(s, `\/`)+1:]
	case groupid.SPN, groupid.Email:
		name, _, _ := strings.Cut(s, "@")
		return name
	}
	return s
}

// firstName is the value of the first part of a distinguished name (RFC 4514);
// a backslash escapes the character behind it.
func firstName(dn string) string {
	_, rest, _ := strings.Cut(dn, "=")
	var name strings.Builder
	for i := 0; i < len(rest) && rest[i] != ','; i++ {
		if rest[i] == '\\' && i+1 < len(rest) {
			i++
		}
		name.WriteByte(rest[i])
	}
	return name.String()
}
