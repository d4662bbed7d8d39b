package feed

import (
	"fmt"
	"testing"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
	"fiche/cmd/fiche/internal/typography"
)

// BenchmarkFiles makes the sitemap and the feed of a site.
func BenchmarkFiles(b *testing.B) {
	const sheets = 1000
	s := example()
	fr := s.Editions[0]
	for i := range sheets {
		text := &sheet.Sheet{Updated: on(2020+i%4, i%12+1, i%28+1), Lead: typography.Text{Plain: "Le chapeau d'une fiche."}}
		p := &site.Page{
			Edition: fr, Address: fmt.Sprintf("projets/fiche-%04d.html", i), Kind: site.SheetPage,
			Title: typography.Text{Plain: "Une fiche"}, Text: text, Facts: text,
		}
		fr.Pages, fr.Sheets = append(fr.Pages, p), append(fr.Sheets, p)
	}
	for b.Loop() {
		for _, f := range Files(s) {
			if _, err := f.Make(); err != nil {
				b.Fatal(err)
			}
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*sheets), "µs/sheet")
}
