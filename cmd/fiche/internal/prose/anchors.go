package prose

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

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

// anchorKey folds a fragment, without its hyphens: others make "lécole" of
// "L'école" where an id here is "l-ecole". Ids of footnotes have a fold too.
func anchorKey(fragment string) string {
	if key := strings.ReplaceAll(spelling.Slug(fragment), "-", ""); key != "" {
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

// ReservedIDs are what the templates themselves give places of a page. All their
// other ids hold a "_", as no heading's does.
var ReservedIDs = []string{"cite", "content", "print"}

// unique makes an id that nothing else on the page has: wanted, or wanted-2,
// wanted-3… A link finds it by a reserved one that was wanted, too.
func (w *writer) unique(wanted string) string {
	reserved := slices.Contains(ReservedIDs, wanted)
	if reserved {
		w.ids[wanted] = max(w.ids[wanted], 1)
	}
	id := w.free(wanted)
	if reserved {
		w.body.anchors = append(w.body.anchors, anchor{key: anchorKey(wanted), id: id})
	}
	return id
}

func (w *writer) free(wanted string) string {
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
