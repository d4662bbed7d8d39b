package render_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"fiche/cmd/fiche/internal/locale"
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/site"
)

// mapped is a site of one sheet with places.
func mapped(t *testing.T, places ...sheet.Place) map[string]string {
	m := newMaker(sheet.Settings{URL: "https://www.example.org/"}, locale.Get("fr"))
	p := m.sheet(0, "projets/mali.html", &sheet.Sheet{Title: "Mali", Countries: []string{"ML"}, Territories: []sheet.Territory{{Code: "ML"}}, Places: places})
	p.Countries = append(p.Countries, m.group(0, site.ByCountry, "pays", "ML", "Mali", p))
	return output(t, newRenderer(t, m.site, setup{}))
}

// A hidden place, and its position, appear in no file: not on a page, not on a
// map, not in what machines read. People's safety may depend on it.
func TestHiddenPlacesStayHidden(t *testing.T) {
	out := mapped(t,
		sheet.Place{Name: "Lieu-Secret", Lat: 13.579, Lon: -2.468, Located: true, Precision: "hidden"},
		sheet.Place{Name: "Fatao", Lat: 14.70, Lon: -8.60, Located: true, Precision: "approximate"},
	)
	without := mapped(t, sheet.Place{Name: "Fatao", Lat: 14.70, Lon: -8.60, Located: true, Precision: "approximate"})
	if len(out) != len(without) {
		t.Errorf("%d files, and %d without the hidden place", len(out), len(without))
	}
	for name, text := range out {
		if text != without[name] {
			t.Errorf("%s tells that there is a hidden place", name)
		}
		for _, secret := range []string{"Secret", "secret", "13.57", "13,57", "2.46", "2,46"} {
			if strings.Contains(text, secret) && !strings.HasPrefix(name, "css/") && !strings.HasSuffix(name, ".png") {
				t.Errorf("%s has %q", name, secret)
			}
		}
	}
	if page := out["projets/mali.html"]; !strings.Contains(page, "Fatao") {
		t.Error("the other place is not there")
	}
	if drawn := out["maps/projets/mali-map.svg"]; !strings.Contains(drawn, "Fatao") || !strings.Contains(drawn, `class="about"`) {
		t.Errorf("an approximate place is not a disc:\n%s", drawn)
	}
}

// A sheet that does not say where it works shows its country's own map, which
// all such sheets share.
func TestMapsAreShared(t *testing.T) {
	out := mapped(t)
	if !strings.Contains(out["projets/mali.html"], `src="../maps/ml.svg"`) {
		t.Error("no map of the country")
	}
	if _, ok := out["maps/ml.svg"]; !ok {
		t.Error("the map is not there")
	}
	if _, ok := out["maps/projets/mali-map.svg"]; ok {
		t.Error("there is a map of no places")
	}
}

// The position of a place leaves the program in numbers only where its author
// says that it is exact: an approximate place and a region are areas on a map, a
// word on the page, and a name for machines.
func TestOnlyExactPositionsAreGivenInNumbers(t *testing.T) {
	for precision, want := range map[string]struct {
		numbers bool
		word    string // on the page
		mark    string // on the map
	}{
		"":            {numbers: true, mark: `class="dot"`},
		"exact":       {numbers: true, mark: `class="dot"`},
		"approximate": {word: "(approximatif)", mark: `class="about"`},
		"region":      {word: "(région)", mark: `class="region"`},
	} {
		t.Run(precision, func(t *testing.T) {
			out := mapped(t, sheet.Place{Name: "Fatao", Lat: 14.703, Lon: -8.604, Located: true, Precision: precision})
			page := out["projets/mali.html"]
			var geo any
			if want.numbers {
				geo = map[string]any{"@type": "GeoCoordinates", "latitude": 14.703, "longitude": -8.604}
			}
			project, _ := dataOf(t, page)["mainEntity"].(map[string]any)
			locations, _ := project["location"].([]any)
			if len(locations) != 1 {
				t.Fatalf("locations: %v", project["location"])
			}
			if diff := cmp.Diff(geo, locations[0].(map[string]any)["geo"]); diff != "" {
				t.Errorf("structured data (-want +got):\n%s", diff)
			}
			for name, text := range out {
				if !want.numbers && (strings.Contains(text, "14.70") || strings.Contains(text, "8.60")) && !strings.HasSuffix(name, ".png") && !strings.HasPrefix(name, "css/") {
					t.Errorf("%s gives the position in numbers", name)
				}
			}
			if got := says(t, page, `<ul class="places">`, "</ul>"); got != strings.TrimSpace("Fatao "+want.word) {
				t.Errorf("the page says %q", got)
			}
			if !strings.Contains(out["maps/projets/mali-map.svg"], want.mark) {
				t.Errorf("the map has no %s", want.mark)
			}
			if vague := strings.Contains(out["pays/mali.html"], `class="vague"`); vague == want.numbers {
				t.Errorf("on the map of the country it is vague: %v", vague)
			}
		})
	}
}

// A disc tells by its centre what it is the disc of: the centre of a vague place is
// rounded, to less than its radius.
func TestVaguePositionsAreRounded(t *testing.T) {
	for precision, moved := range map[string]float64{"approximate": 0.04, "region": 0.2} {
		a := mapped(t, sheet.Place{Name: "Fatao", Lat: 14.5, Lon: -8.5, Located: true, Precision: precision})
		b := mapped(t, sheet.Place{Name: "Fatao", Lat: 14.5 + moved, Lon: -8.5 - moved, Located: true, Precision: precision})
		if diff := cmp.Diff(a, b); diff != "" {
			t.Errorf("%s: the site tells more of a place than its author wants:\n%s", precision, diff)
		}
	}
}
