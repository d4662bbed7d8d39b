// Package build is the spine: file systems in, a tree of pages out. Read it
// first.
//
// Build tells the whole story of a site in the order of its stages: list the
// files, read each one (sheet), make one site of them (site), list its pages
// (render, feed), and hand all that to a tree that makes each when it is read.
// Its law: whatever can be wrong is found before the tree is made, and every
// problem of a site in one go.
package pipeline

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"runtime"

	"fiche/cmd/fiche/internal/feed"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/tree"
)

// Inputs are the folders that a site is made of. Templates and Static are
// layers: a file of an earlier one wins over the file of the same name in a
// later one. A nil layer is empty.
type Inputs struct {
	Content   fs.FS
	Templates []fs.FS
	Static    []fs.FS
}

// Options change what is built, not how.
type Options struct {
	Drafts  bool         // publish drafts too
	Cache   *photo.Cache // nil for none
	Workers int          // 0 for as many as the machine has processors

	// Root is the path that a preview serves the site at, with slashes at both
	// ends; empty for the path of the site's url.
	Root string

	// Locale words what goes wrong before the site's own language is known.
	Locale *locale.Locale
}

// A Result is what a build made and what it has to say.
type Result struct {
	Tree     *tree.Tree     // nil when a problem is an error
	Locale   *locale.Locale // the site's default language: that of its messages
	Problems []problem.Problem
	// Unpublished are the files that are not published, each with the reason;
	// Untranslated the phrases that are printed in another language.
	Unpublished  []problem.Problem
	Untranslated []problem.Problem
	Sheets       int // fact sheets published, a sheet and its translations as one
	Pages        int // HTML pages, in all languages
}

// A Builder builds one site, once or after each change. It remembers what it
// read. It is for one goroutine at a time.
type Builder struct {
	in      Inputs
	options Options
	sheets  *memo[*sheet.Sheet]
	photos  *memo[picture]
	encoder *photo.Encoder

	templates *render.Templates // of the last build; nil when they must be read
	advice    []problem.Problem // what was said of them
	static    []render.File     // of the last build; nil when they must be listed
	last      *generation       // nil when everything must be read again
}

// A generation is a build that may serve the next one.
type generation struct {
	files    *listing
	home     *sheet.Sheet
	site     *site.Site
	pictures map[string]photo.Source
	result   *Result
}

// New returns a builder for the site in these folders.
func New(in Inputs, o Options) *Builder {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Locale == nil {
		o.Locale = locale.English
	}
	return &Builder{
		in: in, options: o,
		sheets: newMemo[*sheet.Sheet](), photos: newMemo[picture](), encoder: photo.NewEncoder(o.Cache),
	}
}

// Build builds the site as its files are now. The error is the machine's: a
// folder that cannot be listed, a cancelled context. What is wrong with the
// site itself is in the result.
func (b *Builder) Build(ctx context.Context) (*Result, error) {
	b.doubtAll()
	return b.build(ctx)
}

// build builds the site, reading only what is in doubt.
func (b *Builder) build(ctx context.Context) (*Result, error) {
	g := &generation{result: &Result{Locale: b.options.Locale}}
	r := g.result
	var err error
	if g.files, err = b.list(); err != nil {
		return nil, err
	}
	r.Unpublished = append(r.Unpublished, g.files.unpublished...)
	if g.home = b.readHome(g.files, r); g.home == nil {
		return b.finish(g), nil
	}
	r.Locale = g.home.Settings.Language
	sheets, err := b.read(ctx, g)
	if err != nil {
		return nil, err
	}
	var report *site.Report
	g.site, report = site.New(site.Input{
		Sheets: sheets, Files: g.files.others, Static: ownPaths(b.static), Drafts: b.options.Drafts,
	})
	r.Problems = append(r.Problems, report.Problems...)
	r.Unpublished = append(r.Unpublished, report.Unpublished...)
	r.Unpublished = append(r.Unpublished, strayDocuments(g.files.others, g.site)...)
	r.Untranslated = append(r.Untranslated, report.Untranslated...)
	r.Problems = append(r.Problems, withoutURL(g.home)...)
	r.Problems = append(r.Problems, render.Accent(g.home)...)
	if g.pictures, err = b.inspect(ctx, g.site, r); err != nil {
		return nil, err
	}
	r.Problems = append(r.Problems, b.advice...)
	r.Sheets = countSheets(g.site)
	b.plant(g)
	return b.finish(g), nil
}

// withoutURL notes what a site without an address does without.
func withoutURL(home *sheet.Sheet) []problem.Problem {
	if home.Settings.URL != "" {
		return nil
	}
	return []problem.Problem{{Rule: "url-missing", Severity: problem.Note, Place: home.Place(problem.Pos{})}}
}

// Prune drops from the cache the photos that the last build has no use for.
// Call it when its tree is written.
func (b *Builder) Prune() error {
	if b.options.Cache == nil || b.last == nil {
		return nil
	}
	return b.options.Cache.Prune(keysOf(b.last.pictures))
}

// Site is what the last build made its pages of, for whoever has more to say of
// it; nil when there was no home to begin with. Others are the paths, below
// content/, of all files that are no sheets. Neither may be changed.
func (b *Builder) Site() (s *site.Site, others []string) {
	if b.last == nil {
		return nil, nil
	}
	return b.last.site, b.last.files.others
}

// plant makes the tree of all files, and reports those that cannot stand
// together in it. A static file of the site wins over the file for machines
// of the same name: it may have a robots.txt of its own. There is no tree for
// a site with an error.
func (b *Builder) plant(g *generation) {
	r := g.result
	if r.Pages, r.Tree = 0, nil; problem.Worst(r.Problems) == problem.Error {
		return
	}
	pages := b.renderer(g).Files()
	files := make([]tree.File, 0, len(pages)+4)
	taken := make(map[string]bool, len(b.static))
	for _, f := range pages {
		files = append(files, tree.File{Path: f.Path, From: f.From, Make: f.Make})
		if f.Page {
			r.Pages++
		}
	}
	for _, f := range b.static {
		taken[f.Path] = true
	}
	for _, f := range feed.Files(g.site) {
		if !taken[f.Path] {
			files = append(files, tree.File{Path: f.Path, Make: func(*bytes.Buffer) ([]byte, error) { return f.Make() }})
		}
	}
	t, err := tree.New(files)
	if clash, ok := errors.AsType[*tree.ClashError](err); ok {
		for _, c := range clash.Clashes {
			r.Problems = append(r.Problems, clashProblem(c))
		}
		return
	}
	r.Tree = t
}

func (b *Builder) renderer(g *generation) *render.Renderer {
	return render.New(g.site, b.templates, render.Options{
		Content: b.in.Content, Pictures: g.pictures, Encoder: b.encoder, Static: b.static, Root: b.options.Root,
	})
}

// clashProblem words a clash: at the file that comes second.
func clashProblem(c tree.Clash) problem.Problem {
	p := problem.Problem{Severity: problem.Error, Args: problem.Args{"address": c.A.Path, "other": c.B.From}}
	p.Path = c.A.From
	switch c.Kind {
	case tree.SamePath, tree.Alike:
		p.Rule = "duplicate-address"
	case tree.FileForFolder:
		p.Rule = "file-for-folder"
		p.Args["other"] = c.B.Path
	default:
		p.Rule = "address-reserved"
	}
	return p
}

// ownPaths are the addresses that static files take.
func ownPaths(static []render.File) []string {
	paths := make([]string, len(static))
	for i, f := range static {
		paths[i] = f.Path
	}
	return paths
}

// countSheets counts the fact sheets that are published, a sheet and its
// translations as one.
func countSheets(s *site.Site) int {
	n := 0
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Kind == site.SheetPage && p.Text == p.Facts {
				n++
			}
		}
	}
	return n
}

// finish sorts what there is to say, gives each problem its line of text, and
// keeps the build for the next one.
func (b *Builder) finish(g *generation) *Result {
	r := g.result
	for _, list := range [][]problem.Problem{r.Problems, r.Unpublished, r.Untranslated} {
		problem.Sort(list)
		b.quote(list)
	}
	b.sheets.forgetUnused()
	b.photos.forgetUnused()
	b.last = g
	return r
}
