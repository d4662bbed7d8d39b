package site

import (
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A subject is one file with its translations.
type subject struct {
	base     string         // path without ending and language: "projets/mali"
	original *sheet.Sheet   // gives the facts: the text in the first language
	texts    []*sheet.Sheet // by edition; nil where there is none
	pages    []*Page        // by edition; nil where there is none
}

// makeEditions makes one edition for each language published.
func (b *builder) makeEditions() {
	for i, l := range b.site.Settings.Languages {
		e := &Edition{Locale: l}
		if i > 0 {
			e.Prefix = l.Tag + "/"
		}
		b.site.Editions = append(b.site.Editions, e)
	}
}

// joinTranslations makes one subject of each file and its translations.
func (b *builder) joinTranslations() {
	byBase := make(map[string]*subject, len(b.in.Sheets))
	for _, s := range b.in.Sheets {
		i := slices.Index(b.site.Settings.Languages, s.Locale)
		if i < 0 {
			continue // its language is read, and not published
		}
		key := spelling.Path(s.Base)
		sub := byBase[key]
		if sub == nil {
			sub = &subject{base: s.Base, texts: make([]*sheet.Sheet, len(b.site.Editions)), pages: make([]*Page, len(b.site.Editions))}
			byBase[key] = sub
			b.subjects = append(b.subjects, sub)
		}
		if other := sub.texts[i]; other != nil {
			b.fail(s, problem.Pos{}, "duplicate-address", problem.Args{"other": other.File(), "address": addressOf(b.site.Editions[i], s.Base)})
			continue
		}
		sub.texts[i] = s
	}
	for _, sub := range b.subjects {
		sub.original = sub.texts[slices.IndexFunc(sub.texts, func(s *sheet.Sheet) bool { return s != nil })]
		b.checkTranslations(sub)
	}
}

// page returns the subject's page in an edition or, for want of a translation,
// in the first edition that has one. It is nil only for a partner or a country
// whose listing is not made yet.
func (sub *subject) page(edition int) *Page {
	if p := sub.pages[edition]; p != nil {
		return p
	}
	for _, p := range sub.pages {
		if p != nil {
			return p
		}
	}
	return nil
}

// checkTranslations warns of fields that a translation gives in vain: lists are
// never merged by position.
func (b *builder) checkTranslations(sub *subject) {
	for _, text := range sub.texts {
		if text == nil || text == sub.original {
			continue
		}
		for _, f := range text.Fields {
			if !f.InTranslations() {
				b.warn(text, f.Pos, "field-in-translation", problem.Args{"name": f.Name, "original": sub.original.File()})
			}
		}
	}
}
