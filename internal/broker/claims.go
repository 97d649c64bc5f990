package broker

import (
	"errors"
	"iter"
	"slices"
	"time"

	"golang.org/x/text/language"

	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// Type is what the broker reads a claim as.
type Type string

// The types of the claims that the broker reads. Null passes for all of them but
// Boolean, and stands for an absent claim.
const (
	Text     Type = "text"
	Moment   Type = "time"     // a number, or a text of RFC 3339
	Boolean  Type = "boolean"  // true, false or one of them as text
	Language Type = "language" // a well-formed language tag (BCP 47), known or not
	Texts    Type = "texts"    // a text or a list of texts
	Record   Type = "record"   // an object
)

// ClaimProblem is one claim that makes the broker refuse the whole sign-in.
type ClaimProblem struct {
	Claim   string // as the specification writes it
	Kind    string // the kind that was found, as a word: "number"
	Want    Type
	Pointer string // JSON Pointer to the value
}

// typedClaim is one field that the broker decodes into.
type typedClaim struct {
	name string
	want Type
}

// tokenClaims are the fields of an ID token alone (OpenID Connect Core 1.0,
// section 2, and RFC 8693, section 4.1).
func tokenClaims() []typedClaim {
	return []typedClaim{
		{"iss", Text}, {"aud", Texts}, {"exp", Moment}, {"iat", Moment}, {"auth_time", Moment},
		{"nbf", Moment}, {"nonce", Text}, {"acr", Text}, {"amr", Texts}, {"azp", Text},
		{"client_id", Text}, {"jti", Text}, {"act", Record}, {"at_hash", Text},
		{"c_hash", Text}, {"sid", Text},
	}
}

// userClaims are the fields of a UserInfo response, which an ID token has too
// (OpenID Connect Core 1.0, section 5.1).
func userClaims() []typedClaim {
	return []typedClaim{
		{"sub", Text}, {"name", Text}, {"given_name", Text}, {"family_name", Text},
		{"middle_name", Text}, {"nickname", Text}, {"profile", Text}, {"picture", Text},
		{"website", Text}, {"gender", Text}, {"birthdate", Text}, {"zoneinfo", Text},
		{"locale", Language}, {"updated_at", Moment}, {"preferred_username", Text},
		{"email", Text}, {"email_verified", Boolean}, {"phone_number", Text},
		{"phone_number_verified", Boolean}, {"address", Record},
	}
}

func allClaims() []typedClaim { return append(tokenClaims(), userClaims()...) }

// recordClaims are the members of address and act that are read as text.
func recordClaims(claim string) []string {
	if claim == "address" {
		return []string{"formatted", "street_address", "locality", "region", "postal_code", "country"}
	}
	return []string{"iss", "sub"}
}

// ClaimProblems lists the members of an ID token's claims that the broker
// refuses, in the order of the document. Every member that it reads into a field
// is looked at, also one that a later one overrides: it decodes them all.
func ClaimProblems(root jsondoc.Node) []ClaimProblem { return problems(root, allClaims()) }

// UserInfoProblems does the same for a UserInfo response, of which the broker
// reads fewer members.
func UserInfoProblems(root jsondoc.Node) []ClaimProblem { return problems(root, userClaims()) }

func problems(root jsondoc.Node, typed []typedClaim) []ClaimProblem {
	claims := byFold(typed)
	var found []ClaimProblem
	for name, member := range root.Members() {
		claim, ok := claims[fold(name)]
		if !ok {
			continue
		}
		if bad := claim.refused(member); bad.Valid() {
			found = append(found, ClaimProblem{claim.name, bad.Kind().String(), claim.want, bad.Pointer()})
		}
	}
	return found
}

func byFold(typed []typedClaim) map[string]typedClaim {
	claims := make(map[string]typedClaim, len(typed))
	for _, c := range typed {
		claims[fold(c.name)] = c
	}
	return claims
}

// Concerns reports whether one of the problems is the claim's.
func Concerns(problems []ClaimProblem, claim string) bool {
	return slices.ContainsFunc(problems, func(p ClaimProblem) bool { return p.Claim == claim })
}

// refused gives the value that is at fault, the zero Node when there is none.
func (c typedClaim) refused(n jsondoc.Node) jsondoc.Node {
	if n.Kind() == jsondoc.Null && c.want != Boolean {
		return jsondoc.Node{}
	}
	switch c.want {
	case Moment:
		return unless(isMoment(n), n)
	case Boolean:
		return unless(isBoolean(n), n)
	case Language:
		return unless(isLanguage(n), n)
	case Texts:
		return refusedText(n)
	case Record:
		return refusedMember(n, recordClaims(c.name))
	default:
		return unless(n.Kind() == jsondoc.String, n)
	}
}

func unless(ok bool, n jsondoc.Node) jsondoc.Node {
	if ok {
		return jsondoc.Node{}
	}
	return n
}

func isMoment(n jsondoc.Node) bool {
	if n.Kind() == jsondoc.String {
		_, err := time.Parse(time.RFC3339, n.Text())
		return err == nil
	}
	_, ok := n.Number()
	return ok
}

// isBoolean compares the bytes of the value, as the broker does.
func isBoolean(n jsondoc.Node) bool {
	switch string(n.Raw()) {
	case "true", "false", `"true"`, `"false"`:
		return true
	}
	return false
}

// isLanguage asks the broker's own parser. A tag that is well-formed but unknown
// passes there.
func isLanguage(n jsondoc.Node) bool {
	if n.Kind() != jsondoc.String {
		return false
	}
	_, err := language.Parse(n.Text())
	var unknown language.ValueError
	return n.Text() == "" || err == nil || errors.As(err, &unknown)
}

// refusedText finds what is no text in a text or a list of texts. A list is
// judged by its first wrong element.
func refusedText(n jsondoc.Node) jsondoc.Node {
	if n.Kind() != jsondoc.Array {
		return unless(n.Kind() == jsondoc.String, n)
	}
	return firstOther(jsondoc.String, n.Elements())
}

// refusedMember finds the first member of an object that is read as text and is
// none.
func refusedMember(n jsondoc.Node, names []string) jsondoc.Node {
	if n.Kind() != jsondoc.Object {
		return n
	}
	return firstOther(jsondoc.String, func(yield func(jsondoc.Node) bool) {
		for name, member := range n.Members() {
			if isOneOf(name, names) && member.Kind() != jsondoc.Null && !yield(member) {
				return
			}
		}
	})
}

func firstOther(kind jsondoc.Kind, nodes iter.Seq[jsondoc.Node]) jsondoc.Node {
	for n := range nodes {
		if n.Kind() != kind {
			return n
		}
	}
	return jsondoc.Node{}
}
