package site

import (
	"fmt"
	"strings"
	"testing"
)

// What is related to A: the sheets of its country that share most with it, a
// theme counting for two partners, equals in the order of reading.
func TestRelated(t *testing.T) {
	sheet := func(title, country, themes, partners string) string {
		text := "---\ntitre: " + title + "\npays: " + country + "\n"
		if themes != "" {
			text += "thèmes: " + themes + "\n"
		}
		if partners != "" {
			text += "partenaires:\n  - " + strings.ReplaceAll(partners, ", ", "\n  - ") + "\n"
		}
		return text + "---\n"
	}
	for _, test := range []struct {
		name   string
		others files
		want   []string
	}{
		{"none", files{}, nil},
		{"a theme before a partner", files{
			"b.md": sheet("B", "Mali", "", "Ville de Kayes"), "c.md": sheet("C", "Mali", "eau", ""),
		}, []string{"C", "B"}},
		{"two partners are worth a theme", files{
			"b.md": sheet("B", "Mali", "eau", ""), "c.md": sheet("C", "Mali", "", "Ville de Kayes, Syndicat des eaux"),
		}, []string{"B", "C"}},
		{"three partners would be worth more", files{
			"b.md": sheet("B", "Mali", "eau", ""), "c.md": sheet("C", "Mali", "", "Ville de Kayes, Syndicat des eaux, Agence française de développement"),
		}, []string{"C", "B"}},
		{"two themes before one with a partner", files{
			"b.md": sheet("B", "Mali", "eau", "Ville de Kayes"), "c.md": sheet("C", "Mali", "eau, formation", ""),
		}, []string{"C", "B"}},
		{"three at most", files{
			"b.md": sheet("B", "Mali", "", ""), "c.md": sheet("C", "Mali", "", ""), "d.md": sheet("D", "Mali", "eau", ""), "e.md": sheet("E", "Mali", "", ""),
		}, []string{"D", "B", "C"}},
		{"of its first country alone", files{
			"b.md": sheet("B", "Togo", "eau", "Ville de Kayes"), "c.md": sheet("C", "Togo, Mali", "", ""),
		}, []string{"C"}},
	} {
		test.others["a.md"] = sheet("A", "Mali", "eau, formation", "Ville de Kayes, Syndicat des eaux, Agence française de développement")
		equal(t, test.name, titles(test.others.good(t).at(t, "a.html").Related()), test.want)
	}
}

// Those that the author names come first, in the author's order, whatever
// their country; a sheet is not related to itself.
func TestRelatedAsNamed(t *testing.T) {
	site := files{
		"a.md":    "---\ntitre: A\npays: Mali\nthèmes: eau\nvoir aussi: z.md, a.md, projets/y, z.en.md\n---\n",
		"a.en.md": "---\ntitle: A\n---\n",
		"b.md":    "---\ntitre: B\npays: Mali\n---\n", "c.md": "---\ntitre: Zz\npays: Mali\nthèmes: eau\n---\n",
		"z.md": "---\ntitre: Z\npays: Togo\n---\n", "z.en.md": "---\ntitle: Z\n---\n", "projets/y.md": "---\ntitre: Y\npays: Mali\nthèmes: eau\n---\n",
	}
	s := site.good(t)
	equal(t, "French", addresses(s.at(t, "a.html").Related()), []string{"z.html", "projets/y.html", "c.html"})
	equal(t, "English", addresses(s.at(t, "en/a.html").Related()), []string{"en/z.html", "projets/y.html", "b.html"})
	site["a.md"] = "---\ntitre: A\nvoir aussi: z.md\n---\n"
	equal(t, "without a country", addresses(site.good(t).at(t, "a.html").Related()), []string{"z.html"})
}

// Only so many neighbours are looked at.
func TestRelatedAreNear(t *testing.T) {
	site := files{}
	for i := range 2*window + 2 {
		themes := ""
		if i == 0 || i == window || i == 2*window+1 {
			themes = "thèmes: eau\n"
		}
		site[fmt.Sprintf("%03d.md", i)] = fmt.Sprintf("---\ntitre: Fiche %d\npays: Mali\n%s---\n", i, themes)
	}
	s := site.good(t)
	related := func(i int) []string { return addresses(s.at(t, fmt.Sprintf("%03d.html", i)).Related()) }
	equal(t, "at the beginning", related(0), []string{fmt.Sprintf("%03d.html", window), "001.html", "002.html"})
	equal(t, "in the middle", related(window), []string{"000.html", "001.html", "002.html"})
	equal(t, "at the end", related(2*window+1), []string{fmt.Sprintf("%03d.html", window+1), fmt.Sprintf("%03d.html", window+2), fmt.Sprintf("%03d.html", window+3)})
}
