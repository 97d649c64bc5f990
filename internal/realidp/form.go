package realidp

import (
	"net/url"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// form is one HTML form with what a browser would send of it.
type form struct {
	action string
	post   bool
	fields []field
}

type field struct {
	name, kind, value string
	checked           bool
}

// attribute gives the first attribute of the name, as browsers do when one is
// there twice.
func attribute(n *html.Node, name string) (value string, ok bool) {
	i := slices.IndexFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
	if i < 0 {
		return "", false
	}
	return n.Attr[i].Val, true
}

// elements lists the elements of the names below a node, in document order.
func elements(n *html.Node, names ...string) []*html.Node {
	var list []*html.Node
	for d := range n.Descendants() {
		if d.Type == html.ElementNode && slices.Contains(names, d.Data) {
			list = append(list, d)
		}
	}
	return list
}

// links lists where the links of a page lead.
func links(page *html.Node) []string {
	var list []string
	for _, a := range elements(page, "a") {
		if href, ok := attribute(a, "href"); ok {
			list = append(list, href)
		}
	}
	return list
}

// bestForm finds the form that a person would fill: one with a password, else
// one that is posted, else any.
func bestForm(page *html.Node) (best form, ok bool) {
	rank := -1
	for _, n := range elements(page, "form") {
		f := readForm(n)
		if r := f.rank(); r > rank {
			best, rank = f, r
		}
	}
	return best, rank >= 0
}

func (f form) rank() int {
	switch {
	case f.hasPassword():
		return 2
	case f.post:
		return 1
	}
	return 0
}

func (f form) hasPassword() bool {
	return slices.ContainsFunc(f.fields, func(x field) bool { return x.kind == "password" })
}

func readForm(n *html.Node) form {
	method, _ := attribute(n, "method")
	f := form{post: strings.EqualFold(method, "post")}
	f.action, _ = attribute(n, "action")
	for _, e := range elements(n, "input", "button") {
		x := field{kind: "text"}
		if e.Data == "button" {
			x.kind = "submit"
		}
		if kind, ok := attribute(e, "type"); ok {
			x.kind = strings.ToLower(kind)
		}
		x.name, _ = attribute(e, "name")
		x.value, _ = attribute(e, "value")
		_, x.checked = attribute(e, "checked")
		if x.name != "" {
			f.fields = append(f.fields, x)
		}
	}
	return f
}

// fill gives what is sent when the person fills the form and presses the first
// button.
func (f form) fill(p Person) url.Values {
	v, pressed := url.Values{}, false
	for _, x := range f.fields {
		switch x.kind {
		case "password":
			v.Add(x.name, p.Password)
		case "text", "email":
			if x.value == "" {
				x.value = p.User
			}
			v.Add(x.name, x.value)
		case "checkbox", "radio":
			if x.checked {
				v.Add(x.name, orOn(x.value))
			}
		case "submit":
			if !pressed {
				v.Add(x.name, x.value)
			}
			pressed = true
		case "hidden":
			v.Add(x.name, x.value)
		}
	}
	return v
}

// orOn gives what a box without a value sends (HTML, 4.10.5.1.15).
func orOn(value string) string {
	if value == "" {
		return "on"
	}
	return value
}
