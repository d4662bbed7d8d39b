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

var french = Options{Title: "Carte", Lang: "fr", Accent: "#0b6e8a", AccentDark: "#5fc3e4", Name: locale.Get("fr").CountryName}

// countriesOf reads the codes of countries, each as many times as it weighs.
func countriesOf(codes string) []Country {
	var list []Country
	for code := range strings.FieldsSeq(codes) {
		if i := slices.IndexFunc(list, func(c Country) bool { return c.Code == code }); i >= 0 {
			list[i].Weight++
		} else {
			list = append(list, Country{code, 1})
		}
	}
	return list
}

// locate draws the main frame of the map of some countries.
func locate(t *testing.T, codes string, places []Mark, o Options) (picture, *Layout) {
	t.Helper()
	l := NewLayout(countriesOf(codes), places)
	if len(l.Frames) == 0 {
		t.Fatalf("no map of %s", codes)
	}
	o.Numbers = l.Numbers(Sheet, places)
	return look(t, l.Frames[0].Draw(Sheet, places, o)), l
}

func TestEveryCountryIsDrawnInItsFrame(t *testing.T) {
	frame := Sheet.area()
	names := map[string]bool{}
	for _, code := range country.Codes() {
		names[locale.Get("fr").CountryName(code)] = true
		for _, half := range inTwo(locale.Get("fr").CountryName(code)) {
			names[half] = true
		}
	}
	for _, code := range country.Codes() {
		t.Run(code, func(t *testing.T) {
			s, _ := near().country(code)
			p, l := locate(t, code, []Mark{{Lat: s.centre.lat, Lon: s.centre.lon, Label: "Centre"}}, french)
			if l.Omitted != nil || len(l.Frames) != 1 {
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
			drawn := nowhere()
			for _, class := range []string{"home", "islet"} {
				if p.paths[class] != nil {
					drawn = drawn.union(p.bounds(t, class))
				}
			}
			if drawn.width() < Sheet.tiny && drawn.height() < Sheet.tiny {
				t.Errorf("it is hard to see: %v", drawn)
			}
		})
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
	p, _ := locate(t, "ML", []Mark{
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
}

func TestADiscIsTrueToScale(t *testing.T) {
	places := []Mark{{Lat: 17, Lon: -2, Precision: Region, Radius: 200}}
	p := NewLayout(countriesOf("ML"), places).Frames[0].in(Sheet)
	// 200 km of a meridian are 1.7986 degrees.
	a, b := p.at(toVector(position{-2, 17})), p.at(toVector(position{-2, 17 + 1.7986}))
	if got, want := p.radius(places[0]), math.Hypot(a.x-b.x, a.y-b.y); math.Abs(got/want-1) > 0.02 {
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
	p := placer{area: Sheet.area()}
	for _, rings := range [][][]point{square(50, 600), square(400, 300), square(20, 200), square(10, 100)} {
		fresh := placer{area: p.area}
		got, ok := p.inside(newPart("", rings), 1, 120, 32)
		want, wanted := fresh.inside(newPart("", rings), 1, 120, 32)
		if got != want || ok != wanted {
			t.Errorf("%v: %v, %v, want %v, %v", rings, got, ok, want, wanted)
		}
	}
}

// Where the names of places have no room, numbers stand for them; places that
// would lie on each other have one.
func TestPlacesHaveNamesOrNumbers(t *testing.T) {
	bamako, kayes, gao := Mark{Lat: 12.64, Lon: -8, Label: "Bamako"}, Mark{Lat: 14.45, Lon: -11.4, Label: "Kayes", Precision: Region}, Mark{Lat: 16.27, Lon: -0.04, Label: "Gao"}
	var cluster []Mark
	for i := range 30 {
		cluster = append(cluster, Mark{Lat: 12 + float64(i%6)/4, Lon: -8 + float64(i/6)/3, Label: fmt.Sprint("Village ", i)})
	}
	for name, c := range map[string]struct {
		marks   []Mark
		numbers []int
		text    []string
	}{
		"few":                {[]Mark{bamako, kayes, gao}, nil, []string{"Bamako", "Kayes", "Gao"}},
		"two at one point":   {[]Mark{bamako, {Lat: 12.64, Lon: -8, Label: "Bamako-Coura"}}, nil, []string{"Bamako", "Bamako-Coura"}},
		"many at one point":  {slices.Concat([]Mark{gao}, slices.Repeat([]Mark{bamako}, 12), []Mark{kayes}), []int{1, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3}, []string{"1", "2", "3"}},
		"one of them abroad": {slices.Concat(slices.Repeat([]Mark{bamako}, 12), []Mark{{Lat: 48.86, Lon: 2.35}, gao}), []int{1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 2}, []string{"1", "2"}},
		"a cluster":          {cluster, []int{1}, []string{"1", "2", "3"}},
	} {
		p, l := locate(t, "ML", c.marks, french)
		got := l.Numbers(Sheet, c.marks)
		if name == "a cluster" {
			got = got[:1]
		}
		if diff := cmp.Diff(c.numbers, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", name, diff)
		}
		for _, text := range c.text {
			if !slices.Contains(p.text, text) {
				t.Errorf("%s: %q is not on the map: %q", name, text, p.text)
			}
		}
		for _, m := range c.marks {
			if c.numbers != nil && slices.Contains(p.text, m.Label) {
				t.Errorf("%s: %q has a name and a number", name, m.Label)
			}
		}
	}
}

// The scale goes where nothing else is.
func TestTheScaleLiesOnNothing(t *testing.T) {
	f := NewLayout(countriesOf("ML"), nil).Frames[0]
	for _, taken := range []bool{false, true} {
		m := &chart{pane: f.in(Sheet), frame: f}
		m.labels.area = Sheet.area()
		if taken {
			m.labels.taken = []rect{m.labels.area}
		}
		m.printBar()
		if drawn := m.Len() > 0; drawn == taken {
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
		if p, _ := locate(t, "ID", places, french); len(p.text) < 5 {
			t.Errorf("precision %d: %d texts", precision, len(p.text))
		}
		l := NewLayout(countriesOf("ID"), places)
		for _, format := range []*Format{Card, Inset, Overview} {
			look(t, l.Frames[0].Draw(format, places, french))
		}
	}
}

// What is kept of one map must not change another: the same bytes alone and
// beside others, on all cores, in every format.
func TestSameMapSameBytes(t *testing.T) {
	places := []Mark{{Lat: 12.64, Lon: -8, Label: "Bamako"}, {Lat: 14.7, Lon: -8.6, Precision: Region}}
	draw := func(i int) []byte {
		l := NewLayout(countriesOf([]string{"ML", "ML SN", "RU", "ML"}[i%4]), places)
		return l.Frames[0].Draw([]*Format{Sheet, Card}[i/4], places, french)
	}
	var together [8][]byte
	var all sync.WaitGroup
	for i := range together {
		all.Go(func() { together[i] = draw(i) })
	}
	all.Wait()
	for i := range together {
		near().bodies.Clear()
		near().grounds.Clear()
		if alone := draw(i); !bytes.Equal(alone, together[i]) {
			t.Errorf("map %d differs", i)
		}
	}
}

func TestGolden(t *testing.T) {
	places := []Mark{
		{Lat: 35.9, Lon: 14.51, Label: "La Valette"},
		{Lat: 36.04, Lon: 14.24, Label: "Victoria", Precision: Approximate, Radius: 5},
		{Lat: 35.87, Lon: 14.36, Precision: Region, Radius: 15},
	}
	got := NewLayout(countriesOf("MT"), places).Frames[0].Draw(Sheet, places, french)
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

// BenchmarkMaps draws what the build of a corpus does: countries large and small,
// each many times with places of its own.
func BenchmarkMaps(b *testing.B) {
	codes := strings.Fields("BF BI BJ CI CM DJ EG ET GA GH GM GN HT ID IN JO KE KH KM LA LB MA MG ML MR MW MZ NE NP PE PH RW SN TD TG TN TZ UG VN ZM")
	near()
	for b.Loop() {
		for _, code := range codes {
			s, _ := near().country(code)
			places := []Mark{{Lat: s.centre.lat, Lon: s.centre.lon, Label: "Bamako"}}
			NewLayout(countriesOf(code), places).Frames[0].Draw(Sheet, places, french)
		}
	}
}

func BenchmarkReadTables(b *testing.B) {
	for b.Loop() {
		newGlobe(readTable(nearOutlines, toVector))
	}
}
