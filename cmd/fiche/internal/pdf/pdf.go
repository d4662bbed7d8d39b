// Package pdf prints pages of a built site as PDF files, through a browser that is
// on the machine.
//
// It stands behind tree and knows nothing of sheets. Its law: the browser sees
// nothing but the pages of the site, under the address that they will have there,
// and the same page printed by the same browser gives the same bytes.
package pdf

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

// timeout is how long a browser may take for a page.
const timeout = 2 * time.Minute

// A Printer prints pages with one browser. It may be used by several goroutines.
type Printer struct {
	browser string
	pages   *server
}

// New returns a printer of the pages of a site. browser is the path of a browser
// of the Chromium family; base the address of the site's root, which links within
// the site are printed with: nil for a site that has none, whose links are not
// printed. Close ends it.
func New(browser string, site fs.FS, base *url.URL) (*Printer, error) {
	pages, err := serve(site, base)
	if err != nil {
		return nil, err
	}
	return &Printer{browser, pages}, nil
}

// Close stops answering the browser.
func (p *Printer) Close() error { return p.pages.close() }

// A BrowserError says that a browser printed nothing, and what it said instead.
type BrowserError struct {
	Browser string
	Output  string // its last line; may be empty
	Err     error
}

func (e *BrowserError) Error() string {
	return fmt.Sprintf("%s: %v: %s", e.Browser, e.Err, e.Output)
}

func (e *BrowserError) Unwrap() error { return e.Err }

// Print prints the page at an address from the site's root ("projets/mali.html").
// It returns the file, and how many pages it has. The file is tagged, and has the
// title and the outline of the page, but no date: see settle.
func (p *Printer) Print(ctx context.Context, address string) (data []byte, pages int, err error) {
	profile, err := os.MkdirTemp("", "fiche-pdf-")
	if err != nil {
		return nil, 0, err
	}
	// A browser may still write into its profile as it ends; the system clears
	// what is left of it.
	defer func() { _ = os.RemoveAll(profile) }()
	out := filepath.Join(profile, "page.pdf")
	ctx, stop := context.WithTimeout(ctx, timeout)
	defer stop()
	command := exec.CommandContext(ctx, p.browser, p.flags(profile, out, address)...)
	command.WaitDelay = time.Second // its own children may hold its output open
	said, ended := command.CombinedOutput()
	if data, err = os.ReadFile(out); err != nil {
		return nil, 0, &BrowserError{p.browser, lastLine(said), errors.Join(context.Cause(ctx), ended)}
	}
	settle(data)
	return data, countPages(data), nil
}

// flags returns how a browser is called: with a profile of its own, so that nothing
// of the user's is read or changed, and so that every name leads to the server of
// this program. Browsers refuse to keep the superuser in a sandbox.
func (p *Printer) flags(profile, out, address string) []string {
	flags := []string{
		"--headless", "--disable-gpu", "--no-first-run", "--no-default-browser-check", "--disable-extensions",
		"--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-proxy-server",
		"--disable-features=HttpsUpgrades,HttpsFirstBalancedModeAutoEnable",
		"--user-data-dir=" + profile, "--host-resolver-rules=MAP * " + p.pages.address(), "--ignore-certificate-errors",
		"--print-to-pdf=" + out, "--no-pdf-header-footer", "--generate-pdf-document-outline", "--export-tagged-pdf",
	}
	if os.Geteuid() == 0 {
		flags = append(flags, "--no-sandbox")
	}
	return append(flags, p.pages.base.JoinPath(address).String())
}

func lastLine(output []byte) string {
	lines := strings.Split(strings.TrimSpace(string(output)), "\n")
	return strings.TrimSpace(lines[len(lines)-1])
}
