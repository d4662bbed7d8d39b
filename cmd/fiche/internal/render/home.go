package render

import (
	"errors"
	"slices"
	"strings"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/quantity"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// What the home shows of what is listed in full elsewhere.
const (
	latestCards = 6
	wayItems    = 12

	leastSentence = 20 // bytes
)

// home makes the home of an edition.
func (w *writer) home() *view.HomePage {
	p, e := w.page, w.edition
	page := &view.HomePage{Page: w.head("home", w.title(p)), Totals: w.totals(), Statuses: w.statuses(), Map: w.mapView(w.overviewPlan(w.edition))}
	page.Statement = page.Title
	page.Countries, page.Ways = w.allWays(page.Statuses != nil)
	page.Data = w.homeData(page)
	if p.Text != nil {
		page.Lead, page.Body = w.lead(), w.body(nil)
		if statement, rest := w.statement(); statement.Plain != "" {
			page.Statement, page.Lead = statement, rest
		}
	}
	page.TitleClass = titleClass(page.Statement.Plain)
	latest := slices.Clone(e.Latest)
	if i := slices.IndexFunc(latest, w.hasPhoto); i >= 0 {
		of := &writer{pageContext: w.pageContext, page: latest[i]}
		card := of.card(inFeature)
		card.Photo.First = true
		page.Featured = of.part("card.html", card)
		w.failed = errors.Join(w.failed, of.failed)
		latest = slices.Delete(latest, i, i+1)
	}
	latest = latest[:min(len(latest), latestCards)]
	page.Latest = w.cards(latest)
	page.Dated = !slices.ContainsFunc(latest, func(p *site.Page) bool { return !p.Dated() })
	if all := w.allSheets(); all != nil && len(e.Sheets) > latestCards {
		link := w.link(w.words(e.Locale.Words.AllSheets), w.href(all.Address), "")
		link.Count = w.sheetCount(len(e.Sheets)).Plain
		page.All = &link
	}
	return page
}

// statement parts the summary of a home: what the site is for, in a sentence, and the
// rest. Both are empty without a summary.
func (w *writer) statement() (first, rest view.Text) {
	text := w.page.Text
	if text == nil {
		return first, rest
	}
	begin, more := firstSentence(text.Summary)
	if begin == "" {
		return first, rest
	}
	return w.prose(text.Locale.Typeset(begin)), w.prose(text.Locale.Typeset(more))
}

// hasPhoto reports whether a sheet has a photo that can be shown.
func (w *writer) hasPhoto(p *site.Page) bool {
	return p.Facts.Photo != nil && len(w.variants(p.Files[p.Facts.Photo.File.Target])) > 0
}

// firstSentence parts a text after its first sentence. One that is short is an
// abbreviation: "M. Dupont".
func firstSentence(s string) (first, rest string) {
	for i, r := range s {
		if i < leastSentence || r != '.' && r != '!' && r != '?' && r != '…' {
			continue
		}
		end := i + utf8.RuneLen(r)
		if after := strings.TrimLeft(s[end:], " \u00a0\u202f"); after != s[end:] && after != "" {
			return strings.TrimSuffix(s[:end], "."), after
		}
	}
	return strings.TrimSuffix(s, "."), ""
}

// statuses returns how many projects have which status, or nil when fewer than
// two say it.
func (w *writer) statuses() *view.Statuses {
	for _, f := range w.edition.Facets {
		if f.Kind != site.ByStatus {
			continue
		}
		sheets := 0
		for _, g := range f.Groups {
			sheets += len(g.Sheets)
		}
		if sheets < 2 {
			return nil
		}
		out := &view.Statuses{Title: w.counted(sheets, w.locale().Words.HowFar)}
		before := 0
		for _, g := range f.Groups {
			status := w.status(g)
			status.Link.Count = w.locale().Number(quantity.Int(int64(len(g.Sheets)))).Plain
			out.Key = append(out.Key, *status)
			x := float64(before) / float64(sheets) * barWidth
			before += len(g.Sheets)
			end := float64(before) / float64(sheets) * barWidth
			out.Bar = append(out.Bar, view.BarPart{Class: "status-" + g.Key, X: units(x), Width: units(end - x), Href: status.Link.Href})
		}
		return out
	}
	return nil
}

// allSheets returns the listing that holds every sheet, if the site has one.
func (w *writer) allSheets() *site.Page {
	for _, p := range w.edition.Pages {
		if p.Kind == site.ListingPage && p.Group.Kind == site.ByFolder && len(p.Group.Sheets) == len(w.edition.Sheets) {
			return p
		}
	}
	return nil
}

// sheetCount returns a number of sheets, in words: "12 fiches".
func (w *writer) sheetCount(n int) view.Text {
	return w.words(w.locale().Counted(n, w.locale().Words.Sheets))
}

func (w *writer) totals() []view.Figure {
	var list []view.Figure
	for _, t := range w.edition.Totals {
		id := w.anchor("figure_" + spelling.Slug(t.Label))
		figure := view.Figure{
			ID:    id,
			Href:  fragment(id),
			Label: w.phraseOf(t.Label, t.From.Locale),
			Words: &w.locale().Words,
			Over: w.fill(w.locale().Words.OverSheets, fillings{
				"count": w.sheetCount(t.Sheets),
			}),
		}
		unit, lang := w.edition.Phrase(t.Value.Unit, t.From.Locale)
		figure.Value, figure.Unit = w.measured(t.Value, unit, lang)
		list = append(list, figure)
	}
	return list
}

// phraseOf returns a phrase of another page, in the language of this one where
// the site has it.
func (w *writer) phraseOf(s string, from *locale.Locale) view.Text {
	text, lang := w.edition.Phrase(s, from)
	if lang == "" {
		return w.words(text)
	}
	return w.text(from.Typeset(text), lang)
}

// allWays returns the ways in to the sheets. The one by country stands beside
// the map, and names all of them: it is the map in words. The one by status is
// left out where a bar shows it.
func (w *writer) allWays(bar bool) (countries *view.Way, others []view.Way) {
	for _, f := range w.edition.Facets {
		title, ok := w.wayTitle(f)
		switch {
		case !ok || len(f.Groups) == 0 || bar && f.Kind == site.ByStatus:
		case f.Kind == site.ByCountry:
			countries = &view.Way{Title: w.words(title), All: w.linkTo(f.Page), Items: w.countedLinks(f.Groups)}
		default:
			others = append(others, w.shortWay(f, title))
		}
	}
	return countries, others
}

// wayTitle returns the name of a way in, if it is one.
func (w *writer) wayTitle(f *site.Facet) (title string, ok bool) {
	if f.Kind >= site.ByOwn {
		return f.Page.Title.Plain, true
	}
	words := &w.locale().Words
	title, ok = map[site.FacetKind]string{
		site.ByCountry: words.ByCountry,
		site.ByTheme:   words.ByTheme,
		site.ByPartner: words.ByPartner,
		site.ByStatus:  words.ByStatus,
	}[f.Kind]
	return title, ok
}

// shortWay returns a way in with its first groups.
func (w *writer) shortWay(f *site.Facet, title string) view.Way {
	return view.Way{
		Title: w.words(title),
		All:   w.linkTo(f.Page),
		Items: w.countedLinks(f.Groups[:min(len(f.Groups), wayItems)]),
		More:  len(f.Groups) > wayItems,
	}
}

// countedLinks returns links to groups, each with how many sheets it holds.
func (w *writer) countedLinks(groups []*site.Group) []view.Link {
	links := make([]view.Link, len(groups))
	for i, g := range groups {
		links[i] = w.link(w.groupName(g), w.href(g.Page.Address), "")
		links[i].Count = w.sheetCount(len(g.Sheets)).Plain
	}
	return links
}
