package site

import (
	"slices"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// makeGroups sorts the sheets of each edition by country, theme, partner and
// status and the
// fields of the site's own.
func (b *builder) makeGroups() {
	partners, themes := b.partnerNames(), b.themeNames()
	b.warnNearMisses("partner-near-miss", partners)
	b.warnNearMisses("theme-near-miss", themes)
	var ownNames []map[string]variants
	for _, f := range b.site.Settings.Own.Fields {
		names := b.ownNames(f.Key)
		b.warnNearMisses("own-near-miss", names)
		ownNames = append(ownNames, names)
	}
	for i, e := range b.site.Editions {
		g := &grouping{b: b, e: e, edition: i, countries: b.countryNames(e), partners: partners, themes: themes, ownNames: ownNames}
		g.run()
	}
	b.joinGroupVersions()
}

// A grouping sorts the sheets of one edition.
type grouping struct {
	b       *builder
	e       *Edition
	edition int // index of e
	// How they are written, by identity.
	countries, partners, themes map[string]variants
	ownNames                    []map[string]variants // of the site's own fields, as they are declared
}

func (g *grouping) run() {
	paths := g.e.Locale.Paths
	words := &g.e.Locale.Words
	countries := g.newFacet(ByCountry, words.Countries, paths.Countries)
	themes := g.newFacet(ByTheme, words.Themes, paths.Themes)
	partners := g.newFacet(ByPartner, words.Partners, paths.Partners)
	statuses := g.newFacet(ByStatus, words.Statuses, paths.Statuses)
	own := g.ownFacets()
	for _, sub := range g.b.subjects {
		// A partner or a country that has a file has a listing, though no sheet
		// may name it.
		switch sub.original.Kind {
		case sheet.Partner:
			partners.partner(sub.original.About)
		case sheet.Country:
			for _, code := range sub.original.Countries {
				countries.country(code)
			}
		}
		if sub.original.Kind != sheet.FactSheet {
			continue
		}
		p := sub.page(g.edition)
		mine := p.Edition == g.e // its own page is linked from its groups
		for _, code := range sub.original.Countries {
			into(countries.country(code), p, mine, &p.Countries)
		}
		for _, t := range sub.original.Themes {
			into(themes.theme(t.Key, p), p, mine, &p.Themes)
		}
		for i := range sub.original.Partners {
			into(partners.partner(&sub.original.Partners[i]), p, mine, &p.Partners)
		}
		if sub.original.Status != "" {
			var list []*Group
			into(statuses.status(sub.original), p, mine, &list)
			if mine {
				p.Status = list[0]
			}
		}
		for i := range own {
			own[i].gather(sub.original, p, mine)
		}
	}
	for _, f := range []*facetBuilder{countries, themes, partners, statuses} {
		f.finish()
	}
	for _, f := range own {
		f.finish()
	}
}

// into puts a sheet into a group, once, and notes the group on the page.
func into(g *Group, p *Page, own bool, of *[]*Group) {
	if len(g.Sheets) == 0 || g.Sheets[len(g.Sheets)-1] != p {
		g.Sheets = append(g.Sheets, p)
	}
	if own {
		*of = append(*of, g)
	}
}

// joinGroupVersions joins the listings of one group in the several editions: by
// their key, or, for a theme, whose key is in the language of the edition, by
// its translation.
func (b *builder) joinGroupVersions() {
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
			g.Page.Versions = make([]*Page, len(b.site.Editions))
			g.Page.Versions[0] = g.Page
			for i, e := range b.site.Editions[1:] {
				if other := e.group(f.Kind, first.keyIn(e, g)); other != nil {
					g.Page.Versions[i+1] = other.Page
					other.Page.Versions = g.Page.Versions
				}
			}
		}
	}
}

// keyIn returns the key that a group of e has in another edition.
func (e *Edition) keyIn(other *Edition, g *Group) string {
	if g.Kind != ByTheme && g.Kind < ByOwn || g.Kind >= ByOwn && other.group(g.Kind, g.Key) != nil {
		return g.Key
	}
	to, _ := other.Phrase(g.Key, e.Locale)
	return spelling.Fold(to)
}

// group returns a group of the edition, or nil.
func (e *Edition) group(kind FacetKind, key string) *Group {
	i := slices.IndexFunc(e.Facets, func(f *Facet) bool { return f.Kind == kind })
	if i < 0 {
		return nil
	}
	return e.Facets[i].byKey[key]
}
