package site

import (
	"cmp"
	"maps"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// identifyNames finds out which names are the same one: the files of partners
// and countries, and sheets that name a partner in full, say under which other
// names they are known.
func (b *builder) identifyNames() {
	for _, sub := range b.subjects {
		s := sub.original
		switch s.Kind {
		case sheet.Partner:
			b.claim(b.partners, s.About.Key, sub)
			for _, name := range s.About.Also {
				b.claim(b.partners, spelling.Fold(name), sub)
			}
		case sheet.Country:
			for _, code := range s.Countries {
				b.claim(b.countries, code, sub)
			}
		}
	}
	for _, s := range b.in.Sheets {
		for i := range s.Partners {
			o := &s.Partners[i]
			for _, name := range o.Also {
				key, of := spelling.Fold(name), b.knownAs(o.Key)
				if b.otherNames[key] == "" && key != of && b.partners[key] == nil {
					b.otherNames[key] = of
				}
			}
		}
	}
}

// knownAs returns the identity of the partner that a sheet gives this other name,
// or the name itself.
func (b *builder) knownAs(key string) string {
	for b.otherNames[key] != "" { // which leads to no name twice
		key = b.otherNames[key]
	}
	return key
}

// claim records that a file describes what has this identity.
func (b *builder) claim(of map[string]*subject, key string, sub *subject) {
	if other := of[key]; other != nil && other != sub {
		b.fail(sub.original, sub.original.At("title"), "duplicate-subject", problem.Args{"name": sub.original.Title, "other": other.original.File()})
		return
	}
	of[key] = sub
}

// partnerKey returns the identity of a partner: that of its file, else of the name
// that a sheet says is another of it, else of its own.
func (b *builder) partnerKey(o *sheet.Organisation) string {
	key := o.Key
	if b.partners[key] == nil {
		key = b.knownAs(key)
	}
	if sub := b.partners[key]; sub != nil {
		return sub.original.About.Key
	}
	return key
}

// variants are the spellings of one name.
type variants []variant

type variant struct {
	text  string
	count int          // how often it is written
	sheet *sheet.Sheet // the first that writes it so, by path
	pos   problem.Pos
}

// partnerNames returns how partners are written over all original sheets, by
// their identity.
func (b *builder) partnerNames() map[string]variants {
	names := make(map[string]variants)
	for _, sub := range b.subjects {
		for i := range sub.original.Partners {
			o := &sub.original.Partners[i]
			count(names, b.partnerKey(o), variant{o.Name, 1, sub.original, o.Pos})
		}
	}
	return names
}

// countryNames returns how countries are called over all original sheets in the
// language of an edition, by their codes.
func (b *builder) countryNames(e *Edition) map[string]variants {
	names := make(map[string]variants)
	for _, sub := range b.subjects {
		if sub.original.Locale != e.Locale {
			continue
		}
		for _, t := range sub.original.Territories {
			count(names, t.Code, variant{cmp.Or(t.Name, e.Locale.CountryName(t.Code)), 1, sub.original, problem.Pos{}})
		}
	}
	return names
}

// themeNames returns how themes are written over all original sheets, by their
// identity.
func (b *builder) themeNames() map[string]variants {
	names := make(map[string]variants)
	for _, sub := range b.subjects {
		for _, t := range sub.original.Themes {
			count(names, t.Key, variant{t.Text, 1, sub.original, t.Pos})
		}
	}
	return names
}

// count adds one mention of a name.
func count(names map[string]variants, key string, v variant) {
	all := names[key]
	if i := slices.IndexFunc(all, func(known variant) bool { return known.text == v.text }); i >= 0 {
		all[i].count++
		return
	}
	names[key] = append(all, v)
}

// usual returns the spelling that pages show: the most frequent, the first by
// path among equals.
func (all variants) usual() variant {
	return slices.MaxFunc(all, func(a, b variant) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(b.sheet.Path, a.sheet.Path))
	})
}

// warnNearMisses warns of names that differ by one letter, at the rarer one.
func (b *builder) warnNearMisses(rule problem.Rule, names map[string]variants) {
	keys := slices.Sorted(maps.Keys(names))
	for _, pair := range spelling.NearMisses(keys) {
		rare, frequent := names[keys[pair[0]]].usual(), names[keys[pair[1]]].usual()
		if rare.count > frequent.count || rare.count == frequent.count && rare.sheet.Path < frequent.sheet.Path {
			rare, frequent = frequent, rare
		}
		b.warn(rare.sheet, rare.pos, rule, problem.Args{"name": rare.text, "other": frequent.text, "file": frequent.sheet.File()})
	}
}
