package prose

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/problem"
)

// benchmarkSheet is a body of some 500 French words with a bit of everything.
var benchmarkSheet = "# Des latrines pour neuf écoles\n\n" +
	strings.Repeat("Le syndicat et ses partenaires ont construit, en 2020, des latrines dans les *neuf écoles* du cercle : elles servent à 3 450 élèves. ", 3) + "\n\n" +
	"## Les dates clés\n\n## L'objectif du projet\n\n" +
	strings.Repeat("Chaque école a reçu un bloc de quatre latrines, un **point d'eau** et la visite d'un formateur ; le comité de l'école en assure l'entretien. ", 5) + "\n\n" +
	"- Former les élus et les agents des communes,\n- construire les ouvrages avec [les artisans](artisans.md) du lieu,\n- suivre leur état pendant *deux ans*.\n\n" +
	"![Un bloc de latrines neuves](latrines.jpg \"L'école de Fatao.\")\n\n" +
	"### La suite\n\n" +
	strings.Repeat("Le second atelier, prévu en octobre 2020, a été reporté. Il réunira \"les maires\" et les services de l'État ! ", 6) + "\n\n" +
	"| Année | Écoles | Élèves |\n|---|--:|--:|\n| 2019 | 3 | 1 100 |\n| 2020 | 6 | 2 350 |\n\n" +
	"Rang du pays :  \n**184<sup>e</sup>/189** selon <https://www.example.org/idh>[^1].\n\n" +
	strings.Repeat("Les communes ont voté leur participation et tiennent le registre des visites, que le syndicat relit chaque trimestre. ", 6) + "\n\n" +
	"[^1]: Rapport sur le développement humain, édition 2020.\n"

func BenchmarkBody(b *testing.B) {
	src := problem.NewSource("a.md", []byte(benchmarkSheet))
	b.ReportAllocs()
	for b.Loop() {
		Render(src, 0, locale.French, Options{})
	}
}

// BenchmarkParse is goldmark's part of BenchmarkBody.
func BenchmarkParse(b *testing.B) {
	w := newWriter(problem.NewSource("a.md", []byte(benchmarkSheet)), 0, locale.French, Options{})
	b.ReportAllocs()
	for b.Loop() {
		w.guard = newGuard(len(w.source))
		w.parse()
	}
}
