package prose

import (
	"cmp"
	"slices"
	"strconv"

	"fiche/cmd/fiche/internal/spelling"
)

// An anchor is an id in the HTML, found by the fold that links are looked up
// with.
type anchor struct{ key, id string }

// Anchor finds the id that a link's fragment means, whatever its case and its
// accents: "Les-dates-clés" is "les-dates-cles".
func (b *Body) Anchor(fragment string) (id string, ok bool) {
	key := anchorKey(fragment)
	i, ok := slices.BinarySearchFunc(b.anchors, key, func(a anchor, key string) int {
		return cmp.Compare(a.key, key)
	})
	if !ok {
		return "", false
	}
	for _, a := range b.anchors[i:] {
		if a.key != key {
			break
		}
		if a.id == fragment {
			return a.id, true
		}
	}
	return b.anchors[i].id, true
}

// anchorKey folds a fragment. Ids of footnotes have a fold too: theirs differ
// from those of headings by the colon, which becomes "-".
func anchorKey(fragment string) string {
	if key := spelling.Slug(fragment); key != "" {
		return key
	}
	return fragment
}

// anchor takes note of an id that was written.
func (w *writer) anchor(id string) {
	w.body.anchors = append(w.body.anchors, anchor{key: anchorKey(id), id: id})
}

func (w *writer) sortAnchors() {
	slices.SortStableFunc(w.body.anchors, func(a, b anchor) int { return cmp.Compare(a.key, b.key) })
}

// unique makes an id that no other heading has: wanted, or wanted-2, wanted-3…
func (w *writer) unique(wanted string) string {
	id := wanted
	for n := w.ids[wanted]; ; {
		if _, taken := w.ids[id]; !taken {
			w.ids[wanted] = max(n, 1)
			w.ids[id] = max(w.ids[id], 1)
			return id
		}
		n = max(n, 1) + 1
		id = wanted + "-" + strconv.Itoa(n)
	}
}
