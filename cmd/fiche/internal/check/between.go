package check

import (
	"cmp"
	"maps"
	"slices"
	"strconv"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/sitefolder"
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

// translations warns of those that are older than their original. Only files
// that say when they were changed can be compared.
func (c *checker) translations() {
	for _, e := range c.in.Site.Editions {
		for _, p := range e.Pages {
			if p.Text == nil || p.Text == p.Facts || p.Text.Locale != e.Locale || p.Text.Updated.IsZero() || p.Facts.Updated.IsZero() {
				continue
			}
			if p.Text.Updated.Last().Compare(p.Facts.Updated.First()) < 0 {
				c.warn(p.Text, p.Text.At("updated"), "translation-old", problem.Args{
					"original": p.Facts.Path, "date": c.l.Date(p.Facts.Updated).Plain,
				})
			}
		}
	}
}

// files warns of what lies in content/ and that no page shows or links, nor will
// when a draft is published.
func (c *checker) files() {
	used := make(map[string]bool, len(c.in.Site.Files))
	for _, f := range c.in.Site.Files {
		used[f.Path] = true
	}
	for _, name := range c.in.Site.DraftFiles {
		used[name] = true
	}
	for _, name := range c.in.Files {
		if !used[name] {
			c.report(problem.Warning, problem.Place{Path: sitefolder.ContentPath(name)}, "file-unused", nil)
		}
	}
}

// expected are the fields that publishers of project sheets give: those that
// most of AFD, the European Commission, keep.eu, the World Bank, UNDP,
// DevTracker and IATI have in common. Each is there when one of its keys is.
var expected = []struct {
	field string // by which it is called
	has   func(*sheet.Sheet) bool
}{
	{"summary", func(s *sheet.Sheet) bool { return s.Summary != "" || s.Body.LeadTaken }},
	{"country", func(s *sheet.Sheet) bool { return len(s.Countries) > 0 || len(s.Places) > 0 }},
	{"status", func(s *sheet.Sheet) bool { return s.Status != "" }},
	{"as_of", func(s *sheet.Sheet) bool { return !s.AsOf.IsZero() || !s.Updated.IsZero() }},
	{"period", func(s *sheet.Sheet) bool { return !s.Period.IsZero() || len(s.Dates) > 0 }},
	{"themes", func(s *sheet.Sheet) bool { return len(s.Themes) > 0 || len(s.Goals) > 0 }},
	{"photo", func(s *sheet.Sheet) bool { return s.Photo != nil || len(s.Gallery) > 0 }},
	{"partners", func(s *sheet.Sheet) bool { return len(s.Partners) > 0 }},
	{"figures", func(s *sheet.Sheet) bool { return len(s.Figures) > 0 }},
	{"budget", func(s *sheet.Sheet) bool { return s.Budget != nil }},
	{"reference", func(s *sheet.Sheet) bool { return s.Reference != "" }},
	{"contacts", func(s *sheet.Sheet) bool { return len(s.Contacts) > 0 }},
}

// Lacks returns the fields, by their keys, that a sheet would be the better for.
func Lacks(s *sheet.Sheet) []string {
	var keys []string
	for _, e := range expected {
		if !e.has(s) {
			keys = append(keys, e.field)
		}
	}
	return keys
}

// Expected returns how many fields Lacks looks for.
func Expected() int { return len(expected) }

// completeness notes what a sheet lacks. It is no fault: a sheet says what is
// known.
func (c *checker) completeness(s *sheet.Sheet) {
	keys := Lacks(s)
	if len(keys) == 0 {
		return
	}
	names := make([]string, len(keys))
	for i, key := range keys {
		names[i] = fieldName(s, key)
	}
	c.report(problem.Note, s.Place(problem.Pos{}), "sheet-incomplete", problem.Args{
		"has": strconv.Itoa(len(expected) - len(keys)), "of": strconv.Itoa(len(expected)), "list": c.l.List(names),
	})
}
