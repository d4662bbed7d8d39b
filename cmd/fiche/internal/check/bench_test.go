package check_test

import (
	"fmt"
	"testing"

	"fiche/cmd/fiche/internal/check"
	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// BenchmarkSite looks at sheets that lack things, and at the names of a
// thousand partners, some of them alike.
func BenchmarkSite(b *testing.B) {
	const sheets = 1000
	in := site.Input{Sheets: []*sheet.Sheet{sheet.Parse("index.md", []byte("---\ntitre: Site\n---\n"), locale.Get("fr"))}}
	for i := range sheets {
		text := fmt.Sprintf("---\ntitre: Projet n° %d\npays: Mali\nsituation: fin 2021\npartenaires:\n  - Ville de Kayes %d\ndates:\n  - 2020 : Travaux\nchiffres:\n  - Habitants : %d\n---\n", i, i, i)
		in.Sheets = append(in.Sheets, sheet.Parse(fmt.Sprintf("f%04d.md", i), []byte(text), locale.Get("fr")))
	}
	made, _ := site.New(in)
	for b.Loop() {
		if len(check.Site(check.Input{Site: made, Today: today})) < sheets {
			b.Fatal("too little was found")
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*sheets), "µs/sheet")
}
