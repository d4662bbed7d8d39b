// Package pipeline is the spine: file systems in, a tree of pages out. Read it
// first.
//
// Build runs the stages in their order: list the files, read each one (sheet),
// make one site of them (site), list its pages (render, feed, opendata), and give them to a
// tree that makes each when it is read. Its law: whatever can be wrong is found
// before the tree is made, and all problems of a site in one build.
package pipeline

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"runtime"
	"strings"

	"fiche/cmd/fiche/internal/feed"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/opendata"
	"fiche/cmd/fiche/internal/photo"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/render"
	"fiche/cmd/fiche/internal/search"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
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

// guarded returns the folders so that nothing in them can hold up a build.
func (in Inputs) guarded() Inputs {
	guard := func(layers []fs.FS) []fs.FS {
		all := make([]fs.FS, 0, len(layers))
		for _, layer := range layers {
			if layer != nil {
				all = append(all, sitefolder.Guard(layer))
			}
		}
		return all
	}
	return Inputs{Content: sitefolder.Guard(in.Content), Templates: guard(in.Templates), Static: guard(in.Static)}
}

// Options change what is built, not how.
type Options struct {
	Drafts  bool         // publish drafts too
	Cache   *photo.Cache // nil for none
	Workers int          // 0 for as many as the machine has processors

	// PhotosLater leaves the photos that were never decoded to CheckPhotos: a
	// damaged one among them is not reported before.
	PhotosLater bool
	// Photos, if not nil, is called after each photo that was decoded for the
	// first time, with how many are done. Calls come one at a time.
	Photos func(done, total int)

	// Root is the path that a preview serves the site at, with slashes at both
	// ends; empty for the path of the site's url.
	Root string

	// Locale words what goes wrong before the site's own language is known.
	Locale *locale.Locale
}

// A Result is what a build made and what it reports.
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

	Unchecked []Picture // left by Options.PhotosLater
}

// A Builder builds one site, once or after each change. It keeps what it read.
// It is not safe for use by several goroutines at a time.
type Builder struct {
	in      Inputs
	options Options
	sheets  *memo[*sheet.Sheet, sheet.Reading]
	photos  *memo[picture, struct{}]
	encoder *photo.Encoder

	templates        *render.Templates // of the last build; nil when they must be read
	templateProblems []problem.Problem // what was said of them
	own              *sheet.Own        // fields and words of the last build's settings
	static           []render.File     // of the last build; nil when they must be listed
	staticProblems   []problem.Problem // what was said of them
	last             *state            // the last build; nil when everything must be read again
}

// A state is a build, from which the next one takes what still holds.
type state struct {
	files    *listing
	site     *site.Site
	pictures map[string]photo.Source
	result   *Result
}

// New returns a builder for the site in these folders. Options.Locale may be nil:
// then English is used.
func New(in Inputs, o Options) *Builder {
	if o.Workers <= 0 {
		o.Workers = runtime.GOMAXPROCS(0)
	}
	if o.Locale == nil {
		o.Locale = locale.Fallback()
	}
	return &Builder{
		in: in.guarded(), options: o,
		sheets: newMemo[*sheet.Sheet, sheet.Reading](), photos: newMemo[picture, struct{}](), encoder: photo.NewEncoder(o.Cache),
	}
}

// Build builds the site as its files are now. The error is the machine's: a
// folder that cannot be listed, a cancelled context. What is wrong with the
// site itself is in the result.
func (b *Builder) Build(ctx context.Context) (*Result, error) {
	b.invalidateAll()
	return b.build(ctx)
}

// build builds the site, reading only what was invalidated.
func (b *Builder) build(ctx context.Context) (_ *Result, err error) {
	defer problem.Catch("", &err)
	st := &state{result: &Result{Locale: b.options.Locale}}
	r := st.result
	if st.files, err = b.list(); err != nil {
		return nil, err
	}
	r.Unpublished = append(r.Unpublished, st.files.unpublished...)
	r.Problems = append(r.Problems, st.files.problems...)
	home, err := b.readHome(st.files, r)
	switch {
	case err != nil:
		return nil, err
	case home == nil:
		return b.finish(st), nil
	}
	r.Locale = home.Settings.Language
	if st.files.problems != nil { // of half a site nothing else can be said
		return b.finish(st), nil
	}
	names := st.files.readings(home.Settings, b.ownOf(home.Settings), r)
	sheets, err := b.read(ctx, names, home, r)
	if err != nil {
		return nil, err
	}
	var report *site.Report
	st.site, report = site.New(site.Input{
		Sheets: sheets, Files: st.files.others, Static: staticPaths(b.static), Drafts: b.options.Drafts,
	})
	r.Problems = append(r.Problems, report.Problems...)
	r.Unpublished = append(r.Unpublished, report.Unpublished...)
	r.Unpublished = append(r.Unpublished, strayDocuments(st.files.others, st.site)...)
	r.Untranslated = append(r.Untranslated, report.Untranslated...)
	r.Problems = append(r.Problems, misplaced(sheets)...)
	r.Problems = append(r.Problems, withoutURL(home)...)
	r.Problems = append(r.Problems, withoutCatalogue(home)...)
	r.Problems = append(r.Problems, render.Accent(home)...)
	if st.pictures, err = b.inspect(ctx, st.site, r); err != nil {
		return nil, err
	}
	r.Problems = append(r.Problems, b.templateProblems...)
	r.addStatic(b.staticProblems)
	r.Sheets = countSheets(st.site)
	b.makeTree(st)
	return b.finish(st), nil
}

// addStatic adds what is to be said of static files: those that are not published,
// and those that could not be read.
func (r *Result) addStatic(list []problem.Problem) {
	notes, problems := splitNotes(list)
	r.Unpublished = append(r.Unpublished, notes...)
	r.Problems = append(r.Problems, problems...)
}

// withoutURL reports what a site without an address lacks.
func withoutURL(home *sheet.Sheet) []problem.Problem {
	if home.Settings.URL != "" {
		return nil
	}
	return []problem.Problem{{Rule: "url-missing", Severity: problem.Note, Place: home.Place(problem.Pos{})}}
}

// withoutCatalogue reports what a site that wants to be in catalogues of open data has
// to say first.
func withoutCatalogue(home *sheet.Sheet) []problem.Problem {
	s := home.Settings
	if !s.Offers("dcat") || s.URL != "" && home.Licence != "" {
		return nil
	}
	return []problem.Problem{{
		Rule: "dcat-incomplete", Severity: problem.Warning, Place: home.Place(home.At("data")),
		Args: problem.Args{"url": problem.Field("url"), "licence": problem.Field("licence")},
	}}
}

// Prune removes from the cache the photos that the last build does not use. Call
// it when its tree is written.
func (b *Builder) Prune() error {
	if b.options.Cache == nil || b.last == nil {
		return nil
	}
	return b.options.Cache.Prune(keysOf(b.last.pictures))
}

// Site returns the site of the last build, nil when it has no home, and the paths
// below content/ of all files that are no sheets. Neither may be changed.
func (b *Builder) Site() (s *site.Site, others []string) {
	if b.last == nil {
		return nil, nil
	}
	return b.last.site, b.last.files.others
}

// makeTree makes the tree of all files, and reports those that clash in it. A
// file of the site wins over a feed or a data file of the same name: it may have a
// robots.txt of its own. There is no tree for a site with an error.
func (b *Builder) makeTree(st *state) {
	r := st.result
	if r.Pages, r.Tree = 0, nil; problem.Worst(r.Problems) == problem.Error {
		return
	}
	pages := b.renderer(st).Files()
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
	for _, f := range st.site.Files {
		taken[f.Address] = true
	}
	add := func(path string, make func() ([]byte, error)) {
		if !taken[path] {
			files = append(files, tree.File{Path: path, Make: func(context.Context, *bytes.Buffer) ([]byte, error) { return make() }})
		}
	}
	for _, f := range feed.Files(st.site) {
		add(f.Path, f.Make)
	}
	for _, f := range opendata.Files(st.site) {
		add(f.Path, f.Make)
	}
	t, err := tree.New(files, lateFiles(st.site)...)
	if clash, ok := errors.AsType[*tree.ClashError](err); ok {
		r.Problems = append(r.Problems, clashProblems(clash.Clashes)...)
		return
	}
	r.Tree = t
}

// lateFiles returns the files of the search, each edition's in its folder: to list them
// all sheets must be read, which a preview need not do before somebody searches.
func lateFiles(s *site.Site) []tree.Late {
	var late []tree.Late
	for _, e := range s.Editions {
		if !e.Searched() && len(e.Latest) < site.ManySheets {
			continue
		}
		late = append(late, tree.Late{Folder: strings.TrimSuffix(e.FindFolder(), "/"), List: func() []tree.File {
			var files []tree.File
			for _, f := range search.Files(s, e) {
				files = append(files, tree.File{Path: f.Path, Make: func(context.Context, *bytes.Buffer) ([]byte, error) { return f.Make() }})
			}
			return files
		}})
	}
	return late
}

func (b *Builder) renderer(st *state) *render.Renderer {
	return render.New(st.site, b.templates, render.Options{
		Content: b.in.Content, Pictures: st.pictures, Encoder: b.encoder, Static: b.static, Root: b.options.Root,
	})
}

// clashProblems reports clashes: two pictures once, however many sizes they have.
func clashProblems(clashes []tree.Clash) (problems []problem.Problem) {
	seen := make(map[[2]string]bool)
	for _, c := range clashes {
		if of := [2]string{c.A.From, c.B.From}; !seen[of] || c.B.From == "" {
			seen[of] = true
			problems = append(problems, clashProblem(c))
		}
	}
	return problems
}

// clashProblem reports a clash.
func clashProblem(c tree.Clash) problem.Problem {
	p := problem.Problem{Severity: problem.Error, Args: problem.Args{"address": c.A.Path, "other": problem.File(c.B.From)}}
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

// staticPaths returns the addresses of static files.
func staticPaths(static []render.File) []string {
	paths := make([]string, len(static))
	for i, f := range static {
		paths[i] = f.Path
	}
	return paths
}

// countSheets returns the number of fact sheets that are published, a sheet and
// its translations as one.
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

// finish sorts what is reported, gives each problem its line of text, and keeps
// the build for the next one.
func (b *Builder) finish(st *state) *Result {
	r := st.result
	for _, list := range [][]problem.Problem{r.Problems, r.Unpublished, r.Untranslated} {
		problem.Sort(list)
		b.quote(list)
	}
	b.sheets.forgetUnused()
	b.photos.forgetUnused()
	return b.keep(st)
}

// keep keeps a build for the next one.
func (b *Builder) keep(st *state) *Result {
	b.last = st
	return st.result
}
