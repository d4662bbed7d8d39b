package render

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// A publicPlace is what of a place leaves the program.
type publicPlace struct {
	name      string
	precision string // as the author gave it; "exact" if the position is known and nothing was said; empty if neither is
	mapped    bool   // a map may show where it is, as vaguely as its precision says
	exact     bool   // its position may be given in numbers
	lat, lon  float64
}

// vagueness is how many steps of a degree the position of a vague place is rounded
// to, for the centre of a disc tells what it is the disc of. The place remains in
// the disc that a map draws.
var vagueness = map[string]float64{"approximate": 10, "region": 2}

// publicPlaces returns what may be published of a sheet's places. Every output
// that shows places asks this function: pages, maps and structured data.
//
// Its law: a hidden place is left out whole, that of a vague one is rounded, and
// only the position of an exact one is given in numbers. People's safety may depend on it.
func publicPlaces(facts *sheet.Sheet) []publicPlace {
	if facts == nil {
		return nil
	}
	var list []publicPlace
	for _, p := range facts.Places {
		if p.Precision == "hidden" {
			continue
		}
		place := publicPlace{name: p.Name, precision: p.Precision}
		if p.Located {
			place.precision = cmp.Or(p.Precision, "exact")
			place.mapped, place.lat, place.lon = true, p.Lat, p.Lon
			if step, vague := vagueness[p.Precision]; vague {
				place.lat, place.lon = math.Round(p.Lat*step)/step, math.Round(p.Lon*step)/step
			}
		}
		place.exact = place.mapped && place.precision == "exact"
		list = append(list, place)
	}
	return list
}

// places returns the places of a sheet, with the numbers that they have on its
// map.
func (w *writer) places(facts *sheet.Sheet) []view.Place {
	var numbers []int
	if plan := w.sheetPlan(w.page); plan != nil {
		numbers = plan.numbers
	}
	var list []view.Place
	for _, p := range publicPlaces(facts) {
		place := view.Place{Name: w.phrase(p.name)}
		if p.mapped && len(numbers) > 0 {
			if numbers[0] > 0 {
				place.Number = strconv.Itoa(numbers[0])
			}
			numbers = numbers[1:]
		}
		if _, vague := vagueness[p.precision]; vague {
			place.Precision = w.words(w.locale().Terms.Precision.Label(p.precision))
		}
		list = append(list, place)
	}
	return list
}

// keyToMap moves the places below the map, by the numbers that they have on it,
// unless the author has placed them in the prose.
func (w *writer) keyToMap(s *view.Sheet, placed bool) {
	m := cmp.Or(s.Map, s.SideMap)
	if m == nil || placed || !slices.ContainsFunc(s.Places, func(p view.Place) bool { return p.Number != "" }) {
		return
	}
	names := map[string][]view.Link{}
	for _, p := range s.Places {
		if names[p.Number] == nil {
			m.Key = append(m.Key, view.MapKey{Number: p.Number})
		}
		name := p.Name
		if p.Precision.Plain != "" {
			name.Plain, name.HTML = name.Plain+" ("+p.Precision.Plain+")", name.HTML+" ("+p.Precision.HTML+")"
		}
		names[p.Number] = append(names[p.Number], view.Link{Text: name})
	}
	for i, k := range m.Key {
		m.Key[i].Places = w.list(names[k.Number])
	}
	s.Places = nil
}
