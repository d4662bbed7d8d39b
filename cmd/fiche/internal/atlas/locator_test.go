package atlas

import (
	"bytes"
	"flag"
	"fmt"
	"math"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/country"
	"fiche/cmd/fiche/internal/locale"
)

var update = flag.Bool("update", false, "rewrite the maps in testdata")

var french = Options{Title: "Carte", Desc: "Une carte", Lang: "fr", Accent: "#0b6e8a", AccentDark: "#5fc3e4", Name: locale.Get("fr").CountryName}

func locate(t *testing.T, code string, places []Mark, o Options) (picture, Info) {
	t.Helper()
	svg, info, ok := Locator(code, places, o)
	if !ok {
		t.Fatalf("no map of %s", code)
	}
	return look(t, svg), info
}

func TestEveryCountryIsDrawnInItsFrame(t *testing.T) {
	frame := rect{0, 0, locatorWidth, locatorHeight}
	names := map[string]bool{}
	for _, code := range country.Codes() {
		names[locale.Get("fr").CountryName(code)] = true
	}
	for _, code := range country.Codes() {
		t.Run(code, func(t *testing.T) {
			s, _ := near().country(code)
			p, info := locate(t, code, []Mark{{Lat: s.centre.lat, Lon: s.centre.lon, Label: "Centre"}}, french)
			if info.Omitted != nil {
				t.Error("its centre is not on the map")
			}
			for _, text := range p.text { // land of no country has no name
				if text != "Centre" && !strings.HasSuffix(text, "km") && !names[text] {
					t.Errorf("it says %q", text)
				}
			}
			for class := range p.paths {
				if b := p.bounds(t, class); !frame.grow(edge + 1).contains(b) {
					t.Errorf("%s is outside of the frame: %v", class, b)
				}
			}
			if p.paths["home"] == nil && p.paths["islet"] == nil {
				t.Error("the country is not on it")
			}
			if len(p.circles["ring"]) > 0 {
				return
			}
			drawn := rect{locatorWidth, locatorHeight, 0, 0}
			for _, class := range []string{"home", "islet"} {
				if p.paths[class] != nil {
					drawn = drawn.union(p.bounds(t, class))
				}
			}
			if drawn.width() < tiny && drawn.height() < tiny {
				t.Errorf("it is hard to see: %v", drawn)
			}
		})
	}
}

func TestTheFrameHoldsTheMainPart(t *testing.T) {
	for _, c := range []struct {
		code    string
		in, out []Mark
	}{
		{"FR", []Mark{{Lat: 41.93, Lon: 8.75}, {Lat: 48.4, Lon: -4.5}}, []Mark{{Lat: 4.9, Lon: -52.3}, {Lat: -21, Lon: 55.5}}},
		{"US", []Mark{{Lat: 47.6, Lon: -122.3}, {Lat: 25.8, Lon: -80.2}}, []Mark{{Lat: 64.8, Lon: -147.7}, {Lat: 21.3, Lon: -157.8}}},
		{"RU", []Mark{{Lat: 54.7, Lon: 20.5}, {Lat: 43.1, Lon: 131.9}, {Lat: 66.1, Lon: -170}}, nil},
		{"FJ", []Mark{{Lat: -18.1, Lon: 178.4}, {Lat: -18.2, Lon: -178.8}}, nil},
		{"KI", []Mark{{Lat: 1.4, Lon: 173}, {Lat: 1.9, Lon: -157.4}}, nil},
		{"NO", []Mark{{Lat: 70.7, Lon: 23.7}, {Lat: 58.1, Lon: 8}}, []Mark{{Lat: 78.2, Lon: 15.6}}},
		{"ES", []Mark{{Lat: 36.1, Lon: -5.4}, {Lat: 39.6, Lon: 2.9}}, []Mark{{Lat: 28.1, Lon: -15.4}}},
		{"MY", []Mark{{Lat: 3.1, Lon: 101.7}, {Lat: 6, Lon: 116.1}}, nil},
	} {
		s, _ := near().country(c.code)
		f := near().frame(s, nil)
		for _, m := range slices.Concat(c.in, c.out) {
			at := f.at(toVector(position{m.Lon, m.Lat}))
			shown := rect{0, 0, locatorWidth, locatorHeight}.holds(at)
			if want := slices.Contains(c.in, m); shown != want {
				t.Errorf("%s: %v, %v is shown: %v, want %v", c.code, m.Lat, m.Lon, shown, want)
			}
		}
	}
}

func TestPlacesMoveTheFrame(t *testing.T) {
	cayenne := Mark{Lat: 4.9, Lon: -52.3}
	paris := Mark{Lat: 48.86, Lon: 2.35}
	geneva := Mark{Lat: 46.2, Lon: 6.15}
	tunis := Mark{Lat: 36.8, Lon: 10.18}
	honolulu := Mark{Lat: 21.3, Lon: -157.85}
	swapped := Mark{Lat: 2.35, Lon: 48.86}
	for _, c := range []struct {
		name    string
		code    string
		places  []Mark
		omitted []int
	}{
		{"in the country and beside it", "FR", []Mark{paris, geneva}, nil},
		{"in a country near by: the map grows", "FR", []Mark{paris, tunis}, nil},
		{"overseas only: the map is of there", "FR", []Mark{cayenne}, nil},
		{"overseas too: the main part wins", "FR", []Mark{cayenne, paris}, []int{0}},
		{"far islands only", "US", []Mark{honolulu}, nil},
		{"a mistake does not move the map", "FR", []Mark{swapped, swapped}, []int{0, 1}},
		{"nowhere on Earth", "FR", []Mark{{Lat: 91}, {Lon: 181}, {Lat: math.NaN()}, {Lon: math.Inf(1)}, {Radius: -1, Lat: 48, Lon: 2}, paris}, []int{0, 1, 2, 3, 4}},
		{"on the other side of it", "FR", []Mark{{Lat: -46, Lon: -178}, paris}, []int{0}},
	} {
		p, info := locate(t, c.code, c.places, french)
		if diff := cmp.Diff(c.omitted, info.Omitted); diff != "" {
			t.Errorf("%s: omitted (-want +got):\n%s", c.name, diff)
		}
		if p.paths["home"] == nil {
			t.Errorf("%s: the country is not on the map", c.name)
		}
		if got, want := len(p.paths["dot"]), len(c.places)-len(c.omitted); got != want {
			t.Errorf("%s: %d dots, want %d", c.name, got, want)
		}
	}
}

// Capitals far from any border lie on the map where the map says their country is.
func TestPlacesLieInTheirCountryOnTheMap(t *testing.T) {
	for _, c := range []struct {
		code     string
		lat, lon float64
	}{
		{"ML", 12.64, -8.00}, {"SN", 14.79, -16.0}, {"FR", 48.86, 2.35}, {"US", 39.5, -98}, {"RU", 55.75, 37.62},
		{"FJ", -17.8, 178.0}, {"ID", -7.2, 110}, {"MG", -18.9, 47.5}, {"BR", -15.8, -47.9}, {"CA", 45.4, -75.7},
		{"CN", 39.9, 116.4}, {"AU", -35.3, 149.1}, {"BO", -16.5, -68.1}, {"NP", 27.7, 85.3}, {"LU", 49.6, 6.1},
		{"AQ", -85, 90}, {"GL", 72, -40}, {"NZ", -43.9, 171},
	} {
		p, _ := locate(t, c.code, []Mark{{Lat: c.lat, Lon: c.lon}}, Options{})
		at := p.paths["dot"][0][0]
		if !p.holds("home", at) || p.holds("land", at) {
			t.Errorf("%s: %v, %v is at %v, outside of it", c.code, c.lat, c.lon, at)
		}
	}
}

func TestMarksAreDrawnAsExactlyAsTheyAreKnown(t *testing.T) {
	p, info := locate(t, "ML", []Mark{
		{Lat: 12.64, Lon: -8, Label: "Bamako"},
		{Lat: 14.7, Lon: -8.6, Label: "Fatao", Precision: Approximate},
		{Lat: 14.45, Lon: -11.4, Label: "Kayes", Precision: Region, Radius: 120},
	}, french)
	want := map[string]int{"dot": 1, "about": 1, "region": 2}
	got := map[string]int{"dot": len(p.paths["dot"]), "about": len(p.circles["about"]), "region": len(p.circles["region"])}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	for _, name := range []string{"Bamako", "Fatao", "Kayes", "Mali", "Mauritanie", "Algérie", "500\u00a0km"} {
		if !slices.Contains(p.text, name) {
			t.Errorf("%q is not on the map: %q", name, p.text)
		}
	}
	if info.Unlabelled != nil || info.Width != 640 || info.Height != 480 {
		t.Errorf("%+v", info)
	}
}

func TestADiscIsTrueToScale(t *testing.T) {
	s, _ := near().country("ML")
	places := []Mark{{Lat: 17, Lon: -2, Precision: Region, Radius: 200}}
	f := near().frame(s, places)
	l := &locator{sketch: newSketch(near(), f, 1)}
	// 200 km of a meridian are 1.7986 degrees.
	a, b := f.at(toVector(position{-2, 17})), f.at(toVector(position{-2, 17 + 1.7986}))
	if got, want := l.radius(places[0]), math.Hypot(a.x-b.x, a.y-b.y); math.Abs(got/want-1) > 0.01 {
		t.Errorf("a radius of 200 km is %.1f units, want %.1f", got, want)
	}
}

func TestLabelsLieNowhereOnEachOther(t *testing.T) {
	p := placer{area: rect{0, 0, 400, 300}}
	var spots []rect
	for i := range 60 {
		at := point{float64(i*71%400) + 1, float64(i*37%300) + 1}
		if s, ok := p.beside(at, 5, 60, 20); ok {
			if !p.area.contains(s.taken) || slices.ContainsFunc(spots, s.taken.meets) {
				t.Errorf("%v is not free", s.taken)
			}
			spots = append(spots, s.taken)
			p.taken = append(p.taken, s.taken)
		}
	}
	if len(spots) < 10 {
		t.Errorf("places for %d only", len(spots))
	}
}

// One scan writes over what another left.
func TestRoomInAShapeDoesNotDependOnOthers(t *testing.T) {
	square := func(at, size float64) [][]point {
		return [][]point{{{at, at}, {at + size, at}, {at + size, at + size}, {at, at + size}}}
	}
	p := placer{area: rect{0, 0, locatorWidth, locatorHeight}}
	for _, rings := range [][][]point{square(50, 600), square(400, 300), square(20, 200), square(10, 100)} {
		fresh := placer{area: p.area}
		got, ok := p.inside(rings, 120, 32)
		want, wanted := fresh.inside(rings, 120, 32)
		if got != want || ok != wanted {
			t.Errorf("%v: %v, %v, want %v, %v", rings, got, ok, want, wanted)
		}
	}
}

func TestEveryLabelIsPrintedOrReported(t *testing.T) {
	var places []Mark
	for i := range 60 {
		places = append(places, Mark{Lat: 12 + float64(i%8)/3, Lon: -10 + float64(i/8)/2, Label: fmt.Sprint("Village ", i)})
	}
	p, info := locate(t, "ML", places, Options{})
	labels := 0
	for _, s := range p.text {
		if s[0] == 'V' {
			labels++
		}
	}
	if labels == 0 || labels+len(info.Unlabelled) != len(places) || len(p.paths["dot"]) != len(places) {
		t.Errorf("%d labels, %d without, %d dots", labels, len(info.Unlabelled), len(p.paths["dot"]))
	}
}

// Labels are for reading: of a map full of places only some have one.
func TestLabelsAreBounded(t *testing.T) {
	var places []Mark
	for i := range 200 {
		places = append(places, Mark{Lat: 11 + float64(i/14), Lon: -11 + float64(i%14), Label: "i"})
	}
	p, info := locate(t, "ML", places, Options{})
	labels := 0
	for _, s := range p.text {
		if s == "i" {
			labels++
		}
	}
	if labels != mostLabels || labels+len(info.Unlabelled)+len(info.Omitted) != len(places) {
		t.Errorf("%d labels, %d without, %d omitted", labels, len(info.Unlabelled), len(info.Omitted))
	}
}

// The scale goes where nothing else is.
func TestTheScaleLiesOnNothing(t *testing.T) {
	g := near()
	home, _ := g.country("ML")
	for _, taken := range []bool{false, true} {
		l := &locator{sketch: newSketch(g, g.frame(home, nil), finest), home: home}
		l.labels.area = rect{0, 0, locatorWidth, locatorHeight}
		if taken {
			l.labels.taken = []rect{l.labels.area}
		}
		l.printBar()
		if drawn := l.Len() > 0; drawn == taken {
			t.Errorf("taken: %v, drawn: %v", taken, drawn)
		}
	}
}

func TestNorthIsUpAndEastIsRight(t *testing.T) {
	dakar, ziguinchor, tambacounda := Mark{Lat: 14.69, Lon: -17.44}, Mark{Lat: 12.58, Lon: -16.27}, Mark{Lat: 13.77, Lon: -13.67}
	p, _ := locate(t, "SN", []Mark{dakar, ziguinchor, tambacounda}, Options{})
	d, z, k := p.paths["dot"][0][0], p.paths["dot"][1][0], p.paths["dot"][2][0]
	if !(d.y < k.y && k.y < z.y && d.x < z.x && z.x < k.x) {
		t.Errorf("Dakar %v, Ziguinchor %v, Tambacounda %v", d, z, k)
	}
}

func TestManyPlacesStayWithinTheSize(t *testing.T) {
	for _, precision := range []Precision{Exact, Approximate, Region} {
		var places []Mark
		for i := range 3000 {
			places = append(places, Mark{Lat: -8 + float64(i%60)/6, Lon: 100 + float64(i/60)/2,
				Label: "Un endroit dont le nom est long", Precision: precision})
		}
		p, info := locate(t, "ID", places, french)
		if len(p.text) < 5 || len(info.Omitted) == len(places) {
			t.Errorf("precision %d: %d texts, %d omitted", precision, len(p.text), len(info.Omitted))
		}
	}
}

func TestSameMapSameBytes(t *testing.T) {
	places := []Mark{{Lat: 12.64, Lon: -8, Label: "Bamako"}, {Lat: 14.7, Lon: -8.6, Precision: Region}}
	first, _, _ := Locator("ML", places, french)
	again, _, _ := Locator("ML", places, french)
	if !bytes.Equal(first, again) {
		t.Error("two maps differ")
	}
}

// A site draws its maps on all cores.
func TestMapsAreDrawnAtOnce(t *testing.T) {
	draw := func(i int) []byte {
		if i == 0 {
			svg, _ := World([]string{"ML", "RU"}, nil, french)
			return svg
		}
		svg, _, _ := Locator([]string{"ML", "SN", "RU"}[i-1], nil, french)
		return svg
	}
	var alone, together [4][]byte
	var all sync.WaitGroup
	for i := range together {
		all.Go(func() { together[i] = draw(i) })
	}
	all.Wait()
	for i := range alone {
		if alone[i] = draw(i); !bytes.Equal(alone[i], together[i]) {
			t.Errorf("map %d differs", i)
		}
	}
}

func TestLocatorGolden(t *testing.T) {
	got, _, _ := Locator("MT", []Mark{
		{Lat: 35.9, Lon: 14.51, Label: "La Valette"},
		{Lat: 36.04, Lon: 14.24, Label: "Victoria", Precision: Approximate, Radius: 5},
		{Lat: 35.87, Lon: 14.36, Precision: Region, Radius: 15},
	}, french)
	const name = "testdata/malta.svg"
	if *update {
		if err := os.WriteFile(name, got, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("run go test -update if this is meant (-want +got):\n%s", diff)
	}
}

func BenchmarkLocator(b *testing.B) {
	near()
	for _, code := range []string{"ML", "LU", "ID", "CA", "RU"} {
		b.Run(code, func(b *testing.B) {
			for b.Loop() {
				Locator(code, []Mark{{Lat: 12.64, Lon: -8, Label: "Bamako"}}, french)
			}
		})
	}
}

// BenchmarkLocators draws what the build of a corpus does: the maps of countries
// large and small, with many neighbours and with none.
func BenchmarkLocators(b *testing.B) {
	codes := strings.Fields("BF BI BJ CI CM DJ EG ET GA GH GM GN HT ID IN JO KE KH KM LA LB MA MG ML MR MW MZ NE NP PE PH RW SN TD TG TN TZ UG VN ZM")
	near()
	for b.Loop() {
		for _, code := range codes {
			Locator(code, nil, french)
		}
	}
}

func BenchmarkReadTables(b *testing.B) {
	for b.Loop() {
		newGlobe(readTable(nearOutlines, toVector))
	}
}
