package site

import (
	"maps"

	"fiche/cmd/fiche/internal/sheet"
)

// Replace is the site with one sheet in the place of another that has the same
// face (sheet.Sheet.SameFace). Only the pages made of that sheet are new: see
// Now. All that other pages show of it is its face, so that they and all lists
// stay as they are. The site itself is not changed, for whoever still reads it.
func (s *Site) Replace(before, after *sheet.Sheet) *Site {
	next := *s
	next.now = maps.Clone(s.now)
	if next.now == nil {
		next.now = make(map[*Page]*Page)
	}
	if s.Home == before {
		next.Home = after
	}
	for _, e := range s.Editions {
		for _, p := range e.Pages {
			current := s.Now(p)
			if current.Text != before && current.Facts != before {
				continue
			}
			page := *current
			page.origin = p
			if page.Text == before {
				page.Text = after
			}
			if page.Facts == before {
				page.Facts = after
			}
			next.now[p] = &page
		}
	}
	return &next
}

// Now is the page as it is after all replacements: what is to be made of p.
func (s *Site) Now(p *Page) *Page {
	if page, replaced := s.now[p]; replaced {
		return page
	}
	return p
}
