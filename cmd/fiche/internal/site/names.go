package site

import (
	"cmp"
	"maps"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A writtenName is one way of writing a name, with how often and where it is
// written.
type writtenName struct {
	text  string
	count int
	sheet *sheet.Sheet // the first that writes it so, by path
	pos   problem.Pos
}

// A namesake gathers the spellings of one name.
type namesake struct {
	key       string
	spellings []writtenName
}

// identities finds out which names are the same one: the files of partners and
// countries say under which other names they are known.
func (b *builder) identities() {
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
}

// claim notes that a file describes what has this identity.
func (b *builder) claim(of map[string]*subject, key string, sub *subject) {
	if other := of[key]; other != nil && other != sub {
		b.fail(sub.original, sub.original.At("title"), "duplicate-subject", problem.Args{"name": sub.original.Title, "other": other.original.Path})
		return
	}
	of[key] = sub
}

// partnerKey is the identity of a partner: that of its file, else its own name.
func (b *builder) partnerKey(o *sheet.Organisation) string {
	if sub := b.partners[o.Key]; sub != nil {
		return sub.original.About.Key
	}
	return o.Key
}

// spellings counts how each name is written over all original sheets.
func (b *builder) spellings(each func(*sheet.Sheet, func(key, text string, pos problem.Pos))) map[string]*namesake {
	all := make(map[string]*namesake)
	for _, sub := range b.subjects {
		s := sub.original
		each(s, func(key, text string, pos problem.Pos) {
			n := all[key]
			if n == nil {
				n = &namesake{key: key}
				all[key] = n
			}
			for i := range n.spellings {
				if n.spellings[i].text == text {
					n.spellings[i].count++
					return
				}
			}
			n.spellings = append(n.spellings, writtenName{text, 1, s, pos})
		})
	}
	return all
}

// shown is the spelling that pages show: the most frequent, the first by path
// among equals.
func (n *namesake) shown() writtenName {
	return slices.MaxFunc(n.spellings, func(a, b writtenName) int {
		return cmp.Or(cmp.Compare(a.count, b.count), cmp.Compare(b.sheet.Path, a.sheet.Path))
	})
}

// nearMisses warns of names that differ by one letter, at the rarer one.
func (b *builder) nearMisses(rule problem.Rule, all map[string]*namesake) {
	keys := slices.Sorted(maps.Keys(all))
	for _, pair := range spelling.NearMisses(keys) {
		b.nearMiss(rule, all[keys[pair[0]]], all[keys[pair[1]]])
	}
}

func (b *builder) nearMiss(rule problem.Rule, one, other *namesake) {
	a, z := one.shown(), other.shown()
	if a.count > z.count || a.count == z.count && a.sheet.Path < z.sheet.Path {
		a, z = z, a
	}
	b.warn(a.sheet, a.pos, rule, problem.Args{"name": a.text, "other": z.text, "file": z.sheet.Path})
}
