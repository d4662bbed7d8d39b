package search

import (
	"fmt"
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

func BenchmarkFiles(b *testing.B) {
	in := site.Input{Sheets: []*sheet.Sheet{sheet.Parse("index.md", []byte("---\ntitre: Site\nlangue: fr\n---\n"), locale.Get("fr"))}}
	for i := range 500 {
		var text strings.Builder
		for k := range 300 {
			fmt.Fprintf(&text, "mot%d ", (i*37+k*k*11)%6000)
		}
		in.Sheets = append(in.Sheets, sheet.Parse(fmt.Sprintf("p%d.md", i), fmt.Appendf(nil, "---\ntitre: Projet %d\npays: Mali\n---\nUn début.\n\n%s\n", i, &text), locale.Get("fr")))
	}
	s, _ := site.New(in)
	for b.Loop() {
		Files(s, s.Editions[0])
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*500), "µs/sheet")
}
