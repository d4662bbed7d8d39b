package atlas

import "math"

// overseas are the parts of a country that have a code, and so an outline, of
// their own.
var overseas = map[string][]string{
	"FR": {"GF", "GP", "MQ", "RE", "YT"},
	"NL": {"BQ"},
	"NO": {"BV", "SJ"},
}

// Distance tells how far a position is from a country, in kilometres: 0 inside
// of it. It is exact to some kilometres, as the outlines are; ok is false when
// there is no outline of that country.
//
// It is what shows that somebody wrote a longitude for a latitude, or forgot a
// minus.
func Distance(code string, lat, lon float64) (km float64, ok bool) {
	g := near()
	s, ok := g.country(code)
	if !ok || !(Mark{Lat: lat, Lon: lon}).valid() {
		return 0, false
	}
	return g.distance(s, position{lon, lat}), true
}

func (g *globe) distance(s *shape, from position) float64 {
	least := g.shapeDistance(s, from)
	for _, code := range overseas[s.code] {
		if part, ok := g.country(code); ok {
			least = min(least, g.shapeDistance(part, from))
		}
	}
	return least
}

// shapeDistance looks at a country from the place itself: on the plane around
// it, the way to any other place is a straight line.
func (g *globe) shapeDistance(s *shape, from position) float64 {
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

// originDistance is how far the straight line between two points is from 0, 0.
func originDistance(a, b point) float64 {
	dx, dy := b.x-a.x, b.y-a.y
	t := 0.0
	if square := dx*dx + dy*dy; square > 0 {
		t = min(1, max(0, -(a.x*dx+a.y*dy)/square))
	}
	return math.Hypot(a.x+t*dx, a.y+t*dy)
}
