package sheet

import (
	"cmp"
	"math"
)

// A PublicPlace is what of a place leaves the program.
type PublicPlace struct {
	Name      string
	Precision string // as the author gave it; "exact" if the position is known and nothing was said; empty if neither is
	Mapped    bool   // a map may show where it is, as vaguely as its precision says
	Lat, Lon  float64
	Step      float64 // the side of the square around Lat and Lon, in degrees, that a vague place lies in; else 0
}

// Exact reports whether the position of the place may be given as a point.
func (p PublicPlace) Exact() bool { return p.Mapped && p.Precision == "exact" }

// vagueness is how many steps of a degree the position of a vague place is rounded
// to, for the centre of a disc tells what it is the disc of. The place remains in
// the disc that a map draws.
var vagueness = map[string]float64{"approximate": 10, "region": 2}

// PublicPlaces returns what may be published of a sheet's places. Every output
// that shows places asks this function: pages, maps, structured data, data files.
//
// Its law: a hidden place is left out whole, that of a vague one is rounded, and
// only the position of an exact one is given as a point. People's safety may depend on it.
func (s *Sheet) PublicPlaces() []PublicPlace {
	if s == nil {
		return nil
	}
	var list []PublicPlace
	for _, p := range s.Places {
		if p.Precision == "hidden" {
			continue
		}
		place := PublicPlace{Name: p.Name, Precision: p.Precision}
		if p.Located {
			place.Precision = cmp.Or(p.Precision, "exact")
			place.Mapped, place.Lat, place.Lon = true, p.Lat, p.Lon
		}
		if steps, vague := vagueness[p.Precision]; vague {
			place.Lat, place.Lon, place.Step = math.Round(p.Lat*steps)/steps, math.Round(p.Lon*steps)/steps, 1/steps
		}
		list = append(list, place)
	}
	return list
}
