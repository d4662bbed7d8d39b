package atlas

import (
	"math"
	"slices"
)

// overseas are the parts of a country that have a code, and so an outline, of
// their own.
var overseas = map[string][]string{
	"FR": {"GF", "GP", "MQ", "RE", "YT"},
	"NL": {"BQ"},
	"NO": {"BV", "SJ"},
}

// mother finds the country of which one of overseas is a part.
var mother = func() map[string]string {
	of := map[string]string{}
	for code, parts := range overseas {
		for _, part := range parts {
			of[part] = code
		}
	}
	return of
}()

// Swapped finds the country, of those with these codes, that a position would
// be in if its latitude and longitude were exchanged. ok is false when there is
// none, and when the position is in or near one of the countries as it stands.
func Swapped(codes []string, lat, lon float64) (code string, ok bool) {
	const coast = 10 // kilometres that outlines may be off
	if !(Mark{Lat: lat, Lon: lon}).valid() || !(Mark{Lat: lon, Lon: lat}).valid() {
		return "", false
	}
	g := near()
	i := slices.IndexFunc(codes, func(code string) bool { return g.isNear(code, position{lat, lon}, coast) })
	if i < 0 || slices.ContainsFunc(codes, func(code string) bool { return g.isNear(code, position{lon, lat}, offshore) }) {
		return "", false
	}
	return codes[i], true
}

// CountryAt finds the country that a position is in.
func CountryAt(lat, lon float64) (code string, ok bool) {
	if !(Mark{Lat: lat, Lon: lon}).valid() {
		return "", false
	}
	g := near()
	i := slices.IndexFunc(g.shapes, func(s shape) bool { return isCountry(s.code) && g.isNear(s.code, position{lon, lat}, 0) })
	if i < 0 {
		return "", false
	}
	return g.shapes[i].code, true
}

// isNear reports whether a position is in a country or at most so many
// kilometres from it. It is exact to some kilometres, as the outlines are.
func (g *globe) isNear(code string, at position, km float64) bool {
	around := disc{toVector(at), km / earthRadius}
	return slices.ContainsFunc(append([]string{code}, overseas[code]...), func(code string) bool {
		i, ok := g.index(code)
		return ok && g.wholes[i].meets(around) && g.distance(&g.shapes[i], at) <= km
	})
}

// distance returns how far a position is from a country in kilometres, 0 inside.
// It looks at the country from the place itself: on the plane around it, the way to any other place is a straight line.
func (g *globe) distance(s *shape, from position) float64 {
	p := newPlane(from)
	var rings [][]point
	least := math.Inf(1)
	for _, r := range s.rings {
		var ring []point
		for _, v := range join(g.arcs.arc, r, nil) {
			// A country on the other side of the Earth would be inside out.
			if p.up.dot(v) > -0.5 {
				ring = append(ring, p.project(v))
			}
		}
		for i, a := range ring {
			least = min(least, originDistance(before(ring, i), a))
		}
		rings = append(rings, ring)
	}
	if within(point{}, rings) {
		return 0
	}
	return arcOf(least) * earthRadius
}

// originDistance returns how far the straight line between two points is from 0, 0.
func originDistance(a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = min(1, max(0, -(a.x*dx+a.y*dy)/square))
	}
	return math.Hypot(a.x+t*dx, a.y+t*dy)
}
