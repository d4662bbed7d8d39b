package site

import (
	"html"
	"slices"
	"strings"

	"fiche/cmd/fiche/internal/problem"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/spelling"
)

// warnOfTwins warns of two sheets of one title and like text in one language:
// somebody kept a copy under a name that does not say so, and totals count it.
func (b *builder) warnOfTwins() {
	for i := range b.site.Editions {
		byTitle := make(map[string][]*sheet.Sheet)
		for _, sub := range b.subjects {
			s := sub.texts[i]
			if s == nil || s != sub.original || s.Kind != sheet.FactSheet || s.Title == "" {
				continue
			}
			key := spelling.Fold(s.Title)
			if other := slices.IndexFunc(byTitle[key], func(other *sheet.Sheet) bool { return alike(s, other) }); other >= 0 {
				b.warn(s, s.At("title"), "sheet-twice", problem.Args{"other": byTitle[key][other].File()})
				continue
			}
			byTitle[key] = append(byTitle[key], s)
		}
	}
}

// alike reports whether most words of two sheets of one title are the same. Two
// that say little are alike if they also speak of the same countries.
func alike(a, b *sheet.Sheet) bool {
	const few = 8
	one, other := wordsOf(a), wordsOf(b)
	shared := 0
	for word := range one {
		if other[word] {
			shared++
		}
	}
	all := len(one) + len(other) - shared
	if all < few {
		said := all > 0 || len(a.Countries) > 0 || !a.Period.IsZero()
		return said && shared == all && slices.Equal(a.Countries, b.Countries) && a.Period == b.Period
	}
	return shared*10 >= all*8
}

// wordsOf returns the words of the prose of a sheet, each once.
func wordsOf(s *sheet.Sheet) map[string]bool {
	words := make(map[string]bool)
	text := html.UnescapeString(tagless(s.Lead.HTML + " " + s.Body.HTML))
	for word := range strings.FieldsSeq(spelling.Fold(text)) {
		words[word] = true
	}
	return words
}

// tagless returns HTML with a space for each tag.
func tagless(text string) string {
	var out strings.Builder
	for {
		before, rest, tag := strings.Cut(text, "<")
		out.WriteString(before)
		if !tag {
			return out.String()
		}
		out.WriteByte(' ')
		_, text, _ = strings.Cut(rest, ">")
	}
}
