package practice

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"time"
)

const (
	maxPage      = 1 << 20 // bytes of a page that are read
	maxRedirects = 10
	maxRefreshes = 500 // of one result page
	// refreshPause replaces the second that a result page asks a browser to
	// wait: a demonstration should not.
	refreshPause = 20 * time.Millisecond
)

// Person is somebody at a browser who signs in at a practice provider. A
// person goes to loopback addresses only.
type Person struct {
	// Login is the account that the person chooses on the login page.
	Login string
	// Client sends the requests; nil means a new browser, without a session.
	Client *http.Client
}

// SignIn opens the address of an authorization request, chooses the person on
// the login page, follows every redirect, and reloads the page at the end as
// long as it has a Refresh header. It returns the address and the body of the
// last page.
//
// Where a redirect leaves loopback the person stops there: the address is
// returned, no request is sent, and the body is empty. A last page with a
// status of 400 or more is an error, and is returned beside it.
func (p Person) SignIn(ctx context.Context, authorizeURL string) (finalURL string, body []byte, err error) {
	client, err := p.browser()
	if err != nil {
		return "", nil, err
	}
	page, err := visit(ctx, client, http.MethodGet, authorizeURL, nil)
	if err != nil {
		return "", nil, err
	}
	if form, ok := loginForm(page.body); ok {
		if page, err = p.choose(ctx, client, page, form); err != nil {
			return "", nil, err
		}
	}
	if page, err = reload(ctx, client, page); err != nil {
		return "", nil, err
	}
	if page.status >= http.StatusBadRequest {
		err = fmt.Errorf("the sign-in ended on a page with status %d", page.status)
	}
	return page.url.String(), page.body, err
}

// browser is the person's client with a cookie jar, and unable to leave loopback.
func (p Person) browser() (*http.Client, error) {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	if p.Client != nil {
		client = *p.Client
	}
	if client.Jar == nil {
		jar, err := cookiejar.New(nil)
		if err != nil {
			return nil, err
		}
		client.Jar = jar
	}
	client.CheckRedirect = func(next *http.Request, via []*http.Request) error {
		switch {
		case !onLoopback(next.URL):
			return http.ErrUseLastResponse
		case len(via) >= maxRedirects:
			return errors.New("too many redirects")
		}
		return nil
	}
	return &client, nil
}

func onLoopback(u *url.URL) bool {
	ip := net.ParseIP(u.Hostname())
	return u.Hostname() == "localhost" || ip != nil && ip.IsLoopback()
}

// A page is what a browser shows.
type page struct {
	url     *url.URL
	status  int
	refresh bool
	body    []byte
}

// visit sends one request and follows its redirects. An error never holds an
// address: it may carry a code.
func visit(ctx context.Context, client *http.Client, method, address string, form url.Values) (page, error) {
	request, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil || !onLoopback(request.URL) {
		return page{}, errors.New("a practice sign-in goes to loopback addresses only")
	}
	if form != nil {
		request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	response, err := client.Do(request)
	if err != nil {
		return page{}, fmt.Errorf("practice sign-in: %w", withoutAddress(err))
	}
	defer func() { _ = response.Body.Close() }() // everything wanted was read
	body, err := io.ReadAll(io.LimitReader(response.Body, maxPage))
	if err != nil {
		return page{}, fmt.Errorf("practice sign-in: %w", err)
	}
	if next, err := response.Location(); err == nil {
		return page{url: next, status: response.StatusCode}, nil
	}
	return page{response.Request.URL, response.StatusCode, response.Header.Get("Refresh") != "", body}, nil
}

func withoutAddress(err error) error {
	var failed *url.Error
	if errors.As(err, &failed) {
		return failed.Err
	}
	return err
}

// loginForm finds the hidden field of our own login page.
func loginForm(body []byte) (request string, ok bool) {
	_, rest, found := strings.Cut(string(body), `name="request" value="`)
	request, _, closed := strings.Cut(rest, `"`)
	return request, found && closed
}

func (p Person) choose(ctx context.Context, client *http.Client, login page, request string) (page, error) {
	if !strings.Contains(string(login.body), `name="login" value="`+p.Login+`"`) {
		return page{}, errors.New("the login page does not offer this person")
	}
	action := login.url.ResolveReference(&url.URL{Path: pathLogin})
	return visit(ctx, client, http.MethodPost, action.String(), url.Values{"request": {request}, "login": {p.Login}})
}

// reload follows the Refresh header of a result page.
func reload(ctx context.Context, client *http.Client, current page) (page, error) {
	for range maxRefreshes {
		if !current.refresh {
			return current, nil
		}
		timer := time.NewTimer(refreshPause)
		select {
		case <-timer.C:
		case <-ctx.Done():
			timer.Stop()
			return page{}, ctx.Err()
		}
		var err error
		if current, err = visit(ctx, client, http.MethodGet, current.url.String(), nil); err != nil {
			return page{}, err
		}
	}
	return page{}, errors.New("the result page never became final")
}
