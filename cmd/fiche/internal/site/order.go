package site

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"path"
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// order sorts the sheets of each edition and of each of its groups: by title,
// as the edition's language sorts words and with numbers by their value, then
// by path.
func (b *builder) order() {
	for _, e := range b.site.Editions {
		e.rank = ranks(e)
		byRank := func(x, y *Page) int { return cmp.Compare(e.rank[x], e.rank[y]) }
		slices.SortFunc(e.Sheets, byRank)
		for _, p := range e.Sheets {
			p.kin = kin(p.Themes) | kin(p.Partners)
		}
		for _, p := range e.Pages {
			if p.Group != nil {
				slices.SortFunc(p.Group.Sheets, byRank)
			}
		}
		e.Latest = slices.Clone(e.Sheets)
		slices.SortStableFunc(e.Latest, func(x, y *Page) int {
			return y.Facts.Updated.Compare(x.Facts.Updated)
		})
		b.siblings(e)
	}
}

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

// siblings sets the previous and the next sheet of each: those of its folder,
// in its language.
func (b *builder) siblings(e *Edition) {
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

// maxRelated is how many sheets are proposed at the end of one.
const maxRelated = 3

// window is how many sheets of a country, on each side of a sheet, are looked
// at for what is related to it: so that the work grows with the number of
// sheets and not with its square.
const window = 100

// neighbours resolves the sheets that authors name as related to theirs.
func (b *builder) neighbours() {
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			if p.Kind == SheetPage && len(p.Facts.Related) > 0 {
				p.Named = b.named(p)
			}
		}
	}
}

// Related are the sheets proposed at the end of one: those that its author
// names, then those of its country that share the most themes and partners
// with it. They are found when they are asked for, since a preview asks for
// few pages, and never change.
func (p *Page) Related() []*Page {
	if p.origin != nil {
		return p.origin.Related() // what decides it is the face of p
	}
	if len(p.Countries) == 0 || len(p.Named) >= maxRelated {
		return p.Named
	}
	return append(slices.Clip(p.Named), p.kindred(maxRelated-len(p.Named))...)
}

// kindred are the n sheets of its country that are closest to p, nearest first,
// and in the order of reading among equals.
func (p *Page) kindred(n int) []*Page {
	group := p.Countries[0].Sheets
	rank := p.Edition.rank
	at, _ := slices.BinarySearchFunc(group, p, func(q, p *Page) int { return cmp.Compare(rank[q], rank[p]) })
	var best []*Page
	scores := make([]int, 0, n+1)
	for _, q := range group[max(0, at-window):min(len(group), at+window+1)] {
		if q == p || slices.Contains(p.Named, q) {
			continue
		}
		score := common(p, q)
		place, _ := slices.BinarySearchFunc(scores, score, func(a, b int) int {
			if a >= b { // behind its equals, which come first in reading
				return -1
			}
			return 1
		})
		if place < n {
			best, scores = slices.Insert(best, place, q), slices.Insert(scores, place, score)
			best, scores = best[:min(len(best), n)], scores[:min(len(scores), n)]
		}
	}
	return best
}

// common counts what two sheets share; a theme says more than a partner.
func common(p, q *Page) int {
	if p.kin&q.kin == 0 { // most sheets of a country
		return 0
	}
	return 2*shared(p.Themes, q.Themes) + shared(p.Partners, q.Partners)
}

var kinSeed = maphash.MakeSeed()

// kin has one bit of 64 for each group. Pages that have no bit in common have
// no group in common; those that have one may.
func kin(groups []*Group) uint64 {
	var bits uint64
	for _, g := range groups {
		bits |= 1 << (maphash.String(kinSeed, g.Key) % 64)
	}
	return bits
}

// shared counts the groups of a that b holds too. Both are short, and asked for
// two hundred times a page: the loop is quicker than any set.
func shared(a, b []*Group) int {
	n := 0
	for _, g := range a {
		for _, other := range b {
			if g == other {
				n++
				break
			}
		}
	}
	return n
}
