package render

import (
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/view"
)

// search makes the page where the sheets of an edition are searched.
func (w *writer) search() *view.SearchPage {
	words := &w.locale().Words
	found := quantity.Forms{}
	for _, form := range []struct {
		to   *string
		noun string
	}{
		{&found.Zero, words.Sheets.Zero}, {&found.One, words.Sheets.One}, {&found.Two, words.Sheets.Two},
		{&found.Few, words.Sheets.Few}, {&found.Many, words.Sheets.Many}, {&found.Other, words.Sheets.Other},
	} {
		if form.noun != "" {
			*form.to = "{count} " + form.noun
		}
	}
	page := &view.SearchPage{Page: w.head("search", w.title(w.page)), Counts: w.countPatterns(found), Script: w.script()}
	for _, f := range w.facetsInOrder() {
		if title, ok := w.wayTitle(f); ok && len(f.Groups) > 0 {
			page.Ways = append(page.Ways, w.shortWay(f, title))
		}
	}
	return page
}
