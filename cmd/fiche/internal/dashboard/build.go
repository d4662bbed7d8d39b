package dashboard

import (
	"net/http"
	"time"

	"fiche/cmd/fiche/internal/problem"
)

// A buildPage shows the last build.
type buildPage struct {
	page
	Intro    string
	Can      bool // nothing is in the way of one
	Done     bool // there was one
	Summary  string
	Publish  string
	Problems []problemView
	Out      string
}

// build shows what a build would do, and what the last one did.
func (h *handler) build() {
	words := h.l.Command.Desk
	b := buildPage{
		page: h.page(words.Build), Intro: set(h.l, words.BuildIntro, "folder", h.options.Out),
		Can: h.state.good(), Out: h.options.Out,
	}
	h.mu.Lock()
	built, failure := h.built, h.failure
	h.mu.Unlock()
	switch {
	case failure != nil:
		b.Done, b.Problems = true, h.problemViews([]problem.Problem{*failure})
	case built != nil:
		b.Done, b.Summary, b.Problems = true, built.Summary, h.problemViews(built.Problems)
	}
	if b.Summary != "" {
		b.Publish = set(h.l, words.Publish, "folder", h.options.Out)
	}
	if b.Done {
		b.Title = set(h.l, words.NotBuilt)
		if b.Summary != "" {
			b.Title = set(h.l, words.Built)
		}
	}
	h.show(http.StatusOK, "build", b)
}

// makeBuild builds the site. Another one that was asked for meanwhile waits.
func (h *handler) makeBuild() {
	// The photos of a first build may take minutes.
	_ = http.NewResponseController(h.w).SetWriteDeadline(time.Time{})
	h.working.Lock()
	built, err := h.options.Build(h.r.Context())
	h.working.Unlock()
	h.mu.Lock()
	h.built, h.failure = &built, nil
	if err != nil {
		p := h.options.Explain(err)
		h.built, h.failure = nil, &p
	}
	h.mu.Unlock()
	h.redirect("build")
}
