package groupid

import "strings"

// This file holds the forms that no ordinary group name has. They are
// recognised whoever the provider is. The matchers are written by hand: they
// run for every group of every token, and a compiled pattern would cost every
// start of the program.

// isGUID matches 8-4-4-4-12 hexadecimal digits in either case: an Entra
// object, a Kanidm or PingOne group.
func isGUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		if i == 8 || i == 13 || i == 18 || i == 23 {
			if s[i] != '-' {
				return false
			}
		} else if !isHex(s[i]) {
			return false
		}
	}
	return true
}

// isOktaID matches the ID of an Okta group: 00g and 17 letters or digits.
func isOktaID(s string) bool {
	return len(s) == 20 && strings.HasPrefix(s, "00g") && all(s, isAlnum)
}

// isSID matches a Windows security identifier: S-1-, the authority, and at
// least one more number.
func isSID(s string) bool {
	rest, ok := strings.CutPrefix(s, "S-1-")
	if !ok || strings.Count(rest, "-") == 0 {
		return false
	}
	for part := range strings.SplitSeq(rest, "-") {
		if part == "" || !all(part, isDigit) {
			return false
		}
	}
	return true
}

// isDN matches an LDAP distinguished name of two or more parts. It does not
// parse: directories emit commas that RFC 4514 wants escaped.
func isDN(s string) bool {
	if !hasAttribute(s, "cn", "ou", "uid", "inum") {
		return false
	}
	for {
		_, rest, found := strings.Cut(s, ",")
		if !found {
			return false
		}
		s = strings.TrimLeft(rest, " ")
		if hasAttribute(s, "dc", "o", "ou", "cn") {
			return true
		}
	}
}

// hasAttribute reports whether s begins with one of the attribute types, an
// equals sign and a value.
func hasAttribute(s string, types ...string) bool {
	attribute, value, found := strings.Cut(s, "=")
	if !found || value == "" || value[0] == ',' {
		return false
	}
	for _, t := range types {
		if strings.EqualFold(attribute, t) {
			return true
		}
	}
	return false
}

// isRootedPath matches Keycloak's full group path, /a/b. No part is empty.
func isRootedPath(s string) bool {
	rest, ok := strings.CutPrefix(s, "/")
	if !ok {
		return false
	}
	for part := range strings.SplitSeq(rest, "/") {
		if part == "" {
			return false
		}
	}
	return true
}

// isDomainName matches DOMAIN\name and dns.domain\name as Active Directory,
// AD FS and Entra's on-premises formats write them.
//
// It is recognised for every provider, because hybrid set-ups pass the form on
// through any of them. To keep names that merely hold a backslash out, the part
// before must be possible as a domain and the part behind as a
// sAMAccountName: "R\D", "24\7", "C:\Data" and "Läsa \ skriva" are names;
// "Alla\Personal" cannot be told from a domain called ALLA and is not.
func isDomainName(s string) bool {
	domain, name, found := strings.Cut(s, `\`)
	return found && isDomain(domain) && isAccountName(name)
}

// isDomain matches a NetBIOS domain name (at most 15 characters), a DNS name,
// or the one Windows authority whose name holds a space. One letter alone and
// digits alone are legal and never used.
func isDomain(s string) bool {
	if s == "NT AUTHORITY" {
		return true
	}
	if len(s) < 2 || all(s, isDigit) {
		return false
	}
	labels := strings.Split(s, ".")
	limit := 63
	if len(labels) == 1 {
		limit = 15
	}
	for _, l := range labels {
		if l == "" || len(l) > limit || !isAlnum(l[0]) || !all(l, isDomainByte) {
			return false
		}
	}
	return true
}

// isAccountName matches what Active Directory accepts as sAMAccountName, with
// no white space around it.
func isAccountName(s string) bool {
	trimmed, changed := Trim(s)
	return trimmed != "" && !changed && !strings.ContainsAny(s, `"/\[]:;|=,+*?<>`)
}

func all(s string, ok func(byte) bool) bool {
	for i := range len(s) {
		if !ok(s[i]) {
			return false
		}
	}
	return true
}

func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func isHex(c byte) bool { return isDigit(c) || 'a' <= c|0x20 && c|0x20 <= 'f' }

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlnum(c byte) bool { return isDigit(c) || isLetter(c) }

func isDomainByte(c byte) bool { return isAlnum(c) || c == '-' || c == '_' }
