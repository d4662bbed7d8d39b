package main

import (
	"bytes"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"golang.org/x/net/html"

	"fiche/cmd/fiche/internal/browsertest"
)

// scriptCondition is [browser] in a script: somebody can look at a page. It
// holds, too, where a browser is insisted on and there is none: browser fails
// then.
func scriptCondition(name string) (bool, error) {
	switch name {
	case "root": // whom no permission keeps from reading
		return os.Geteuid() == 0, nil
	case "browser":
	default:
		return false, fmt.Errorf("unknown condition %q", name)
	}
	return !testing.Short() && (browsertest.Chromium() != "" || os.Getenv("FICHE_BROWSER") == "required"), nil
}

// browser opens a file with a double click, as it were: browser public/index.html.
// Its standard output is the title and the text of the page, a piece a line, its
// standard error what the browser has to complain of.
func browser(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: browser file")
	}
	chromium := browsertest.Chromium()
	if chromium == "" {
		ts.Fatalf("missing: chromium")
	}
	profile, err := os.MkdirTemp("", "fiche-browser-")
	ts.Check(err)
	defer os.RemoveAll(profile)
	page := url.URL{Scheme: "file", Path: "/" + strings.TrimPrefix(filepath.ToSlash(ts.MkAbs(args[0])), "/")}
	cmd := exec.Command(chromium,
		// No sandbox: CI runs as root. The rest keeps the browser to the page.
		"--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+profile,
		"--enable-logging=stderr", "--v=0", "--dump-dom", page.String())
	var out, log bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &log
	if err := cmd.Run(); err != nil {
		ts.Fatalf("%v\n%s", err, &log)
	}
	for line := range strings.Lines(log.String()) {
		if _, said, ok := strings.Cut(line, ":CONSOLE:"); ok { // the rest is about the browser itself
			fmt.Fprint(ts.Stderr(), said)
		}
	}
	document, err := html.Parse(&out)
	ts.Check(err)
	seen := false
	for n := range document.Descendants() {
		text := strings.TrimSpace(n.Data)
		if n.Type == html.TextNode && text != "" && n.Parent.Data != "script" && n.Parent.Data != "style" {
			fmt.Fprintln(ts.Stdout(), text)
			seen = true
		}
	}
	if !seen {
		ts.Check(errors.New("the browser shows nothing"))
	}
}
