package atlas

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

// bounds is the rect around some points; there must be one at least.
func bounds(points []point) rect {
	r := rect{points[0].x, points[0].y, points[0].x, points[0].y}
	for _, p := range points[1:] {
		r = r.union(rect{p.x, p.y, p.x, p.y})
	}
	return r
}

// A clipper cuts rings to a rect by the method of Sutherland and Hodgman (1974).
// Where it cuts, the ring runs along the edge of the rect.
type clipper struct {
	rect
	spare []point
}

// clip may write over points, and over what it returned before.
func (c *clipper) clip(points []point) []point {
	if len(points) == 0 {
		return nil
	}
	b := bounds(points)
	switch {
	case c.contains(b):
		return points
	case !c.meets(b):
		return nil
	}
	spare := c.spare
	for _, side := range [...]func(point) float64{
		func(p point) float64 { return p.x - c.left },
		func(p point) float64 { return c.right - p.x },
		func(p point) float64 { return p.y - c.top },
		func(p point) float64 { return c.bottom - p.y },
	} {
		spare = cut(points, side, spare[:0])
		points, spare = spare, points
	}
	c.spare = spare
	return points
}

// cut keeps the part of a ring where side is not negative.
func cut(points []point, side func(point) float64, into []point) []point {
	for i, p := range points {
		last := points[(i+len(points)-1)%len(points)]
		a, b := side(last), side(p)
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

// within tells whether a point is inside a shape, by an odd number of crossings
// on the way out.
func within(p point, rings [][]point) bool {
	inside := false
	for _, ring := range rings {
		for i, a := range ring {
			b := ring[(i+1)%len(ring)]
			if (a.y > p.y) != (b.y > p.y) && p.x < a.x+(p.y-a.y)/(b.y-a.y)*(b.x-a.x) {
				inside = !inside
			}
		}
	}
	return inside
}
