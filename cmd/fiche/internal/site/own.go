package site

import (
	"cmp"
	"slices"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// ownNames returns how the values of one of the site's own fields are written over
// all original sheets, by their identity.
func (b *builder) ownNames(field string) map[string]variants {
	names := make(map[string]variants)
	for _, sub := range b.subjects {
		for _, v := range sub.original.Own {
			if v.Field.Key != field {
				continue
			}
			for _, n := range v.Names {
				count(names, n.Key, variant{n.Text, 1, sub.original, n.Pos})
			}
		}
	}
	return names
}

// An ownFacet is the facet of one of the site's own fields.
type ownFacet struct {
	*facetBuilder
	field *sheet.OwnField
	names map[string]variants // of its values
}

// ownFacets returns the facets of the site's own fields, in the order in which they
// are declared.
func (g *grouping) ownFacets() []ownFacet {
	var all []ownFacet
	paths := g.e.Locale.Paths
	taken := map[string]bool{paths.Countries: true, paths.Themes: true, paths.Partners: true, paths.Statuses: true}
	for i, f := range g.b.site.Settings.Own.Fields {
		if !f.Facet {
			continue
		}
		name, lang := g.e.Phrase(f.Name, g.b.site.Settings.Language)
		facet := g.newFacet(ByOwn+FacetKind(i), upperFirst(name), unique(spelling.Slug(name), taken))
		facet.Facet.Page.Title = facet.typeset(upperFirst(name), lang)
		all = append(all, ownFacet{facet, &g.b.site.Settings.Own.Fields[i], g.ownNames[i]})
	}
	return all
}

// gather puts a sheet into the groups of what it says in the field.
func (f *ownFacet) gather(facts *sheet.Sheet, p *Page, own bool) {
	for _, v := range facts.Own {
		if v.Field.Key != f.field.Key {
			continue
		}
		var groups []*Group
		for _, n := range v.Names {
			into(f.word(f.names[n.Key].usual(), n.Key, p), p, own, &groups)
		}
		if v.Answer != "" {
			label := f.e.Locale.Terms.Answer.Label(v.Answer)
			into(f.group(v.Answer, func() (typography.Text, string, *subject) { return f.typeset(upperFirst(label), ""), "", nil }), p, own, &groups)
		}
		if own {
			if p.Own == nil {
				p.Own = map[string][]*Group{}
			}
			p.Own[f.field.Key] = groups
		}
	}
}

// status returns the group of a status: of the site's own word for it, where the
// sheet has one.
func (f *facetBuilder) status(s *sheet.Sheet) *Group {
	if s.StatusWord == "" {
		return f.group(s.Status, func() (typography.Text, string, *subject) {
			return f.e.Locale.Typeset(upperFirst(f.e.Locale.Terms.Status.Label(s.Status))), "", nil
		})
	}
	return f.group(s.Status+ownWord+spelling.Fold(s.StatusWord), func() (typography.Text, string, *subject) {
		to, lang := f.e.Phrase(s.StatusWord, f.b.site.Settings.Language)
		return f.typeset(upperFirst(to), lang), lang, nil
	})
}

// ownWord parts the key of a status from the site's own word for it.
const ownWord = "/"

// compareStatuses orders statuses as the vocabulary does, and the site's own words
// for one as the settings do.
func (f *facetBuilder) compareStatuses(a, b *Group) int {
	rank := func(g *Group) (int, int) {
		order, own := f.e.Locale.Terms.Status, f.b.site.Settings.Own.Statuses
		term := slices.IndexFunc(order, func(t locale.Term) bool { return t.Key == g.Status() })
		return term, slices.IndexFunc(own, func(t sheet.OwnTerm) bool { return t.Key+ownWord+spelling.Fold(t.Word) == g.Key })
	}
	termA, ownA := rank(a)
	termB, ownB := rank(b)
	return cmp.Or(cmp.Compare(termA, termB), cmp.Compare(ownA, ownB))
}
