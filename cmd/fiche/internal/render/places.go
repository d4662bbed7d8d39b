package render

import (
	"fiche/cmd/fiche/internal/sheet"
	"fiche/cmd/fiche/internal/view"
)

// A publicPlace is what of a place leaves the program.
type publicPlace struct {
	name      string
	precision string // as the author gave it; "exact" if the position is known and nothing was said, else empty
	mapped    bool   // a map may show where it is, as vaguely as its precision says
	exact     bool   // its position may be given in numbers
	lat, lon  float64
}

// publicPlaces returns what may be published of a sheet's places. Every output
// that shows places asks this function: pages, maps and structured data.
//
// Its law: a hidden place is left out whole, and only the position of an exact
// one is given in numbers. People's safety may depend on it.
func publicPlaces(facts *sheet.Sheet) []publicPlace {
	if facts == nil {
		return nil
	}
	var list []publicPlace
	for _, p := range facts.Places {
		if p.Precision == "hidden" {
			continue
		}
		place := publicPlace{name: p.Name}
		if p.Located {
			place.precision, place.mapped, place.lat, place.lon = p.Precision, true, p.Lat, p.Lon
			if p.Precision == "" {
				place.precision = "exact"
			}
		}
		place.exact = place.precision == "exact"
		list = append(list, place)
	}
	return list
}

func (w *writer) places(facts *sheet.Sheet) []view.Place {
	var list []view.Place
	for _, p := range publicPlaces(facts) {
		place := view.Place{Name: w.phrase(p.name)}
		if p.mapped && !p.exact {
			place.Precision = w.words(w.locale().Terms.Precision.Label(p.precision))
		}
		list = append(list, place)
	}
	return list
}
