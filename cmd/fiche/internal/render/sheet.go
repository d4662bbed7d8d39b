package render

import (
	"html/template"

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
		html := w.place(page, block)
		placed[block] = html != ""
		return html
	})
	s.Contents = w.contents(placed)
	w.clear(s, placed)
	if s.Photo != nil {
		s.Photo.First = true
	}
	if p := w.page.Previous; p != nil {
		link := w.to(p)
		s.Previous = &link
	}
	if p := w.page.Next; p != nil {
		link := w.to(p)
		s.Next = &link
	}
	s.Related = w.cardsOf(w.page.Related())
	return page
}

// facts are what the fields of a sheet say.
func (w *writer) facts(facts *sheet.Sheet) *view.Sheet {
	s := &view.Sheet{
		Lead:      w.prose(w.page.Text.Lead),
		Countries: w.groupLinks(w.page.Countries),
		Status:    w.status(w.page.Status),
		Figures:   w.figures(facts),
		Period:    w.date(facts.Period),
		Places:    w.places(facts),
		Budget:    w.budget(facts.Budget),
		Themes:    w.groupLinks(w.page.Themes),
		Goals:     w.goals(facts),
		Details:   w.details(facts),
		Reference: w.phrase(facts.Reference),
		Contacts:  w.contacts(facts),
		Dates:     w.dates(facts),
		Partners:  w.partners(facts),
		Context:   w.context(),
		Maps:      w.maps(facts),
		Documents: w.documents(facts),
		Links:     w.outward(facts),
		Licence:   w.phrase(facts.Licence),
		Updated:   w.date(facts.Updated),
	}
	s.Roles = w.roles(facts, s.Partners)
	s.Sources = w.sourceList()
	s.Citation = w.citation(facts)
	if s.Licence.Plain == "" {
		s.Licence = w.site.Licence
	}
	if !facts.AsOf.IsZero() {
		s.Situation = w.fill(w.locale().Words.Situation, texts{"date": w.date(facts.AsOf)})
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
	return &view.Status{Key: g.Key, Link: w.link(w.name(g), w.href(g.Page.Address), "")}
}

func (w *writer) sourceList() []view.Source {
	var list []view.Source
	for _, s := range w.sources.list {
		list = append(list, *s)
	}
	return list
}

// citation is how to cite the page: its publisher, title, site and date, and
// its address when the site has one.
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
	text := w.fill(pattern, texts{
		"author": author, "title": w.title(w.page), "site": w.site.Title, "date": w.date(date),
	})
	if url := w.absolute(w.page.Address); url != "" {
		address := plainText(url)
		text.Plain += ", " + address.Plain
		text.HTML += ", " + address.HTML
	}
	return text
}

// place is a block of data as its author placed it in the prose, or nothing
// when the sheet has no such data.
func (w *writer) place(page *view.SheetPage, block string) template.HTML {
	s := page.Sheet
	switch block {
	case "figures":
		return some(w, "figures.html", s.Figures)
	case "dates":
		return some(w, "dates.html", s.Dates)
	case "partners":
		return some(w, "partners.html", s.Partners)
	case "places":
		return some(w, "places.html", s.Places)
	case "gallery":
		return some(w, "photos.html", s.Gallery)
	case "documents":
		return some(w, "documents.html", s.Documents)
	case "links":
		return some(w, "links.html", s.Links)
	case "contacts":
		return some(w, "contacts.html", s.Contacts)
	case "goals":
		return some(w, "goals.html", s.Goals)
	case "themes":
		return some(w, "groups.html", s.Themes)
	case "budget":
		if s.Budget != nil {
			return w.part("budget.html", s.Budget)
		}
	case "details":
		if s.Brief {
			return w.part("brief.html", page)
		}
	}
	return ""
}

// some is a list as a template shows it, or nothing when it is empty.
func some[T any](w *writer, file string, list []T) template.HTML {
	if len(list) == 0 {
		return ""
	}
	return w.part(file, list)
}

// clear takes away what the prose has shown already.
func (w *writer) clear(s *view.Sheet, placed map[string]bool) {
	for block, shown := range placed {
		if !shown {
			continue
		}
		switch block {
		case "figures":
			s.Figures = nil
		case "dates":
			s.Dates = nil
		case "partners":
			s.Partners = nil
		case "places":
			s.Places = nil
		case "gallery":
			s.Gallery = nil
		case "documents":
			s.Documents = nil
		case "links":
			s.Links = nil
		case "contacts":
			s.Contacts = nil
		case "goals":
			s.Goals = nil
		case "themes":
			s.Themes = nil
		case "budget":
			s.Budget = nil
		}
	}
	s.Brief = isBrief(s) && !placed["details"]
}
