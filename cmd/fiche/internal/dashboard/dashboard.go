// Package desk is the editors' start page: where a site stands, and buttons
// for what is done to it.
//
// It stands beside the pipeline, in front of a browser: the preview hands it
// what came of the last build, and it answers with a page. Its laws: a page is
// a function of that state and of what was asked; showing one changes nothing;
// what is done is done by the functions that it was given, for it touches no
// disk; and nothing that an author wrote becomes markup, an address with a
// scheme of its own, or a script. It works without JavaScript; with it, the
// preview's own script keeps the page up to date.
package dashboard

import (
	"context"
	"crypto/rand"
	"net/http"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
)

// Options are what can be done from the desk. Paths are below the folder of
// the site, with slashes. Errors are worded by Explain.
type Options struct {
	// AddSheet makes the file of a sheet in a folder of content/, as somebody
	// typed it, and returns its path. It never writes over a file.
	AddSheet func(folder, name string, data []byte) (path string, err error)
	// Translate makes the translation of the file at a path, with its title
	// and summary, into the language with this tag.
	Translate func(path, language string, v edit.Values) (made string, err error)
	// Open opens a file of content/, or the folder that a build has written,
	// in a program of the machine.
	Open func(path string) error
	// Check finds everything there is to say of the site as it is published.
	Check func(context.Context) ([]problem.Problem, error)
	// Build writes the site to be published.
	Build func(context.Context) (Built, error)
	// Stop ends the preview.
	Stop func()
	// Explain says what an error means to the user.
	Explain func(error) problem.Problem

	Out string // the folder that Build writes, as the user knows it
}

// Built is what came of a build.
type Built struct {
	Summary  string            // one line; empty when nothing was written
	Problems []problem.Problem // why nothing was written, or what to look at all the same
}

// A State is a site as the preview has it. It is never changed.
type State struct {
	ID     string         // tells it from all others
	Locale *locale.Locale // the site's, in which the desk speaks
	Base   string         // path at which the site is served, with slashes at both ends
	Site   *site.Site     // nil when there is none to speak of
	Shown  bool           // there is a good version of it in the browser

	Problems, Unpublished, Untranslated []problem.Problem

	Sheets, Pages int // of the last build; 0 when it was not good

	Over <-chan struct{}            // closed when there is a newer state
	Edit func(problem.Place) string // what opens a place in the reader's editor; empty for no link
}

// good reports whether nothing stands in the way of publishing the site.
func (s *State) good() bool { return s.Site != nil && problem.Worst(s.Problems) != problem.Error }

// A Desk serves one site. It may be used by many goroutines.
type Desk struct {
	options Options
	token   string // in every form: nobody else's page has it

	working sync.Mutex // held by a check or a build: one at a time
	checked checked    // the last check

	mu      sync.Mutex
	made    string           // the file that was made last
	built   *Built           // the last build; nil when there was none
	failure *problem.Problem // why there was none; nil for no reason
}

// New returns a desk.
func New(o Options) *Desk { return &Desk{options: o, token: rand.Text()} }

// Serve answers a request for the part of the desk called name: the end of its
// address.
func (d *Desk) Serve(w http.ResponseWriter, r *http.Request, name string, s State) {
	if serveAsset(w, r, name) {
		return
	}
	visit := &visit{Desk: d, w: w, r: r, state: s, l: s.Locale}
	parts := map[string]struct{ get, post func() }{
		"":          {get: visit.start},
		"new":       {get: visit.newSheet, post: visit.makeSheet},
		"translate": {get: visit.translation, post: visit.makeTranslation},
		"check":     {get: visit.check},
		"build":     {get: visit.build, post: visit.makeBuild},
		"open":      {post: visit.open},
		"stop":      {post: visit.stop},
	}
	part, known := parts[name]
	if !known {
		http.NotFound(w, r)
		return
	}
	dispatch(w, r, d.token, part.get, part.post, visit.refuse)
}

// A visit is one request for a page of the desk.
type visit struct {
	*Desk
	w     http.ResponseWriter
	r     *http.Request
	state State
	l     *locale.Locale
}

// patience is how long somebody waits for the preview to see a new file: the
// page that follows then shows it.
const patience = 2 * time.Second

// leadTo sends the browser on after something was done, so that loading the
// page again does not do it again.
func (v *visit) leadTo(address string) {
	http.Redirect(v.w, v.r, address, http.StatusSeeOther)
}

// await waits for the next state.
func (v *visit) await() {
	timer := time.NewTimer(patience)
	defer timer.Stop()
	select {
	case <-v.state.Over:
	case <-timer.C:
	case <-v.r.Context().Done():
	}
}

// open opens a file in a program of the machine.
func (v *visit) open() {
	if err := v.options.Open(v.r.PostForm.Get("path")); err != nil {
		v.explain(v.l.Command.Desk.Open, err)
		return
	}
	v.leadTo("./")
}

// stop ends the preview, once the browser has been told.
func (v *visit) stop() {
	showStopped(v.w, v.r, v.page(v.l.Command.Desk.Stopped))
	v.options.Stop()
}

// showStopped says that the preview has ended, just before it does. What has
// been written to a connection reaches the browser, even when the server is
// closed.
func showStopped(w http.ResponseWriter, r *http.Request, p page) {
	p.Home, p.CanStop = false, false
	show(w, r, http.StatusOK, "told", told{page: p, Text: p.W.Again})
	_ = http.NewResponseController(w).Flush() // a browser that has gone cannot be told
}

// A told is a page that says one thing.
type told struct {
	page
	Text     string
	Problems []said
}

// refuse answers a request that no page of this desk has sent.
func (v *visit) refuse(status int) {
	p := v.page(v.l.Command.Desk.Refused)
	v.show(status, "told", told{page: p, Text: p.W.Retry})
}

// explain says why something could not be done.
func (v *visit) explain(title string, err error) {
	p := v.options.Explain(err)
	v.show(http.StatusInternalServerError, "told", told{page: v.page(title), Problems: v.say([]problem.Problem{p})})
}
