package preview

import (
	"context"
	"errors"
	"io/fs"
	"path/filepath"
	"strconv"
	"time"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/tree"
)

// A snapshot is what is served until the next one replaces it. It is never
// changed.
type snapshot struct {
	run       string     // of the program: a page may be older than this run
	number    int        // from 1, in this run
	tree      *tree.Tree // of the last build that was good; nil if there was none
	last      Rebuild
	site      *site.Site // of the last build; nil if there was none, or no home to begin with
	locale    *locale.Locale
	dashboard string        // text of the link to the dashboard; empty for none
	edit      string        // text of the link to the form of a page
	report    *report       // what is wrong; nil when the tree is that of the last build
	replaced  chan struct{} // closed when there is a newer one
}

// id identifies the snapshot to a browser.
func (s *snapshot) id() string { return s.run + "-" + strconv.Itoa(s.number) }

// rebuild builds the site as it is now and serves it. files are those that have
// changed; sure says that no others have. It is not safe for concurrent use.
func (p *Preview) rebuild(ctx context.Context, files []string, sure bool) {
	started := time.Now()
	var result *pipeline.Result
	var err error
	if sure {
		result, err = p.builder.Rebuild(ctx, files)
	} else {
		result, err = p.builder.Build(ctx)
	}
	if ctx.Err() != nil {
		return
	}
	p.trial.heard(files, !sure)
	done := Rebuild{Files: files, Result: result, Locale: p.options.Build.Locale}
	if before := p.current.Load(); before != nil {
		done.Locale = before.locale
	}
	var read *site.Site
	if err != nil {
		done.Result, done.Problems = nil, []problem.Problem{machineProblem(err)}
	} else {
		done.Problems, done.Locale, done.Good = result.Problems, result.Locale, result.Tree != nil
		read, _ = p.builder.Site()
	}
	p.replace(done, read)
	if err == nil {
		p.photos.start(ctx, p.builder, result.Unchecked, p.debouncer.addDamaged)
	}
	done.Took = time.Since(started)
	p.callbacks.Lock()
	defer p.callbacks.Unlock()
	if p.options.Rebuilt != nil {
		p.options.Rebuilt(done)
	}
}

// replace replaces the current snapshot.
func (p *Preview) replace(r Rebuild, read *site.Site) {
	before := p.current.Load()
	next := &snapshot{run: p.run, number: 1, locale: r.Locale, last: r, site: read, replaced: make(chan struct{})}
	if p.options.Dashboard != nil {
		next.dashboard = r.Locale.Typeset(r.Locale.Dashboard().Name).Plain
		next.edit = r.Locale.Typeset(r.Locale.Dashboard().Edit.Do).Plain
	}
	if before != nil {
		next.number, next.tree = before.number+1, before.tree
	}
	if r.Good {
		next.tree = r.Result.Tree
	} else {
		next.report = p.newReport(r.Locale, r.Problems)
	}
	p.current.Store(next)
	if before == nil {
		close(p.ready)
	} else {
		close(before.replaced)
	}
}

// machineProblem reports why there was no build at all.
func machineProblem(err error) problem.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Problem{Rule: "content-gone", Severity: problem.Error, Place: problem.Place{Path: sitefolder.Content}}
	}
	if fault, ok := errors.AsType[*problem.Panic](err); ok {
		return fault.Problem()
	}
	return problem.Problem{Rule: "preview-failed", Severity: problem.Error, Args: problem.Args{"reason": problem.ReasonOf(err)}}
}

// snapshot returns the current snapshot. It waits for the first one; the error is
// that of ctx.
func (p *Preview) snapshot(ctx context.Context) (*snapshot, error) {
	select {
	case <-p.ready:
		return p.current.Load(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// absolute returns the path of the site's folder without symbolic links, as the
// system's events name it.
func absolute(site string) (string, error) {
	path, err := filepath.Abs(site)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}
