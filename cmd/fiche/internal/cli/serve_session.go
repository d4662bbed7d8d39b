package cli

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"

	"fiche/cmd/fiche/internal/cli/terminal"
	"fiche/cmd/fiche/internal/dashboard"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/preview"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/scaffold"
	"fiche/cmd/fiche/internal/sitefolder/disk"
	"fiche/static"
	"fiche/templates"
)

// A serveSession is one call of "fiche serve": of a site, or of a folder in which
// a site is made first.
type serveSession struct {
	*console
	options  serveOptions
	stop     func()
	server   *preview.Server
	siteless bool // there was no site when it began

	mu      sync.Mutex // nothing begins while the session ends
	tasks   sync.WaitGroup
	closers []func() // what is to be closed when the tasks have ended
}

// begin shows the site, or the form that makes one. run starts what goes on
// beside.
func (s *serveSession) begin(ctx context.Context) (run func(), err error) {
	run, err = s.show(ctx, s.options.site)
	if !s.canSetUp(err) {
		return run, err
	}
	folder, err := filepath.Abs(s.options.site)
	if err != nil {
		return nil, err
	}
	others, sites, err := disk.Existing(folder)
	if err != nil {
		return nil, err
	}
	if s.options.start && len(sites) == 1 { // made by an earlier double-click
		return s.show(ctx, filepath.Join(s.options.site, sites[0]))
	}
	s.siteless = true
	s.server.Show(nil, dashboard.NewSetup(dashboard.SetupOptions{
		Locale: s.Locale, Folder: folder, Others: len(others), Sites: sites,
		Make:   func(a scaffold.Answers, name string) error { return s.makeSite(ctx, a, name) },
		Choose: func(name string) error { return s.goOn(ctx, filepath.Join(s.options.site, name)) },
		Stop:   s.stop, Explain: explained,
	}).Serve)
	return func() {}, nil
}

// canSetUp reports whether a site may be made where none was found: only if a
// user is there to answer, and not inside of another site, which is the one meant
// then.
func (s *serveSession) canSetUp(err error) bool {
	var missing *problem.Refusal
	if !errors.As(err, &missing) || missing.Rule != "content-missing" {
		return false
	}
	return s.options.start || missing.Args["parent"] == "" && (s.Asks || s.options.open)
}

// show shows the preview of a site.
func (s *serveSession) show(ctx context.Context, path string) (run func(), err error) {
	site, err := disk.Open(path)
	if err != nil {
		return nil, err
	}
	forget := func() { _ = site.ForgetIncoming() } // what a page that was left had sent
	forget()
	s.closers = append(s.closers, forget, site.Close)
	cache, _, err := openCache(site)
	if err != nil {
		return nil, err
	}
	reporter := &serveReporter{Reporter: terminal.Reporter{Console: s.Console, Locale: s.Locale, Site: path}}
	shown, err := preview.New(preview.Options{
		Site:      path,
		Templates: templates.FS,
		Static:    static.FS,
		Build:     pipeline.Options{Drafts: s.options.drafts, Cache: cache, Locale: s.Locale, Photos: reporter.photos},
		Base:      string(s.options.base),
		Poll:      s.options.poll,
		Editor:    terminal.EditorScheme(os.Getenv),
		Dashboard: s.dashboard(ctx, path),
		Origins:   s.server.Origins(),
		Rebuilt:   reporter.rebuilt,
		Notice:    reporter.notice,
	})
	if err != nil {
		return nil, err
	}
	s.closers = append(s.closers, reporter.stopLine, shown.Close)
	s.server.Show(shown, shown.ServeDashboard)
	return func() { s.tasks.Go(func() { shown.Run(ctx) }) }, nil
}

// makeSite makes a site in a new folder, or in the one that is previewed when
// there is no name, and goes on to preview it.
func (s *serveSession) makeSite(ctx context.Context, a scaffold.Answers, name string) error {
	path := s.options.site
	if name != "" {
		path = filepath.Join(path, name)
		if err := os.Mkdir(path, 0o755); errors.Is(err, fs.ErrExist) {
			return problem.Refuse("folder-taken", problem.Args{"folder": name})
		} else if err != nil {
			return err
		}
	}
	if _, _, err := disk.Create(path, scaffold.Site(a)); err != nil {
		return err
	}
	return s.goOn(ctx, path)
}

// goOn goes on to preview a site, unless the preview has ended meanwhile.
func (s *serveSession) goOn(ctx context.Context, path string) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	run, err := s.show(ctx, path)
	if err != nil {
		return err
	}
	run()
	return nil
}

// end ends everything that goes on.
func (s *serveSession) end() {
	s.stop()
	s.mu.Lock()
	defer s.mu.Unlock()
	s.tasks.Wait()
	for _, closeIt := range s.closers {
		closeIt()
	}
}
