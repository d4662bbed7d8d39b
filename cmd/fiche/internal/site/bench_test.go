package site

import (
	"fmt"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
)

// home is the settings of the sites below.
func home() *sheet.Sheet {
	return sheet.Parse("index.md", []byte("---\ntitre: Site\nurl: https://www.example.org/\ntotaux:\n  - Habitants\n---\n"), locale.Get("fr"))
}

// BenchmarkNew joins sheets to a site: partners, themes and countries in
// groups, links, totals.
func BenchmarkNew(b *testing.B) {
	const sheets = 1000
	in := Input{Sheets: []*sheet.Sheet{home()}}
	countries := []string{"Mali", "Togo", "Niger", "Bénin", "Maroc", "Inde", "Laos"}
	for i := range sheets {
		text := fmt.Sprintf(`---
titre: Projet n° %d
pays: %s
thèmes: thème%d, écoles
statut: en cours
partenaires:
  - Ville n° %d : financeur
  - Syndicat n° %d
chiffres:
  - Habitants : %d habitants
---
Voir [une autre fiche](f%04d.md#partie).

## Partie
`, i, countries[i%len(countries)], i%20, i%97, i%53, i, (i*389)%sheets)
		in.Sheets = append(in.Sheets, sheet.Parse(fmt.Sprintf("f%04d.md", i), []byte(text), locale.Get("fr")))
	}
	for b.Loop() {
		if s, _ := New(in); len(s.Editions[0].Sheets) != sheets {
			b.Fatalf("%d sheets", len(s.Editions[0].Sheets))
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*sheets), "µs/sheet")
}

// BenchmarkRelated finds what is related to each sheet of a country.
func BenchmarkRelated(b *testing.B) {
	const sheets = 1000
	in := Input{Sheets: []*sheet.Sheet{home()}}
	for i := range sheets {
		text := fmt.Sprintf("titre: Projet n° %d\npays: Mali\nthèmes: thème%d, thème%d\npartenaires:\n  - Ville n° %d\n  - Ville n° %d\n", i, i%20, i%7, i%97, i%53)
		in.Sheets = append(in.Sheets, sheet.Parse(fmt.Sprintf("f%04d.md", i), []byte("---\n"+text+"---\n"), locale.Get("fr")))
	}
	s, _ := New(in)
	for b.Loop() {
		for _, p := range s.Editions[0].Sheets {
			p.Related()
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*sheets), "µs/sheet")
}
