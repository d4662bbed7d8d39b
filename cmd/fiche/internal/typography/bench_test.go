package typography_test

import (
	"strings"
	"testing"

	"fiche/cmd/fiche/internal/locale"
)

// prose is a paragraph of the model sheet: apostrophes, a colon, a year and a
// number are what ordinary French holds.
const prose = "Les collectivités signataires de l'accord de coopération décentralisée ont souhaité placer la concertation et la " +
	"mutualisation au centre de leurs préoccupations communes en vue de faire évoluer les conditions de vie des habitants de plusieurs " +
	"communes de deux régions du Mali. En octobre 2019, un premier atelier de formation à l'assainissement a été organisé pour les élus " +
	"locaux : les neuf écoles prioritaires du cercle de Yelimané ont été sélectionnées fin 2019 et les travaux se sont achevés fin 2020. "

func BenchmarkTypeset(b *testing.B) {
	for _, bench := range []struct{ name, text string }{
		{"prose", strings.Repeat(prose, 4)},
		{"untouched", strings.Repeat("une phrase sans rien qui demande un soin particulier. ", 40)},
		{"hostile", strings.Repeat(`"a 'b" 1 2 é/x.y 12 345 ! `, 100)},
	} {
		b.Run(bench.name, func(b *testing.B) {
			b.SetBytes(int64(len(bench.text)))
			b.ReportAllocs()
			for b.Loop() {
				locale.French.Typeset(bench.text)
			}
		})
	}
}
