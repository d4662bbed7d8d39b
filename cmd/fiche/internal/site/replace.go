package site

import (
	"slices"

	"fiche/cmd/fiche/internal/sheet"
)

// Replace is the site with one sheet in the place of another that has the same
// face (sheet.Sheet.SameFace). Only the pages made of that sheet are new: all
// that others show of it is its face, and they keep pointing to the page as it
// was. The site itself is left as it is, for whoever still reads it.
func (s *Site) Replace(before, after *sheet.Sheet) *Site {
	next := *s
	next.Editions = slices.Clone(s.Editions)
	if s.Home == before {
		next.Home = after
	}
	for i, e := range s.Editions {
		pages := slices.Clone(e.Pages)
		home := e.Home
		for n, p := range pages {
			if p.Text != before && p.Facts != before {
				continue
			}
			page := *p
			if p.Text == before {
				page.Text = after
			}
			if p.Facts == before {
				page.Facts = after
			}
			pages[n] = &page
			if p == home {
				home = &page
			}
		}
		edition := *e
		edition.Pages, edition.Home = pages, home
		next.Editions[i] = &edition
	}
	return &next
}
