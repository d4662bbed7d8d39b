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

// A showing is what browsers are shown until the next one takes its place. It
// is never changed.
type showing struct {
	run        string // of the program, so that no page takes this showing for one of an earlier run
	generation int
	tree       *tree.Tree // of the last build that was good; nil if there was none
	told       Rebuild    // what came of the last build
	site       *site.Site // of the last build; nil if there was none, or no home to begin with
	locale     *locale.Locale
	start      string        // what the link to the desk says; empty for none
	report     *report       // what is wrong; nil when the tree is that of the last build
	over       chan struct{} // closed when the next one is in place
}

// id is how a browser names the showing.
func (s *showing) id() string { return s.run + "-" + strconv.Itoa(s.generation) }

// rebuild builds the site as it is now and shows it. files are those that have
// changed; sure says that no others have. It is for one goroutine.
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
	told := Rebuild{Files: files, Result: result, Locale: p.options.Build.Locale}
	if before := p.current.Load(); before != nil {
		told.Locale = before.locale
	}
	var read *site.Site
	if err != nil {
		told.Result, told.Problems = nil, []problem.Problem{machineProblem(err)}
	} else {
		told.Problems, told.Locale, told.Good = result.Problems, result.Locale, result.Tree != nil
		read, _ = p.builder.Site()
	}
	p.replace(told, read)
	told.Took = time.Since(started)
	p.telling.Lock()
	defer p.telling.Unlock()
	if p.options.Rebuilt != nil {
		p.options.Rebuilt(told)
	}
}

// replace puts a new showing in the place of the one that is there.
func (p *Preview) replace(r Rebuild, read *site.Site) {
	before := p.current.Load()
	next := &showing{run: p.run, generation: 1, locale: r.Locale, told: r, site: read, over: make(chan struct{})}
	if p.options.Desk != nil {
		next.start = r.Locale.Typeset(r.Locale.Command.Desk.Name).Plain
	}
	if before != nil {
		next.generation, next.tree = before.generation+1, before.tree
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
		close(before.over)
	}
}

// machineProblem says why there was no build at all.
func machineProblem(err error) problem.Problem {
	if errors.Is(err, fs.ErrNotExist) {
		return problem.Problem{Rule: "content-gone", Severity: problem.Error, Place: problem.Place{Path: sitefolder.Content}}
	}
	return problem.Problem{Rule: "preview-failed", Severity: problem.Error, Args: problem.Args{"reason": err.Error()}}
}

// show is the showing of now. It waits for the first one.
func (p *Preview) show(ctx context.Context) (*showing, error) {
	select {
	case <-p.ready:
		return p.current.Load(), nil
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// absolute is the path of the site's folder without symbolic links above it,
// as the system's events call it.
func absolute(site string) (string, error) {
	path, err := filepath.Abs(site)
	if err != nil {
		return "", err
	}
	return filepath.EvalSymlinks(path)
}
