package atlas

import (
	"bytes"
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

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
		f := NewLayout(countriesOf(c.code), nil).Frames[0]
		for _, m := range slices.Concat(c.in, c.out) {
			if got, want := f.holds(m.vector()), slices.Contains(c.in, m); got != want {
				t.Errorf("%s: %v, %v is shown: %v, want %v", c.code, m.Lat, m.Lon, got, want)
			}
		}
	}
}

// What lies near a country widens its map, what lies far from it but in it has an
// inset, and the rest is told.
func TestPlacesMoveTheFrame(t *testing.T) {
	cayenne := Mark{Lat: 4.9, Lon: -52.3}
	paris := Mark{Lat: 48.86, Lon: 2.35}
	geneva := Mark{Lat: 46.2, Lon: 6.15}
	tunis := Mark{Lat: 36.8, Lon: 10.18}
	reunion := Mark{Lat: -20.88, Lon: 55.45}
	bamako := Mark{Lat: 12.64, Lon: -8}
	swapped := Mark{Lat: 2.35, Lon: 48.86}
	for _, c := range []struct {
		name    string
		code    string
		places  []Mark
		frames  [][]int // marks of each
		omitted []int
	}{
		{"in the country and beside it", "FR", []Mark{paris, geneva}, [][]int{{0, 1}}, nil},
		{"in a country near by: the map grows", "FR", []Mark{paris, tunis}, [][]int{{0, 1}}, nil},
		{"overseas only: the map is of there", "FR", []Mark{cayenne}, [][]int{{0}}, nil},
		{"overseas too: an inset", "FR", []Mark{cayenne, paris}, [][]int{{1}, {0}}, nil},
		{"two overseas: two insets", "FR", []Mark{cayenne, paris, reunion}, [][]int{{1}, {0}, {2}}, nil},
		{"far from its country", "FR", []Mark{paris, bamako}, [][]int{{0}}, []int{1}},
		{"far islands only", "US", []Mark{{Lat: 21.3, Lon: -157.85}}, [][]int{{0}}, nil},
		{"a mistake does not move the map", "FR", []Mark{swapped, swapped}, [][]int{nil}, []int{0, 1}},
		{"nowhere on Earth", "FR", []Mark{{Lat: 91}, {Lon: 181}, {Lat: math.NaN()}, {Lon: math.Inf(1)}, {Radius: -1, Lat: 48, Lon: 2}, paris}, [][]int{{5}}, []int{0, 1, 2, 3, 4}},
		{"on the other side of it", "FR", []Mark{{Lat: -46, Lon: -178}, paris}, [][]int{{1}}, []int{0}},
		{"no country", "", []Mark{paris, bamako}, [][]int{{0, 1}}, nil},
		{"no country, far apart", "", []Mark{paris, {Lat: -36.85, Lon: 174.76}}, [][]int{{0}, {1}}, nil},
		{"nothing", "", []Mark{{Lat: 91}}, nil, []int{0}},
	} {
		l := NewLayout(countriesOf(c.code), c.places)
		var got [][]int
		for i, f := range l.Frames {
			got = append(got, f.Marks)
			p := look(t, f.Draw([]*Format{Sheet, Inset}[min(i, 1)], c.places, french))
			if len(p.paths["dot"]) != len(f.Marks) {
				t.Errorf("%s: %d dots", c.name, len(p.paths["dot"]))
			}
			if c.code != "" && p.paths["home"] == nil {
				t.Errorf("%s: the country is not on the map", c.name)
			}
		}
		if diff := cmp.Diff(c.frames, got); diff != "" {
			t.Errorf("%s: frames (-want +got):\n%s", c.name, diff)
		}
		if diff := cmp.Diff(c.omitted, l.Omitted); diff != "" {
			t.Errorf("%s: omitted (-want +got):\n%s", c.name, diff)
		}
	}
}

func TestCountriesShareAMapAsFarAsTheyCan(t *testing.T) {
	for _, c := range []struct {
		name   string
		layout func([]Country, []Mark) *Layout
		codes  string
		want   string // the frames, and what none shows
	}{
		{"neighbours", NewLayout, "ML NE", "ML NE"},
		{"on one side of the Earth", NewLayout, "FR VN", "FR VN"},
		{"on three continents", NewLayout, "SN TG MA HT VN MG", "SN TG MA HT | VN | MG"},
		{"across 180°", NewLayout, "FJ TV WS TO", "FJ TV WS TO"},
		{"one twice, and none", NewLayout, "ML ML ZZ", "ML"},
		{"most projects", NewOverview, "BJ BF JO MG ML ML MA NE SN SN TG VN", "BJ BF ML MA NE SN TG | JO | MG | VN"},
		{"as close as shows all", NewOverview, "FR CI KE ZA IN VN HT PE", "CI KE ZA | IN VN | HT PE | FR"},
		{"nothing", NewOverview, "", ""},
	} {
		l := c.layout(countriesOf(c.codes), nil)
		var frames []string
		for _, f := range l.Frames {
			frames = append(frames, strings.Join(f.Countries, " "))
		}
		if got := strings.Join(frames, " | "); got != c.want || l.Rest != nil {
			t.Errorf("%s: %s, and %v on none", c.name, got, l.Rest)
		}
	}
	everywhere := NewOverview(countriesOf("RU CA AU BR ZA CN AQ US DZ"), nil)
	if len(everywhere.Frames) != 1+mostInsets || !slices.Equal(everywhere.Rest, []string{"AQ"}) {
		t.Errorf("%d frames, %v on none", len(everywhere.Frames), everywhere.Rest)
	}
}

// Places that lie too close together for the map of their country have a map of their
// own, and an inset says where that is.
func TestDetail(t *testing.T) {
	var villages []Mark
	for i := range 30 {
		villages = append(villages, Mark{Lat: 14.4 + float64(i%6)*0.15, Lon: -11.3 + float64(i/6)*0.2, Label: "Village"})
	}
	gao := Mark{Lat: 16.27, Lon: -0.04, Label: "Gao"}
	for name, c := range map[string]struct {
		marks  []Mark
		frames int
	}{
		"close together":   {villages, 2},
		"and one far away": {append(slices.Clone(villages), gao), 1},
		"all at one point": {slices.Repeat([]Mark{gao}, 30), 1},
		"few":              {[]Mark{villages[0], gao}, 1},
		"none":             {nil, 1},
	} {
		l := NewLayout(countriesOf("ML"), c.marks)
		before := l.Numbers(Sheet, c.marks)
		l.Detail(c.marks)
		if len(l.Frames) != c.frames || !slices.Equal(l.Whole().Countries, []string{"ML"}) {
			t.Fatalf("%s: %d frames", name, len(l.Frames))
		}
		if c.frames == 1 {
			continue
		}
		if most := slices.Max(l.Numbers(Sheet, c.marks)); most <= slices.Max(before) {
			t.Errorf("%s: %d numbers", name, most)
		}
		if p := look(t, l.Frames[1].Draw(Inset, c.marks, french)); len(p.paths["box"]) != 1 || p.paths["dot"] != nil {
			t.Errorf("%s: the inset does not say where the map is", name)
		}
		if p := look(t, l.Whole().Draw(Card, c.marks, french)); p.paths["dot"] == nil {
			t.Errorf("%s: no dot on the card", name)
		}
	}
}

// Pins that would lie on each other are one, which says how many it stands for.
func TestPins(t *testing.T) {
	marks := []Mark{{Lat: 12.64, Lon: -8}, {Lat: 16.27, Lon: -0.04, Precision: Approximate, Radius: 100}, {Lat: 12.65, Lon: -8.01}}
	pins := NewLayout(countriesOf("ML"), marks).Frames[0].Pins(Sheet, marks)
	if len(pins) != 2 || !slices.Equal(pins[0].Marks, []int{0, 2}) || pins[0].Radius != 0 || pins[1].Radius < 10 {
		t.Errorf("%+v", pins)
	}
}

func TestOutlinesArePolygonsOfThePicture(t *testing.T) {
	marks := []Mark{{Lat: 12.64, Lon: -8}}
	o := NewLayout(countriesOf("ML"), marks).Frames[0].Outlines(600, 315, marks)
	if len(o.Home) == 0 || len(o.Land) < 5 || len(o.Dots) != 1 {
		t.Fatalf("%d, %d, %d", len(o.Home), len(o.Land), len(o.Dots))
	}
	for _, polygon := range slices.Concat(o.Home, o.Land) {
		for _, p := range polygon {
			if p[0] < -10 || p[0] > 610 || p[1] < -10 || p[1] > 325 {
				t.Fatalf("%v is outside", p)
			}
		}
	}
}

func TestPlanesLeadBack(t *testing.T) {
	p := newPlane(position{179, -40})
	for _, at := range []position{{179, -40}, {-170, -45}, {100, 10}, {179, 30}} {
		v := toVector(at)
		if d := p.place(p.project(v)).angle(v); d > 1e-7 {
			t.Errorf("%v is %g off", at, d)
		}
	}
}

var (
	ownGroup = regexp.MustCompile(`(?s)<g class="own".*?</g>`)
	codeText = regexp.MustCompile(`>([A-Z]{2})<`)
)

// The map of some countries of an overview has its frames, less those that show
// nothing of them, and colours no other country.
func TestOf(t *testing.T) {
	overview := NewOverview([]Country{{"ML", 3}, {"SN", 2}, {"VN", 1}, {"MG", 1}}, nil)
	dakar, hue := Mark{Lat: 14.7, Lon: -17.4}, Mark{Lat: 16.5, Lon: 107.6}
	tests := []struct {
		countries []string
		marks     []Mark
		frames    string
		omitted   int
	}{
		{[]string{"ML", "SN"}, []Mark{dakar}, "ML SN", 0},
		{[]string{"SN", "VN"}, []Mark{dakar, hue}, "SN|VN", 0},
		{[]string{"MG", "VN"}, []Mark{dakar}, "|VN|MG", 0}, // a place in a country that its sheet does not name
		{[]string{"MG", "VN"}, []Mark{{Lat: 60, Lon: -150}}, "VN|MG", 1},
		{[]string{"SN", "CL"}, nil, "SN", 0},
	}
	for _, test := range tests {
		l := overview.Of(test.countries, test.marks)
		var frames []string
		for i, f := range l.Frames {
			frames = append(frames, strings.Join(f.Countries, " "))
			drawn := f.Draw(Sheet, test.marks, Options{Name: func(code string) string { return code }, Unmarked: true})
			var named []string
			for _, name := range codeText.FindAllSubmatch(ownGroup.Find(drawn), -1) {
				named = append(named, string(name[1]))
			}
			if slices.Sort(named); !slices.Equal(named, f.Countries) {
				t.Errorf("%v: frame %d names %v, want %v", test.countries, i, named, f.Countries)
			}
		}
		if got := strings.Join(frames, "|"); got != test.frames || len(l.Omitted) != test.omitted {
			t.Errorf("%v: frames %q, %d marks omitted, want %q and %d", test.countries, got, len(l.Omitted), test.frames, test.omitted)
		}
	}
	if got := overview.Of([]string{"SN", "CL"}, nil).Rest; !slices.Equal(got, []string{"CL"}) {
		t.Errorf("the rest is %v", got)
	}
	whole := overview.Of([]string{"ML", "SN"}, nil).Frames[0]
	part := overview.Of([]string{"SN"}, nil).Frames[0]
	if a, b := whole.ground(whole.in(Sheet)), part.ground(part.in(Sheet)); &a.parts[0] != &b.parts[0] || slices.EqualFunc(a.home, b.home, bytes.Equal) {
		t.Error("two maps of one frame do not share their outlines, or do not differ in what is coloured")
	}
}
