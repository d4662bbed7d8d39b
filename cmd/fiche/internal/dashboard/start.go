package dashboard

import (
	"html/template"
	"net/http"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
)

// A start is the start page.
type start struct {
	page
	SiteTitle string
	Good      bool
	Summary   string
	Made      string // the file that was just made
	MadeLink  template.URL
	MadePage  string // its address

	Since                     []problemView // what is not published yet
	Errors, Warnings, Notes   problemList
	Unpublished, Untranslated problemList
	Open                      bool // the warnings are few, and nothing is more urgent

	Table table
	Pages []row  // the files that are no sheets
	More  string // says how many of these are left out
}

// A problemList is problems as a page shows them: of many of one rule only some.
type problemList struct {
	Count int
	Shown []problemView
}

func (h *handler) problemList(list []problem.Problem) problemList {
	return problemList{len(list), h.problemViews(list)}
}

// maxOpenWarnings are shown at once; more have to be opened.
const maxOpenWarnings = 3

// A rowPart is a row with the words around it.
type rowPart struct {
	page
	Row row
}

// WithRow is for the template, which gives a part of itself one value only.
func (s start) WithRow(r row) rowPart { return rowPart{s.page, r} }

// start shows the state of the site.
func (h *handler) start() {
	words := h.l.Dashboard()
	s := start{page: h.page(words.Name), Good: h.state.good(), Summary: h.summary()}
	s.State = h.state.ID
	if home := h.state.Site; home != nil && home.Home != nil {
		s.SiteTitle = home.Home.Heading.Plain
	}
	s.Errors = h.problemList(withSeverity(h.state.Problems, problem.Error))
	s.Warnings = h.problemList(withSeverity(h.state.Problems, problem.Warning))
	s.Notes = h.problemList(withSeverity(h.state.Problems, problem.Note))
	s.Unpublished = h.problemList(append(drafts(h.state.Site), h.state.Unpublished...))
	s.Untranslated = h.problemList(h.state.Untranslated)
	since, err := h.notPublished()
	if err != nil {
		h.explain(words.Name, err)
		return
	}
	s.Since = h.problemViews(since)
	s.Open = s.Errors.Count == 0 && s.Warnings.Count <= maxOpenWarnings
	s.Table = h.table()
	var more int
	if s.Pages, more = h.others(); more > 0 {
		s.More = h.l.Counted(more, h.l.Command.More)
	}
	if h.r.URL.Query().Has("made") {
		h.showMade(&s)
	}
	h.show(http.StatusOK, "start", s)
}

// summary returns a line that says how the site is.
func (h *handler) summary() string {
	words, command := h.l.Dashboard(), h.l.Command
	if h.state.good() {
		pattern, n := words.Fine, len(drafts(h.state.Site))
		if n > 0 {
			pattern = words.FineDrafts
		}
		return set(h.l, pattern,
			"sheets", h.l.Counted(h.state.Sheets, h.l.Words.Sheets),
			"pages", h.l.Counted(h.state.Pages, command.Pages),
			"drafts", h.l.Counted(n, words.Drafts))
	}
	pattern := words.Nothing
	if h.state.Shown {
		pattern = words.Stale
	}
	return set(h.l, pattern, "problems", h.l.Counted(len(withSeverity(h.state.Problems, problem.Error)), command.Errors))
}

// showMade shows the file that was just made. Its name is the one remembered: the
// address of a page cannot make it say anything.
func (h *handler) showMade(s *start) {
	h.mu.Lock()
	s.Made = h.made
	h.mu.Unlock()
	if s.Made == "" {
		return
	}
	s.MadeLink = h.edit(problem.Place{Path: s.Made})
	for p := range filePages(h.state.Site) {
		if sitefolder.ContentPath(p.Text.Path) == s.Made {
			s.MadePage = h.address(p)
		}
	}
}

// drafts lists the files that only a preview shows, as a build lists them.
func drafts(s *site.Site) []problem.Problem {
	var list []problem.Problem
	for p := range filePages(s) {
		if p.Text.Draft {
			at := p.Text.Place(p.Text.At("draft"))
			list = append(list, problem.Problem{Rule: "unpublished-draft", Severity: problem.Note, Place: at})
		}
	}
	return list
}
