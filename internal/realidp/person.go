package realidp

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

const (
	maxPage  = 4 << 20 // bytes of a page that are read
	maxSteps = 500     // pages of one sign-in; our own result page may reload often
	maxTries = 2       // how often the password is typed
)

// Person is somebody at a browser without a screen, who signs in by filling HTML
// forms. The browser is new for each sign-in and reaches loopback only.
type Person struct {
	User     string
	Password string
	// Link is followed once, on the first page that has a link to such an
	// address, before any form is filled; nil follows none.
	Link *regexp.Regexp
}

// SignIn opens the address and goes on until a page has nothing left to do: no
// form, no link to follow and no Refresh. An address outside loopback, a password
// that is refused and a last page with a status of 400 or more are errors. No
// error holds an address, which may carry a code.
func (p Person) SignIn(ctx context.Context, address string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	b := browser{http.Client{Jar: jar, Transport: loopbackOnly{&http.Transport{DisableKeepAlives: true}}}}
	next, tries := request{address: address}, 0
	for range maxSteps {
		here, err := b.visit(ctx, next)
		if err != nil {
			return err
		}
		var more bool
		if next, more, err = p.choose(here, &tries); err != nil || !more {
			return err
		}
		if next.followed {
			p.Link = nil
		}
	}
	return errors.New("the sign-in never came to an end")
}

// request is what the browser does next.
type request struct {
	address  string
	post     url.Values // nil: GET
	followed bool       // it was the link of the person
}

// choose decides what the person does on a page.
func (p Person) choose(here page, tries *int) (next request, more bool, err error) {
	if here.refresh != "" {
		next.address, err = here.resolve(refreshAddress(here.refresh))
		return next, true, err
	}
	if here.status >= http.StatusBadRequest {
		return next, false, fmt.Errorf("the sign-in ended on a page with status %d: %s", here.status, here.words())
	}
	if p.Link != nil {
		for _, l := range links(here.root) {
			if p.Link.MatchString(l) {
				next.followed = true
				next.address, err = here.resolve(l)
				return next, true, err
			}
		}
	}
	f, ok := bestForm(here.root)
	if !ok {
		return next, false, nil
	}
	if f.hasPassword() {
		if *tries++; *tries > maxTries {
			return next, false, fmt.Errorf("the password was refused: %s", here.words())
		}
	}
	next, err = here.submit(f, p)
	return next, true, err
}

// browser keeps the cookies of one sign-in.
type browser struct{ client http.Client }

// page is what the browser shows.
type page struct {
	url     *url.URL
	status  int
	refresh string // the header
	root    *html.Node
}

// visit sends one request and follows its redirects.
func (b browser) visit(ctx context.Context, r request) (page, error) {
	method, body := http.MethodGet, io.Reader(nil)
	if r.post != nil {
		method, body = http.MethodPost, strings.NewReader(r.post.Encode())
	}
	req, err := http.NewRequestWithContext(ctx, method, r.address, body)
	if err != nil {
		return page{}, errors.New("the sign-in leads to something that is no address")
	}
	req.Header.Set("Accept", "text/html")
	if r.post != nil {
		req.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := b.client.Do(req)
	if err != nil {
		return page{}, withoutAddress(err)
	}
	defer response.Body.Close()
	root, err := html.Parse(io.LimitReader(response.Body, maxPage))
	return page{response.Request.URL, response.StatusCode, response.Header.Get("Refresh"), root}, err
}

// withoutAddress drops the address of a request that failed.
func withoutAddress(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// resolve reads an address as written on the page. Empty and "#" are the page.
func (p page) resolve(reference string) (string, error) {
	if reference == "" || reference == "#" {
		return p.url.String(), nil
	}
	u, err := p.url.Parse(reference)
	if err != nil {
		return "", errors.New("a page leads to something that is no address")
	}
	return u.String(), nil
}

func (p page) submit(f form, who Person) (request, error) {
	address, err := p.resolve(f.action)
	if err != nil || f.post {
		return request{address: address, post: f.fill(who)}, err
	}
	// A form that is not posted replaces the query (HTML, "mutate action URL").
	before, _, _ := strings.Cut(address, "?")
	return request{address: before + "?" + f.fill(who).Encode()}, nil
}

// words gives the beginning of what a person would read.
func (p page) words() string {
	var b strings.Builder
	for n := range p.root.Descendants() {
		if n.Type == html.TextNode && n.Parent.Data != "style" && n.Parent.Data != "script" {
			b.WriteString(n.Data + " ")
		}
	}
	text := []rune(strings.Join(strings.Fields(b.String()), " "))
	return string(text[:min(len(text), 300)])
}

// refreshAddress reads a Refresh header: "0;url=next", or "1" for the same page.
// The time is not waited for: our result page holds its answer back by itself.
func refreshAddress(header string) string {
	_, rest, _ := strings.Cut(header, ";")
	name, address, ok := strings.Cut(rest, "=")
	if !ok || !strings.EqualFold(strings.TrimSpace(name), "url") {
		return ""
	}
	return strings.Trim(strings.TrimSpace(address), `"'`)
}

// loopbackOnly refuses every request, redirects too, that would leave this
// computer.
type loopbackOnly struct{ http.RoundTripper }

func (l loopbackOnly) RoundTrip(r *http.Request) (*http.Response, error) {
	ip := net.ParseIP(r.URL.Hostname())
	if r.URL.Hostname() != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return nil, fmt.Errorf("the sign-in leaves this computer for %s", r.URL.Hostname())
	}
	return l.RoundTripper.RoundTrip(r)
}
