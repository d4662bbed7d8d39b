// Package dashboard is the editors' start page: the state of a site, and buttons
// for what is done to it.
//
// It stands beside the pipeline, in front of a browser: the preview hands it
// what came of the last build, and it answers with a page. Its laws: a page is
// a function of that state and of what was asked; showing one changes nothing;
// what is done is done by the functions it was given, for it touches no
// disk; and nothing that an author wrote becomes markup, an address with a
// scheme of its own, or a script. It works without JavaScript; with it, the
// preview's own script keeps the page up to date.
package dashboard

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"io"
	"net/http"
	"strings"
	"sync"
	"time"

	"fiche/cmd/fiche/internal/edit"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// Options are what can be done from the dashboard. Paths are below the folder of
// the site, with slashes. Errors are worded by Explain.
type Options struct {
	// AddSheet makes the file of a sheet in a folder of content/, as the user
	// typed it, and returns its path. It never writes over a file.
	AddSheet func(folder, name string, data []byte) (path string, err error)
	// Translate makes the translation of the file at a path, with its title
	// and summary, into the language with this tag.
	Translate func(path, language string, v edit.Values) (made string, err error)
	// Read reads a file of content/ that is named below it.
	Read func(name string) ([]byte, error)
	// Save writes a new version of a file of content/. read is the digest of the
	// version that it was made of: if that is no longer there, it refuses.
	Save func(name string, read [sha256.Size]byte, data []byte) error
	// AddUpload puts a photo or a document into a folder of content/, under a clean
	// name that is free, and returns its path there and whether it is a photo.
	AddUpload func(dir, name string, from io.Reader) (made string, picture bool, err error)
	// Versions returns what a file of content/ said before, the newest first.
	Versions func(name string) ([]Version, error)
	// Unsaved returns what KeepUnsaved has kept of a file, and when; nil if nothing
	// was. Keeping nothing forgets it.
	Unsaved     func(name string) ([]byte, time.Time, error)
	KeepUnsaved func(name string, data []byte) error
	// Change changes several files of content/, all or none. It never writes over
	// another file, and what goes, goes to the bin.
	Change func([]sitefolder.Change) error
	// Deletions returns what the bin holds, the newest first; Restore takes one of
	// them back.
	Deletions func() ([]Deletion, error)
	Restore   func(name string) error
	// Open opens a file of content/, or the folder that a build has written,
	// in a program of the machine.
	Open func(path string) error
	// Check finds everything there is to say of the site as it is published.
	Check func(context.Context) ([]problem.Problem, error)
	// Build writes the site to be published.
	Build func(context.Context) (Built, error)
	// Print prints a file of content/, by its name below it, or all sheets if that is
	// empty, through a browser of the machine.
	Print func(ctx context.Context, name string) (Printed, error)
	// Import brings in sheets that were written for other programs.
	Import ImportOptions
	// Publish builds the site, opens the host of a destination, and plans what is
	// sent there. It may return a Question.
	Publish func(context.Context, sheet.Destination, Answers) (*Publication, error)
	// NotPublished says what has changed since the site was last published.
	NotPublished func(context.Context) ([]problem.Problem, error)
	// Go does something beside, with a context that ends with the preview. It reports
	// false if that has ended already.
	Go func(do func(context.Context)) bool
	// Stop ends the preview.
	Stop func()
	// Explain says what an error means to the user.
	Explain func(error) problem.Problem

	Out string // the folder that Build writes, as the user knows it
	PDF string // the one that Print does
}

// Built is what came of a build.
type Built struct {
	Summary  string            // one line; empty when nothing was written
	Problems []problem.Problem // why nothing was written, or what to look at all the same
}

// A State is a site as the preview has it. It is never changed.
type State struct {
	ID     string         // unique
	Locale *locale.Locale // the site's, in which the dashboard speaks
	Origin string         // of the preview of the site, which is another one: no script of a page reaches the dashboard
	Base   string         // path at which the site is served there, with slashes at both ends
	Site   *site.Site     // nil when there is none to speak of
	Shown  bool           // there is a good version of it in the browser

	Problems, Unpublished, Untranslated []problem.Problem

	Sheets, Pages int // of the last build; 0 when it was not good

	Over <-chan struct{}            // closed when there is a newer state
	Edit func(problem.Place) string // what opens a place in the reader's editor; empty for no link

	// Foresee says what would follow if files of content/ had other bytes; nil for
	// one that is gone.
	Foresee func(ctx context.Context, changed map[string][]byte) (Foreseen, error)
	// Try makes the page of a file as it would be with other bytes, and returns where
	// it is served; "" if an error stands in the way.
	Try func(ctx context.Context, name string, data []byte) (address string, err error)
}

// good reports whether nothing stands in the way of publishing the site.
func (s *State) good() bool { return s.Site != nil && problem.Worst(s.Problems) != problem.Error }

// A Dashboard serves one site. It may be used by many goroutines.
type Dashboard struct {
	options Options
	token   string // in every form; no page of another site knows it

	working sync.Mutex // held by a check or a build: one at a time
	checked checked    // the last check
	since   checked    // the last comparison with what was published

	mu      sync.Mutex
	made    string           // the file that was made last
	built   *Built           // the last build; nil when there was none
	failure *problem.Problem // why there was none; nil for no reason
	sending *sending         // the last publication; nil when there was none

	printed *Printed // what was printed last; nil for nothing

	incoming *incoming // what is to be imported; nil for nothing
	imported *Imported // the last import; nil when there was none

	versions map[string][]byte // of the files that forms were made of, by their digests
	order    []string          // those digests, the oldest first
}

// New returns a dashboard.
func New(o Options) *Dashboard { return &Dashboard{options: o, token: rand.Text()} }

// Serve answers a request for the page called name, the end of its address.
func (d *Dashboard) Serve(w http.ResponseWriter, r *http.Request, name string, s State) {
	if serveAsset(w, r, name) {
		return
	}
	h := &handler{Dashboard: d, w: w, r: r, state: s, l: s.Locale}
	parts := map[string]struct{ get, post func() }{
		"":            {get: h.start},
		"new":         {get: h.newSheet, post: h.makeSheet},
		"translate":   {get: h.translation, post: h.makeTranslation},
		"edit":        {get: h.showEdit, post: h.saveEdit},
		"edit/try":    {post: h.tryEdit},
		"edit/keep":   {post: h.keepEdit},
		"edit/text":   {post: h.saveText},
		"find":        {get: h.find},
		"upload":      {get: h.showUpload},
		"words":       {post: h.keepWord},
		"versions":    {get: h.listVersions, post: h.goBack},
		"check":       {get: h.check},
		"build":       {get: h.build, post: h.makeBuild},
		"pdf":         {get: h.showPrinted, post: h.print},
		"open":        {post: h.open},
		"bin":         {get: h.bin, post: h.restore},
		"import":      {get: h.showImport},
		"import-plan": {get: h.importPlan, post: h.importPlan},
		"publication": {get: h.showPublication, post: h.publishSite},
		"stop":        {post: h.stop},
	}
	for _, kind := range changes {
		show := func() { h.change(kind) }
		parts[kind] = struct{ get, post func() }{show, show}
	}
	if r.Method == http.MethodPost { // forms that are not read whole
		switch name {
		case "upload":
			h.upload()
			return
		case "import":
			h.receive()
			return
		}
	}
	part, known := parts[name]
	if !known {
		http.NotFound(w, r)
		return
	}
	most := int64(maxForm)
	if strings.HasPrefix(name, "edit") || name == "import-plan" {
		most = maxSheet
	}
	dispatch(w, r, d.token, most, part.get, part.post, h.refuse)
}

// A handler answers one request.
type handler struct {
	*Dashboard
	w     http.ResponseWriter
	r     *http.Request
	state State
	l     *locale.Locale
}

// newStateTimeout is how long an answer waits for the preview to see a new file,
// so that the next page shows it.
const newStateTimeout = 2 * time.Second

// redirect sends the browser on after something was done, so that reloading does
// not do it again.
func (h *handler) redirect(address string) {
	http.Redirect(h.w, h.r, address, http.StatusSeeOther)
}

// await waits for the next state.
func (h *handler) await() {
	timer := time.NewTimer(newStateTimeout)
	defer timer.Stop()
	select {
	case <-h.state.Over:
	case <-timer.C:
	case <-h.r.Context().Done():
	}
}

// open opens a file in a program of the machine.
func (h *handler) open() {
	if err := h.options.Open(h.r.PostForm.Get("path")); err != nil {
		h.explain(h.l.Dashboard().Open, err)
		return
	}
	if h.r.URL.RawQuery == "" {
		h.redirect("./")
		return
	}
	h.redirect(h.tableQuery().link())
}

// stop ends the preview after its last answer.
func (h *handler) stop() {
	showStopped(h.w, h.r, h.page(h.l.Dashboard().Stopped))
	h.options.Stop()
}

// showStopped says that the preview has ended, just before it does. What has
// been written to a connection reaches the browser, even when the server is
// closed.
func showStopped(w http.ResponseWriter, r *http.Request, p page) {
	p.Home, p.CanStop = false, false
	show(w, r, "", http.StatusOK, "notice", notice{page: p, Text: p.W.Again})
	_ = http.NewResponseController(w).Flush() // the browser may have gone
}

// A notice is a page that says one thing.
type notice struct {
	page
	Text     string
	Problems []problemView
}

// refuse answers a request that no page of this dashboard has sent.
func (h *handler) refuse(status int) {
	p := h.page(h.l.Dashboard().Refused)
	h.show(status, "notice", notice{page: p, Text: p.W.Retry})
}

// explain says why something could not be done.
func (h *handler) explain(title string, err error) {
	p := h.options.Explain(err)
	h.show(http.StatusInternalServerError, "notice", notice{page: h.page(title), Problems: h.problemViews([]problem.Problem{p})})
}
