package render

import (
	"errors"
	"html/template"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// cards returns the cards of sheets, ready to be put into a page. Executing
// their template anew on each page that lists them would take most of a build.
func (w *writer) cards(sheets []*site.Page) []template.HTML {
	list := make([]template.HTML, 0, len(sheets))
	for _, p := range sheets {
		c := &w.cardOf[w.numbers[p]]
		c.once.Do(func() {
			of := &writer{pageContext: w.pageContext, page: p}
			c.html, c.err = of.part("card.html", of.card()), of.failed
		})
		w.failed = errors.Join(w.failed, c.err)
		list = append(list, c.html)
	}
	return list
}

// card makes the view of a sheet in a list. A sheet that is not translated is
// shown in its own language, and says so.
func (w *writer) card() *view.Card {
	p, words := w.page, &w.locale().Words
	card := &view.Card{Link: w.linkTo(p), Words: words}
	if p.Text == nil {
		return card
	}
	card.Lead, card.Period = w.prose(p.Text.Lead), w.date(p.Facts.Period)
	for _, link := range w.countries() {
		card.Countries = append(card.Countries, link.Text)
	}
	if p.Status != nil {
		card.Status = w.status(w.localGroup(p.Status))
	}
	if photo := p.Facts.Photo; photo != nil {
		card.Photo = w.picture(p.Files[photo.File.Target], "", onCard)
	}
	if p.Edition != w.edition {
		card.Marker = plainText(p.Edition.Locale.Name)
	}
	return card
}

// localGroup returns a group as the edition of the context has it.
func (w *writer) localGroup(g *site.Group) *site.Group {
	if own := w.groups[w.edition][groupKey{g.Kind, g.Key}]; own != nil {
		return own
	}
	return g
}
