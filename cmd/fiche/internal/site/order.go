package site

import (
	"bytes"
	"cmp"
	"path"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"

	"fiche/cmd/fiche/internal/calendar"
)

// sortSheets puts the sheets of each edition in the order of reading: by title, as
// the edition's language sorts words and with numbers by their value, then by
// path. Those of its groups stand as in Latest: who opens a listing wants to see
// what is new.
func (b *builder) sortSheets() {
	for _, e := range b.site.Editions {
		e.rank = ranks(e)
		sortBy(e.Sheets, e.rank)
		e.Latest = latest(e.Sheets)
		e.Index()
		linkSiblings(e)
	}
}

// Index numbers the sheets and the groups of the edition, sorts those of each group,
// and notes for each sheet which groups it is in. New has done so; who makes a Site by
// hand does it last.
func (e *Edition) Index() {
	e.number = make(map[*Page]int, len(e.Latest))
	for i, p := range e.Latest {
		e.number[p] = i
	}
	e.version = versionOf(e.Latest)
	e.groups = make([][]*Group, len(e.Latest))
	n := 0
	for _, p := range e.Pages {
		if p.Kind != ListingPage {
			continue
		}
		g := p.Group
		g.Number, n = n, n+1
		sortBy(g.Sheets, e.number)
		for _, p := range g.Sheets {
			if at, known := e.number[p]; known {
				e.groups[at] = append(e.groups[at], g)
			}
		}
	}
}

// GroupsOf returns the groups of the edition that a sheet is in, its folders too, by
// address.
func (e *Edition) GroupsOf(p *Page) []*Group { return e.groups[e.number[p]] }

// Rank returns the place of a sheet in Sheets.
func (e *Edition) Rank(p *Page) int { return e.rank[p] }

// Number returns the place of a sheet in Latest.
func (e *Edition) Number(p *Page) int { return e.number[p] }

// ranks gives each sheet of an edition its place in the order of reading.
func ranks(e *Edition) map[*Page]int {
	col := collate.New(language.Make(e.Locale.Tag), collate.Numeric)
	var buf collate.Buffer
	type keyed struct {
		key  []byte
		page *Page
	}
	all := make([]keyed, len(e.Sheets))
	for i, p := range e.Sheets {
		all[i] = keyed{bytes.Clone(col.KeyFromString(&buf, p.Title.Plain)), p}
		buf.Reset()
	}
	slices.SortFunc(all, func(x, y keyed) int {
		return cmp.Or(bytes.Compare(x.key, y.key), cmp.Compare(x.page.Text.Path, y.page.Text.Path))
	})
	rank := make(map[*Page]int, len(all))
	for i, k := range all {
		rank[k.page] = i
	}
	return rank
}

// sortBy puts pages in the order of their ranks, which are looked up once a page,
// not once a comparison.
func sortBy(pages []*Page, rank map[*Page]int) {
	type ranked struct {
		rank int
		page *Page
	}
	all := make([]ranked, len(pages))
	for i, p := range pages {
		all[i] = ranked{rank[p], p}
	}
	slices.SortFunc(all, func(x, y ranked) int { return cmp.Compare(x.rank, y.rank) })
	for i, r := range all {
		pages[i] = r.page
	}
}

// latest returns sheets with the newest first: by the day they were updated, else
// that of which they speak. Those of one day stay in the order of reading, and
// those without one come last.
func latest(sheets []*Page) []*Page {
	type dated struct {
		day  calendar.Day
		page *Page
	}
	all := make([]dated, len(sheets))
	for i, p := range sheets {
		all[i] = dated{p.day(), p}
	}
	slices.SortStableFunc(all, func(x, y dated) int { return y.day.Compare(x.day) })
	pages := make([]*Page, len(all))
	for i, d := range all {
		pages[i] = d.page
	}
	return pages
}

// Dated reports whether it is known when a sheet was written.
func (p *Page) Dated() bool { return p.day() != calendar.Day{} }

// day returns the day of a sheet: its update, else that which it describes, its
// end, its last key date; the zero Day if it has none of these.
func (p *Page) day() calendar.Day {
	for _, d := range []calendar.Date{p.Facts.Updated, p.Facts.AsOf} {
		if d.IsBounded() {
			return d.Last()
		}
	}
	return p.End()
}

// End returns the last day of a sheet's period, or for want of one that of its last
// key date; the zero Day if it has none of these.
func (p *Page) End() calendar.Day {
	if p.Facts.Period.IsBounded() {
		return p.Facts.Period.Last()
	}
	var last calendar.Day
	for _, d := range p.Facts.Dates {
		if due := d.Due(); due.IsBounded() && due.Last().Compare(last) > 0 {
			last = due.Last()
		}
	}
	return last
}

// linkSiblings sets the previous and the next sheet of each: those of its folder,
// in its language.
func linkSiblings(e *Edition) {
	last := make(map[string]*Page)
	for _, p := range e.Sheets {
		if p.Edition != e {
			continue
		}
		dir := path.Dir(p.Text.Path)
		if before := last[dir]; before != nil {
			p.Previous, before.Next = before, p
		}
		last[dir] = p
	}
}
