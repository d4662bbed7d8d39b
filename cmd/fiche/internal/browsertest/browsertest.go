// Package browsertest is a page in a real browser, for tests of what a browser
// shows. Nothing but tests imports it.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

// tooLong is when a test gives up waiting for what should come at once.
const tooLong = 20 * time.Second

// A Tab is a page in a real browser.
type Tab struct {
	*testing.T
	ctx context.Context
}

// Chromium returns the path of Chromium, or "" if there is none.
func Chromium() string {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome", "chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	return ""
}

// Open starts Chromium or ends the test. With FICHE_BROWSER=required its
// absence is a failure.
func Open(t *testing.T) *Tab {
	t.Helper()
	required := os.Getenv("FICHE_BROWSER") == "required"
	if testing.Short() && !required {
		t.Skip("no browser is started: -short")
	}
	program := Chromium()
	if program == "" && required {
		t.Fatal("there is no Chromium here")
	} else if program == "" {
		t.Skip("there is no Chromium here")
	}
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(program), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("headless", "new"), chromedp.Flag("disable-quic", true),
		chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-component-update", true))
	allocator, stopAllocator := chromedp.NewExecAllocator(context.Background(), options...)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(func() {
		if err := chromedp.Cancel(ctx); err != nil {
			t.Log("the browser did not end well:", err)
		}
		stop()
		stopAllocator()
	})
	return &Tab{t, ctx}
}

// Visit goes to an address.
func (b *Tab) Visit(address string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
}

// Is evaluates an expression that must be true.
func (b *Tab) Is(expression string) {
	b.Helper()
	got, err := chromedp.Run(b.ctx, chromedp.Evaluate[bool](expression))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	if !got {
		b.Errorf("not so: %s", expression)
	}
}

// Until waits for an expression to become true.
func (b *Tab) Until(expression string) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, tooLong)
	defer stop()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool]("!!("+expression+")"))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			b.Fatalf("never so: %s: %v", expression, err)
		} // else the page went while we looked at it
	}
}

// Do does what a reader does.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	if err := chromedp.Do(b.ctx, steps...); err != nil {
		b.Fatal(err)
	}
}
