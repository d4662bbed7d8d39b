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
		e.sort(e.Sheets)
		for _, p := range e.Pages {
			if g := p.Group; g != nil {
				e.sort(g.Sheets)
				g.setKin()
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

// sort puts pages in the order of reading. Ranks are looked up once a page, not
// once a comparison.
func (e *Edition) sort(pages []*Page) {
	type ranked struct {
		rank int
		page *Page
	}
	all := make([]ranked, len(pages))
	for i, p := range pages {
		all[i] = ranked{e.rank[p], p}
	}
	slices.SortFunc(all, func(x, y ranked) int { return cmp.Compare(x.rank, y.rank) })
	for i, r := range all {
		pages[i] = r.page
	}
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
	group, rank, own := p.Countries[0], p.Edition.rank, p.kin()
	at, _ := slices.BinarySearchFunc(group.Sheets, p, func(q, p *Page) int { return cmp.Compare(rank[q], rank[p]) })
	var best []*Page
	scores := make([]int, 0, n+1)
	for i := max(0, at-window); i < min(len(group.Sheets), at+window+1); i++ {
		q, score := group.Sheets[i], 0
		if group.kin == nil || own&group.kin[i] != 0 {
			score = common(p, q)
		}
		if len(scores) == n && score <= scores[n-1] || q == p || slices.Contains(p.Named, q) {
			continue
		}
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
	return 2*shared(p.Themes, q.Themes) + shared(p.Partners, q.Partners)
}

var kinSeed = maphash.MakeSeed()

// kin has one bit of 64 for each theme and partner of a sheet. Most sheets of a
// country have no bit in common, and so nothing else; those that have one may.
func (p *Page) kin() uint64 {
	var bits uint64
	for _, groups := range [][]*Group{p.Themes, p.Partners} {
		for _, g := range groups {
			bits |= 1 << (maphash.String(kinSeed, g.Key) % 64)
		}
	}
	return bits
}

// setKin notes the kin of a country's sheets side by side, where going through
// them takes little time.
func (g *Group) setKin() {
	if g.Kind != ByCountry {
		return
	}
	g.kin = make([]uint64, len(g.Sheets))
	for i, p := range g.Sheets {
		g.kin[i] = p.kin()
	}
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
