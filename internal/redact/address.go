package redact

import "net/url"

// Address drops a user name and password that somebody left in a web address.
// Everything else stays as it is.
func Address(address string) string {
	u, err := url.Parse(address)
	if err != nil || u.User == nil {
		return address
	}
	u.User = nil
	return u.String()
}
