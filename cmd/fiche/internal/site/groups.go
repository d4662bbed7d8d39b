package site

import (
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// groups sorts the sheets of each edition into its facets.
func (b *builder) groups() {
	partners := b.spellings(func(s *sheet.Sheet, name func(string, string, problem.Pos)) {
		for i := range s.Partners {
			name(b.partnerKey(&s.Partners[i]), s.Partners[i].Name, s.Partners[i].Pos)
		}
	})
	themes := b.spellings(func(s *sheet.Sheet, name func(string, string, problem.Pos)) {
		for _, t := range s.Themes {
			name(t.Key, t.Text, t.Pos)
		}
	})
	b.nearMisses("partner-near-miss", partners)
	b.nearMisses("theme-near-miss", themes)
	for i, e := range b.site.Editions {
		g := &grouping{b: b, e: e, edition: i, partners: partners, themes: themes}
		g.facets()
	}
	b.groupVersions()
}

// A grouping sorts the sheets of one edition.
type grouping struct {
	b        *builder
	e        *Edition
	edition  int
	partners map[string]*namesake
	themes   map[string]*namesake
}

func (g *grouping) facets() {
	paths := g.e.Locale.Paths
	words := &g.e.Locale.Words
	countries := g.facet(ByCountry, words.Countries, paths.Countries)
	themes := g.facet(ByTheme, words.Themes, paths.Themes)
	partners := g.facet(ByPartner, words.Partners, paths.Partners)
	statuses := g.facet(ByStatus, words.Statuses, paths.Statuses)
	for _, sub := range g.b.subjects {
		g.aboutOnly(countries, partners, sub)
		if sub.original.Kind != sheet.FactSheet {
			continue
		}
		p := sub.page(g.edition)
		if p == nil {
			continue
		}
		own := p.Edition == g.e // its own page is linked from its groups
		for _, code := range sub.original.Countries {
			into(countries.country(code), p, own, &p.Countries)
		}
		for _, t := range sub.original.Themes {
			into(themes.theme(t.Key, p), p, own, &p.Themes)
		}
		for i := range sub.original.Partners {
			into(partners.partner(&sub.original.Partners[i]), p, own, &p.Partners)
		}
		if key := sub.original.Status; key != "" {
			var list []*Group
			into(statuses.status(key), p, own, &list)
			if own {
				p.Status = list[0]
			}
		}
	}
	for _, f := range []*facet{countries, themes, partners, statuses} {
		f.finish()
	}
}

// into puts a sheet into a group, once, and notes the group on the page.
func into(g *Group, p *Page, own bool, of *[]*Group) {
	if !slices.Contains(g.Sheets[max(0, len(g.Sheets)-1):], p) {
		g.Sheets = append(g.Sheets, p)
	}
	if own {
		*of = append(*of, g)
	}
}

// aboutOnly gives a listing to a partner or a country that has a file, though
// no sheet may name it.
func (g *grouping) aboutOnly(countries, partners *facet, sub *subject) {
	switch sub.original.Kind {
	case sheet.Partner:
		partners.partner(sub.original.About)
	case sheet.Country:
		for _, code := range sub.original.Countries {
			countries.country(code)
		}
	}
}

// groupVersions joins the listings of one group in the several editions: by
// their key, or, for a theme, whose key is in the language of the edition, by
// the sheets that have it.
func (b *builder) groupVersions() {
	first := b.site.Editions[0]
	for _, f := range first.Facets {
		facets := make([]*Page, len(b.site.Editions))
		for i, e := range b.site.Editions {
			for _, other := range e.Facets {
				if other.Kind == f.Kind {
					facets[i] = other.Page
					other.Page.Versions = facets
				}
			}
		}
		for _, g := range f.Groups {
			if g.Page.Versions == nil {
				g.Page.Versions = make([]*Page, len(b.site.Editions))
			}
			g.Page.Versions[0] = g.Page
			for i, e := range b.site.Editions[1:] {
				if other := e.group(f.Kind, first.keyIn(e, f.Kind, g)); other != nil {
					g.Page.Versions[i+1] = other.Page
					if other.Page.Versions == nil || other.About == nil {
						other.Page.Versions = g.Page.Versions
					}
				}
			}
		}
	}
}

// keyIn is the key that a group of the edition has in another one.
func (e *Edition) keyIn(other *Edition, kind FacetKind, g *Group) string {
	if kind != ByTheme {
		return g.Key
	}
	to, _ := other.Phrase(g.Key, e.Locale)
	return spelling.Fold(to)
}

// group finds a group of the edition.
func (e *Edition) group(kind FacetKind, key string) *Group {
	for _, f := range e.Facets {
		if f.Kind == kind {
			return f.byKey[key]
		}
	}
	return nil
}
