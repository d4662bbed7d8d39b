package atlas

import (
	"math"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/country"
)

func TestOutlinesAreSmall(t *testing.T) {
	if len(nearOutlines) > 300_000 {
		t.Errorf("the outlines have %d bytes", len(nearOutlines))
	}
}

func TestEveryCountryHasAnOutline(t *testing.T) {
	var outlined []string
	for _, s := range near().shapes {
		if isCountry(s.code) {
			outlined = append(outlined, s.code)
		}
	}
	if diff := cmp.Diff(country.Codes(), outlined); diff != "" {
		t.Errorf("the countries of locale and those with an outline differ (-locale +outlines):\n%s", diff)
	}
	for _, code := range outlined {
		if !Has(code) {
			t.Errorf("%s has none", code)
		}
	}
	for _, code := range []string{"", "ml", "ZZ", "-S", "--"} {
		if Has(code) {
			t.Errorf("%q has one", code)
		}
	}
}

func TestRingsAreClosedLines(t *testing.T) {
	table := readTable(nearOutlines, position.itself)
	for _, s := range table.shapes {
		for _, r := range s.rings {
			for i, arc := range r {
				// The last point of an arc is the first of the next, but for
				// the two names that a point at ±180° has.
				last, first := lastOf(table, arc), lastOf(table, ^r[(i+1)%len(r)])
				if math.Abs(math.Remainder(last.lon-first.lon, 360)) > 1e-6 || last.lat != first.lat {
					t.Fatalf("%s: %v is not %v", s.code, last, first)
				}
			}
		}
	}
}

func lastOf(t *table[position], arc int) position {
	if arc < 0 {
		return t.arcs[^arc][0]
	}
	return t.arcs[arc][len(t.arcs[arc])-1]
}

// Neighbours that use one arc cannot drift apart; that they do is what makes
// their border agree.
func TestNeighboursShareTheirBorder(t *testing.T) {
	g := near()
	for _, pair := range [][2]string{{"ML", "SN"}, {"SN", "GM"}, {"FR", "ES"}, {"ZA", "LS"}, {"US", "CA"}, {"MA", "EH"}, {"IL", "SY"}} {
		used := map[int]bool{}
		a, _ := g.shape(pair[0])
		b, _ := g.shape(pair[1])
		for _, r := range a.rings {
			for _, i := range r {
				used[i] = true
			}
		}
		shared := false
		for _, r := range b.rings {
			for _, i := range r {
				shared = shared || used[^i]
				if used[i] {
					t.Errorf("%v run the same way along arc %d", pair, i)
				}
			}
		}
		if !shared {
			t.Errorf("%v share no arc", pair)
		}
	}
}

func TestIsNear(t *testing.T) {
	for _, c := range []struct {
		place      string
		lat, lon   float64
		code       string
		least, max float64 // kilometres
	}{
		{"Bamako", 12.64, -8.00, "ML", 0, 0},
		{"Kayes", 14.45, -11.44, "ML", 0, 0},
		{"Thiès", 14.79, -16.93, "SN", 0, 0},
		{"Janjanbureh", 13.54, -14.76, "GM", 0, 0},
		{"Janjanbureh, around which Senegal lies", 13.54, -14.76, "SN", 5, 30},
		{"Paris", 48.86, 2.35, "FR", 0, 0},
		{"Ajaccio", 41.93, 8.75, "FR", 0, 2},
		{"Washington", 38.90, -77.04, "US", 0, 0},
		{"Fairbanks, in another part", 64.84, -147.72, "US", 0, 0},
		{"Moscow", 55.75, 37.62, "RU", 0, 0},
		{"Anadyr", 64.73, 177.50, "RU", 0, 5},
		{"Uelen, beyond 180°", 66.1, -170.0, "RU", 0, 5},
		{"Nadi", -17.80, 177.45, "FJ", 0, 5},
		{"Brasília", -15.79, -47.88, "BR", 0, 0},
		{"Canberra", -35.28, 149.13, "AU", 0, 0},
		{"Maseru", -29.35, 27.55, "LS", 0, 0},
		{"Maseru, in a hole", -29.35, 27.55, "ZA", 0.5, 10},
		{"Phnom Penh", 11.56, 104.92, "KH", 0, 0},
		{"Luxembourg", 49.61, 6.13, "LU", 0, 0},
		{"the South Pole", -90, 0, "AQ", 0, 0},
		{"Simferopol", 44.95, 34.10, "UA", 0, 0},
		{"Pristina", 42.66, 21.17, "XK", 0, 0},
		{"Hargeisa", 9.56, 44.06, "SO", 0, 0},
		{"Kyrenia", 35.30, 33.3, "CY", 0, 0},
		{"Laayoune", 27.14, -13.19, "EH", 0, 5},
		{"Tan-Tan", 28.44, -11.10, "MA", 0, 0},
		{"Quneitra", 33.12, 35.82, "SY", 0, 0},
		{"Hammerfest", 70.66, 23.68, "NO", 0, 5},
		{"Longyearbyen, with a code of its own", 78.22, 15.65, "NO", 0, 5},
		{"Cayenne, with a code of its own", 4.92, -52.31, "FR", 0, 5},
		{"Mamoudzou", -12.78, 45.23, "YT", 0, 3},
		{"Vatican City", 41.90, 12.45, "VA", 0, 1},
		{"Rome, from the Vatican", 41.89, 12.51, "VA", 1, 8},
		{"Bamako without its minus", 12.64, 8.00, "ML", 400, 800},
		{"Bamako the wrong way round", -8.00, 12.64, "ML", 2000, 3000},
		{"Wellington, opposite to Spain", -41.3, 174.8, "ES", 18_000, 20_020},
	} {
		at := position{c.lon, c.lat}
		if !near().isNear(c.code, at, c.max) || c.least > 0 && near().isNear(c.code, at, c.least) {
			t.Errorf("%s is not %v to %v km from %s", c.place, c.least, c.max, c.code)
		}
	}
	if near().isNear("ZZ", position{}, 20_020) {
		t.Error("ZZ is somewhere")
	}
}

func TestSwapped(t *testing.T) {
	for _, c := range []struct {
		place    string
		lat, lon float64
		codes    []string
		want     string
	}{
		{"Bamako", 12.64, -8.00, []string{"ML"}, ""},
		{"Bamako the wrong way round", -8.00, 12.64, []string{"ML"}, "ML"},
		{"of two countries", -8.00, 12.64, []string{"SN", "ML"}, "ML"},
		{"in the other one as it stands", -8.00, 12.64, []string{"ML", "AO"}, ""},
		{"no country", -8.00, 12.64, nil, ""},
		{"Paris", 48.86, 2.35, []string{"ML"}, ""},
		{"Antalya, that would be in Saudi Arabia", 36.9, 30.7, []string{"TR"}, ""},
		{"Antalya the wrong way round", 30.7, 36.9, []string{"TR"}, "TR"},
		{"Saint-Denis of Réunion", 55.45, -20.88, []string{"FR"}, "FR"},
		{"N'Djamena, in Chad either way", 15.06, 15.11, []string{"TD"}, ""},
		{"off the coast of Angola, which is near", -8.5, 12.9, []string{"ML", "AO"}, ""},
		{"no latitude when exchanged", 16.2, 179.9, []string{"FJ"}, ""},
		{"not a number", math.NaN(), 12.64, []string{"ML"}, ""},
	} {
		got, ok := Swapped(c.codes, c.lat, c.lon)
		if got != c.want || ok != (c.want != "") {
			t.Errorf("%s: %q, %v, want %q", c.place, got, ok, c.want)
		}
	}
}
