package render

import (
	"slices"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// listingFilters narrow a listing: that of all sheets by status, theme and
// country, that of one of these to another of its kind. They are plain links to
// the listings that exist anyway, so that they need no script and each answer
// has an address.
func (w *writer) listingFilters(g *site.Group) []view.Way {
	f := w.filters()
	if w.page == f.all {
		return f.ways
	}
	i := slices.Index(f.kinds, g.Kind)
	if i < 0 || f.all == nil {
		return nil
	}
	way, here := f.ways[i], w.href(w.page.Address)
	everything := w.link(w.words(w.locale().Words.AllSheets), w.href(f.all.Address), "")
	way.Items = slices.Insert(slices.Clone(way.Items), 0, everything)
	for i := range way.Items[1:] {
		way.Items[i+1].Current = way.Items[i+1].URL == here
	}
	return []view.Way{way}
}

// A sharedFilters is what the filters of a context's listings have in common.
type sharedFilters struct {
	all   *site.Page // the listing of all sheets; nil when the site has none
	kinds []site.FacetKind
	ways  []view.Way // by kind
}

// sharedFilters makes the filters of the context. Finding them on each page
// would cost as much as the site is large.
func (c *pageContext) sharedFilters() *sharedFilters {
	w := &writer{pageContext: c, page: c.edition.Home}
	f := &sharedFilters{all: w.allSheets()}
	for _, facet := range c.edition.Facets {
		title, ok := w.wayTitle(facet)
		if ok && facet.Kind != site.ByPartner && len(facet.Groups) >= 2 {
			f.kinds = append(f.kinds, facet.Kind)
			f.ways = append(f.ways, w.shortWay(facet, title))
		}
	}
	return f
}
