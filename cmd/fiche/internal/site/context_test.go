package site

import (
	"strings"
	"testing"
)

// contextOf is what stands beside the figures of a page, as "title: label value
// of file".
func contextOf(p *Page) []string {
	var all []string
	for _, f := range p.Context {
		var figures []string
		for _, one := range f.Figures {
			figures = append(figures, one.Label+" "+p.Edition.Locale.QuantityText(one.Value).Plain+" of "+one.From.Path)
		}
		all = append(all, f.Title.Plain+": "+strings.Join(figures, ", "))
	}
	return all
}

// A country's figures stand on all its sheets; a sheet's own wins, and a
// different one is told.
func TestContext(t *testing.T) {
	site := files{
		"pays/mali.md":    "---\ntitre: Le Mali\ntype: pays\npays: Mali\nchiffres:\n  - Population : 20 millions\n  - Taux : 35 %\n---\n",
		"pays/mali.en.md": "---\ntitle: Mali\n---\n",
		"a.md": `---
titre: A
pays: Mali
chiffres:
  - Écoles : 9
  - libellé: Taux
    valeur: 40 %
    de: pays
  - libellé: Ville
    valeur: 7
    de: zone
  - libellé: Monde
    valeur: 8
    de: monde
  - libellé: Bénin
    valeur: 13
    de: Bénin
---
`,
		"a.en.md": "---\ntitle: A\n---\n",
		"b.md":    "---\ntitre: B\npays: Mali\nchiffres:\n  - libellé: Taux\n    valeur: 35 %\n    de: pays\n---\n",
		"d.md":    "---\ntitre: D\npays: Mali, Niger\nchiffres:\n  - libellé: Taux\n    valeur: 1 %\n    de: pays\n---\n",
		"c.md":    "---\ntitre: C\nchiffres:\n  - libellé: Taux\n    valeur: 1 %\n    de: pays\n---\n",
	}
	s, report := site.make(t)
	equal(t, "a sheet", contextOf(s.at(t, "a.html")), []string{
		"Territoire: Ville 7 of a.md",
		"Le Mali: Taux 40\u00a0% of a.md, Population 20\u00a0millions of pays/mali.md",
		"Bénin: Bénin 13 of a.md",
		"Monde: Monde 8 of a.md",
	})
	equal(t, "a translation", contextOf(s.at(t, "en/a.html"))[1:3], []string{
		"Mali: Taux 40% of a.md, Population 20\u00a0million of pays/mali.md", "Benin: Bénin 13 of a.md",
	})
	equal(t, "the country", contextOf(s.at(t, "pays/le-mali.html")), []string{"Le Mali: Population 20\u00a0millions of pays/mali.md, Taux 35\u00a0% of pays/mali.md"})
	equal(t, "without a country", contextOf(s.at(t, "c.html")), []string{"Le pays: Taux 1\u00a0% of c.md"})
	equal(t, "of two countries", contextOf(s.at(t, "d.html"))[1:], []string{"Le pays: Taux 1\u00a0% of d.md"})
	if groups := s.at(t, "a.html").Context; groups[1].Group != s.at(t, "pays/le-mali.html").Group || groups[1].Country != "ML" || groups[2].Group != nil {
		t.Error("the figures of a country do not lead to its listing")
	}
	equal(t, "problems", found(report.Problems), []string{
		"a.md:6 warning figure-differs file:content/pays/mali.md here:40\u00a0% label:Taux there:35\u00a0%",
	})
}
