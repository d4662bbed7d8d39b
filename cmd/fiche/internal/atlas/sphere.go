package atlas

import "math"

// earthRadius is the mean radius of the Earth in kilometres (IUGG).
const earthRadius = 6371.0088

// A vector points from the centre of the Earth to a place on it. Its length is 1.
type vector struct{ x, y, z float64 }

func toVector(p position) vector {
	sinLon, cosLon := math.Sincos(p.lon * math.Pi / 180)
	sinLat, cosLat := math.Sincos(p.lat * math.Pi / 180)
	return vector{cosLat * cosLon, cosLat * sinLon, sinLat}
}

func (v vector) plus(w vector) vector { return vector{v.x + w.x, v.y + w.y, v.z + w.z} }

func (v vector) dot(w vector) float64 { return v.x*w.x + v.y*w.y + v.z*w.z }

// chord returns the square of the straight way through the Earth from one place to
// another.
func (v vector) chord(w vector) float64 {
	dx, dy, dz := v.x-w.x, v.y-w.y, v.z-w.z
	return dx*dx + dy*dy + dz*dz
}

// angle returns the distance of two places, in radians.
func (v vector) angle(w vector) float64 { return arcOf(math.Sqrt(v.chord(w))) }

// A disc is all that is not farther from a place than so many radians.
type disc struct {
	centre vector
	radius float64
}

// meets looks at the chord first: it is shorter than the angle, and quicker to
// know.
func (d disc) meets(e disc) bool {
	reach := d.radius + e.radius
	return d.centre.chord(e.centre) <= reach*reach && d.centre.angle(e.centre) <= reach
}

// A globe is a table on the sphere.
type globe struct {
	*table[vector]
	discs  [][]disc // around each ring of each shape
	wholes []disc   // around those of each shape

	// What was made of them is kept, as long as it follows from the codes of
	// countries alone.
	bodies  bodies
	grounds grounds
}

func newGlobe(t *table[vector]) *globe {
	g := &globe{table: t, discs: make([][]disc, len(t.shapes)), wholes: make([]disc, len(t.shapes))}
	var line []vector
	for i, s := range t.shapes {
		g.discs[i] = make([]disc, len(s.rings))
		for j, r := range s.rings {
			line = join(g.arcs.arc, r, line)
			g.discs[i][j] = around(line)
		}
		g.wholes[i] = aroundAll(g.discs[i])
	}
	return g
}

// around returns a disc that holds some places, not the least but a small one.
func around(places []vector) disc {
	var sum vector
	for _, v := range places {
		sum.x, sum.y, sum.z = sum.x+v.x, sum.y+v.y, sum.z+v.z
	}
	length := math.Sqrt(sum.dot(sum))
	d := disc{centre: vector{sum.x / length, sum.y / length, sum.z / length}}
	longest := 0.0
	for _, v := range places {
		longest = max(longest, d.centre.chord(v))
	}
	d.radius = arcOf(math.Sqrt(longest))
	return d
}

// aroundAll returns a disc that holds some others.
func aroundAll(discs []disc) disc {
	centres := make([]vector, len(discs))
	widest := 0.0
	for i, d := range discs {
		centres[i] = d.centre
		widest = max(widest, d.radius)
	}
	all := around(centres)
	all.radius += widest
	return all
}

// A plane is Lambert's azimuthal equal-area projection: what lies around a place
// goes to the plane that touches the Earth there. The formulas are those of
// J. P. Snyder, Map Projections: A Working Manual (USGS Professional Paper 1395,
// 1987), page 185, for a sphere.
type plane struct{ east, north, up vector }

func newPlane(centre position) *plane {
	sinLon, cosLon := math.Sincos(centre.lon * math.Pi / 180)
	sinLat, cosLat := math.Sincos(centre.lat * math.Pi / 180)
	return &plane{
		east:  vector{-sinLon, cosLon, 0},
		north: vector{-sinLat * cosLon, -sinLat * sinLon, cosLat},
		up:    vector{cosLat * cosLon, cosLat * sinLon, sinLat},
	}
}

// planeAt returns the plane at a vector of any length.
func planeAt(v vector) *plane {
	return newPlane(position{math.Atan2(v.y, v.x) * 180 / math.Pi, math.Atan2(v.z, math.Hypot(v.x, v.y)) * 180 / math.Pi})
}

// A point is on a plane. On that of a projection x runs east and y north, in
// radii of the Earth; on that of an image x runs right and y down, in pixels.
type point struct{ x, y float64 }

// project returns the point of a place. The place opposite to the centre, which
// has none, goes as far out as there is.
func (p *plane) project(v vector) point {
	k := math.Sqrt(2 / max(1+p.up.dot(v), 1e-9))
	return point{k * p.east.dot(v), k * p.north.dot(v)}
}

// place returns the place of a point, as project does the other way.
func (p *plane) place(q point) vector {
	rho := math.Hypot(q.x, q.y)
	if rho == 0 {
		return p.up
	}
	sin, cos := math.Sincos(arcOf(rho))
	x, y := q.x/rho*sin, q.y/rho*sin
	return vector{
		p.up.x*cos + p.east.x*x + p.north.x*y,
		p.up.y*cos + p.east.y*x + p.north.y*y,
		p.up.z*cos + p.east.z*x + p.north.z*y,
	}
}

// arcOf returns how many radians from the centre of a plane a place lies that is
// drawn at this distance from it.
func arcOf(chord float64) float64 { return 2 * math.Asin(min(1, chord/2)) }
