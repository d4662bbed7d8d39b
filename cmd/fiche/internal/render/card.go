package render

import (
	"errors"
	"html/template"
	"slices"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// mostSteps is how many key dates a card shows one by one.
const mostSteps = 12

// cards returns the cards of sheets, ready to be put into a page. Executing
// their template anew on each page that lists them would take most of a build.
func (w *writer) cards(sheets []*site.Page) []template.HTML {
	list := make([]template.HTML, 0, len(sheets))
	for _, p := range sheets {
		c := &w.cardOf[w.numbers[p]]
		c.once.Do(func() {
			defer problem.Catch(p.Address, &c.err) // for each page that shows it
			of := &writer{pageContext: w.pageContext, page: p}
			c.html, c.err = of.part("card.html", of.card(onCard)), of.failed
		})
		w.failed = errors.Join(w.failed, c.err)
		list = append(list, c.html)
	}
	return list
}

// card makes the view of a sheet in a list. A sheet that is not translated is
// shown in its own language, and says so.
func (w *writer) card(as use) *view.Card {
	p, words := w.page, &w.locale().Words
	card := &view.Card{Link: w.linkTo(p), Words: words}
	if p.Text == nil {
		return card
	}
	card.Lead, card.Period = w.prose(p.Text.Lead), w.date(p.Facts.Period)
	for _, g := range p.Countries {
		card.Countries = append(card.Countries, w.groupName(w.localGroup(g)))
	}
	if p.Status != nil {
		card.Status = w.status(w.localGroup(p.Status))
	}
	figure, known := keyFigure(p.Facts)
	if !w.illustrate(card, as) && known {
		tile := w.figure(figure)
		card.Tile, known = &tile, false
	}
	if known {
		card.Facts = append(card.Facts, w.fact(figure))
	}
	if b := p.Facts.Budget; b != nil && b.Total != (quantity.Quantity{}) {
		card.Facts = append(card.Facts, view.Fact{Value: w.amount(b.Total), Label: w.words(words.Budget)})
	}
	card.Steps, card.Progress = w.steps(p.Facts)
	if p.Edition != w.edition {
		card.Marker = plainText(p.Edition.Locale.Name)
	}
	return card
}

// illustrate gives a card the photo of its sheet, or else its map; it reports
// whether there is one.
func (w *writer) illustrate(card *view.Card, as use) bool {
	if photo := w.page.Facts.Photo; photo != nil {
		card.Photo = w.picture(w.page.Files[photo.File.Target], "", as)
	}
	if plan := w.sheetPlan(w.page); card.Photo == nil && plan != nil {
		width, height := atlas.Card.Size()
		card.Map = &view.Image{URL: w.href(plan.address + cardMap + mapEnding), Width: width, Height: height}
	}
	return card.Photo != nil || card.Map != nil
}

// keyFigure returns the figure that says most of a sheet: the first of the
// project that is a number.
func keyFigure(facts *sheet.Sheet) (f sheet.Figure, ok bool) {
	i := slices.IndexFunc(facts.Figures, func(f sheet.Figure) bool {
		return (f.Scope == "project" || f.Scope == "") && f.Value.Kind != quantity.FreeText
	})
	if i < 0 {
		return sheet.Figure{}, false
	}
	return facts.Figures[i], true
}

// fact returns a figure as a card shows it: what it counts is its unit, or else
// its label.
func (w *writer) fact(f sheet.Figure) view.Fact {
	value, unit := w.quantity(f.Value)
	if unit.Plain == "" {
		return view.Fact{Value: value, Label: w.phrase(f.Label)}
	}
	return view.Fact{Value: value, Label: unit}
}

// steps returns the key dates of a sheet as parts of a bar, and in words. A bar
// that is full would say that the project is finished, so that there is none
// where all dates are done.
func (w *writer) steps(facts *sheet.Sheet) ([]view.BarPart, view.Text) {
	all := len(facts.Dates)
	if facts.AsOf.IsZero() || all < 2 {
		return nil, view.Text{}
	}
	words, done := w.stepsDone(facts), 0
	var parts []view.BarPart
	width := float64(barWidth) / float64(all)
	for i, d := range inOrder(facts.Dates) {
		class := "gauge-rest"
		if d.StateAt(facts.AsOf) == "done" {
			class = "gauge-part"
			done++
		}
		parts = append(parts, view.BarPart{Class: class, X: units(float64(i) * width), Width: units(width)})
	}
	switch {
	case done == all:
		return nil, words
	case done == 0 && (facts.Status == "planned" || facts.Status == "idea"):
		words = w.counted(all, w.locale().Words.StepsPlanned)
	}
	if all > mostSteps {
		x := units(float64(done) * width)
		parts = []view.BarPart{
			{Class: "gauge-part", X: "0", Width: x},
			{Class: "gauge-rest", X: x, Width: units(float64(all-done) * width)},
		}
	}
	return parts, words
}

// localGroup returns a group as the edition of the context has it.
func (w *writer) localGroup(g *site.Group) *site.Group {
	if own := w.groups[w.edition][groupKey{g.Kind, g.Key}]; own != nil {
		return own
	}
	return g
}
