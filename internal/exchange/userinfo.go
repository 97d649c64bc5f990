package exchange

import (
	"context"
	"errors"
	"strings"

	"github.com/ssocheck/ssocheck/internal/evidence"
	"github.com/ssocheck/ssocheck/internal/jsondoc"
)

// UserInfo asks the UserInfo endpoint as the broker does: with the access token
// under the very token type that the token response named (Core 5.3.1). A JWT
// instead of a JSON object is not readable for the broker.
func (c *Client) UserInfo(ctx context.Context, address string, t Tokens) (evidence.Fact[evidence.Fetch], evidence.Fact[evidence.UserInfo]) {
	header := acceptJSON()
	header.Set("Authorization", authorization(t))
	a, failure := c.document(ctx, address, bodyCap, header)
	if failure != nil {
		return evidence.NotSeen[evidence.Fetch](*failure), evidence.Fact[evidence.UserInfo]{}
	}
	fetch := evidence.Seen(a.fetched())
	doc, failure := a.userInfo()
	if failure != nil {
		return fetch, evidence.NotSeen[evidence.UserInfo](*failure)
	}
	return fetch, evidence.Seen(evidence.UserInfo{Document: doc})
}

// userInfo keeps nothing of an answer that it cannot read: it describes a person.
func (a answer) userInfo() (evidence.Document, *evidence.Failure) {
	doc, err := evidence.ParseDocument(a.body)
	var syntax *jsondoc.SyntaxError
	switch {
	case err != nil && a.contentType == "application/jwt", err == nil && doc.Root().Kind() != jsondoc.Object:
		return evidence.Document{}, a.failed(evidence.NotObject)
	case errors.As(err, &syntax):
		f := a.failed(evidence.NotJSON)
		f.Line, f.Column = syntax.Line, syntax.Column
		return evidence.Document{}, f
	}
	return doc, nil
}

func authorization(t Tokens) string {
	return strings.TrimSpace(t.Type + " " + t.Access.Reveal())
}
