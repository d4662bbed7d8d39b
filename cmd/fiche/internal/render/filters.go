package render

import (
	"slices"

	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/view"
)

// filters narrow a listing: that of all sheets by status, theme and country,
// that of one of these to another of its kind. They are plain links to the
// listings that exist anyway, so that they need no script and each answer has
// an address.
func (w *writer) filters(g *site.Group) []view.Way {
	f := w.frame.narrow()
	if w.page == f.all {
		return f.ways
	}
	var list []view.Way
	for i, kind := range f.kinds {
		if kind != g.Kind || f.all == nil {
			continue
		}
		way := f.ways[i]
		way.Items = slices.Clone(way.Items)
		here := w.href(w.page.Address)
		for i := range way.Items {
			way.Items[i].Current = way.Items[i].URL == here
		}
		everything := w.link(w.words(w.locale().Words.AllSheets), w.href(f.all.Address), "")
		way.Items = slices.Insert(way.Items, 0, everything)
		list = append(list, way)
	}
	return list
}

// A narrowing is what the filters of one frame have in common.
type narrowing struct {
	all   *site.Page // the listing of all sheets; nil when the site has none
	kinds []site.FacetKind
	ways  []view.Way
}

// narrow makes the filters of the frame, once: finding them on each page would
// cost as much as the site is large.
func (f *frame) narrow() *narrowing {
	f.narrowOnce.Do(func() {
		w := &writer{frame: f, page: f.edition.Home}
		f.narrowing.all = w.all()
		for _, facet := range f.edition.Facets {
			title, ok := w.wayTitle(facet.Kind)
			if !ok || facet.Kind == site.ByPartner || len(facet.Groups) < 2 {
				continue
			}
			f.narrowing.kinds = append(f.narrowing.kinds, facet.Kind)
			f.narrowing.ways = append(f.narrowing.ways, w.shortWay(facet, title))
		}
	})
	return &f.narrowing
}
