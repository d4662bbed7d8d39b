package render

import (
	"strconv"
	"strings"

	"fiche/cmd/fiche/internal/atlas"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// listingPages returns how many addresses a listing fills.
func listingPages(p *site.Page) int {
	return max(1, (len(p.Group.Sheets)+site.PageSize-1)/site.PageSize)
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
	sheets := p.Group.Sheets
	page := &view.ListingPage{
		Page:  w.head("listing", w.title(p)),
		Count: w.sheetCount(len(sheets)),
		Pager: w.pager(n),
	}
	page.Filters = w.listingFilters(p.Group)
	from := (n - 1) * site.PageSize
	page.Cards = w.cards(sheets[from:min(len(sheets), from+site.PageSize)])
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
