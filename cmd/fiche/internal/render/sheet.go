package render

import (
	"cmp"
	"html/template"
	"net/url"
	"reflect"
	"sync"

	"fiche/cmd/fiche/internal/calendar"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// sheet makes the page of a fact sheet.
func (w *writer) sheet() *view.SheetPage {
	facts := w.page.Facts
	page := &view.SheetPage{Page: w.head("sheet", w.title(w.page)), Sheet: w.facts(facts)}
	s := page.Sheet
	page.Data = w.sheetData(page)
	s.Citation = w.citation(page, facts)
	if page.Canonical != "" {
		page.QR = w.qrCode(page.Canonical)
	}
	placed := map[string]bool{}
	s.Body = w.body(func(block string) template.HTML {
		html := w.placedBlock(page, block)
		placed[block] = html != ""
		return html
	})
	s.Answers = w.answers(s, facts, w.whoAnchor(placed))
	clearPlaced(s, placed)
	if s.Photo != nil {
		s.Photo.First = true
	} else {
		s.Map, s.SideMap = s.SideMap, nil
	}
	w.keyToMap(s, placed["places"])
	before, after := w.parts(s)
	s.Contents = w.contents(placed, before, after)
	page.Report = w.report(page, facts)
	if p := w.page.Previous; p != nil {
		s.Previous = new(w.linkTo(p))
	}
	if p := w.page.Next; p != nil {
		s.Next = new(w.linkTo(p))
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
		Lead:      w.lead(),
		Countries: w.countries(),
		Status:    w.status(w.page.Status),
		Figures:   figures,
		Period:    w.date(facts.Period),
		Places:    w.places(facts),
		Budget:    w.budget(facts),
		Themes:    w.groupLinks(w.page.Themes),
		Goals:     w.goals(facts),
		Details:   w.details(facts),
		Own:       w.own(facts),
		Contacts:  w.contacts(facts),
		Dates:     w.dates(facts),
		Partners:  w.partners(facts),
		Context:   context,
		SideMap:   w.mapView(w.sheetPlan(w.page)),
		Documents: w.documents(facts),
		Links:     w.links(facts.Links),
		Sources:   w.sources.views(),
		Glossary:  w.glossary(facts),
		Updated:   w.date(facts.Updated),
	}
	s.Timeline = w.timeline(s.Dates, facts)
	w.texts(s, facts)
	s.Roles = w.roles(facts, s.Partners)
	if s.Licence.Plain == "" {
		s.Licence = w.site.Licence
	}
	if address := w.Renderer.site.DataAddress(w.page); address != "" {
		s.Data = w.href(address)
	}
	if !facts.AsOf.IsZero() {
		s.Situation = w.situation(facts.AsOf)
	}
	if facts.Photo != nil {
		s.Photo = w.photo(facts.Photo, inOpening)
	}
	s.Gallery = w.gallery(facts.Gallery)
	s.Where = w.list(w.where(s))
	s.Brief = isBrief(s)
	return s
}

// report returns the address of a message to those who answer for a sheet, or ""
// when nobody's is known.
func (w *writer) report(page *view.SheetPage, facts *sheet.Sheet) template.URL {
	email := w.settings().Organisation.Email
	for _, c := range facts.Contacts {
		if c.Email != "" {
			email = c.Email
			break
		}
	}
	if email == "" {
		return ""
	}
	subject := w.fill(w.locale().Words.ReportSubject, fillings{"title": page.Title}).Plain
	body := cmp.Or(page.Canonical, w.address)
	return template.URL("mailto:" + url.PathEscape(email) + "?subject=" + url.PathEscape(subject) + "&body=" + url.PathEscape(body+"\n\n"))
}

// situation says which day a sheet describes.
func (w *writer) situation(asOf calendar.Date) view.Text {
	return w.fill(w.locale().Words.Situation, fillings{"date": w.text(w.calendar.At(asOf), "")})
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

// isBrief reports whether there is more to say in short: in one of the fields
// from Themes to Contacts.
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

// briefFields are the indexes of Themes and Contacts in view.Sheet.
var briefFields = sync.OnceValues(func() (first, last int) {
	themes, _ := reflect.TypeFor[view.Sheet]().FieldByName("Themes")
	contacts, _ := reflect.TypeFor[view.Sheet]().FieldByName("Contacts")
	return themes.Index[0], contacts.Index[0]
})

// isEmpty reports whether there is nothing to show in a field of the view.
func isEmpty(field reflect.Value) bool {
	return field.IsZero() || field.Kind() == reflect.Slice && field.Len() == 0
}

func (w *writer) status(g *site.Group) *view.Status {
	if g == nil {
		return nil
	}
	return &view.Status{Key: g.Status(), Link: w.link(w.groupName(g), w.href(g.Page.Address), "")}
}

// blocks are the parts of a sheet that its author may place under a heading of
// the prose, by the name that sheet gives them: the template of each, and the
// field that it shows.
var blocks = map[string]struct {
	file  string
	field func(s *view.Sheet) any // a pointer to it
}{
	"figures":   {"figures.html", func(s *view.Sheet) any { return &s.Figures }},
	"dates":     {"dates.html", func(s *view.Sheet) any { return &s.Timeline }},
	"partners":  {"partners.html", func(s *view.Sheet) any { return &s.Roles }},
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
	if placed["dates"] {
		s.Dates = nil
	}
	s.Brief = isBrief(s) && !placed[detailsBlock]
}
