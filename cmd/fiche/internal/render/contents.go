package render

import "fiche/cmd/fiche/internal/view"

// minContents is from how many headings in its prose on a page has a table of
// contents, and mostContents up to how many that names those of the second level
// below too.
const (
	minContents  = 4
	mostContents = 12
	deepest      = 3
)

// contents returns the table of contents of a page: what stands before its prose,
// the headings of that, without those of blocks that had nothing to show, and what
// comes after.
func (w *writer) contents(placed map[string]bool, before, after []view.Heading) []view.Heading {
	list := w.headings(placed, deepest)
	if len(list) < minContents {
		return nil
	}
	if len(before)+len(list)+len(after) > mostContents {
		list = w.headings(placed, deepest-1)
	}
	return append(append(before, list...), after...)
}

// headings returns those of the prose, down to a level.
func (w *writer) headings(placed map[string]bool, level int) []view.Heading {
	var list []view.Heading
	for _, h := range w.page.Text.Body.Outline {
		if h.Level <= level && (h.Block == "" || placed[h.Block]) {
			list = append(list, view.Heading{Level: h.Level, ID: h.ID, Href: fragment(h.ID), Text: w.prose(h.Text)})
		}
	}
	return list
}

// A part is what sheet.html may show around the prose of a sheet.
type part struct {
	shown bool
	id    string // that sheet.html gives to its heading
	title view.Text
}

// parts returns what is shown around the prose of a sheet.
func (w *writer) parts(s *view.Sheet) (before, after []view.Heading) {
	words := &w.locale().Words
	place, sources := s.Where, w.words(words.AboutSheet)
	if place.Plain == "" {
		place = w.words(words.TheCountry)
	}
	if len(s.Sources) > 0 {
		sources = w.words(words.Sources)
	}
	before = shown([]part{
		{len(s.Figures) > 0, "part_figures", w.words(words.KeyFigures)},
		{s.Budget != nil, "part_budget", w.words(words.Budget)},
		{s.Timeline != nil, "part_dates", w.words(words.KeyDates)},
		{s.SideMap != nil || len(s.Context) > 0 || len(s.Places) > 0, "part_context", place},
	})
	after = shown([]part{
		{len(s.Roles) > 0, "part_partners", w.words(words.WhoDoesWhat)},
		{len(s.Gallery) > 0, "part_photos", w.words(words.Photos)},
		{s.Brief, "part_brief", w.words(words.AtAGlance)},
		{len(s.Documents) > 0, "part_documents", w.words(words.Documents)},
		{len(s.Links) > 0, "part_links", w.words(words.Links)},
		{true, "part_sources", sources},
	})
	return before, after
}

func shown(parts []part) (list []view.Heading) {
	for _, p := range parts {
		if p.shown {
			list = append(list, view.Heading{Level: 2, ID: p.id, Href: fragment(p.id), Text: p.title})
		}
	}
	return list
}
