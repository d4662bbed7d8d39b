package render

import (
	"html/template"
	"reflect"
	"sync"

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
		Countries: w.countries(),
		Status:    w.status(w.page.Status),
		Figures:   figures,
		Period:    w.date(facts.Period),
		Places:    w.places(facts),
		Budget:    w.budget(facts.Budget),
		Themes:    w.groupLinks(w.page.Themes),
		Goals:     w.goals(facts),
		Details:   w.details(facts),
		Contacts:  w.contacts(facts),
		Dates:     w.timeline(facts),
		Partners:  w.partners(facts),
		Context:   context,
		Maps:      w.maps(facts),
		Documents: w.documents(facts),
		Links:     w.externalLinks(facts),
		Sources:   w.sources.views(),
		Citation:  w.citation(facts),
		Updated:   w.date(facts.Updated),
	}
	w.texts(s, facts)
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

// texts sets the texts that the page shows under the name that the sheet has
// them under: Reference, Licence.
func (w *writer) texts(s *view.Sheet, facts *sheet.Sheet) {
	from, to := reflect.ValueOf(facts).Elem(), reflect.ValueOf(s).Elem()
	for _, at := range sameTexts() {
		to.FieldByIndex(at.view).Set(reflect.ValueOf(w.phrase(from.FieldByIndex(at.sheet).String())))
	}
}

// sameTexts are the fields of both structs that texts sets, found by name and
// type.
var sameTexts = sync.OnceValue(func() (all []struct{ view, sheet []int }) {
	for _, to := range reflect.VisibleFields(reflect.TypeFor[view.Sheet]()) {
		from, known := reflect.TypeFor[sheet.Sheet]().FieldByName(to.Name)
		if known && from.Type.Kind() == reflect.String && to.Type == reflect.TypeFor[view.Text]() {
			all = append(all, struct{ view, sheet []int }{to.Index, from.Index})
		}
	}
	return all
})

// isBrief reports whether there is something to say at a glance: in one of the
// fields from Period to Contacts.
func isBrief(s *view.Sheet) bool {
	first, last := briefFields()
	v := reflect.ValueOf(s).Elem()
	for i := first; i <= last; i++ {
		if !isEmpty(v.Field(i)) {
			return true
		}
	}
	return false
}

// briefFields are the indexes of Period and Contacts in view.Sheet.
var briefFields = sync.OnceValues(func() (first, last int) {
	period, _ := reflect.TypeFor[view.Sheet]().FieldByName("Period")
	contacts, _ := reflect.TypeFor[view.Sheet]().FieldByName("Contacts")
	return period.Index[0], contacts.Index[0]
})

// isEmpty reports whether there is nothing to show in a field of the view.
func isEmpty(field reflect.Value) bool {
	return field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0
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
	if isEmpty(data) {
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
