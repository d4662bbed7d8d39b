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

	Errors, Warnings, Notes   []said
	Unpublished, Untranslated []said
	Open                      bool // warnings are few, and nothing is more urgent
	Counts                    struct{ Errors, Warnings, Notes, Unpublished, Untranslated int }

	Table table
	Pages []row  // the files that are no sheets
	More  string // says how many of these are left out
}

// few warnings are shown at once; more have to be opened.
const few = 3

// A rowPart is a row with the words around it.
type rowPart struct {
	page
	Row row
}

// WithRow is for the template, which gives a part of itself one value only.
func (s start) WithRow(r row) rowPart { return rowPart{s.page, r} }

// start shows where the site stands.
func (v *visit) start() {
	words := v.l.Command.Desk
	s := start{page: v.page(words.Name), Good: v.state.good(), Summary: v.summary()}
	s.State = v.state.ID
	if home := v.state.Site; home != nil && home.Home != nil {
		s.SiteTitle = home.Home.Heading.Plain
	}
	list := v.state.Problems
	errors, warnings, notes := of(list, problem.Error), of(list, problem.Warning), of(list, problem.Note)
	unpublished := append(drafts(v.state.Site), v.state.Unpublished...)
	s.Errors, s.Warnings, s.Notes = v.say(errors), v.say(warnings), v.say(notes)
	s.Unpublished, s.Untranslated = v.say(unpublished), v.say(v.state.Untranslated)
	s.Counts.Errors, s.Counts.Warnings, s.Counts.Notes = len(errors), len(warnings), len(notes)
	s.Counts.Unpublished, s.Counts.Untranslated = len(unpublished), len(v.state.Untranslated)
	s.Open = len(errors) == 0 && len(warnings) <= few
	s.Table = v.table()
	var more int
	if s.Pages, more = v.others(); more > 0 {
		s.More = v.l.Counted(more, v.l.Command.More)
	}
	if v.r.URL.Query().Has("made") {
		v.tellMade(&s)
	}
	v.show(http.StatusOK, "start", s)
}

// summary says in a line how the site is.
func (v *visit) summary() string {
	words, command := v.l.Command.Desk, v.l.Command
	if v.state.good() {
		pattern, n := words.Fine, len(drafts(v.state.Site))
		if n > 0 {
			pattern = words.FineDrafts
		}
		return set(v.l, pattern,
			"sheets", v.l.Counted(v.state.Sheets, v.l.Words.Sheets),
			"pages", v.l.Counted(v.state.Pages, command.Pages),
			"drafts", v.l.Counted(n, words.Drafts))
	}
	pattern := words.Nothing
	if v.state.Shown {
		pattern = words.Stale
	}
	return set(v.l, pattern, "problems", v.l.Counted(len(of(v.state.Problems, problem.Error)), command.Errors))
}

// tellMade tells of the file that was just made. Its name is that which this
// desk remembers: an address cannot make the page say anything.
func (v *visit) tellMade(s *start) {
	v.mu.Lock()
	s.Made = v.made
	v.mu.Unlock()
	if s.Made == "" {
		return
	}
	s.MadeLink = v.edit(problem.Place{Path: s.Made})
	for p := range filePages(v.state.Site) {
		if sitefolder.ContentPath(p.Text.Path) == s.Made {
			s.MadePage = v.address(p)
		}
	}
}

// drafts lists the files that only a preview shows, as a build lists them.
func drafts(s *site.Site) []problem.Problem {
	var list []problem.Problem
	for p := range filePages(s) {
		if p.Text.Draft {
			at := p.Text.At("draft").In(sitefolder.ContentPath(p.Text.Path))
			list = append(list, problem.Problem{Rule: "unpublished-draft", Severity: problem.Note, Place: at})
		}
	}
	return list
}
