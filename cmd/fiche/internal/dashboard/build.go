package dashboard

import (
	"net/http"
	"time"

	"fiche/cmd/fiche/internal/problem"
)

// A buildPage tells of the build that was asked for last.
type buildPage struct {
	page
	Intro    string
	Can      bool // there is nothing in the way of one
	Done     bool // there was one
	Summary  string
	Publish  string
	Problems []said
	Out      string
}

// build shows what a build would do, and what the last one did.
func (v *visit) build() {
	words := v.l.Command.Desk
	b := buildPage{
		page: v.page(words.Build), Intro: set(v.l, words.BuildIntro, "folder", v.options.Out),
		Can: v.state.good(), Out: v.options.Out,
	}
	v.mu.Lock()
	built, failure := v.built, v.failure
	v.mu.Unlock()
	switch {
	case failure != nil:
		b.Done, b.Problems = true, v.say([]problem.Problem{*failure})
	case built != nil:
		b.Done, b.Summary, b.Problems = true, built.Summary, v.say(built.Problems)
	}
	if b.Summary != "" {
		b.Publish = set(v.l, words.Publish, "folder", v.options.Out)
	}
	if b.Done {
		b.Title = set(v.l, words.NotBuilt)
		if b.Summary != "" {
			b.Title = set(v.l, words.Built)
		}
	}
	v.show(http.StatusOK, "build", b)
}

// makeBuild builds the site. Another one that was asked for meanwhile waits.
func (v *visit) makeBuild() {
	// The photos of a first build may take minutes.
	_ = http.NewResponseController(v.w).SetWriteDeadline(time.Time{})
	v.working.Lock()
	built, err := v.options.Build(v.r.Context())
	v.working.Unlock()
	v.mu.Lock()
	v.built, v.failure = &built, nil
	if err != nil {
		p := v.options.Explain(err)
		v.built, v.failure = nil, &p
	}
	v.mu.Unlock()
	v.leadTo("build")
}
