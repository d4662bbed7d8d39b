package pipeline_test

import (
	"context"
	"fmt"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"fiche/cmd/fiche/internal/pipeline"
	"fiche/static"
	"fiche/templates"
)

// corpus is a site of n sheets of about 500 words, all made by counting.
func corpus(n int) pipeline.Inputs {
	countries := strings.Split("Mali,Sénégal,Niger,Togo,Bénin,Maroc,Tunisie,Madagascar,Vietnam,Cambodge", ",")
	words := strings.Split("eau assainissement commune école village projet forage latrine atelier formation élu habitant réseau pompe quartier marché station", " ")
	word := func(i int) string { return words[i%len(words)] }
	content := fstest.MapFS{"index.md": {Data: []byte("---\ntitre: Corpus\nlangue: fr\nurl: https://example.org/\ntotaux:\n  - Bénéficiaires\n---\n")}}
	for i := range n {
		var b strings.Builder
		fmt.Fprintf(&b, "---\ntitre: Projet %d : %s et %s\nrésumé: Le projet %d apporte l'eau à %d habitants.\n", i, word(i), word(i/7), i, 100+i)
		fmt.Fprintf(&b, "pays: %s\nstatut: en cours\nsituation: fin 2021\nmis à jour: 2022-%02d-%02d\nthèmes: %s, %s\npartenaires:\n", countries[i%10], i%12+1, i%28+1, word(i), word(i+3))
		for k := range 4 {
			fmt.Fprintf(&b, "  - Partenaire numéro %d : financeur\n", 100+(i*7+k*31)%200)
		}
		b.WriteString("dates:\n")
		for k := range 6 {
			fmt.Fprintf(&b, "  - octobre %d : Étape %s %s\n", 2015+k, word(i+k), word(i*k))
		}
		fmt.Fprintf(&b, "chiffres:\n  - Bénéficiaires : %d %03d habitants\n  - Écoles : %d écoles\n  - Part : %d %%\n---\n", i%900+1, i%1000, i%90+2, i%99)
		for h := range 4 {
			fmt.Fprintf(&b, "## Partie %d %s\n\n", h, word(i+h))
			for p := range 8 {
				fmt.Fprintf(&b, "Le village de %s compte %d habitants : la *%s* y est « %s » depuis 2019 ! ", word(p+i), 1000+i, word(p), word(p+1))
			}
			b.WriteString("\n\n")
		}
		fmt.Fprintf(&b, "Voir [une autre](fiche-%06d.md).\n", (i*7919)%n)
		content[fmt.Sprintf("projets/fiche-%06d.md", i)] = &fstest.MapFile{Data: []byte(b.String())}
	}
	return pipeline.Inputs{Content: content, Templates: []fs.FS{templates.FS}, Static: []fs.FS{static.FS}}
}

// BenchmarkCold builds a site and makes each of its pages.
func BenchmarkCold(b *testing.B) {
	in := corpus(1000)
	for b.Loop() {
		r, err := pipeline.New(in, pipeline.Options{}).Build(context.Background())
		if err != nil {
			b.Fatal(err)
		}
		pages(b, r.Tree)
	}
}

// BenchmarkEdit builds a site again after an edit of one sheet, and makes the
// page of it: of its words alone, and of its title, which lists show.
func BenchmarkEdit(b *testing.B) {
	const name, page = "projets/fiche-000500.md", "projets/fiche-000500.html"
	for _, bench := range []struct {
		what string
		edit func(original string, i int) []byte
	}{
		{"words", func(original string, i int) []byte { return fmt.Appendf(nil, "%sFin %d.\n", original, i) }},
		{"title", func(original string, i int) []byte {
			return []byte(strings.Replace(original, "titre: ", fmt.Sprintf("titre: %d ", i), 1))
		}},
	} {
		b.Run(bench.what, func(b *testing.B) {
			in := corpus(10000)
			content := in.Content.(fstest.MapFS)
			original := string(content[name].Data)
			builder := pipeline.New(in, pipeline.Options{})
			if _, err := builder.Build(context.Background()); err != nil {
				b.Fatal(err)
			}
			for i := 0; b.Loop(); i++ {
				content[name] = &fstest.MapFile{Data: bench.edit(original, i)}
				r, err := builder.Rebuild(context.Background(), []string{"content/" + name})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := fs.ReadFile(r.Tree, page); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
