package atlas

import "math"

// middle is the meridian in the middle of the world map. The map ends on the one
// opposite, 169° W, which runs through the Bering Strait: no country of some
// size is cut.
const middle = 11

// equalEarth projects a position as B. Šavrič, T. Patterson and B. Jenny do, The
// Equal Earth map projection, International Journal of Geographical Information
// Science 33 (2019), pages 454–465: x runs east and y north, in radii of the
// Earth.
func equalEarth(p position) point {
	const (
		a1, a2, a3, a4 = 1.340264, -0.081106, 0.000893, 0.003796
		m              = 0.8660254037844386 // √3 / 2
	)
	t := math.Asin(m * math.Sin(p.lat*math.Pi/180))
	t2 := t * t
	t6 := t2 * t2 * t2
	return point{
		x: (p.lon - middle) * math.Pi / 180 * math.Cos(t) / (m * (a1 + 3*a2*t2 + t6*(7*a3+9*a4*t2))),
		y: t * (a1 + a2*t2 + t6*(a3+a4*t2)),
	}
}

// onMap returns a position as the world map counts longitudes, within 180° of its
// middle.
func (p position) onMap() position {
	return position{middle + math.Remainder(p.lon-middle, 360), p.lat}
}

// unroll lets the longitudes of a line run on where they jump by 360.
func unroll(line []position) {
	for i := range line {
		if i > 0 {
			line[i].lon += 360 * math.Round((line[i-1].lon-line[i].lon)/360)
		}
	}
}

// crossesEdge reports whether a closed line jumps from one side of the world map to
// the other.
func crossesEdge(line []position) bool {
	for i, p := range line {
		if math.Abs(p.lon-before(line, i).lon) > 180 {
			return true
		}
	}
	return false
}

// split cuts a closed line where the map ends. The parts run along its edge
// there.
func split(line []position) [][]position {
	unroll(line)
	west, east := math.Inf(1), math.Inf(-1)
	for _, p := range line {
		west, east = min(west, p.lon), max(east, p.lon)
	}
	var parts [][]position
	for turn := math.Floor((west - middle + 180) / 360); turn*360 < east-middle+180; turn++ {
		points := make([]point, len(line))
		for i, p := range line {
			points[i] = point{p.lon - turn*360, p.lat}
		}
		c := clipper{rect: rect{middle - 180, -90, middle + 180, 90}}
		if points = c.clip(points); len(points) > 0 {
			part := make([]position, len(points))
			for i, p := range points {
				part[i] = position{p.x, p.y}
			}
			parts = append(parts, part)
		}
	}
	return parts
}
