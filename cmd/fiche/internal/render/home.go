package render

import (
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// What the home shows of what is listed in full elsewhere.
const (
	latestCards = 6
	wayItems    = 12
)

// home makes the home of an edition.
func (w *writer) home() *view.HomePage {
	p, e := w.page, w.edition
	page := &view.HomePage{Page: w.head("home", w.title(p)), Totals: w.totals(), Ways: w.ways()}
	if p.Text != nil {
		page.Lead, page.Body = w.prose(p.Text.Lead), w.body(nil)
	}
	page.Latest = w.cardsOf(e.Latest[:min(len(e.Latest), latestCards)])
	if all := w.all(); all != nil && len(e.Sheets) > latestCards {
		page.All = &view.Link{
			Text:  w.words(e.Locale.Words.AllSheets),
			URL:   w.href(all.Address),
			Count: w.count(len(e.Sheets)).Plain,
		}
	}
	return page
}

// all is the listing that holds every sheet, if the site has one.
func (w *writer) all() *site.Page {
	for _, p := range w.edition.Pages {
		if p.Kind == site.ListingPage && p.Group.Kind == site.ByFolder && len(p.Group.Sheets) == len(w.edition.Sheets) {
			return p
		}
	}
	return nil
}

// count is a number of sheets, in words: "12 fiches".
func (w *writer) count(n int) view.Text {
	return w.words(w.locale().Counted(n, w.locale().Words.Sheets))
}

func (w *writer) totals() []view.Figure {
	var list []view.Figure
	for _, t := range w.edition.Totals {
		figure := view.Figure{
			ID:    w.anchor("figure_" + locale.Slug(t.Label)),
			Label: w.foreign(t.Label, t.From.Locale),
			Words: &w.locale().Words,
			Over: w.fill(w.locale().Words.OverSheets, texts{
				"count": w.count(t.Sheets),
			}),
		}
		unit, lang := w.edition.Phrase(t.Value.Unit, t.From.Locale)
		figure.Value, figure.Unit = w.measured(t.Value, unit, lang)
		list = append(list, figure)
	}
	return list
}

// foreign is a phrase of another page, in the language of this one where the
// site has it.
func (w *writer) foreign(s string, from *locale.Locale) view.Text {
	text, lang := w.edition.Phrase(s, from)
	if lang == "" {
		return w.words(text)
	}
	return w.in(from.Typeset(text), lang)
}

func (w *writer) ways() []view.Way {
	words := &w.locale().Words
	titles := map[site.FacetKind]string{
		site.ByCountry: words.ByCountry,
		site.ByTheme:   words.ByTheme,
		site.ByPartner: words.ByPartner,
		site.ByStatus:  words.ByStatus,
	}
	var list []view.Way
	for _, f := range w.edition.Facets {
		title, ok := titles[f.Kind]
		if !ok || len(f.Groups) == 0 {
			continue
		}
		way := view.Way{Title: w.words(title), All: w.to(f.Page), Items: w.counted(f.Groups)}
		way.More = len(way.Items) > wayItems
		way.Items = way.Items[:min(len(way.Items), wayItems)]
		list = append(list, way)
	}
	return list
}

// counted are links to groups, each with how many sheets it holds.
func (w *writer) counted(groups []*site.Group) []view.Link {
	links := make([]view.Link, len(groups))
	for i, g := range groups {
		links[i] = view.Link{Text: w.name(g), URL: w.href(g.Page.Address), Count: w.count(len(g.Sheets)).Plain}
	}
	return links
}
