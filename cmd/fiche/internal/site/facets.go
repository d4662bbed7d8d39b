package site

import (
	"cmp"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/typography"
)

// A facetBuilder makes one Facet of an edition.
type facetBuilder struct {
	*Facet
	*grouping
	path string // of its pages
}

func (g *grouping) newFacet(kind FacetKind, name, path string) *facetBuilder {
	page := &Page{
		Kind: FacetPage, Edition: g.e, Title: g.e.Locale.Typeset(name), Parent: g.e.Home,
		Address: g.e.Prefix + path + "/index.html",
	}
	f := &Facet{Kind: kind, Page: page, byKey: make(map[string]*Group)}
	page.Facet = f
	return &facetBuilder{f, g, path}
}

// group returns the group with this key, and makes it first, with what make
// returns, if there is none yet. about is the file of a partner or a country, or
// nil; lang is as in Group.
func (f *facetBuilder) group(key string, make func() (name typography.Text, lang string, about *subject)) *Group {
	if g := f.byKey[key]; g != nil {
		return g
	}
	name, lang, about := make()
	page := &Page{Kind: ListingPage, Edition: f.e, Title: name, Parent: f.Facet.Page}
	g := &Group{Kind: f.Kind, Key: key, Name: name, Lang: lang, Page: page}
	page.Group = g
	if about != nil {
		g.About = about.original
		page.Facts, page.Text = about.original, about.original
		if text := about.texts[f.edition]; text != nil {
			page.Text = text
		}
		page.Files = map[string]string{}
		about.pages[f.edition] = page
	}
	f.byKey[key] = g
	f.Groups = append(f.Groups, g)
	return g
}

func (f *facetBuilder) country(code string) *Group {
	return f.group(code, func() (typography.Text, string, *subject) {
		about := f.b.countries[code]
		if about != nil {
			if text := about.texts[f.edition]; text != nil {
				return title(text), "", about
			}
		}
		name := f.e.Locale.CountryName(code)
		if written := f.countries[code]; len(written) > 0 {
			name = written.usual().text
		}
		return f.e.Locale.Typeset(name), "", about
	})
}

func (f *facetBuilder) partner(o *sheet.Organisation) *Group {
	key := f.b.partnerKey(o)
	return f.group(key, func() (typography.Text, string, *subject) {
		about := f.b.partners[key]
		if about != nil {
			text := about.original
			if own := about.texts[f.edition]; own != nil {
				text = own
			}
			return title(text), foreign(text.Locale, f.e), about
		}
		usual := f.partners[key].usual()
		to, lang := f.e.Phrase(usual.text, usual.sheet.Locale)
		return f.typeset(to, lang), lang, nil
	})
}

// theme returns the group of a theme as the edition calls it: two themes that read
// the same in its language are one there.
func (f *facetBuilder) theme(key string, p *Page) *Group {
	return f.word(f.themes[key].usual(), key, p)
}

// word returns the group of a word that is usually written so, as the edition calls
// it.
func (f *facetBuilder) word(usual variant, key string, p *Page) *Group {
	to, lang := usual.text, ""
	if usual.sheet.Locale != f.e.Locale {
		if to, lang = p.Phrase(usual.text); p.Edition != f.e || lang != "" {
			to, lang = f.e.Phrase(usual.text, usual.sheet.Locale)
		}
		key = spelling.Fold(to)
	}
	return f.group(key, func() (typography.Text, string, *subject) {
		return f.typeset(upperFirst(to), lang), lang, nil
	})
}

// typeset sets a phrase in the language with this tag, or in the edition's.
func (f *facetBuilder) typeset(s, lang string) typography.Text {
	if l := locale.Get(lang); lang != "" && l != nil {
		return l.Typeset(s)
	}
	return f.e.Locale.Typeset(s)
}

// foreign returns the tag of a language if it is not the edition's.
func foreign(l *locale.Locale, e *Edition) string {
	if l == e.Locale {
		return ""
	}
	return l.Tag
}

// upperFirst returns s with a capital first letter.
func upperFirst(s string) string {
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(first)) + s[size:]
}

// finish sorts the groups, gives them their addresses, and adds their pages to
// the edition. A facet without groups has no page.
func (f *facetBuilder) finish() {
	if len(f.Groups) == 0 {
		return
	}
	if f.Kind == ByStatus {
		slices.SortFunc(f.Groups, f.compareStatuses)
	} else {
		folded := make(map[*Group]string, len(f.Groups))
		for _, g := range f.Groups {
			folded[g] = spelling.Fold(g.Name.Plain)
		}
		slices.SortFunc(f.Groups, func(a, b *Group) int {
			return cmp.Or(cmp.Compare(folded[a], folded[b]), cmp.Compare(a.Key, b.Key))
		})
	}
	taken := make(map[string]bool)
	for _, g := range f.Groups {
		g.Page.Address = f.e.Prefix + f.path + "/" + unique(spelling.Slug(g.Name.Plain), taken) + ".html"
		f.e.Pages = append(f.e.Pages, g.Page)
	}
	f.e.Pages = append(f.e.Pages, f.Facet.Page)
	f.e.Facets = append(f.e.Facets, f.Facet)
}

// unique returns a slug that no other group of the facet has: names that fold to
// different identities may still have the same letters. "index" is taken by
// the facet's own page.
func unique(slug string, taken map[string]bool) string {
	if slug == "" || slug == "index" {
		slug = "_" + slug
	}
	name := slug
	for n := 2; taken[name]; n++ {
		name = slug + "-" + strconv.Itoa(n)
	}
	taken[name] = true
	return name
}
