package dashboard

import (
	"cmp"
	"html/template"
	"iter"
	"net/url"
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/check"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/sitefolder"
	"fiche/cmd/fiche/internal/spelling"
)

// A row is a sheet in the table.
type row struct {
	Title, Path string
	Lang        string // of the title
	URL         string // of its page
	Draft       bool
	Status      string
	Date        string
	Languages   []string // in which it can be read
	Translate   []choice // into which it could be translated: address and name
	Lacks       []string
	Of          int
	Problems    string // says how many; empty for none
	Findings    string // address of all there is to say of it
	Edit        template.URL
	Form        string // the address of the form that changes it
}

// An entry is a sheet of which a row may be made.
type entry struct {
	page     *site.Page
	facts    *sheet.Sheet
	lacks    []string
	problems [2]int // warnings, errors
}

// entries returns all sheets, in the order of the site.
func (h *handler) entries() []*entry {
	counts := map[string]*[2]int{}
	for _, p := range h.state.Problems {
		if p.Severity == problem.Note {
			continue
		}
		if counts[p.Path] == nil {
			counts[p.Path] = new([2]int)
		}
		counts[p.Path][p.Severity-problem.Warning]++
	}
	pages := h.state.Site.Editions[0].Sheets
	all := make([]*entry, len(pages))
	for i, p := range pages {
		e := &entry{page: p, facts: p.Facts, lacks: check.Lacks(p.Facts)}
		for _, version := range p.Versions {
			if version == nil || version.Text == nil {
				continue
			}
			if n := counts[sitefolder.ContentPath(version.Text.Path)]; n != nil {
				e.problems[0] += n[0]
				e.problems[1] += n[1]
			}
		}
		all[i] = e
	}
	return all
}

// matches reports whether a sheet is among those asked for.
func (h *handler) matches(e *entry, a tableQuery) bool {
	switch a.show {
	case "drafts":
		if !e.facts.Draft {
			return false
		}
	case "faulty":
		if e.problems == [2]int{} {
			return false
		}
	case "untranslated":
		if !slices.Contains(e.page.Versions, nil) {
			return false
		}
	}
	if a.query == "" {
		return true
	}
	text := spelling.Fold(strings.Join(h.said(e), "\n"))
	for word := range strings.FieldsSeq(spelling.Fold(a.query)) {
		if !strings.Contains(text, word) {
			return false
		}
	}
	return true
}

// said returns what a sheet says in its fields, and where it is.
func (h *handler) said(e *entry) []string {
	s := e.facts
	texts := append([]string{e.page.Title.Plain, s.Path, s.Lead.Plain, s.Reference, s.Licence}, s.Phrases()...)
	for _, g := range e.page.Edition.GroupsOf(e.page) {
		texts = append(texts, g.Name.Plain)
	}
	for _, code := range s.Countries {
		texts = append(texts, h.l.CountryName(code))
	}
	for _, p := range s.Places { // hidden ones too: only editors see this
		texts = append(texts, p.Name)
	}
	for i := range s.Partners {
		texts = append(texts, s.Partners[i].Name)
	}
	for _, d := range []calendar.Date{s.Period, s.AsOf, s.Updated} {
		if !d.IsZero() {
			texts = append(texts, h.l.Date(d).Plain)
		}
	}
	for _, d := range s.Dates {
		texts = append(texts, h.l.Date(d.Due()).Plain)
	}
	for _, f := range s.Figures {
		texts = append(texts, h.l.QuantityText(f.Value).Plain)
	}
	if b := s.Budget; b != nil && b.Total.Kind != quantity.Absent {
		texts = append(texts, h.l.QuantityText(b.Total).Plain)
		for _, share := range b.By {
			texts = append(texts, share.Name)
		}
	}
	for _, c := range s.Contacts {
		texts = append(texts, c.Name, c.Email)
	}
	return texts
}

// row shows a sheet.
func (h *handler) row(e *entry) row {
	r := h.fileRow(e.page)
	r.Of, r.Findings = check.Expected(), "check?"+url.Values{"file": {r.Path}}.Encode()
	if e.facts.Status != "" {
		r.Status = cmp.Or(e.facts.StatusWord, h.l.Terms.Status.Label(e.facts.Status))
	}
	if date := dateOf(e.facts); !date.IsZero() {
		r.Date = h.l.Date(date).Plain
	}
	for _, key := range e.lacks {
		r.Lacks = append(r.Lacks, h.l.Fields[key].Names[0])
	}
	var parts []string
	if n := e.problems[1]; n > 0 {
		parts = append(parts, h.l.Counted(n, h.l.Command.Errors))
	}
	if n := e.problems[0]; n > 0 {
		parts = append(parts, h.l.Counted(n, h.l.Command.Warnings))
	}
	r.Problems = strings.Join(parts, ", ")
	return r
}

// fileRow shows what there is to say of any file: its page, the languages in
// which it can be read, and what can be done with it.
func (h *handler) fileRow(p *site.Page) row {
	path := sitefolder.ContentPath(p.Facts.Path)
	r := row{Form: "edit?" + url.Values{"path": {path}}.Encode(), Title: p.Title.Plain, Path: path, URL: h.address(p), Draft: p.Facts.Draft}
	if p.Text.Locale != h.l {
		r.Lang = p.Text.Locale.Tag
	}
	for i, edition := range h.state.Site.Editions {
		version := p.Versions[i]
		switch {
		case version != nil && version.Text != nil && version.Text.Locale == edition.Locale:
			r.Languages = append(r.Languages, edition.Locale.Name)
		case i > 0 && p.Facts.Locale == h.state.Site.Settings.Language:
			to := url.Values{"path": {r.Path}, "language": {edition.Locale.Tag}}
			r.Translate = append(r.Translate, choice{"translate?" + to.Encode(), edition.Locale.Name})
		}
	}
	r.Edit = h.edit(problem.Place{Path: r.Path})
	return r
}

// maxOthers is how many of the files that are no sheets are listed.
const maxOthers = 100

// others shows the files that are no sheets and have a page of their own: the
// home with its settings, those of folders, prose. more is how many are left
// out.
func (h *handler) others() (rows []row, more int) {
	for p := range filePages(h.state.Site) {
		switch {
		case p.Kind == site.SheetPage || p.Text != p.Facts:
		case len(rows) == maxOthers:
			more++
		case p.Kind == site.HomePage:
			rows = slices.Insert(rows, 0, h.fileRow(p))
		default:
			rows = append(rows, h.fileRow(p))
		}
	}
	return rows, more
}

// dateOf returns the day that a sheet describes, or that it was changed.
func dateOf(s *sheet.Sheet) calendar.Date {
	if s.AsOf.IsZero() {
		return s.Updated
	}
	return s.AsOf
}

// address returns where the page of a file is served.
func (h *handler) address(p *site.Page) string {
	return h.state.Origin + (&url.URL{Path: h.state.Base + p.Address}).EscapedPath()
}

// home returns where the site is served.
func (s *State) home() string { return s.Origin + (&url.URL{Path: s.Base}).EscapedPath() }

// filePages returns the pages that are made of a file of their own, once each.
func filePages(s *site.Site) iter.Seq[*site.Page] {
	return func(yield func(*site.Page) bool) {
		if s == nil {
			return
		}
		for _, e := range s.Editions {
			for _, p := range e.Pages {
				if p.Text == nil || p.Text.Locale != e.Locale {
					continue // what is shown in another language for want of a translation
				}
				if !yield(p) {
					return
				}
			}
		}
	}
}

// folders returns those that hold sheets, and the one that holds most of them.
func folders(s *site.Site) (all []string, usual string) {
	sheets := map[string]int{}
	for p := range filePages(s) {
		if p.Kind != site.SheetPage {
			continue
		}
		dir := path.Dir(p.Text.Path)
		if sheets[dir] == 0 {
			all = append(all, dir)
		}
		sheets[dir]++
	}
	slices.Sort(all)
	if len(all) > 0 {
		usual = slices.MaxFunc(all, func(a, b string) int { return sheets[a] - sheets[b] })
	}
	return all, usual
}
