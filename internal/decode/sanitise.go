package decode

import (
	"bytes"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// removed stands where a token stood.
const removed = `"[removed]"`

// Sanitised gives the claims without the tokens that aggregated and distributed
// claims carry inside them (OpenID Connect Core 1.0, section 5.6.2): what stands
// under _claim_sources in a member JWT or access_token becomes "[removed]".
// Everything else stays byte for byte.
func Sanitised(claims evidence.Document) evidence.Document {
	var tokens []jsondoc.Node
	for name, member := range claims.Root().Members() {
		if name == "_claim_sources" {
			tokens = appendTokens(tokens, member)
		}
	}
	if len(tokens) == 0 {
		return claims
	}
	doc, err := evidence.ParseDocument(replaced(claims.Bytes(), tokens))
	if err != nil {
		return evidence.Document{} // cannot be; and never the tokens instead
	}
	return doc
}

// appendTokens collects the members that hold a token, at any depth, in the
// order of the document.
func appendTokens(tokens []jsondoc.Node, n jsondoc.Node) []jsondoc.Node {
	for name, member := range n.Members() {
		if strings.EqualFold(name, "JWT") || strings.EqualFold(name, "access_token") {
			tokens = append(tokens, member)
			continue
		}
		tokens = appendTokens(tokens, member)
	}
	for element := range n.Elements() {
		tokens = appendTokens(tokens, element)
	}
	return tokens
}

func replaced(text []byte, values []jsondoc.Node) []byte {
	var out bytes.Buffer
	from := 0
	for _, v := range values {
		out.Write(text[from:v.Offset()])
		out.WriteString(removed)
		from = v.Offset() + len(v.Raw())
	}
	out.Write(text[from:])
	return out.Bytes()
}
