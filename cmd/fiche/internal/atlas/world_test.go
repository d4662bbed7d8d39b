package atlas

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/country"
)

// The values are those of the authors' own table, https://equal-earth.com
// (scale 1, middle meridian 0): the pole is 1.3173627591574 from the equator and
// the equator 2.7066299836 long, either way.
func TestEqualEarth(t *testing.T) {
	for _, c := range []struct {
		lat, lon float64 // from the middle of the map
		want     point
	}{
		{0, 0, point{0, 0}},
		{0, 180, point{2.7066299836, 0}},
		{0, -180, point{-2.7066299836, 0}},
		{90, 0, point{0, 1.3173627591574}},
		{-90, 0, point{0, -1.3173627591574}},
	} {
		got := equalEarth(position{middle + c.lon, c.lat})
		if math.Hypot(got.x-c.want.x, got.y-c.want.y) > 1e-9 {
			t.Errorf("%v, %v is %v, want %v", c.lat, c.lon, got, c.want)
		}
	}
}

// Whoever is equal-area gives a small field the same area everywhere.
func TestProjectionsKeepAreas(t *testing.T) {
	p := newPlane(position{15, 50})
	projections := map[string]func(position) point{
		"Equal Earth": equalEarth,
		"Lambert":     func(q position) point { return p.project(toVector(q)) },
	}
	const step = 0.01
	for name, project := range projections {
		for _, lat := range []float64{-60, -30, 0, 20, 45, 70, 85} {
			a := project(position{30, lat})
			b := project(position{30 + step, lat})
			c := project(position{30, lat + step})
			got := math.Abs((b.x-a.x)*(c.y-a.y) - (b.y-a.y)*(c.x-a.x))
			want := step * math.Pi / 180 * (math.Sin((lat+step)*math.Pi/180) - math.Sin(lat*math.Pi/180))
			if math.Abs(got/want-1) > 0.002 {
				t.Errorf("%s at %v: %.4g times the area", name, lat, got/want)
			}
		}
	}
}

func drawWorld(t *testing.T, countries []string, places []Mark) (picture, Info) {
	t.Helper()
	svg, info := World(countries, places, french)
	return look(t, svg), info
}

func TestWorldHoldsEveryCountry(t *testing.T) {
	p, info := drawWorld(t, country.Codes(), nil)
	frame := rect{0, 0, worldWidth, float64(2 * info.Height)}
	for class := range p.paths {
		if b := p.bounds(t, class); !frame.grow(1).contains(b) {
			t.Errorf("%s is outside of the map: %v", class, b)
		}
	}
	if len(p.paths["country"]) < 200 || len(p.paths["dot"]) < 50 || len(p.paths["world"]) < 50 {
		t.Errorf("%d, %d, %d", len(p.paths["country"]), len(p.paths["dot"]), len(p.paths["world"]))
	}
}

// A ring that is not cut where the map ends draws a band all across it.
func TestWorldHasNoBands(t *testing.T) {
	for _, code := range []string{"RU", "FJ", "US", "NZ", "KI"} {
		p, _ := drawWorld(t, []string{code}, nil)
		for _, class := range []string{"world", "country", "lines"} {
			if longest := p.longestStep(class); longest > worldWidth/8 {
				t.Errorf("%s: a line of %s is %.0f units long", code, class, longest)
			}
		}
	}
}

// The map is cut at 169° W; the test cuts through the middle of a country.
func TestSplitCutsARing(t *testing.T) {
	square := []position{{-179, 0}, {-159, 0}, {-159, 10}, {-179, 10}}
	want := [][]position{
		{{181, 0}, {191, 0}, {191, 10}, {181, 10}},
		{{-169, 0}, {-159, 0}, {-159, 10}, {-169, 10}},
	}
	got := split(slices.Clone(square))
	for _, part := range slices.Concat(got, want) {
		slices.SortFunc(part, func(a, b position) int { return int(a.lon-b.lon)*100 + int(a.lat-b.lat) })
	}
	slices.SortFunc(got, func(a, b []position) int { return int(b[0].lon - a[0].lon) })
	if diff := cmp.Diff(want, got, cmp.AllowUnexported(position{})); diff != "" {
		t.Error(diff)
	}
	across := []position{{179, 0}, {-179, 0}, {-179, 5}, {179, 5}}
	if got := split(across); len(got) != 1 || len(got[0]) != 4 {
		t.Errorf("180° is not where the map ends: %v", got)
	}
}

// The map ends at 169° W. The only countries beyond 180° and across that end are
// too small for their maps to tell.
func TestWorldPutsWhatLiesBeyond180OnTheRight(t *testing.T) {
	for _, c := range []struct {
		west, east float64
		parts      int
	}{
		{-179, -172, 1},
		{-179, -159, 2},
		{175, -175, 1},
	} {
		square := []position{{c.west, 0}, {c.east, 0}, {c.east, 10}, {c.west, 10}, {c.west, 0}}
		m := newWorldMap()
		m.table = &table[position]{arcs: arcs[position]{square}, shapes: []shape{{code: "XX", rings: []ring{{0}}}}}
		m.thin(1)
		var p path
		m.fill(&p, &m.shapes[0])
		parts := readPath(t, string(p.data))
		if len(parts) != c.parts {
			t.Errorf("%v to %v: %d parts, want %d: %s", c.west, c.east, len(parts), c.parts, p.data)
		}
		for i, part := range parts {
			b := bounds(part)
			side := rect{worldWidth * 0.9, 0, worldWidth + 1, float64(m.height)}
			if i == 1 {
				side = rect{-1, 0, worldWidth * 0.1, float64(m.height)}
			}
			if !side.contains(b) {
				t.Errorf("%v to %v: part %d is at %v", c.west, c.east, i, b)
			}
		}
	}
}

func TestWorldPlacesLieInTheirCountry(t *testing.T) {
	for _, c := range []struct {
		code     string
		lat, lon float64
	}{
		{"ML", 17, -4}, {"FR", 47, 2.5}, {"US", 40, -100}, {"RU", 62, 100}, {"RU", 67, -178}, {"BR", -10, -52},
		{"AU", -25, 134}, {"MG", -19, 46.5}, {"CN", 35, 105}, {"CA", 56, -110}, {"NZ", -43.8, 171}, {"GF", 4, -53},
		{"EH", 24.5, -14}, {"SO", 9.8, 45}, {"UA", 45.2, 34.2}, {"ZA", -31, 22},
	} {
		p, _ := drawWorld(t, []string{c.code}, []Mark{{Lat: c.lat, Lon: c.lon}})
		at := p.paths["dot"][len(p.paths["dot"])-1][0]
		if !p.holds("country", at) || !p.holds("world", at) {
			t.Errorf("%s: %v, %v is at %v, outside of it", c.code, c.lat, c.lon, at)
		}
	}
}

func TestWorldDots(t *testing.T) {
	p, info := drawWorld(t, []string{"KM", "TV", "ZZ", "KM"}, []Mark{
		{Lat: 12.64, Lon: -8}, {Lat: 12.641, Lon: -8.001}, // one dot
		{Lat: -13.8, Lon: -171.8}, // east of the map's end, on its right
		{Lat: -80, Lon: 0}, {Lat: math.NaN()}, {Lon: 200},
	})
	if got, want := len(p.paths["dot"]), 2+2; got != want {
		t.Errorf("%d dots, want %d", got, want)
	}
	if diff := cmp.Diff([]int{3, 4, 5}, info.Omitted); diff != "" {
		t.Error(diff)
	}
	if right := p.bounds(t, "dot").right; right < 0.95*worldWidth {
		t.Errorf("Samoa is at %v", right)
	}
}

func TestWorldWithTooManyPlaces(t *testing.T) {
	var places []Mark
	for i := range 20_000 {
		places = append(places, Mark{Lat: float64(i%100) - 40, Lon: float64(i/100)*1.7 - 170})
	}
	if p, info := drawWorld(t, country.Codes(), places); len(p.paths["dot"]) < 500 || len(info.Omitted) == 0 {
		t.Errorf("%d dots, %d omitted", len(p.paths["dot"]), len(info.Omitted))
	}
}

func TestWorldDoesNotDependOnOrder(t *testing.T) {
	places := []Mark{{Lat: 12.64, Lon: -8}, {Lat: 48.9, Lon: 2.3}, {Lat: -18.9, Lon: 47.5}}
	first, _ := World([]string{"ML", "FR"}, places, french)
	slices.Reverse(places)
	again, _ := World([]string{"FR", "ML", "FR"}, places, french)
	if !bytes.Equal(first, again) {
		t.Error("two maps differ")
	}
}

func BenchmarkWorld(b *testing.B) {
	world()
	for b.Loop() {
		World([]string{"ML", "SN", "FR", "RU"}, []Mark{{Lat: 12.64, Lon: -8}}, french)
	}
}
