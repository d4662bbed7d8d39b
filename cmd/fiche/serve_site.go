package main

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/static"
	"fiche/templates"
)

// A previewing is one call of "fiche serve": of a site, or of a folder in which
// a site is made first.
type previewing struct {
	reporter
	options  serveOptions
	stop     func()
	server   preview.Server
	siteless bool // there was no site when it began

	mu      sync.Mutex // nobody begins anything while it ends
	tasks   sync.WaitGroup
	closers []func() // what is to be closed when the tasks have ended
}

// begin serves the site, or the form that makes one. run starts
// what goes on beside.
func (p *previewing) begin(ctx context.Context) (run func(), err error) {
	run, err = p.show(ctx, p.options.site)
	if !p.canSetUp(err) {
		return run, err
	}
	folder, err := filepath.Abs(p.options.site)
	if err != nil {
		return nil, err
	}
	others, sites, err := survey(folder)
	if err != nil {
		return nil, err
	}
	if p.options.start && len(sites) == 1 { // made by an earlier double-click
		return p.show(ctx, filepath.Join(p.options.site, sites[0]))
	}
	p.siteless = true
	p.server.SetHandler(dashboard.NewSetup(dashboard.SetupOptions{
		Locale: p.locale, Folder: folder, Others: len(others), Sites: sites, Own: preview.DashboardAddress,
		Make:   func(a scaffold.Answers, name string) error { return p.makeSite(ctx, a, name) },
		Choose: func(name string) error { return p.goOn(ctx, filepath.Join(p.options.site, name)) },
		Stop:   p.stop, Explain: explained,
	}))
	return func() {}, nil
}

// canSetUp reports whether a site may be made where one was not found: when
// somebody is there to answer. A program that calls this gets its error, and
// so does whoever is inside of a site, and means that one.
func (p *previewing) canSetUp(err error) bool {
	var missing *failure
	if !errors.As(err, &missing) || missing.rule != "content-missing" {
		return false
	}
	return p.options.start || missing.args["parent"] == "" && (p.asks || p.options.open)
}

// show serves the preview of a site.
func (p *previewing) show(ctx context.Context, path string) (run func(), err error) {
	site, err := openSite(path)
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, site.close)
	teller := &teller{reporter: reporter{console: p.console, locale: p.locale, site: path}}
	shown, err := preview.New(preview.Options{
		Site:      path,
		Templates: templates.FS,
		Static:    static.FS,
		Build:     pipeline.Options{Drafts: p.options.drafts, Cache: site.openCache(), Locale: p.locale},
		Base:      string(p.options.base),
		Poll:      p.options.poll,
		Editor:    editorScheme(os.Getenv),
		Dashboard: p.desk(path),
		Rebuilt:   teller.rebuilt,
		Notice:    teller.notice,
	})
	if err != nil {
		return nil, err
	}
	p.closers = append(p.closers, shown.Close)
	p.server.SetHandler(shown)
	return func() { p.tasks.Go(func() { shown.Run(ctx) }) }, nil
}

// makeSite makes a site in a new folder, or in the one that is previewed when
// there is no name, and goes on to preview it.
func (p *previewing) makeSite(ctx context.Context, a scaffold.Answers, name string) error {
	path := p.options.site
	if name != "" {
		path = filepath.Join(path, name)
		if err := os.Mkdir(path, 0o755); errors.Is(err, fs.ErrExist) {
			return misuse("folder-taken", problem.Args{"folder": name})
		} else if err != nil {
			return err
		}
	}
	root, err := os.OpenRoot(path)
	if err != nil {
		return err
	}
	defer root.Close()
	if _, _, err := createFiles(root, scaffold.Site(a)); err != nil {
		return err
	}
	return p.goOn(ctx, path)
}

// goOn goes on to preview a site, unless the preview has ended meanwhile.
func (p *previewing) goOn(ctx context.Context, path string) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	run, err := p.show(ctx, path)
	if err != nil {
		return err
	}
	run()
	return nil
}

// end ends everything that goes on.
func (p *previewing) end() {
	p.stop()
	p.mu.Lock()
	defer p.mu.Unlock()
	p.tasks.Wait()
	for _, closeIt := range p.closers {
		closeIt()
	}
}

// explained is an error as the desk words it.
func explained(err error) problem.Problem {
	f := diagnose(err)
	return problem.Problem{Rule: f.rule, Args: f.args, Severity: problem.Error}
}
