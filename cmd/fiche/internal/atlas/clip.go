package atlas

import "math"

// A rect is a part of a plane.
type rect struct{ left, top, right, bottom float64 }

func (r rect) grow(by float64) rect {
	return rect{r.left - by, r.top - by, r.right + by, r.bottom + by}
}

func (r rect) middle() point { return point{(r.left + r.right) / 2, (r.top + r.bottom) / 2} }

func (r rect) holds(p point) bool {
	return p.x >= r.left && p.x <= r.right && p.y >= r.top && p.y <= r.bottom
}

func (r rect) contains(s rect) bool {
	return s.left >= r.left && s.right <= r.right && s.top >= r.top && s.bottom <= r.bottom
}

func (r rect) meets(s rect) bool {
	return s.left < r.right && s.right > r.left && s.top < r.bottom && s.bottom > r.top
}

func (r rect) union(s rect) rect {
	return rect{min(r.left, s.left), min(r.top, s.top), max(r.right, s.right), max(r.bottom, s.bottom)}
}

// nowhere returns a rect that holds nothing, and grows with the first point.
func nowhere() rect { return rect{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)} }

// with returns the rect around another and a point.
func (r rect) with(p point) rect {
	return rect{min(r.left, p.x), min(r.top, p.y), max(r.right, p.x), max(r.bottom, p.y)}
}

// bounds returns the rect around some points.
func bounds(points []point) rect {
	r := nowhere()
	for _, p := range points {
		r = r.with(p)
	}
	return r
}

// before returns the point of a closed line that leads to the one at an index.
func before[P any](ring []P, i int) P {
	if i == 0 {
		i = len(ring)
	}
	return ring[i-1]
}

// A clipper cuts rings to a rect by the method of Sutherland and Hodgman (1974).
// Where it cuts, the ring runs along the edge of the rect.
type clipper struct {
	rect
	spare []point
}

// clip returns what is left of a ring. It keeps the memory of points for the next
// one: what it returns stands in their stead.
func (c *clipper) clip(points []point) []point {
	b := bounds(points)
	if !c.meets(b) {
		return points[:0]
	}
	for _, side := range [...]struct {
		crossed bool
		inward  func(point) float64
	}{
		{b.left < c.left, func(p point) float64 { return p.x - c.left }},
		{b.right > c.right, func(p point) float64 { return c.right - p.x }},
		{b.top < c.top, func(p point) float64 { return p.y - c.top }},
		{b.bottom > c.bottom, func(p point) float64 { return c.bottom - p.y }},
	} {
		if side.crossed {
			points, c.spare = cut(points, side.inward, c.spare[:0]), points
		}
	}
	return points
}

// cut keeps the part of a ring where inward is not negative.
func cut(points []point, inward func(point) float64, into []point) []point {
	for i, p := range points {
		last := before(points, i)
		a, b := inward(last), inward(p)
		if a < 0 != (b < 0) {
			t := a / (a - b)
			into = append(into, point{last.x + t*(p.x-last.x), last.y + t*(p.y-last.y)})
		}
		if b >= 0 {
			into = append(into, p)
		}
	}
	return into
}

// within reports whether a point is inside a shape, by an odd number of crossings
// on the way out.
func within(p point, rings [][]point) bool {
	inside := false
	for _, ring := range rings {
		if len(ring) == 0 {
			continue
		}
		a := before(ring, 0)
		for _, b := range ring {
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				inside = !inside
			}
			a = b
		}
	}
	return inside
}
