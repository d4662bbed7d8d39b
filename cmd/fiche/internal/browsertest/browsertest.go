// Package browsertest drives a page in a real browser, for tests of what a browser
// shows.
//
// It is no part of the program: only tests import it.
package browsertest

import (
	"context"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// timeout is when a test gives up waiting.
const timeout = 20 * time.Second

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

// Open starts Chromium and closes it when the test ends. Without Chromium, and
// with -short, the test is skipped; with FICHE_BROWSER=required it fails.
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

// Visit loads an address.
func (b *Tab) Visit(address string) {
	b.Helper()
	if err := chromedp.Do(b.ctx, chromedp.Navigate(address)); err != nil {
		b.Fatal(err)
	}
}

// Is evaluates a JavaScript expression and fails the test when it is not true.
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

// Number evaluates a JavaScript expression.
func (b *Tab) Number(expression string) int {
	b.Helper()
	return Value[int](b, expression)
}

// Value returns what a JavaScript expression is; of a promise, what it comes to.
func Value[T any](b *Tab, expression string) T {
	b.Helper()
	value, err := chromedp.Run(b.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		b.Fatalf("%s: %v", expression, err)
	}
	return value
}

// Until waits for a JavaScript expression to become true.
func (b *Tab) Until(expression string) {
	b.Helper()
	ctx, stop := context.WithTimeout(b.ctx, timeout)
	defer stop()
	for {
		_, err := chromedp.Run(ctx, chromedp.Poll[bool]("!!("+expression+")"))
		if err == nil {
			return
		}
		if ctx.Err() != nil {
			b.Fatalf("never so: %s: %v", expression, err)
		} // else the page was left while it was polled
	}
}

// Do runs actions of a reader, such as clicks and keys. One whose element is replaced
// between its being found and used, as by a page that brings itself up to date, is
// tried again.
func (b *Tab) Do(steps ...chromedp.Action[chromedp.Void]) {
	b.Helper()
	for _, step := range steps {
		err := chromedp.Do(b.ctx, step)
		for try := 0; try < 3 && err != nil && strings.Contains(err.Error(), "Could not find node"); try++ {
			err = chromedp.Do(b.ctx, step)
		}
		if err != nil {
			b.Fatal(err)
		}
	}
}

// Enter presses the key as a keyboard does: what it did as it went down, such as to
// press a button, it does not do again as a character where the focus went.
func Enter() chromedp.Action[chromedp.Void] {
	return chromedp.KeyEvent(kb.Enter, func(key *input.DispatchKeyEventParams) {
		if key.Type == kb.KeyDown {
			key.Type = kb.KeyRawDown
		}
	})
}
