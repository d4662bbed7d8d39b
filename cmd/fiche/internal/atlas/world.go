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
	kept   arcs[position] // thinned
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
	var filled, small path
	for _, code := range slices.Compact(slices.Sorted(slices.Values(countries))) {
		size := 0.0
		if s, ok := m.country(code); ok {
			size = m.fill(&filled, s)
		}
		if s, ok := near().country(code); ok && size < worldTiny {
			if at := m.at(position{onMap(s.centre.lon), s.centre.lat}); m.shows(at) {
				small.dot(at)
			}
		}
	}
	if land, ok := m.shape(landCode); ok {
		var p path
		m.fill(&p, land)
		d.path("world", p.data, "")
	}
	d.path("country", filled.data, "")
	d.path("lines", m.borders(), "")
	d.dots(small.data, worldSmall)
	d.dots(m.dots(places), worldDot)
	return d.close()
}

// thin simplifies every arc once, on the map, for all that use it.
func (m *worldMap) thin(tolerance float64) {
	m.kept = make(arcs[position], len(m.arcs))
	s := simplifier{tolerance: tolerance}
	for i, arc := range m.arcs {
		line := slices.Clone(arc)
		unroll(line)
		points := make([]point, len(line))
		for j, p := range line {
			points[j] = m.at(p)
		}
		s.thin(points)
		for j, p := range arc {
			if len(arc) < 3 || s.kept[j] {
				m.kept[i] = append(m.kept[i], p)
			}
		}
	}
}

// fill adds a shape to a path and returns its extent, in units.
func (m *worldMap) fill(p *path, s *shape) (size float64) {
	for _, r := range s.rings {
		for _, part := range split(join(m.kept.arc, r, nil)) {
			points := make([]point, len(part))
			for i, q := range part {
				points[i] = m.at(q)
			}
			p.ring(points)
			b := bounds(points)
			size = max(size, b.width(), b.height())
		}
	}
	return size
}

// shows tells whether a point is not south of the map.
func (m *worldMap) shows(at point) bool { return at.y >= 0 && at.y <= float64(m.height) }

// borders are the arcs that two countries use, each drawn once.
func (m *worldMap) borders() []byte {
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
	var p path
	for i, n := range uses {
		if n < 2 {
			continue
		}
		points := make([]point, len(m.kept[i]))
		for j, q := range m.kept[i] {
			points[j] = m.at(position{onMap(q.lon), q.lat})
		}
		p.line(points, false)
	}
	return p.data
}

// dots are the places, those that fall together as one. They are drawn from
// north to south, so that the order in which they come does not matter.
func (m *worldMap) dots(places []Mark) []byte {
	taken := map[[2]int]bool{}
	var points []point
	for i, mark := range places {
		at := m.at(position{onMap(mark.Lon), mark.Lat})
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
