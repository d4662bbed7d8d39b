package check

import (
	"cmp"
	"maps"
	"math"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A variant is one spelling of a partner's name, with where it stands. The first
// place is in the partner's own file, if that has it.
type variant struct {
	name   string
	own    bool // the title of the partner's own file
	also   bool // another name that the file gives
	places []mention
}

type mention struct {
	sheet *sheet.Sheet
	pos   problem.Pos
}

// partners warns of names that mean one partner and are not written alike. The
// pages show one of them; a search of the files for it misses the others.
func (c *checker) partners() {
	byKey := map[string][]*variant{}
	add := func(s *sheet.Sheet, name string, pos problem.Pos) *variant {
		key := spelling.Fold(name)
		name = c.l.Typeset(name).Plain // which apostrophe it has is no matter of spelling
		i := slices.IndexFunc(byKey[key], func(v *variant) bool { return v.name == name })
		if i < 0 {
			i = len(byKey[key])
			byKey[key] = append(byKey[key], &variant{name: name})
		}
		v := byKey[key][i]
		v.places = append(v.places, mention{s, pos})
		return v
	}
	for _, s := range c.originals() {
		if s.Kind != sheet.Partner {
			continue
		}
		add(s, s.About.Name, s.About.Pos).own = true
		for _, name := range s.About.Also {
			add(s, name, s.At("also")).also = true
		}
	}
	for _, s := range c.originals() {
		for _, o := range s.Partners {
			add(s, o.Name, o.Pos)
		}
	}
	for _, key := range slices.Sorted(maps.Keys(byKey)) {
		c.variants(byKey[key])
	}
}

// variants warns of all spellings but those that the partner's file has, or else
// the most frequent one.
func (c *checker) variants(all []*variant) {
	weight := func(v *variant) int {
		if v.own {
			return math.MaxInt
		}
		return len(v.places)
	}
	usual := slices.MaxFunc(all, func(a, b *variant) int { return cmp.Compare(weight(a), weight(b)) })
	for _, v := range all {
		if v == usual || v.also {
			continue
		}
		for _, at := range v.places {
			c.warn(at.sheet, at.pos, "partner-spelled-otherwise", problem.Args{
				"name": v.name, "usual": usual.name, "file": usual.places[0].sheet.File(),
			})
		}
	}
}
