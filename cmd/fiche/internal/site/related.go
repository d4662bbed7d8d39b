package site

import (
	"cmp"
	"path"
	"slices"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/spelling"
)

// maxRelated is how many sheets are proposed at the end of one.
const maxRelated = 3

// window is how many sheets of a country, on each side of a sheet among the
// latest, are compared with it: the work grows with the number of sheets
// and not with its square.
const window = 100

// Related returns the sheets proposed at the end of one: those that its author
// names, then those of its first country that share the most themes and
// partners with it. They are found when they are asked for, since a preview
// asks for few pages.
func (p *Page) Related() []*Page {
	if len(p.Countries) == 0 || len(p.Named) >= maxRelated {
		return p.Named
	}
	return append(slices.Clip(p.Named), p.similar(maxRelated-len(p.Named))...)
}

// similar returns the n sheets of the page's country that have most in common
// with it, the most similar first, equals the latest first.
func (p *Page) similar(n int) []*Page {
	sheets, number := p.Countries[0].Sheets, p.Edition.number
	at, _ := slices.BinarySearchFunc(sheets, p, func(q, p *Page) int { return cmp.Compare(number[q], number[p]) })
	sheets = sheets[max(0, at-window):min(len(sheets), at+window+1)]
	const taken = -1
	scores := make([]int, len(sheets), 2*window+1)
	for i, q := range sheets {
		if scores[i] = p.inCommon(q); q == p || slices.Contains(p.Named, q) {
			scores[i] = taken
		}
	}
	var best []*Page
	for range n {
		i := slices.Index(scores, slices.Max(scores))
		if scores[i] == taken {
			break
		}
		best = append(best, sheets[i])
		scores[i] = taken
	}
	return best
}

// inCommon counts what two sheets share: two for a theme, one for a partner.
func (p *Page) inCommon(q *Page) int {
	n := 0
	for _, theme := range p.Themes {
		if slices.Contains(q.Themes, theme) {
			n += 2
		}
	}
	for _, partner := range p.Partners {
		if slices.Contains(q.Partners, partner) {
			n++
		}
	}
	return n
}

// resolveRelated resolves the sheets that authors name as related to theirs.
func (b *builder) resolveRelated() {
	for _, e := range b.site.Editions {
		for _, p := range e.Pages {
			if p.Kind == SheetPage && len(p.Facts.Related) > 0 {
				p.Named = b.namedBy(p)
			}
		}
	}
}

// namedBy returns the sheets that the author of p says are related to it.
func (b *builder) namedBy(p *Page) []*Page {
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
		case b.targets.drafts[spelling.Path(name)]:
			b.fail(p.Facts, ref.Pos, "link-unpublished", problem.Args{"target": ref.Target})
		default:
			b.broken(p.Facts, ref.Pos, "link-broken", ref.Target, b.targets.paths)
		}
	}
	return related
}
