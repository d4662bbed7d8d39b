//go:build ignore

package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"

	"fiche/cmd/fiche/internal/country"
)

// An atlas is a topology: lines that are shared by the shapes on both of their
// sides.
type atlas struct {
	scale, origin [2]float64 // degrees of longitude and latitude, from grid units
	arcs          [][]point
	shapes        map[string][]ring // by alpha-2 code
	main          map[string]int    // how many rings, from the first, make the main part
	centre        map[string][2]float64
}

// A point is in grid units.
type point struct{ x, y int }

// A ring is a closed line: indexes of arcs, ^i for arc i backwards.
type ring []int

// readAtlas reads a file of TopoJSON (https://github.com/topojson/topojson-specification)
// whose polygons are closed across ±180°, as those of world-atlas are.
func readAtlas(npm, file string) (*atlas, error) {
	var topology struct {
		Transform struct{ Scale, Translate [2]float64 }
		Arcs      [][][2]int
		Objects   struct {
			Countries struct {
				Geometries []struct {
					Type, ID   string
					Arcs       json.RawMessage
					Properties struct{ Name string }
				}
			}
		}
	}
	if err := read(&topology, npm, "world-atlas", file); err != nil {
		return nil, err
	}
	a := &atlas{scale: topology.Transform.Scale, origin: topology.Transform.Translate,
		shapes: map[string][]ring{}, main: map[string]int{}, centre: map[string][2]float64{}}
	for _, deltas := range topology.Arcs {
		a.arcs = append(a.arcs, absolute(deltas))
	}
	codes := map[string]string{}
	for _, code := range country.Codes() {
		c, _ := country.Of(code)
		codes[fmt.Sprintf("%03d", c.Numeric)] = code
	}
	parts := map[string][]ring{}
	for _, g := range topology.Objects.Countries.Geometries {
		polygons, err := polygonsOf(g.Type, g.Arcs)
		if err != nil {
			return nil, fmt.Errorf("%s: %s: %w", file, g.Properties.Name, err)
		}
		for _, polygon := range polygons {
			code, ok := a.codeOf(g.Properties.Name, codes[g.ID], polygon[0])
			if !ok {
				return nil, fmt.Errorf("%s: %s has no code", file, g.Properties.Name)
			}
			if code != "" {
				parts[code] = append(parts[code], polygon...)
			}
		}
	}
	for _, c := range cessions {
		if err := a.cede(parts, c); err != nil {
			return nil, fmt.Errorf("%s: %w", file, err)
		}
	}
	for code, rings := range parts {
		a.shapes[code] = a.dissolve(rings)
	}
	return a, nil
}

func absolute(deltas [][2]int) []point {
	var points []point
	var p point
	for _, d := range deltas {
		p.x += d[0]
		p.y += d[1]
		if len(points) == 0 || points[len(points)-1] != p {
			points = append(points, p)
		}
	}
	return points
}

func polygonsOf(kind string, arcs json.RawMessage) (polygons [][]ring, err error) {
	switch kind {
	case "Polygon":
		var one []ring
		err = json.Unmarshal(arcs, &one)
		return [][]ring{one}, err
	case "MultiPolygon":
		err = json.Unmarshal(arcs, &polygons)
		return polygons, err
	}
	return nil, fmt.Errorf("a %s", kind)
}

// codeOf returns the code that a polygon belongs to, by the country that Natural
// Earth gives it to and by its outer ring.
func (a *atlas) codeOf(name, code string, outer ring) (string, bool) {
	b := a.box(outer)
	x, y := (b.west+b.east)/2, (b.south+b.north)/2
	for _, r := range regions {
		if r.name == name && x > r.west && x < r.east && y > r.south && y < r.north {
			return r.code, true
		}
	}
	return code, code != ""
}

// all returns the rings of all shapes.
func (a *atlas) all() []ring {
	var rings []ring
	for _, code := range slices.Sorted(maps.Keys(a.shapes)) {
		rings = append(rings, a.shapes[code]...)
	}
	return rings
}

// dissolve joins polygons that touch: where an arc has them on both sides, both
// of its uses go, and what is left is linked to rings again.
func (a *atlas) dissolve(rings []ring) []ring {
	spare := map[int]int{} // how often an arc is used more than backwards
	for _, i := range slices.Concat(rings...) {
		spare[i]++
		spare[^i]--
	}
	var outer []int
	from := map[point][]int{}
	for _, i := range slices.Concat(rings...) {
		if spare[i] > 0 {
			spare[i]--
			outer = append(outer, i)
			start, _ := a.ends(i)
			from[start] = append(from[start], i)
		}
	}
	var linked []ring
	for _, first := range outer {
		start, _ := a.ends(first)
		at := start
		var r ring
		for len(from[at]) > 0 {
			r = append(r, from[at][0])
			from[at] = from[at][1:]
			if _, at = a.ends(r[len(r)-1]); at == start {
				linked, r = append(linked, r), nil
			}
		}
	}
	return linked
}

// ends returns the first and the last point of arc i, or of arc ^i backwards.
func (a *atlas) ends(i int) (first, last point) {
	if i < 0 {
		last, first = a.ends(^i)
		return first, last
	}
	arc := a.arcs[i]
	return a.node(arc[0]), a.node(arc[len(arc)-1])
}

// node makes one of the two names that a point at ±180° has.
func (a *atlas) node(p point) point {
	if a.degrees(p)[0] > 180-a.scale[0]/2 {
		p.x = 0
	}
	return p
}

func (a *atlas) degrees(p point) [2]float64 {
	return [2]float64{float64(p.x)*a.scale[0] + a.origin[0], float64(p.y)*a.scale[1] + a.origin[1]}
}

// points returns the points of a ring, in degrees; the longitudes run on across
// ±180°, and the first point is not said again at the end.
func (a *atlas) points(r ring) [][2]float64 {
	var points [][2]float64
	add := func(p point) {
		q := a.degrees(p)
		if n := len(points); n > 0 {
			q[0] += 360 * math.Round((points[n-1][0]-q[0])/360)
			if q == points[n-1] {
				return
			}
		}
		points = append(points, q)
	}
	for _, i := range r {
		if i >= 0 {
			for _, p := range a.arcs[i] {
				add(p)
			}
			continue
		}
		for _, p := range slices.Backward(a.arcs[^i]) {
			add(p)
		}
	}
	return points[:len(points)-1]
}

// encode writes the table that the package documents.
func (a *atlas) encode() []byte {
	index := map[int]int{} // new indexes of the arcs that are in use
	var arcs [][]point
	for _, r := range a.all() {
		for _, i := range r {
			if _, ok := index[max(i, ^i)]; !ok {
				index[max(i, ^i)] = len(arcs)
				arcs = append(arcs, a.arcs[max(i, ^i)])
			}
		}
	}
	var b []byte
	for _, v := range [...]float64{a.scale[0], a.scale[1], a.origin[0], a.origin[1]} {
		b = binary.LittleEndian.AppendUint64(b, math.Float64bits(v))
	}
	b = binary.AppendUvarint(b, uint64(len(arcs)))
	for _, arc := range arcs {
		b = binary.AppendUvarint(b, uint64(len(arc)))
		var last point
		for _, p := range arc {
			b = binary.AppendVarint(b, int64(p.x-last.x))
			b = binary.AppendVarint(b, int64(p.y-last.y))
			last = p
		}
	}
	b = binary.AppendUvarint(b, uint64(len(a.shapes)))
	for _, code := range slices.Sorted(maps.Keys(a.shapes)) {
		b = append(b, code...)
		centre := a.centre[code]
		b = binary.AppendVarint(b, int64(math.Round(centre[0]*1000)))
		b = binary.AppendVarint(b, int64(math.Round(centre[1]*1000)))
		b = binary.AppendUvarint(b, uint64(a.main[code]))
		b = binary.AppendUvarint(b, uint64(len(a.shapes[code])))
		for _, r := range a.shapes[code] {
			b = binary.AppendUvarint(b, uint64(len(r)))
			for _, i := range r {
				j := index[max(i, ^i)]
				if i < 0 {
					j = ^j
				}
				b = binary.AppendVarint(b, int64(j))
			}
		}
	}
	return b
}
