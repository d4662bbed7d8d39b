//go:build ignore

package main

import (
	"cmp"
	"maps"
	"math"
	"slices"
)

// The maps of single countries, as the package draws them.
const (
	mapWidth  = 640.0  // pixels
	accuracy  = 0.9    // pixels that a line may be off
	earth     = 6371.0 // kilometres
	leastMain = 90.0   // kilometres from the middle of the smallest map to its sides
	leastFar  = 400.0  // the same for islands far from their country, less exactly
)

// A box is in degrees; east is over 180 where it crosses ±180°.
type box struct{ west, south, east, north float64 }

func (a *atlas) box(r ring) box {
	points := a.points(r)
	b := box{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for _, p := range points {
		b.west, b.east = min(b.west, p[0]), max(b.east, p[0])
		b.south, b.north = min(b.south, p[1]), max(b.north, p[1])
	}
	return b
}

// toward returns the box on that turn of longitude which is nearest to another.
func (b box) toward(c box) box {
	turn := 360 * math.Round((c.west+c.east-b.west-b.east)/2/360)
	b.west += turn
	b.east += turn
	return b
}

func (b box) union(c box) box {
	return box{min(b.west, c.west), min(b.south, c.south), max(b.east, c.east), max(b.north, c.north)}
}

// gap returns how far two boxes are apart, in degrees of a great circle, about.
func (b box) gap(c box) float64 {
	c = c.toward(b)
	dx := max(0, c.west-b.east, b.west-c.east)
	dy := max(0, c.south-b.north, b.south-c.north)
	return math.Hypot(dx*math.Cos((b.south+b.north+c.south+c.north)/4*math.Pi/180), dy)
}

// area returns the area of a ring, in square degrees of the equator; holes count
// negative, as they run the other way.
func (a *atlas) area(r ring) float64 {
	points := a.points(r)
	sum := 0.0
	for i, p := range points {
		q := points[(i+1)%len(points)]
		q[0] += 360 * math.Round((p[0]-q[0])/360)
		sum += (q[0] - p[0]) * (math.Sin(p[1]*math.Pi/180) + math.Sin(q[1]*math.Pi/180)) / 2
	}
	return sum * 180 / math.Pi
}

// homes say where the main part of a country is when its largest parts are too
// far apart for one map.
var homes = map[string]box{
	"SC": {55, -5, 56.2, -3.5}, // Mahé and its neighbours
	"UM": {166, 19, 167, 20},   // Wake
}

// arrange puts the rings of the main part of a country first and finds its
// centre. Parts that are near each other make a group; the main part is the
// largest group, and every other that is comparable to it.
func (a *atlas) arrange(code string) {
	rings := a.shapes[code]
	if code == "AQ" { // around the pole, where boxes of degrees say nothing
		a.main[code] = len(rings)
		a.centre[code] = [2]float64{0, -90}
		return
	}
	areas := map[*int]float64{}
	for _, r := range rings {
		areas[&r[0]] = a.area(r)
	}
	slices.SortStableFunc(rings, func(r, s ring) int { return cmp.Compare(areas[&s[0]], areas[&r[0]]) })
	group, total := a.group(rings, areas)
	largest := slices.Max(total)
	var main, far []ring
	var all box
	for i, r := range rings {
		b := a.box(r)
		home, chosen := homes[code]
		if chosen && b.gap(home) > 0 || !chosen && total[group[i]] < comparable*largest {
			far = append(far, r)
			continue
		}
		if len(main) == 0 {
			all = b
		}
		all = all.union(b.toward(all))
		main = append(main, r)
	}
	a.shapes[code] = slices.Concat(main, far)
	a.main[code] = len(main)
	a.centre[code] = [2]float64{math.Remainder((all.west+all.east)/2, 360), (all.south + all.north) / 2}
}

// comparable is the share of the largest group's area from which on another is
// part of the main map: Borneo is, Alaska is not.
const comparable = 0.25

// group says which rings are near each other, and how large each group is.
func (a *atlas) group(rings []ring, areas map[*int]float64) (group []int, total []float64) {
	boxes := make([]box, len(rings))
	group = make([]int, len(rings))
	for i, r := range rings {
		boxes[i] = a.box(r)
		group[i] = i
	}
	near := boxes[0]
	link := min(max(0.06*max(near.east-near.west, near.north-near.south), 1.5), 4)
	for i := range rings {
		for j := range i {
			if group[i] != group[j] && boxes[i].gap(boxes[j]) <= link {
				from, to := max(group[i], group[j]), min(group[i], group[j])
				for k := range group[:i+1] {
					if group[k] == from {
						group[k] = to
					}
				}
			}
		}
	}
	total = make([]float64, len(rings))
	for i, r := range rings {
		total[group[i]] += areas[&r[0]]
	}
	return group, total
}

// A vector points from the centre of the Earth to a place on it; its length is 1.
type vector [3]float64

func toVector(p [2]float64) vector {
	sinX, cosX := math.Sincos(p[0] * math.Pi / 180)
	sinY, cosY := math.Sincos(p[1] * math.Pi / 180)
	return vector{cosY * cosX, cosY * sinX, sinY}
}

func (v vector) minus(w vector) vector { return vector{v[0] - w[0], v[1] - w[1], v[2] - w[2]} }
func (v vector) dot(w vector) float64  { return v[0]*w[0] + v[1]*w[1] + v[2]*w[2] }
func (v vector) angle(w vector) float64 {
	return 2 * math.Asin(min(1, math.Sqrt(v.minus(w).dot(v.minus(w)))/2))
}
func (v vector) distance(w, x vector) float64 { // to the line from w to x
	d, e := x.minus(w), v.minus(w)
	if length := d.dot(d); length > 0 {
		t := min(1, max(0, e.dot(d)/length))
		e = e.minus(vector{d[0] * t, d[1] * t, d[2] * t})
	}
	return math.Sqrt(e.dot(e))
}

// A disc is the part of the Earth that one map shows, and how exact it must be.
// Lengths are in radii of the Earth.
type disc struct {
	centre            vector
	radius, tolerance float64
}

// newDisc returns what the map around some rings shows. The map is wider than them.
func (a *atlas) newDisc(centre [2]float64, rings []ring, least float64) disc {
	d := disc{centre: toVector(centre)}
	radius := least / earth
	for _, r := range rings {
		for _, p := range a.points(r) {
			radius = max(radius, d.centre.angle(toVector(p)))
		}
	}
	d.radius, d.tolerance = radius*1.6, radius*2.4/mapWidth*accuracy
	return d
}

// discs returns the discs of the main parts of all countries, and of the islands far
// from them, which get a map of their own when a place is there.
func (a *atlas) discs() (main map[string]disc, all []disc) {
	main = map[string]disc{}
	for _, code := range slices.Sorted(maps.Keys(a.shapes)) {
		rings, n := a.shapes[code], a.main[code]
		main[code] = a.newDisc(a.centre[code], rings[:n], leastMain)
		all = append(all, main[code])
		for _, r := range rings[n:] {
			b := a.box(r)
			middle := [2]float64{(b.west + b.east) / 2, (b.south + b.north) / 2}
			all = append(all, a.newDisc(middle, []ring{r}, leastFar))
		}
	}
	return main, all
}

// thin leaves out what no map can show: points by the method of Douglas and
// Peucker, with the tolerance of the most detailed map around each; and islands
// that are too small for the map of their own country.
func (a *atlas) thin() {
	for code := range a.shapes {
		a.arrange(code)
	}
	main, discs := a.discs()
	keep := a.keptIslands(main)
	for i, arc := range a.arcs {
		if len(arc) > 2 {
			a.arcs[i] = a.thinArc(arc, discs, keep[i])
		}
	}
	for _, code := range slices.Sorted(maps.Keys(a.shapes)) {
		a.dropCollapsed(code)
	}
}

// keptIslands returns the arcs that are islands large enough for the map of their
// country, or a fair part of it: they stay, if only as triangles.
func (a *atlas) keptIslands(discs map[string]disc) map[int]bool {
	keep := map[int]bool{}
	for code, rings := range a.shapes {
		total := 0.0
		for _, r := range rings {
			total += math.Abs(a.area(r))
		}
		side := discs[code].tolerance * 180 / math.Pi
		for i, r := range rings {
			if area := a.area(r); len(r) == 1 && (i == 0 || area > 4*side*side || area > 0.004*total) {
				keep[max(r[0], ^r[0])] = true
			}
		}
	}
	return keep
}

func (a *atlas) thinArc(arc []point, discs []disc, island bool) []point {
	vectors := make([]vector, len(arc))
	for i, p := range arc {
		vectors[i] = toVector(a.degrees(p))
	}
	weights := weigh(vectors, discs)
	kept := make([]bool, len(arc))
	last := len(arc) - 1
	kept[0], kept[last] = true, true
	least := 0
	if island {
		least = 2 // and its first: a triangle
	}
	keepFarthest(vectors, weights, kept, 0, last, least)
	thinned := arc[:0:0]
	for i, p := range arc {
		if kept[i] {
			thinned = append(thinned, p)
		}
	}
	return thinned
}

// weigh returns for each point what a distance there counts, in tolerances.
func weigh(vectors []vector, discs []disc) []float64 {
	reach := 0.0
	for _, v := range vectors {
		reach = max(reach, vectors[0].angle(v))
	}
	weights := make([]float64, len(vectors))
	for _, d := range discs {
		if d.centre.angle(vectors[0]) > d.radius+reach {
			continue
		}
		for i, v := range vectors {
			if 1/d.tolerance > weights[i] && d.centre.angle(v) < d.radius {
				weights[i] = 1 / d.tolerance
			}
		}
	}
	return weights
}

// keepFarthest keeps what Douglas and Peucker keep, and at least that many points.
func keepFarthest(vectors []vector, weights []float64, kept []bool, from, to, least int) {
	far, at := 0.0, -1
	for i := from + 1; i < to; i++ {
		if d := vectors[i].distance(vectors[from], vectors[to]) * weights[i]; d > far {
			far, at = d, i
		}
	}
	if at < 0 || far <= 1 && least <= 0 {
		return
	}
	kept[at] = true
	before, after := 0, least-1
	if at-from > to-at {
		before, after = after, before
	}
	keepFarthest(vectors, weights, kept, from, at, before)
	keepFarthest(vectors, weights, kept, at, to, after)
}

// dropCollapsed removes the rings that thinning left without an area, but never
// the last: the Vatican is two points.
func (a *atlas) dropCollapsed(code string) {
	main := a.main[code]
	var rings []ring
	for i, r := range a.shapes[code] {
		if len(a.points(r)) > 2 || len(rings) == 0 && i == len(a.shapes[code])-1 {
			rings = append(rings, r)
			continue
		}
		if i < main {
			a.main[code]--
		}
	}
	a.shapes[code] = rings
}
