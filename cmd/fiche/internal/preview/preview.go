// Package preview is a saved edit on its way to the browser.
//
// It stands at the end of the pipeline, where build hands over a tree: what
// "fiche build" would write to a disk is served from memory instead, each page
// made when somebody looks at it. An edit goes through five pairs of hands:
//
//	watcher   hears that something changed, or finds it out by looking
//	bell      waits until it is quiet, so that a burst is one alarm
//	ledger    tells which files the alarm is really about
//	rebuild   builds the site again, and puts a new showing in place
//	server    shows it; open pages whose bytes changed are told
//
// Beside the site it serves the editors' desk, under an address that no site
// can have, and hands it what came of the last build.
//
// Its laws: events are an alarm clock, never an input: what is served depends
// on the bytes of the files alone, and a slow scan finds what no event told.
// The last good site stays until there is a better one. Nothing waits for a
// browser: a showing replaces another whole, and each open page catches up
// with the newest one at its own pace. Nothing is written into the site.
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

// Options say what is previewed, and to whom it is told.
type Options struct {
	Site      string // its folder, as the user named it
	Templates fs.FS  // the built-in ones
	Static    fs.FS  // the built-in ones
	Build     pipeline.Options

	Base   string // path under which the site is served: "/" or "/cooperation/"
	Poll   bool   // look at the files instead of waiting for events
	Editor string // scheme of links that open a file, "vscode"; empty for no links

	Desk *dashboard.Dashboard // the editors' start page; nil for none

	// Rebuilt is told of each build, and Notice of what else is worth knowing.
	// They are called one at a time.
	Rebuilt func(Rebuild)
	Notice  func(problem.Problem)
}

// A Rebuild is what came of an edit.
type Rebuild struct {
	Files    []string // that changed, in the site's folder; none for the first build
	Took     time.Duration
	Result   *pipeline.Result  // nil when the machine failed
	Problems []problem.Problem // of the result, or why there is none
	Locale   *locale.Locale
	Good     bool // the site is shown as it is now; otherwise as it was
}

// A Preview serves one site. Its handler may be used by many goroutines.
type Preview struct {
	options Options
	folders *folders
	ledger  *ledger
	bell    *bell
	builder *pipeline.Builder
	run     string // tells this run of the program from others

	current atomic.Pointer[showing]
	ready   chan struct{} // closed when there is a showing

	safety  time.Duration // between two scans while events come
	telling sync.Mutex
}

// New opens the site. Whoever calls it closes the preview in the end.
func New(o Options) (*Preview, error) {
	path, err := absolute(o.Site)
	if err != nil {
		return nil, err
	}
	p := &Preview{options: o, folders: openFolders(path), bell: newBell(), run: rand.Text()[:8], safety: safetyPause, ready: make(chan struct{})}
	if p.options.Build.Locale == nil {
		p.options.Build.Locale = locale.English
	}
	p.options.Build.Root = o.Base // the links of 404.html lead from where the site is served
	p.ledger = newLedger(p.folders)
	content, templates, static := p.folders.parts[0], p.folders.parts[1], p.folders.parts[2]
	p.builder = pipeline.New(pipeline.Inputs{
		Content:   content,
		Templates: []fs.FS{templates, o.Templates},
		Static:    []fs.FS{static, o.Static},
	}, p.options.Build)
	return p, nil
}

// Close lets go of the folders.
func (p *Preview) Close() { p.folders.close() }

// Run keeps the site up to date until the context ends.
func (p *Preview) Run(ctx context.Context) {
	var tasks sync.WaitGroup
	tasks.Go(func() { p.watch(ctx) })
	tasks.Go(func() { p.keepUp(ctx) })
	tasks.Wait()
}

// keepUp builds the site, and again after each alarm.
func (p *Preview) keepUp(ctx context.Context) {
	p.rebuild(ctx, nil, false)
	for {
		alarm, err := p.bell.wait(ctx)
		if err != nil {
			return
		}
		p.answer(ctx, alarm)
	}
}

// answer rebuilds the site if an alarm is about something. It is for one
// goroutine, as rebuild is.
func (p *Preview) answer(ctx context.Context, a alarm) {
	if p.folders.follow() { // perhaps an empty folder came, of which no file tells
		a.everything = true
	}
	// A scan may have found what has been built since.
	found := slices.DeleteFunc(a.found, func(name string) bool { return !p.ledger.changed(name) })
	if a.everything {
		found = p.ledger.scan()
	}
	files := p.ledger.update(append(a.paths, found...))
	if a.everything || len(files) > 0 {
		p.rebuild(ctx, files, !a.everything)
	}
}

func (p *Preview) notice(n problem.Problem) {
	p.telling.Lock()
	defer p.telling.Unlock()
	if p.options.Notice != nil {
		p.options.Notice(n)
	}
}
