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

// BenchmarkSheet reads a whole file, as a build does thousands of times.
func BenchmarkSheet(b *testing.B) {
	data := []byte(benchmarkFields + strings.Repeat(benchmarkProse, 8))
	if s := Parse("projets/zagora.md", data, locale.Get("fr")); s.Failed {
		b.Fatal(s.Problems)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		Parse("projets/zagora.md", data, locale.Get("fr"))
	}
}

// benchmarkProse is a part of a body: a heading, words with marks, a link, a list.
const benchmarkProse = `## Les travaux

Le syndicat a réhabilité **neuf écoles** de la région de Kayes, d'après l'[enquête](enquete.md) de 2019 : 40 % des élèves
n'avaient pas de latrines ; aujourd'hui, tous en ont.

- 12 blocs de latrines
- 3 forages

`
