package render

import (
	"path"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
	"fiche/cmd/fiche/internal/view"
)

// gallery returns the photos of a list that can be shown. Where one shows a place
// before works and another shows it after them, they stand side by side and say
// which is which.
func (w *writer) gallery(photos []sheet.Photo) []view.Photo {
	var shown []view.Photo
	var moments []moment
	for i := range photos {
		if p := w.photo(&photos[i], inGallery); p != nil {
			shown, moments = append(shown, *p), append(moments, momentOf(&photos[i]))
		}
	}
	after := pairs(moments)
	if len(after) == 0 {
		return shown
	}
	ordered := make([]view.Photo, 0, len(shown))
	done := make([]bool, len(shown))
	for i := range shown {
		before := i
		for b, a := range after {
			if a == i {
				before = b
			}
		}
		if done[i] {
			continue
		}
		a, paired := after[before]
		if !paired {
			ordered = append(ordered, shown[i])
			continue
		}
		done[before], done[a] = true, true
		shown[before].Pair, shown[a].Pair = "before", "after"
		w.label(&shown[before], moments[before], w.locale().Words.PhotoBefore)
		w.label(&shown[a], moments[a], w.locale().Words.PhotoAfter)
		ordered = append(ordered, shown[before], shown[a])
	}
	return ordered
}

// label puts a word before the caption of a photo, unless that begins with it.
func (w *writer) label(p *view.Photo, m moment, word string) {
	switch {
	case m.captioned:
	case p.Caption.Plain == "":
		p.Caption = w.words(strings.TrimRight(word, " :"))
	default:
		p.Caption = w.labelled(word, p.Caption)
	}
}

// A moment is what a photo's name or caption says of when it was taken.
type moment struct {
	before, after bool
	captioned     bool   // the caption begins with the word
	rest          string // of the name, without the word
}

// momentOf reads the words for before and after, in any language: at the beginning
// of a caption, or at either end of a file's name ("puits-avant.jpg").
func momentOf(p *sheet.Photo) (m moment) {
	name := strings.Split(spelling.Slug(strings.TrimSuffix(path.Base(p.File.Target), path.Ext(p.File.Target))), "-")
	caption, _, _ := strings.Cut(spelling.Slug(p.Caption), "-")
	for _, l := range locale.All() {
		for word, says := range map[string]*bool{l.Words.PhotoBefore: &m.before, l.Words.PhotoAfter: &m.after} {
			word = spelling.Slug(word)
			named := name[0] == word || name[len(name)-1] == word
			if named {
				m.rest = strings.Join(slices.DeleteFunc(slices.Clone(name), func(part string) bool { return part == word }), "-")
			}
			*says = *says || named || caption == word
			m.captioned = m.captioned || caption == word
		}
	}
	return m
}

// pairs returns, by the photo that shows something before works, the one that shows
// it after them: the first that is named alike, or else the next photo.
func pairs(moments []moment) map[int]int {
	after := map[int]int{}
	taken := make([]bool, len(moments))
	for i, m := range moments {
		if !m.before {
			continue
		}
		for j, other := range moments {
			_, found := after[i]
			if !found && other.after && !taken[j] && (other.rest == m.rest || j == i+1) {
				after[i], taken[j] = j, true
			}
		}
	}
	return after
}
