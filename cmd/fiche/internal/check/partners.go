package check

import (
	"cmp"
	"maps"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// A writtenName is one way of writing a partner's name, with where it stands. The
// first place is of the partner's own file, if that has it.
type writtenName struct {
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
// pages show one of them; who searches the files for it misses the others.
func (c *checker) partners() {
	byKey := map[string][]*writtenName{}
	add := func(s *sheet.Sheet, name string, pos problem.Pos) *writtenName {
		key := spelling.Fold(name)
		name = c.l.Typeset(name).Plain // which apostrophe it has is no matter of spelling
		spellings := byKey[key]
		i := slices.IndexFunc(spellings, func(one *writtenName) bool { return one.name == name })
		if i < 0 {
			i = len(spellings)
			byKey[key] = append(spellings, &writtenName{name: name})
		}
		one := byKey[key][i]
		one.places = append(one.places, mention{s, pos})
		return one
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
		c.spellings(byKey[key])
	}
}

// spellings warns of all but those that the partner's file has, or else the most
// frequent one.
func (c *checker) spellings(all []*writtenName) {
	usual := slices.MaxFunc(all, func(a, b *writtenName) int {
		return cmp.Or(cmp.Compare(truth(a.own), truth(b.own)), cmp.Compare(len(a.places), len(b.places)))
	})
	for _, one := range all {
		if one == usual || one.also {
			continue
		}
		for _, at := range one.places {
			c.warn(at.sheet, at.pos, "partner-spelled-otherwise", problem.Args{
				"name": one.name, "usual": usual.name, "file": usual.places[0].sheet.Path,
			})
		}
	}
}

// truth orders what is so behind what is not.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}
