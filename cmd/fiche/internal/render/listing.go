package render

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// rowsPerTable is how many sheets one page of a table shows: what a browser lays out
// without a wait.
const rowsPerTable = 1000

// perPage returns how many sheets one address of a listing or a table shows.
func perPage(p *site.Page) int {
	if p.Kind == site.TablePage {
		return rowsPerTable
	}
	return site.PageSize
}

// listingPages returns how many addresses a listing or a table fills.
func listingPages(p *site.Page) int {
	return max(1, (len(p.Group.Sheets)+perPage(p)-1)/perPage(p))
}

// sheetsOn returns the sheets that page n of it shows.
func sheetsOn(p *site.Page, n int) []*site.Page {
	from := (n - 1) * perPage(p)
	return p.Group.Sheets[from:min(len(p.Group.Sheets), from+perPage(p))]
}

// pagedAddress returns the address of page n of a listing, counted from 1.
func pagedAddress(address string, n int) string {
	if n == 1 {
		return address
	}
	return strings.TrimSuffix(address, ".html") + "-p" + strconv.Itoa(n) + ".html"
}

// listing makes page n of the sheets of a group. What its own file says stands
// on the first one.
func (w *writer) listing(n int) *view.ListingPage {
	p := w.page
	page := &view.ListingPage{
		Page:  w.head("listing", w.title(p)),
		Count: w.sheetCount(len(p.Group.Sheets)),
		Pager: w.pager(n),
	}
	page.Narrowing, page.Views = w.narrowing(), w.views()
	sheets := sheetsOn(p, n)
	for i, card := range w.cards(sheets) {
		item := view.Item{Card: card}
		if page.Narrowing != nil {
			item.Row = w.rows.of(w.edition, w.makeRows)[w.edition.Number(sheets[i])]
		}
		page.Items = append(page.Items, item)
	}
	if n > 1 {
		page.HeadTitle = page.Pager.Label.Plain + " – " + page.HeadTitle
		page.Description = ""
		return page
	}
	if p.Text != nil {
		page.Lead, page.Body = w.lead(), w.body(nil)
	}
	if p.Facts != nil {
		for _, f := range p.Facts.Figures {
			page.Figures = append(page.Figures, w.figure(f))
		}
		for _, s := range w.sources.list {
			s.ID = "" // the page lists no sources
		}
	}
	if g := p.Group; g.Kind == site.ByCountry && atlas.Has(g.Key) {
		page.Map = w.mapView(w.countryPlan(g, w.edition))
	}
	if p.Group.Kind == site.ByPartner {
		page.Map = w.mapView(w.partnerPlan(p.Group, w.edition))
		w.contributions(page)
	}
	if about := p.Group.About; about != nil && about.About != nil {
		page.About = w.about(p.Group)
	}
	return page
}

// around is how many pages of a listing the pager names on each side.
const around = 2

func (w *writer) pager(n int) *view.Pager {
	last := listingPages(w.page)
	if last == 1 {
		return nil
	}
	words := &w.locale().Words
	to := func(n int, text view.Text) view.Link {
		return w.link(text, w.href(pagedAddress(w.page.Address, n)), "")
	}
	pager := &view.Pager{Words: words, Label: w.fill(words.PageOf, fillings{
		"page": plainText(strconv.Itoa(n)), "pages": plainText(strconv.Itoa(last)),
	})}
	left := 0 // the last page that was named
	for i := 1; i <= last; i++ {
		if i != 1 && i != last && (i < n-around || i > n+around) {
			continue
		}
		if i > left+1 {
			pager.Pages = append(pager.Pages, view.Link{Text: plainText("…")})
		}
		link := to(i, plainText(strconv.Itoa(i)))
		link.Current = i == n
		pager.Pages = append(pager.Pages, link)
		left = i
	}
	if n > 1 {
		pager.Previous = new(to(n-1, w.words(words.PreviousPage)))
	}
	if n < last {
		pager.Next = new(to(n+1, w.words(words.NextPage)))
	}
	return pager
}

// facet makes the page that lists the groups of a way in.
func (w *writer) facet() *view.FacetPage {
	page := &view.FacetPage{Page: w.head("facet", w.title(w.page)), Groups: w.countedLinks(w.page.Facet.Groups)}
	if w.page.Facet.Kind == site.ByCountry {
		page.Map = w.mapView(w.overviewPlan(w.edition))
	}
	if w.page.Text != nil {
		page.Lead, page.Body = w.lead(), w.body(nil)
	}
	return page
}
