// Package preview brings a saved edit to the browser.
//
// It stands at the end of the pipeline: what "fiche build" would write to a disk
// is served from memory, each page made when a browser asks for it. An edit goes
// through six stages:
//
//	watcher     receives the system's events, or scans the files
//	debouncer   waits until it is quiet, so that a burst is one rebuild
//	fileStamps  finds which files have changed
//	rebuild     builds the site again, and replaces the snapshot
//	photoCheck  decodes the photos that are new, behind it
//	server      serves the snapshot; open pages whose bytes changed are notified
//
// Beside the site it serves the editors' dashboard, at a port of its own: what
// stands in a page of the site has no hold on it.
//
// Its laws: events decide when to look, never what is served: that depends on the
// bytes of the files alone, and a slow scan finds changes without an event. The
// last good site stays until there is a better one. Nothing waits for a browser:
// a snapshot is replaced whole, and each open page catches up with the newest one
// at its own pace. Nothing is written into the site.
package preview

import (
	"context"
	"crypto/rand"
	"io/fs"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
)

// Options say what is previewed. Site, Templates and Static are required.
type Options struct {
	Site      string // its folder, as the user named it
	Templates fs.FS  // the built-in ones
	Static    fs.FS  // the built-in ones
	Build     pipeline.Options

	Base   string // path under which the site is served: "/" or "/cooperation/"
	Poll   bool   // look at the files instead of waiting for events
	Editor string // scheme of links that open a file, "vscode"; empty for no links

	Dashboard *dashboard.Dashboard // the editors' start page; nil for none
	Origins   Origins              // of the Server, which lead across

	// Rebuilt, if not nil, is called after each build, and Notice, if not nil,
	// with what else is worth knowing. Calls come one at a time.
	Rebuilt func(Rebuild)
	Notice  func(problem.Problem)
}

// Origins are the addresses of the site's pages and of the dashboard.
type Origins struct{ Site, Dashboard string }

// A Rebuild is the result of building the site after an edit.
type Rebuild struct {
	Files    []string // that changed, in the site's folder; none for the first build
	Took     time.Duration
	Result   *pipeline.Result  // nil when the machine failed
	Problems []problem.Problem // of the result, or why there is none
	Locale   *locale.Locale
	Good     bool // the site is served as it is now; otherwise as it was
}

// A Preview serves one site. Its handler is safe for use by several goroutines.
type Preview struct {
	options   Options
	folders   *folders
	stamps    *fileStamps
	debouncer *debouncer
	builder   *pipeline.Builder
	run       string // identifies this run of the program

	photos photoCheck
	trial  trial

	current atomic.Pointer[snapshot]
	ready   chan struct{} // closed when there is a snapshot

	scanPause time.Duration // between two scans while events come
	callbacks sync.Mutex
}

// New opens the site. The caller must call Close.
func New(o Options) (*Preview, error) {
	path, err := absolute(o.Site)
	if err != nil {
		return nil, err
	}
	p := &Preview{options: o, folders: openFolders(path), debouncer: newDebouncer(), run: rand.Text()[:8], scanPause: scanPause, ready: make(chan struct{})}
	if p.options.Build.Locale == nil {
		p.options.Build.Locale = locale.Fallback()
	}
	p.options.Build.PhotosLater = true
	p.options.Build.Root = o.Base // the links of 404.html lead from where the site is served
	p.stamps = newFileStamps(p.folders)
	content, templates, static := p.folders.parts[0], p.folders.parts[1], p.folders.parts[2]
	p.builder = pipeline.New(pipeline.Inputs{
		Content:   content,
		Templates: []fs.FS{templates, o.Templates},
		Static:    []fs.FS{static, o.Static},
	}, p.options.Build)
	return p, nil
}

// Close closes the folders of the site.
func (p *Preview) Close() { p.folders.close() }

// Run keeps the site up to date until the context ends.
func (p *Preview) Run(ctx context.Context) {
	var tasks sync.WaitGroup
	tasks.Go(func() { p.watch(ctx) })
	tasks.Go(func() { p.rebuildLoop(ctx) })
	tasks.Wait()
}

// rebuildLoop builds the site, and again after changes, until the context ends.
func (p *Preview) rebuildLoop(ctx context.Context) {
	defer p.photos.stop()
	p.rebuild(ctx, nil, false)
	for {
		c, err := p.debouncer.wait(ctx)
		if err != nil {
			return
		}
		p.handle(ctx, c)
	}
}

// handle rebuilds the site if files have changed. It is not safe for concurrent
// use.
func (p *Preview) handle(ctx context.Context, c changes) {
	if p.folders.refresh() { // an empty folder may be new
		c.everything = true
	}
	// A scan may have found what has been built since.
	found := slices.DeleteFunc(c.found, func(name string) bool { return !p.stamps.changed(name) })
	if c.everything {
		found = p.stamps.scan()
	}
	files := append(p.stamps.update(append(c.paths, found...)), c.damaged...)
	if c.everything || len(files) > 0 {
		p.rebuild(ctx, files, !c.everything)
	}
}

func (p *Preview) notice(n problem.Problem) {
	p.callbacks.Lock()
	defer p.callbacks.Unlock()
	if p.options.Notice != nil {
		p.options.Notice(n)
	}
}
