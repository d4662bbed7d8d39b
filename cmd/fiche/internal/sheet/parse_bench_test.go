package sheet

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// benchmarkFields is the front matter of a project: what most of its fields
// hold, in the forms that people write.
const benchmarkFields = `---
titre: Zagora : L'école des fontainiers
résumé: Les habitants de Zagora et leurs partenaires mènent ce projet de 2010 à 2013 : de l'eau, des ouvrages qui durent et des agents formés.
pays: Mozambique
statut: suspendu
situation: 2012
mis à jour: 2023-06-16
période: 2010 - 2013
thèmes: santé, climat
partenaires:
  - Syndicat des eaux de Thionville : appui technique
  - Syndicat des eaux de Nîmes : financeur
  - Association des usagers de Nevers : financeur
dates:
  - mai 2010 : Remise des clés au comité d'usagers
  - septembre 2010 : Signature de la convention
  - décembre 2011 : Premier atelier de formation des élus locaux
  - août 2012 -> 2013 : Travaux achevés dans les neuf écoles (reporté : sécurité et Covid)
chiffres:
  - Nombre de bénéficiaires : 357 267 habitants
  - Coût du projet : 244 000 €
  - libellé: Taux d'accès à l'eau potable
    valeur: 31 %
    de: pays
    année: 2010
    source: JMP : https://washdata.org
---
`

// benchmarkProse is some 300 French words, as most sheets have them.
var benchmarkProse = "# Des fontaines pour neuf écoles\n\n" +
	strings.Repeat("Le syndicat et ses partenaires ont construit, en 2012, des fontaines dans les *neuf écoles* du cercle : elles servent à 3 450 élèves. ", 4) + "\n\n" +
	"## Les dates clés\n\n## L'objectif du projet\n\n" +
	"- Former les élus et les agents des communes,\n- construire les ouvrages avec [les artisans](artisans.md) du lieu.\n\n" +
	"![Une fontaine neuve](fontaine.jpg \"L'école de Zagora.\")\n\n" +
	"| Année | Écoles | Élèves |\n|---|--:|--:|\n| 2011 | 3 | 1 100 |\n| 2012 | 6 | 2 350 |\n\n" +
	strings.Repeat("Les communes ont voté leur participation et tiennent le registre des visites, que le syndicat relit chaque trimestre. ", 8) + "\n"

// BenchmarkSheet reads a whole file, as a build does thousands of times.
func BenchmarkSheet(b *testing.B) {
	data := []byte(benchmarkFields + benchmarkProse)
	if s := Parse("projets/zagora.md", data, locale.Get("fr")); s.Failed {
		b.Fatal(s.Problems)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("projets/zagora.md", data, locale.Get("fr"))
	}
}
