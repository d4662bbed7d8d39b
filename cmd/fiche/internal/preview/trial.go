package preview

import (
	"context"
	"io/fs"
	"net/http"
	"net/url"
	"slices"
	"sync"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A trial shows one page as it would be if its file had other bytes, which nobody has
// saved: those that a form holds. The site is built a second time over them, as little
// of it as an edit takes, and of that site one page is kept.
type trial struct {
	mu      sync.Mutex
	builder *pipeline.Builder // nil until the first trial
	laid    sitefolder.Overlay
	whole   bool     // anything may have changed since the builder's last build
	changed []string // or these files

	pages map[string][]byte // by address
	order []string          // of these, the oldest first
}

// maxTrials is how many pages of trials are kept: forms are open in a few tabs.
const maxTrials = 8

// trialParameter says in an address that the page of a trial is asked for.
const trialParameter = "trial"

// heard notes what the next trial has to read again.
func (t *trial) heard(files []string, all bool) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.whole = t.whole || all || len(t.changed) > 1000; !t.whole {
		t.changed = append(t.changed, files...)
	}
}

// try makes the page of a file of content/ as it would be, and returns where it is
// served; "" if an error in the site stands in the way.
func (p *Preview) try(ctx context.Context, name string, data []byte) (string, error) {
	t := &p.trial
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := ctx.Err(); err != nil { // newer bytes are on their way
		return "", err
	}
	result, err := t.build(context.WithoutCancel(ctx), p, name, data)
	if err != nil || result.Tree == nil {
		return "", err
	}
	made, _ := t.builder.Site()
	page := pageOf(made, name)
	if page == nil {
		return "", nil
	}
	text, err := result.Tree.ReadFile(page.Address)
	if err != nil {
		return "", err
	}
	if t.pages == nil {
		t.pages = map[string][]byte{}
	}
	if t.order = append(slices.DeleteFunc(t.order, func(a string) bool { return a == page.Address }), page.Address); len(t.order) > maxTrials {
		delete(t.pages, t.order[0])
		t.order = t.order[1:]
	}
	t.pages[page.Address] = text
	to := url.URL{Path: p.base() + page.Address, RawQuery: trialParameter + "="}
	return p.options.Origins.Site + to.String(), nil
}

// build builds the site with other bytes for one file.
func (t *trial) build(ctx context.Context, p *Preview, name string, data []byte) (*pipeline.Result, error) {
	names := slices.Clone(t.changed)
	for before := range t.laid.Files {
		names = append(names, sitefolder.ContentPath(before))
		delete(t.laid.Files, before)
	}
	names = append(names, sitefolder.ContentPath(name))
	if t.builder == nil {
		t.laid = sitefolder.Overlay{FS: p.folders.parts[0], Files: map[string][]byte{}}
		t.builder, t.whole = pipeline.New(pipeline.Inputs{
			Content:   t.laid,
			Templates: []fs.FS{p.folders.parts[1], p.options.Templates},
			Static:    []fs.FS{p.folders.parts[2], p.options.Static},
		}, p.options.Build), true
	}
	t.laid.Files[name] = data
	var result *pipeline.Result
	var err error
	if t.whole {
		result, err = t.builder.Build(ctx)
	} else {
		result, err = t.builder.Rebuild(ctx, names)
	}
	if err != nil {
		t.whole = true // nothing is known of what it has read
		return nil, err
	}
	t.whole, t.changed = false, nil
	return result, nil
}

// pageOf returns the page that a file gives the text of; nil for none.
func pageOf(s *site.Site, name string) *site.Page {
	if s == nil {
		return nil
	}
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			if p.Text != nil && p.Text.Path == name && p.Text.Locale == e.Locale {
				return p
			}
		}
	}
	return nil
}

// serveTrial serves the page of a trial. It reports whether there is one.
func (p *Preview) serveTrial(w http.ResponseWriter, r *http.Request, s *snapshot, page string) bool {
	if !r.URL.Query().Has(trialParameter) {
		return false
	}
	p.trial.mu.Lock()
	text := p.trial.pages[page]
	p.trial.mu.Unlock()
	if text == nil {
		return false
	}
	serveBytes(w, r, page, inject(text, s.trialTag()))
	return true
}
