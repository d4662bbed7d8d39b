package render

import (
	"html/template"
	"reflect"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// sheet makes the page of a fact sheet.
func (w *writer) sheet() *view.SheetPage {
	facts := w.page.Facts
	page := &view.SheetPage{Page: w.head("sheet", w.title(w.page)), Sheet: w.facts(facts)}
	s := page.Sheet
	page.Image = w.picturePreview()
	page.Data = w.sheetData(page)
	if page.Canonical != "" {
		page.QR = w.qrCode(page.Canonical)
	}
	placed := map[string]bool{}
	s.Body = w.body(func(block string) template.HTML {
		html := w.placedBlock(page, block)
		placed[block] = html != ""
		return html
	})
	s.Contents = w.contents(placed)
	clearPlaced(s, placed)
	if s.Photo != nil {
		s.Photo.First = true
	}
	if p := w.page.Previous; p != nil {
		link := w.linkTo(p)
		s.Previous = &link
	}
	if p := w.page.Next; p != nil {
		link := w.linkTo(p)
		s.Next = &link
	}
	s.Related = w.cards(w.page.Related())
	return page
}

// facts returns what the fields of a sheet say.
func (w *writer) facts(facts *sheet.Sheet) *view.Sheet {
	// Sources are numbered in the order of the page: the project's figures
	// come first, then those of its context.
	figures := w.figures(facts)
	context := w.contextFigures()
	s := &view.Sheet{
		Lead:      w.prose(w.page.Text.Lead),
		Countries: w.groupLinks(w.page.Countries),
		Status:    w.status(w.page.Status),
		Figures:   figures,
		Period:    w.date(facts.Period),
		Places:    w.places(facts),
		Budget:    w.budget(facts.Budget),
		Themes:    w.groupLinks(w.page.Themes),
		Goals:     w.goals(facts),
		Details:   w.details(facts),
		Reference: w.phrase(facts.Reference),
		Contacts:  w.contacts(facts),
		Dates:     w.timeline(facts),
		Partners:  w.partners(facts),
		Context:   context,
		Maps:      w.maps(facts),
		Documents: w.documents(facts),
		Links:     w.externalLinks(facts),
		Sources:   w.sources.views(),
		Citation:  w.citation(facts),
		Licence:   w.phrase(facts.Licence),
		Updated:   w.date(facts.Updated),
	}
	s.Roles = w.roles(facts, s.Partners)
	if s.Licence.Plain == "" {
		s.Licence = w.site.Licence
	}
	if !facts.AsOf.IsZero() {
		s.Situation = w.fill(w.locale().Words.Situation, fillings{"date": w.date(facts.AsOf)})
	}
	if facts.Photo != nil {
		s.Photo = w.photo(facts.Photo)
	}
	for i := range facts.Gallery {
		if p := w.photo(&facts.Gallery[i]); p != nil {
			s.Gallery = append(s.Gallery, *p)
		}
	}
	s.Brief = isBrief(s)
	return s
}

// isBrief reports whether there is something to say at a glance.
func isBrief(s *view.Sheet) bool {
	return s.Period.Plain != "" || s.Reference.Plain != "" || s.Budget != nil ||
		len(s.Places)+len(s.Roles)+len(s.Themes)+len(s.Goals)+len(s.Details)+len(s.Contacts) > 0
}

func (w *writer) status(g *site.Group) *view.Status {
	if g == nil {
		return nil
	}
	return &view.Status{Key: g.Key, Link: w.link(w.groupName(g), w.href(g.Page.Address), "")}
}

// citation returns how to cite the page: its publisher, title, site and date,
// and its address when the site has one.
func (w *writer) citation(facts *sheet.Sheet) view.Text {
	date := facts.Updated
	if date.IsZero() {
		date = facts.AsOf
	}
	author := w.site.Organisation.Name
	if author.Plain == "" {
		author = w.site.Title
	}
	pattern := w.locale().Words.CiteAs
	if date.IsZero() {
		pattern = w.locale().Words.CiteUndated
	}
	text := w.fill(pattern, fillings{
		"author": author, "title": w.title(w.page), "site": w.site.Title, "date": w.date(date),
	})
	if url := w.absolute(w.page.Address); url != "" {
		address := plainText(url)
		text.Plain += ", " + address.Plain
		text.HTML += ", " + address.HTML
	}
	return text
}

// blocks are the parts of a sheet that its author may place under a heading of
// the prose, by the name that sheet gives them: the template of each, and the
// field that it shows.
var blocks = map[string]struct {
	file  string
	field func(s *view.Sheet) any // a pointer to it
}{
	"figures":   {"figures.html", func(s *view.Sheet) any { return &s.Figures }},
	"dates":     {"dates.html", func(s *view.Sheet) any { return &s.Dates }},
	"partners":  {"partners.html", func(s *view.Sheet) any { return &s.Partners }},
	"places":    {"places.html", func(s *view.Sheet) any { return &s.Places }},
	"gallery":   {"photos.html", func(s *view.Sheet) any { return &s.Gallery }},
	"documents": {"documents.html", func(s *view.Sheet) any { return &s.Documents }},
	"links":     {"links.html", func(s *view.Sheet) any { return &s.Links }},
	"contacts":  {"contacts.html", func(s *view.Sheet) any { return &s.Contacts }},
	"goals":     {"goals.html", func(s *view.Sheet) any { return &s.Goals }},
	"themes":    {"groups.html", func(s *view.Sheet) any { return &s.Themes }},
	"budget":    {"budget.html", func(s *view.Sheet) any { return &s.Budget }},
}

// detailsBlock is the one block that is made of several fields, those at a
// glance.
const detailsBlock = "details"

// placedBlock returns a block as its author placed it in the prose, or nothing
// when the sheet has no such data.
func (w *writer) placedBlock(page *view.SheetPage, name string) template.HTML {
	if name == detailsBlock && page.Sheet.Brief {
		return w.part("brief.html", page)
	}
	block, known := blocks[name]
	if !known {
		return ""
	}
	data := reflect.ValueOf(block.field(page.Sheet)).Elem()
	if data.IsZero() || data.Kind() == reflect.Slice && data.Len() == 0 {
		return ""
	}
	return w.part(block.file, data.Interface())
}

// clearPlaced empties the fields that the prose has shown already.
func clearPlaced(s *view.Sheet, placed map[string]bool) {
	for name, block := range blocks {
		if placed[name] {
			reflect.ValueOf(block.field(s)).Elem().SetZero()
		}
	}
	s.Brief = isBrief(s) && !placed[detailsBlock]
}
