package atlas

import (
	"cmp"
	"math"
	"slices"
)

// The world map, in units: from 84° N to 57° S there is all land but Antarctica.
const (
	worldWidth    = 1000 * fine
	northernmost  = 84
	southernmost  = -57
	worldDot      = 10 * fine
	worldTiny     = 8 * fine // a country that is not larger is a dot as well
	worldSmall    = 7 * fine // that dot
	worldCell     = 3 * fine // places nearer than that are one dot
	worldMostDots = 500
)

// World draws the map of all places: the countries of a list filled, a dot for
// each place. A country that is too small to be seen is a small dot. Antarctica
// is not on the map.
func World(countries []string, places []Mark, o Options) (svg []byte, info Info) {
	m := newWorldMap()
	for tolerance := 0.5 * fine; ; {
		m.info = Info{Width: worldWidth / fine, Height: m.height / fine}
		if svg = m.draw(countries, places, o, tolerance); len(svg) <= maxSize || tolerance > worldWidth {
			return svg, m.info
		}
		tolerance = coarser(tolerance, len(svg))
	}
}

// A worldMap is one in the making.
type worldMap struct {
	*table[position]
	scale  float64
	height int
	top    float64 // of the projection
	info   Info
	kept   arcs[position] // thinned, with longitudes as the map counts them
	drawn  arcs[point]    // the same on the map
	line   []position     // the one at hand
	points []point        // the same on the map
}

func newWorldMap() *worldMap {
	east := equalEarth(position{middle + 180, 0}).x
	m := &worldMap{table: world(), scale: worldWidth / 2 / east, top: equalEarth(position{0, northernmost}).y}
	m.height = 2 * int(math.Round((m.top-equalEarth(position{0, southernmost}).y)*m.scale/2))
	return m
}

func (m *worldMap) at(p position) point {
	q := equalEarth(p)
	return point{worldWidth/2 + q.x*m.scale, (m.top - q.y) * m.scale}
}

func (m *worldMap) draw(countries []string, places []Mark, o Options, tolerance float64) []byte {
	var d drawing
	d.open(worldWidth, m.height, o)
	m.thin(tolerance)
	var small path
	if land, ok := m.shape(landCode); ok {
		p := d.begin("world", "")
		m.fill(&p, land)
		d.add(p)
	}
	filled := d.begin("country", "")
	for _, code := range slices.Compact(slices.Sorted(slices.Values(countries))) {
		size := 0.0
		if s, ok := m.country(code); ok {
			size = m.fill(&filled, s)
		}
		if s, ok := near().country(code); ok && size < worldTiny {
			if at := m.at(s.centre.onMap()); m.shows(at) {
				small.dot(at)
			}
		}
	}
	d.add(filled)
	lines := d.begin("lines", "")
	m.borders(&lines)
	d.add(lines)
	d.dots(small.data, worldSmall)
	d.dots(m.dots(places), worldDot)
	return d.close()
}

// thin simplifies every arc once, on the map, for all that use it.
func (m *worldMap) thin(tolerance float64) {
	m.kept, m.drawn = make(arcs[position], len(m.arcs)), make(arcs[point], len(m.arcs))
	s := simplifier{tolerance: tolerance}
	var kept arena[position]
	var drawn arena[point]
	for i, arc := range m.arcs {
		m.line = append(m.line[:0], arc...)
		unroll(m.line)
		m.points = m.points[:0]
		for _, p := range m.line {
			m.points = append(m.points, m.at(p))
		}
		m.points = s.thin(m.points)
		n := 0
		for j, p := range m.line {
			if len(arc) > 2 && !s.kept[j] {
				continue
			}
			// What lies beyond 180° was put left of the map's western end.
			m.line[n] = p.onMap()
			if math.Abs(m.line[n].lon-p.lon) > 180 {
				m.points[n] = m.at(m.line[n])
			}
			n++
		}
		m.kept[i], m.drawn[i] = kept.copyOf(m.line[:n]), drawn.copyOf(m.points)
	}
}

// fill adds a shape to a path and returns its extent, in units.
func (m *worldMap) fill(p *path, s *shape) (size float64) {
	add := func(points []point) {
		p.ring(points)
		b := bounds(points)
		size = max(size, b.width(), b.height())
	}
	for _, r := range s.rings {
		m.line = join(m.kept.arc, r, m.line)
		if !crossesEdge(m.line) {
			m.points = join(m.drawn.arc, r, m.points)
			add(m.points)
			continue
		}
		for _, part := range split(m.line) {
			m.points = m.points[:0]
			for _, q := range part {
				m.points = append(m.points, m.at(q))
			}
			add(m.points)
		}
	}
	return size
}

// shows reports whether a point is not south of the map.
func (m *worldMap) shows(at point) bool { return at.y >= 0 && at.y <= float64(m.height) }

// borders adds the arcs that two countries use to a path, each once.
func (m *worldMap) borders(p *path) {
	uses := make([]int, len(m.arcs))
	for _, s := range m.shapes {
		if s.code == landCode {
			continue
		}
		for _, r := range s.rings {
			for _, i := range r {
				uses[max(i, ^i)]++
			}
		}
	}
	for i, n := range uses {
		if n < 2 {
			continue
		}
		p.line(m.drawn[i], false)
	}
}

// dots returns the path of the places, those that fall together as one. They are drawn from
// north to south, so that the order in which they come does not matter.
func (m *worldMap) dots(places []Mark) []byte {
	taken := map[[2]int]bool{}
	var points []point
	for i, mark := range places {
		at := m.at(position{mark.Lon, mark.Lat}.onMap())
		cell := [2]int{int(at.x / worldCell), int(at.y / worldCell)}
		switch {
		case !mark.valid() || !m.shows(at) || len(points) == worldMostDots:
			m.info.Omitted = append(m.info.Omitted, i)
		case !taken[cell]:
			taken[cell] = true
			points = append(points, at)
		}
	}
	slices.SortFunc(points, func(a, b point) int {
		return cmp.Or(cmp.Compare(a.y, b.y), cmp.Compare(a.x, b.x))
	})
	var p path
	for _, at := range points {
		p.dot(at)
	}
	return p.data
}
