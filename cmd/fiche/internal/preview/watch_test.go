package preview

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/fsnotify/fsnotify"
	"go.uber.org/goleak"

	"fiche/cmd/fiche/internal/problem"
)

// A running preview is one that hears of edits by itself.
type running struct {
	siteDir
	*Preview
	address  string
	server   *Server
	client   *http.Client
	rebuilds chan Rebuild
	notices  chan problem.Problem
	end      func() error
}

func run(t testing.TB, dir siteDir, change func(*Preview)) *running {
	t.Helper()
	r := &running{siteDir: dir, rebuilds: make(chan Rebuild, 10000), notices: make(chan problem.Problem, 10)}
	o := dir.options()
	o.Rebuilt = func(b Rebuild) { r.rebuilds <- b }
	o.Notice = func(n problem.Problem) { r.notices <- n }
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	if change != nil {
		change(p)
	}
	server, err := Listen(0)
	if err != nil {
		t.Fatal(err)
	}
	r.Preview, r.server, r.address, r.client = p, server, server.Origins().Site, &http.Client{Transport: server.access.browser()}
	ctx, stop := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- serve(ctx, p, server) }()
	r.end = func() error {
		stop()
		select {
		case err := <-ended:
			ended <- err
			p.Close()
			return err
		case <-time.After(timeout):
			return errors.New("it does not end")
		}
	}
	t.Cleanup(func() {
		if err := r.end(); err != nil {
			t.Error(err)
		}
		r.client.CloseIdleConnections()
	})
	r.next(t) // the first build
	return r
}

// printed returns the address of a page with the key.
func (r *running) printed(page string) string { return withKey(r.address+page, r.server.access.key) }

// next is the next rebuild.
func (r *running) next(t testing.TB) Rebuild {
	t.Helper()
	select {
	case b := <-r.rebuilds:
		return b
	case <-time.After(timeout):
		t.Fatal("nothing was rebuilt")
		return Rebuild{}
	}
}

// shows waits until a page holds a text, or is missing if the text is empty.
func (r *running) shows(t testing.TB, page, text string) {
	t.Helper()
	for {
		response, err := r.client.Get(r.address + page)
		if err != nil {
			t.Fatal(err)
		}
		body, err := io.ReadAll(response.Body)
		response.Body.Close()
		if err != nil {
			t.Fatal(err)
		}
		if missing := response.StatusCode == http.StatusNotFound; missing && text == "" || !missing && text != "" && strings.Contains(string(body), text) {
			return
		}
		r.next(t)
	}
}

// hearing are the two ways in which a preview learns of a change.
var hearing = map[string]func(*Preview){
	"by events":  func(p *Preview) { p.scanPause = time.Hour },
	"by polling": func(p *Preview) { p.options.Poll = true },
}

// What editors, programs and people do to files, found by events and found by
// looking.
func TestEditsAreHeard(t *testing.T) {
	for name, change := range hearing {
		t.Run(name, func(t *testing.T) {
			r := run(t, smallSite(t), change)
			r.write(t, "content/projets/mali.md", "# Mali\n\nSaved.\n")
			r.shows(t, "/projets/mali.html", "Saved.")

			// A new file takes the place of the old one: VS Code, Word and rsync.
			r.write(t, "content/projets/.mali.md.tmp", "# Mali\n\nReplaced.\n")
			r.rename(t, "content/projets/.mali.md.tmp", "content/projets/mali.md")
			r.shows(t, "/projets/mali.html", "Replaced.")

			// The old file goes aside first: vim.
			r.write(t, "content/projets/4913", "")
			r.remove(t, "content/projets/4913")
			r.rename(t, "content/projets/mali.md", "content/projets/mali.md~")
			r.write(t, "content/projets/mali.md", "# Mali\n\nBy vim.\n")
			r.remove(t, "content/projets/mali.md~")
			r.shows(t, "/projets/mali.html", "By vim.")

			// Folders in folders, with a file before anybody can watch them.
			r.write(t, "content/a/b/c/new.md", "# New\n\nDeep.\n")
			r.shows(t, "/a/b/c/new.html", "Deep.")
			r.write(t, "content/a/b/c/new.md", "# New\n\nDeeper.\n")
			r.shows(t, "/a/b/c/new.html", "Deeper.")

			// A folder is renamed, and known by its new name from then on.
			r.rename(t, "content/a", "content/z")
			r.shows(t, "/z/b/c/new.html", "Deeper.")
			r.shows(t, "/a/b/c/new.html", "")
			r.write(t, "content/z/b/c/new.md", "# New\n\nMoved.\n")
			r.shows(t, "/z/b/c/new.html", "Moved.")
			r.remove(t, "content/z")
			r.shows(t, "/z/b/c/new.html", "")

			// Folders that were not there when the preview began.
			r.write(t, "templates/footer-extra.html", "<p>Their footer</p>\n")
			r.shows(t, "/", "Their footer")
			r.write(t, "static/.well-known/check.txt", "changed\n")
			r.shows(t, "/.well-known/check.txt", "changed")
			r.remove(t, "templates")
			r.write(t, "content/about.md", "---\ntitle: About\nkind: page\n---\nAfter.\n")
			r.shows(t, "/about.html", "After.")

			// Everything goes, and comes back changed.
			r.rename(t, "content", "elsewhere")
			for b := r.next(t); b.Good; b = r.next(t) {
			}
			r.write(t, "elsewhere/about.md", "---\ntitle: About\nkind: page\n---\nBack.\n")
			r.rename(t, "elsewhere", "content")
			r.shows(t, "/about.html", "Back.")
			r.write(t, "content/projets/mali.md", "# Mali\n\nStill reported.\n")
			r.shows(t, "/projets/mali.html", "Still reported.")

			// Another branch is checked out.
			for n := range 1000 {
				r.write(t, fmt.Sprintf("content/many/%d/sheet-%d.md", n%10, n), fmt.Sprintf("# Sheet %d\n\nOne of many.\n", n))
			}
			r.shows(t, "/many/9/sheet-999.html", "One of many.")
			r.remove(t, "content/many")
			r.shows(t, "/many/9/sheet-999.html", "")
		})
	}
}

// An empty folder in the place of content/ is not the same as none.
func TestEmptyFolderIsHeard(t *testing.T) {
	for name, change := range hearing {
		t.Run(name, func(t *testing.T) {
			r := run(t, smallSite(t), change)
			says := func(rule problem.Rule) {
				t.Helper()
				for !slices.ContainsFunc(r.next(t).Problems, func(p problem.Problem) bool { return p.Rule == rule }) {
				}
			}
			r.rename(t, "content", "elsewhere")
			says("content-gone")
			if err := os.Mkdir(r.path("content"), 0o755); err != nil {
				t.Fatal(err)
			}
			says("content-empty")
			r.write(t, "content/index.md", "---\ntitle: Projects\nlanguage: en\n---\nAnew.\n")
			r.shows(t, "/", "Anew.")
		})
	}
}

// What is no edit leads to no rebuild: the next one is about something else.
func TestNoiseIsNotHeard(t *testing.T) {
	r := run(t, smallSite(t), nil)
	mali := r.path("content/projets/mali.md")
	for range 10 {
		if err := os.Chmod(mali, 0o644); err != nil { // as it was
			t.Fatal(err)
		}
	}
	r.write(t, "content/.mali.md.swp", "x")
	r.write(t, "content/projets/4913", "")
	r.remove(t, "content/projets/4913")
	r.write(t, "public/index.html", "the pages of a build")
	r.write(t, ".git/index", "x")
	r.write(t, "content/about.md", "---\ntitle: About\nkind: page\n---\nAfter.\n")
	if b := r.next(t); !slices.Equal(b.Files, []string{"content/about.md"}) {
		t.Errorf("rebuilt for %v", b.Files)
	}
	// Rights that do change may be why a file could not be read.
	if err := os.Chmod(mali, 0o600); err != nil {
		t.Fatal(err)
	}
	if b := r.next(t); !slices.Equal(b.Files, []string{"content/projets/mali.md"}) {
		t.Errorf("rebuilt for %v", b.Files)
	}
}

// The whole site's folder is replaced by another one, without an event.
func TestSiteFolderIsReplaced(t *testing.T) {
	dir := newSite(t, nil)
	dir.write(t, "site/content/index.md", "---\ntitle: Projects\nlanguage: en\n---\nOne.\n")
	dir.write(t, "other/content/index.md", "---\ntitle: Projects\nlanguage: en\n---\nTwo.\n")
	site := siteDir{dir.path("site"), map[string]bool{}}
	r := run(t, site, func(p *Preview) { p.scanPause = 20 * time.Millisecond })
	dir.rename(t, "site", "aside")
	dir.rename(t, "other", "site")
	r.shows(t, "/", "Two.")
	r.write(t, "content/index.md", "---\ntitle: Projects\nlanguage: en\n---\nThree.\n")
	r.shows(t, "/", "Three.")
}

// On a disk without events the slow scan finds them, and the
// preview looks for itself from then on.
func TestDeafDisk(t *testing.T) {
	if runtime.GOOS != "linux" {
		t.Skip("only inotify keeps silent about a file that is written by another of its names")
	}
	r := run(t, smallSite(t), func(p *Preview) { p.scanPause = 20 * time.Millisecond })
	outside := newSite(t, nil)
	if err := os.Link(r.path("content/about.md"), outside.path("about.md")); err != nil {
		t.Fatal(err)
	}
	for _, text := range []string{"Once.", "Twice, by polling.", "Three times is enough."} {
		outside.write(t, "about.md", "---\ntitle: About\nkind: page\n---\n"+text+"\n")
		r.shows(t, "/about.html", text)
	}
	select {
	case n := <-r.notices:
		if n.Rule != "watch-deaf" {
			t.Errorf("notice %s", n.Rule)
		}
	case <-time.After(timeout):
		t.Error("there is no notice")
	}
}

// A file counts as reported whether its event comes before the scan
// that finds the change or after it.
func TestReportedAndMissed(t *testing.T) {
	s := show(t, smallSite(t), nil)
	w, err := newWatcher(s.folders, s.stamps, s.debouncer)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	const name = "content/about.md"
	event := fsnotify.Event{Name: filepath.Join(s.folders.path, filepath.FromSlash(name)), Op: fsnotify.Write}
	tests := map[string]struct {
		steps string
		fails bool
	}{
		"the event comes first":            {"event, scan", false},
		"the scan comes first":             {"scan, event", false},
		"the rebuild takes a round":        {"event, scan, scan", false},
		"there is no event":                {"scan", true},
		"there is no event for two rounds": {"scan, scan", true},
	}
	for when, test := range tests {
		for range 3 { // rounds in which nothing happens
			if missed, err := s.scan(w); len(missed) > 0 || err != nil {
				t.Fatalf("missed %v, %v", missed, err)
			}
		}
		s.write(t, name, "---\ntitle: About\nkind: page\n---\n"+when+"\n")
		var missed []string
		for step := range strings.SplitSeq(test.steps, ", ") {
			if step == "event" {
				err = w.handle(event)
			} else {
				missed, err = s.scan(w)
			}
			if err != nil {
				t.Fatal(err)
			}
		}
		if fails := slices.ContainsFunc(missed, func(name string) bool { return !w.wasReported(name) }); fails != test.fails {
			t.Errorf("%s: missed %v, fails: %v", when, missed, fails)
		}
		s.build(t)
	}
}

// Other rights may be why a file could not be read; an event about the same ones
// is noise.
func TestEventOfRights(t *testing.T) {
	s := show(t, smallSite(t), nil)
	w, err := newWatcher(s.folders, s.stamps, s.debouncer)
	if err != nil {
		t.Fatal(err)
	}
	defer w.close()
	const name = "content/about.md"
	for _, changed := range []bool{false, true} {
		if changed {
			if err := os.Chmod(s.path(name), 0o400); err != nil {
				t.Fatal(err)
			}
		}
		if err := w.handle(fsnotify.Event{Name: s.path(name), Op: fsnotify.Chmod}); err != nil {
			t.Fatal(err)
		}
		if _, added := s.debouncer.paths[name]; added != changed {
			t.Errorf("changed: %v, added: %v", changed, added)
		}
	}
}

func TestWatchProblem(t *testing.T) {
	for rule, errs := range map[problem.Rule][]error{
		"watch-limit":  {syscall.ENOSPC, syscall.EMFILE, fmt.Errorf("add: %w", syscall.ENOSPC)},
		"watch-failed": {errors.New("no such thing here"), fsnotify.ErrClosed},
	} {
		for _, err := range errs {
			if got := watchProblem(err); got.Rule != rule {
				t.Errorf("%v: %s, want %s", err, got.Rule, rule)
			}
		}
	}
}

// Ctrl-C ends a preview that browsers are looking at, and leaves nothing.
func TestEnd(t *testing.T) {
	before := goleak.IgnoreCurrent()
	var events []io.Closer
	r := run(t, smallSite(t), nil)
	for range 3 {
		response, err := r.client.Get(r.address + "/.fiche/events?path=/")
		if err != nil {
			t.Fatal(err)
		}
		events = append(events, response.Body)
	}
	if err := r.end(); err != nil {
		t.Error(err)
	}
	for _, body := range events {
		body.Close()
	}
	r.client.CloseIdleConnections()
	goleak.VerifyNone(t, before)
	if _, err := r.client.Get(r.address + "/"); err == nil {
		t.Error("the server still answers")
	}
}
