package main

import (
	"fmt"
	"image"
	"strings"
)

// A corpus is a kind of sheets, and how their author writes them for Fiche.
type corpus struct {
	Name  string
	sheet func(i, n int) *sheet // sheet i of n
	fiche func(*sheet) string
	photo image.Point // the size of each sheet's photo in pixels; zero for none
}

var corpora = []corpus{
	{Name: "short", sheet: corpusSheet, fiche: ficheSource},
	{Name: "long", sheet: longSheet, fiche: ficheFields},
	{Name: "photos", sheet: photoSheet, fiche: ficheSource, photo: image.Pt(4000, 3000)},
}

func (c *corpus) hasPhotos() bool { return c.photo != image.Point{} }

// corpusNamed returns the corpus of a name, or nil.
func corpusNamed(name string) *corpus {
	for i := range corpora {
		if corpora[i].Name == name {
			return &corpora[i]
		}
	}
	return nil
}

// longSheet makes sheet i of the second corpus: the first one's, with more of what
// Markdown can say.
func longSheet(i, n int) *sheet {
	s := corpusSheet(i, n)
	r := newRandom(i)
	var b strings.Builder
	b.WriteString(s.Body)
	b.WriteString("\n## Les résultats par commune\n\n| Commune | Ouvrages | Habitants | État |\n|---|--:|--:|---|\n")
	for _, place := range several(r, places, 6) {
		fmt.Fprintf(&b, "| %s | %d | %s | **%s** |\n", place, r.between(2, 40), spaced(r.between(300, 90000)), strings.ToLower(pick(r, statuses).Name))
	}
	b.WriteString("\n## Les étapes suivantes\n\n")
	for k, task := range several(r, tasks, 4) {
		fmt.Fprintf(&b, "%d. **Étape %d** : %s [voir la fiche](%s.md)[^%d]\n", k+1, k+1, filled(r, task), sheetName(r.below(n)), k%2+1)
	}
	fmt.Fprintf(&b, "\n> %s\n\nLes chiffres sont ceux du [programme commun](https://washdata.org/data?page=%d).\n\n", filled(r, pick(r, sentences)), r.between(1, 99))
	for k := range 2 {
		fmt.Fprintf(&b, "[^%d]: %s\n", k+1, filled(r, pick(r, sentences)))
	}
	s.Body = b.String()
	return s
}

// ficheFields is a sheet in the full form: every value in quotes, every list one of
// records, the source of a figure on one line in braces.
func ficheFields(s *sheet) string {
	var b strings.Builder
	line := func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) }
	line("---")
	line("titre: %q", s.Title)
	line("résumé: %q", s.Summary)
	line("pays: %q", s.Country)
	line("statut: %q", strings.ToLower(s.Status.Name))
	line("situation: \"%d\"", s.To-1)
	line("mis à jour: %q", s.Updated)
	line("période: \"%d - %d\"", s.From, s.To)
	line("thèmes:")
	for _, theme := range s.Themes {
		line("  - %q", theme)
	}
	line("partenaires:")
	for _, p := range s.Partners {
		line("  - nom: %q\n    rôle: %q", p.Name, p.Role)
	}
	line("dates:")
	for _, d := range s.Dates {
		line("  - date: \"%s %d\"\n    libellé: %q", months[d.Month-1], d.Year, d.Label)
		if d.Moved != 0 {
			line("    reporté à: \"%d\"\n    raison: %q", d.Moved, delay)
		}
	}
	line("chiffres:")
	for _, f := range s.Figures {
		line("  - libellé: %q\n    valeur: \"%s %s\"", f.Label, spaced(f.Value), f.Unit)
		if f.Year != 0 {
			line("    de: pays\n    année: %d\n    source: {nom: %q, url: %q}", f.Year, f.Source.Name, f.Source.URL)
		}
	}
	line("---")
	return b.String() + s.Body
}
