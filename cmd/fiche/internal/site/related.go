package site

import (
	"cmp"
	"path"
	"slices"

	"fiche/cmd/fiche/internal/problem"
)

// maxRelated is how many sheets are proposed at the end of one.
const maxRelated = 3

// window is how many sheets of a country, on each side of a sheet, are looked
// at for what is related to it: so that the work grows with the number of
// sheets and not with its square.
const window = 100

// Related are the sheets proposed at the end of one: those that its author
// names, then those of its country that share the most themes and partners
// with it. They are found when they are asked for, since a preview asks for
// few pages, and never change.
func (p *Page) Related() []*Page {
	if len(p.Countries) == 0 || len(p.Named) >= maxRelated {
		return p.Named
	}
	return append(slices.Clip(p.Named), p.kindred(maxRelated-len(p.Named))...)
}

// kindred are the n sheets of its country that are closest to p, nearest first,
// and in the order of reading among equals.
func (p *Page) kindred(n int) []*Page {
	group, rank := p.Countries[0], p.Edition.rank
	at, found := slices.BinarySearchFunc(group.Sheets, p, func(q, p *Page) int { return cmp.Compare(rank[q], rank[p]) })
	if !found {
		return nil
	}
	all := group.kinship()
	var best []*Page
	scores := make([]int, 0, n+1)
	for i := max(0, at-window); i < min(len(group.Sheets), at+window+1); i++ {
		score, q := all.common(at, i), group.Sheets[i]
		if len(scores) == n && score <= scores[n-1] || q == p || slices.Contains(p.Named, q) {
			continue
		}
		place, _ := slices.BinarySearchFunc(scores, score, func(a, b int) int {
			if a >= b { // behind its equals, which come first in reading
				return -1
			}
			return 1
		})
		best, scores = slices.Insert(best, place, q), slices.Insert(scores, place, score)
		best, scores = best[:min(len(best), n)], scores[:min(len(scores), n)]
	}
	return best
}

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

// named are the sheets that the author of p says are related to it.
func (b *builder) named(p *Page) []*Page {
	var related []*Page
	for _, ref := range p.Facts.Related {
		name := resolvePath(p.Facts.Path, ref.Target)
		to := b.pageAt(p.Edition, name, false)
		if to == nil && path.Ext(name) == "" {
			to = b.pageAt(p.Edition, name+".md", false)
		}
		switch {
		case to == p || slices.Contains(related, to):
		case to != nil && to.Kind == SheetPage:
			related = append(related, to)
		case p.Text != p.Facts: // reported for the original
		case to != nil:
			b.fail(p.Facts, ref.Pos, "related-not-sheet", problem.Args{"target": ref.Target})
		case b.index.drafts[sameFile(name)]:
			b.fail(p.Facts, ref.Pos, "link-unpublished", problem.Args{"target": ref.Target})
		default:
			b.broken(p.Facts, ref.Pos, "link-broken", ref.Target, b.index.paths)
		}
	}
	return related
}

// A kinship holds the themes and partners of all sheets of a country as numbers,
// side by side: each sheet is compared with two hundred others, and to look
// into the lists of those takes longer than all the rest of its page.
type kinship struct {
	sheets  []kin // as in Group.Sheets
	numbers []uint32
}

// A kin says where the numbers of one sheet begin and end: those of its themes,
// then those of its partners.
type kin struct {
	bits                  uint64 // one of 64 for each of them: no bit in common, nothing in common
	themes, partners, end uint32
}

// kinship is made when it is first asked for: a preview asks for that of a few
// countries.
func (g *Group) kinship() *kinship {
	g.kinOnce.Do(func() {
		number := map[*Group]uint32{}
		g.kin.sheets = make([]kin, len(g.Sheets))
		for i, p := range g.Sheets {
			k := &g.kin.sheets[i]
			k.themes = g.kin.add(k, p.Themes, number)
			k.partners = g.kin.add(k, p.Partners, number)
			k.end = uint32(len(g.kin.numbers))
		}
	})
	return &g.kin
}

// add notes the numbers of groups for a sheet, and tells where they begin.
func (all *kinship) add(k *kin, groups []*Group, number map[*Group]uint32) (begin uint32) {
	begin = uint32(len(all.numbers))
	for _, g := range groups {
		n, known := number[g]
		if !known {
			n = uint32(len(number))
			number[g] = n
		}
		all.numbers = append(all.numbers, n)
		k.bits |= 1 << (n % 64)
	}
	return begin
}

// common counts what two sheets share; a theme says more than a partner.
func (all *kinship) common(i, j int) int {
	a, b := &all.sheets[i], &all.sheets[j]
	if a.bits&b.bits == 0 {
		return 0
	}
	return 2*shared(all.numbers[a.themes:a.partners], all.numbers[b.themes:b.partners]) +
		shared(all.numbers[a.partners:a.end], all.numbers[b.partners:b.end])
}

// shared counts the numbers of a that b holds too. Both are short: a loop is
// quicker than any set.
func shared(a, b []uint32) int {
	n := 0
	for _, x := range a {
		for _, y := range b {
			if x == y {
				n++
				break
			}
		}
	}
	return n
}
