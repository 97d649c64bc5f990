package cli_test

import (
	"context"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"

	"github.com/ssocheck/ssocheck/internal/cli"
	"github.com/ssocheck/ssocheck/internal/practice"
)

// needChromium finds the browser, or skips; SSOCHECK_REQUIRE turns the skip into
// a failure.
func needChromium(t *testing.T) string {
	t.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	if slices.Contains(strings.Split(os.Getenv("SSOCHECK_REQUIRE"), ","), "chromium") {
		t.Fatal("SSOCHECK_REQUIRE names chromium, but there is none on the path")
	}
	t.Skip("no Chromium on the path")
	return ""
}

// browserWatch collects what a page must not do.
type browserWatch struct {
	mu       sync.Mutex
	messages []string
	hosts    map[string]bool
}

func (w *browserWatch) event(ev any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch ev := ev.(type) {
	case *runtime.EventConsoleAPICalled:
		w.messages = append(w.messages, "console")
	case *runtime.EventExceptionThrown:
		w.messages = append(w.messages, "exception")
	case *log.EventEntryAdded:
		// A browser asks for an icon by itself; nobody promised one.
		if !strings.HasSuffix(ev.Entry.URL, "/favicon.ico") {
			w.messages = append(w.messages, ev.Entry.Text)
		}
	case *network.EventRequestWillBeSent:
		if u, err := url.Parse(ev.Request.URL); err == nil && u.Scheme != "data" {
			w.hosts[u.Hostname()] = true
		}
	}
}

// newBrowser starts a Chromium that leaves this computer alone.
func newBrowser(t *testing.T) (context.Context, *browserWatch) {
	t.Helper()
	path := needChromium(t)
	options := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.UserDataDir(t.TempDir()),
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-sync", true))
	ctx, cancel := chromedp.NewExecAllocator(t.Context(), options...)
	t.Cleanup(cancel)
	ctx, cancel = chromedp.NewContext(ctx)
	t.Cleanup(cancel)
	ctx, cancel = context.WithTimeout(ctx, time.Minute)
	t.Cleanup(cancel)
	w := &browserWatch{hosts: map[string]bool{}}
	if err := chromedp.Listen(ctx, w.event); err != nil {
		t.Fatal(err)
	}
	call(t, ctx, log.Enable, cdp.Empty{})
	call(t, ctx, runtime.Enable, cdp.Empty{})
	call(t, ctx, network.Enable, network.EnableParams{})
	return ctx, w
}

func call[P, R any](t *testing.T, ctx context.Context, command cdp.Command[P, R], params P) {
	t.Helper()
	if _, err := chromedp.Call(ctx, command, params); err != nil {
		t.Fatal(err)
	}
}

// A person clicks through the login in a real browser and ends on the report.
func TestBrowser_login(t *testing.T) {
	for _, tt := range []struct{ scenario, headline string }{{"healthy", "READY"}, {"string-for-one", "NOT READY"}, {"access-denied", "NOT READY"}} {
		t.Run(tt.scenario, func(t *testing.T) {
			ctx, watch := newBrowser(t)
			s, _ := practice.Find(tt.scenario)
			server, err := practice.Start(s, practice.Options{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = server.Close() })
			w := newWorld(map[string]string{"SSOCHECK_CLIENT_SECRET": server.ClientSecret()})
			var page, address string
			w.browse = func(start string) {
				server.Register(redirectURI(t, start))
				page, address = clickThrough(ctx, t, start, s.Login)
			}
			status := cli.Main(t.Context(), w.system(), []string{"login", "--issuer", server.Issuer(), "--client-id", server.ClientID(),
				"--local-callback", "http://localhost:0/ssocheck", "--browser", "open"})
			w.browsers.Wait()
			if status != s.Exit || !strings.Contains(page, tt.headline) {
				t.Errorf("exit status %d, the page says %.200q\n%s", status, page, w.stderr.String())
			}
			if strings.Contains(address, "code=") || !strings.Contains(address, "/result/") {
				t.Error("the code is still in the address bar")
			}
			watch.check(t)
			secretsAbsent(t, server.Secrets(), map[string]string{"the page": page})
			pictures(t, ctx, tt.scenario)
		})
	}
}

// clickThrough signs the person in and gives the last page and its address.
func clickThrough(ctx context.Context, t *testing.T, start, login string) (page, address string) {
	err := chromedp.Do(ctx, chromedp.Navigate(start), chromedp.Click(chromedp.CSS(`button[value="`+login+`"]`)),
		chromedp.WaitVisible(chromedp.CSS("header.verdict h1")))
	if err == nil {
		page, err = chromedp.Run(ctx, chromedp.Text(chromedp.CSS("body")))
	}
	if err == nil {
		address, err = chromedp.Run(ctx, chromedp.Location())
	}
	if err != nil {
		t.Errorf("the browser: %v", err)
	}
	return page, address
}

func (w *browserWatch) check(t *testing.T) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.messages) > 0 {
		t.Errorf("console messages: %q", w.messages)
	}
	for host := range w.hosts {
		if host != "localhost" && host != "127.0.0.1" {
			t.Errorf("a page asked %s for something", host)
		}
	}
}

// pictures checks that the page fits a phone, and keeps screenshots in the
// folder SSOCHECK_PICTURES, for looking at.
func pictures(t *testing.T, ctx context.Context, name string) {
	t.Helper()
	for _, screen := range []struct {
		name  string
		width int64
		dark  bool
	}{{"desktop", 1100, false}, {"phone", 390, false}, {"dark", 1100, true}} {
		scheme := "light"
		if screen.dark {
			scheme = "dark"
		}
		call(t, ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
			Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}})
		if err := chromedp.Do(ctx, chromedp.EmulateViewport(screen.width, 900)); err != nil {
			t.Fatal(err)
		}
		overflow, err := chromedp.Run(ctx, chromedp.Evaluate[int](`document.documentElement.scrollWidth - window.innerWidth`))
		if err != nil {
			t.Fatal(err)
		}
		picture, err := chromedp.Run(ctx, chromedp.FullScreenshot(90))
		if err != nil {
			t.Fatal(err)
		}
		if overflow > 0 {
			t.Errorf("at %d pixels the page is %d pixels too wide", screen.width, overflow)
		}
		if folder := os.Getenv("SSOCHECK_PICTURES"); folder != "" {
			if err := os.WriteFile(filepath.Join(folder, name+"-"+screen.name+".jpg"), picture, 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
}

// shape is what a page is made of.
type shape struct {
	H1      int    `json:"h1"`
	Scripts int    `json:"scripts"`
	Outside int    `json:"outside"` // elements that load something
	Lang    string `json:"lang"`
	Title   bool   `json:"title"`
}

// The saved HTML report loads nothing, says nothing on the console, and has one
// heading of the first level.
func TestBrowser_savedReport(t *testing.T) {
	ctx, watch := newBrowser(t)
	s, _ := practice.Find("overage")
	_, w, _, _ := login(t, s, "-o", "html=report.html")
	file := filepath.Join(t.TempDir(), "report.html")
	if err := os.WriteFile(file, w.files["report.html"], 0o600); err != nil {
		t.Fatal(err)
	}
	if err := chromedp.Do(ctx, chromedp.Navigate("file://"+file)); err != nil {
		t.Fatal(err)
	}
	got, err := chromedp.Run(ctx, chromedp.Evaluate[shape](`({h1: document.querySelectorAll("h1").length, scripts: document.scripts.length,
		outside: document.querySelectorAll("[src],link[href]").length, lang: document.documentElement.lang, title: document.title.length > 0})`))
	if err != nil {
		t.Fatal(err)
	}
	if got.H1 != 1 || got.Scripts != 0 || got.Outside != 0 || got.Lang != "en" || !got.Title {
		t.Errorf("the page has %+v", got)
	}
	for host := range watch.hosts {
		if host != "" {
			t.Errorf("the saved page asked %s for something", host)
		}
	}
	if len(watch.messages) > 0 {
		t.Errorf("console messages: %q", watch.messages)
	}
}
