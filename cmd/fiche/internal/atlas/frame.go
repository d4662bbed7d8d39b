package atlas

import (
	"cmp"
	"math"
	"slices"
)

// The size of a locator, in units.
const (
	locatorWidth  = 640 * fine
	locatorHeight = 480 * fine
)

// What a locator shows, in kilometres and shares.
const (
	share        = 0.7  // of the map that the country takes, at most
	narrowest    = 200  // width: what a small country makes sense in
	pointSize    = 8    // extent of a country that is a point even on such a map,
	surroundings = 500  // and the width of a map that shows where it is
	growth       = 3    // times that places outside the country may widen its map
	freeWidth    = 1500 // width up to which they may widen any map
	elsewhere    = 400  // width of a map of places far from the main part
	offshore     = 100  // from a country to a place that may still be its own
)

// A frame is the part of a plane that a map shows.
type frame struct {
	*plane
	rect  // on the plane, so that its top is south
	scale float64
}

// at returns the pixel of a place, in units.
func (f *frame) at(v vector) point {
	p := f.project(v)
	return point{(p.x - f.left) * f.scale, (f.bottom - p.y) * f.scale}
}

// disc returns a disc that holds all that the frame shows.
func (f *frame) disc() disc {
	x, y := max(-f.left, f.right), max(-f.top, f.bottom)
	return disc{f.up, arcOf(math.Hypot(x, y))}
}

// kilometres converts a length on the Earth to units of the map.
func (f *frame) kilometres(km float64) float64 { return km / earthRadius * f.scale }

// margined widens a part of a plane to the shape of the map, with margins.
func margined(r rect) rect {
	least := float64(narrowest)
	if max(r.width(), r.height())*earthRadius < pointSize {
		least = surroundings
	}
	width := max(r.width()/share, r.height()/share*locatorWidth/locatorHeight, least/earthRadius)
	x, y := (r.left+r.right)/2, (r.top+r.bottom)/2
	return rect{x, y, x, y}.widen(width/2, width/2*locatorHeight/locatorWidth)
}

func (r rect) widen(x, y float64) rect {
	return rect{r.left - x, r.top - y, r.right + x, r.bottom + y}
}

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// frame chooses what the map of a country shows: its main part, and the places
// outside of it as long as they are not too far away. Where the only places are
// in another part of the country (an island, a territory overseas), it shows
// those.
func (g *globe) frame(home *shape, places []Mark) *frame {
	p := newPlane(home.centre)
	inner := g.mainPart(home, p)
	base := margined(inner)
	far := g.ownFar(home, p, base, places)
	if len(far) > 0 {
		p = newPlane(far[0])
		inner = rect{}.grow(elsewhere * share / 2 / earthRadius)
		base = margined(inner)
	}
	limit := max(growth*base.width(), freeWidth/earthRadius)
	for _, q := range fromCentre(p, places) {
		if wider := inner.union(rect{q.x, q.y, q.x, q.y}); !base.holds(q) && margined(wider).width() <= limit {
			inner, base = wider, margined(wider)
		}
	}
	return &frame{plane: p, rect: base, scale: locatorWidth / base.width()}
}

// mainPart returns the bounds of the main part of a country.
func (g *globe) mainPart(home *shape, p *plane) rect {
	b := nowhere()
	for _, r := range home.rings[:home.main] {
		for _, i := range r {
			for _, v := range g.arcs[max(i, ^i)] {
				b = b.with(p.project(v))
			}
		}
	}
	return b
}

// ownFar returns the places, when none is on the map of the main part and some are
// in another part of the country.
func (g *globe) ownFar(home *shape, p *plane, base rect, places []Mark) (far []position) {
	for _, m := range places {
		if !m.valid() {
			continue
		}
		at := position{m.Lon, m.Lat}
		if base.holds(p.project(toVector(at))) {
			return nil
		}
		if g.isNear(home.code, at, offshore) {
			far = append(far, at)
		}
	}
	return far
}

// fromCentre returns the points of the places on the near half of the Earth, those
// nearest to the centre first.
func fromCentre(p *plane, places []Mark) []point {
	var points []point
	for _, m := range places {
		if v := toVector(position{m.Lon, m.Lat}); m.valid() && p.up.dot(v) > 0 {
			points = append(points, p.project(v))
		}
	}
	slices.SortStableFunc(points, func(a, b point) int {
		return cmp.Compare(math.Hypot(a.x, a.y), math.Hypot(b.x, b.y))
	})
	return points
}
