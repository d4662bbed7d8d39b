package atlas

import (
	_ "embed"
	"encoding/binary"
	"math"
	"slices"
	"strings"
	"sync"
)

// The tables are made from the npm package in $NPM: see gen/outlines.go.
//go:generate go run gen/outlines.go gen/topology.go gen/borders.go gen/thin.go -npm ${NPM}

// Data from Natural Earth (public domain), in the form that table describes.
//
//go:embed near.outlines
var nearOutlines []byte

// A table is a topology: a border between two countries is one arc, which both
// use, so that they agree however it is simplified. Its points are positions or
// vectors.
//
// Its file is a sequence of numbers without any framing:
//
//	4 × float64, little endian: degrees per unit of the grid (longitude,
//	    latitude), then the degrees of its origin
//	number of arcs; for each: number of points, then for each point the steps
//	    in x and y from the one before, the first from the origin
//	number of shapes, in the order of their codes; for each: code (2 bytes),
//	    longitude and latitude of its centre in thousandths of a degree, number
//	    of rings of its main part, number of rings; for each ring: number of
//	    arcs, then for each its index i, or ^i when it runs backwards
//
// Counts are unsigned varints, other numbers signed ones (package
// encoding/binary). Where a ring crosses ±180° its longitude jumps by 360.
type table[P any] struct {
	arcs   arcs[P]
	shapes []shape
}

// arcs are lines by their indexes.
type arcs[P any] [][]P

func (a arcs[P]) arc(i int) []P { return a[i] }

// A position is in degrees.
type position struct{ lon, lat float64 }

func (p position) itself() position { return p }

// A shape is one country.
type shape struct {
	code   string
	centre position // of the main part
	main   int      // so many rings, from the first, are the main part
	rings  []ring
}

// A ring is a closed line. The inside of a shape is what an odd number of its
// rings is around.
type ring []int

// noCode begins the codes in a table that are no country's: of land between
// countries.
const noCode = "-"

func isCountry(code string) bool { return !strings.HasPrefix(code, noCode) }

// country finds the shape of a country by its code.
func (t *table[P]) country(code string) (*shape, bool) {
	s, ok := t.shape(code)
	return s, ok && isCountry(code)
}

// near has the outlines, read when first asked for.
var near = sync.OnceValue(func() *globe { return newGlobe(readTable(nearOutlines, toVector)) })

// shape finds one by its code.
func (t *table[P]) shape(code string) (*shape, bool) {
	i, ok := t.index(code)
	if !ok {
		return nil, false
	}
	return &t.shapes[i], true
}

// index returns the place of a shape in the table, by its code.
func (t *table[P]) index(code string) (int, bool) {
	return slices.BinarySearchFunc(t.shapes, code, func(s shape, code string) int {
		return strings.Compare(s.code, code)
	})
}

// A reader takes numbers from a table. It is read once and is our own, so that
// a fault in it may panic.
type reader []byte

func (r *reader) count() int {
	n, size := binary.Uvarint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *reader) int() int {
	n, size := binary.Varint(*r)
	*r = (*r)[size:]
	return int(n)
}

func (r *reader) float() float64 {
	bits := binary.LittleEndian.Uint64(*r)
	*r = (*r)[8:]
	return math.Float64frombits(bits)
}

func (r *reader) text(size int) string {
	s := string((*r)[:size])
	*r = (*r)[size:]
	return s
}

func readTable[P any](data []byte, convert func(position) P) *table[P] {
	r := reader(data)
	var grid [4]float64
	for i := range grid {
		grid[i] = r.float()
	}
	t := &table[P]{arcs: make(arcs[P], r.count())}
	var points arena[P]
	for i := range t.arcs {
		n := r.count()
		arc := points.next(n)
		var x, y int
		for range n {
			x += r.int()
			y += r.int()
			arc = append(arc, convert(position{float64(x)*grid[0] + grid[2], float64(y)*grid[1] + grid[3]}))
		}
		t.arcs[i] = points.keep(arc)
	}
	t.shapes = make([]shape, r.count())
	var indexes arena[int]
	for i := range t.shapes {
		t.shapes[i] = readShape(&r, &indexes)
	}
	return t
}

func readShape(r *reader, indexes *arena[int]) shape {
	s := shape{code: r.text(2)}
	s.centre = position{float64(r.int()) / 1000, float64(r.int()) / 1000}
	s.main = r.count()
	s.rings = make([]ring, r.count())
	for i := range s.rings {
		n := r.count()
		ring := indexes.next(n)
		for range n {
			ring = append(ring, r.int())
		}
		s.rings[i] = indexes.keep(ring)
	}
	return s
}

// join links the arcs of a ring to one line. The first point is not said again
// at the end.
func join[P any](arc func(int) []P, r ring, into []P) []P {
	into = into[:0]
	for _, i := range r {
		line := arc(max(i, ^i))
		last := len(line) - 1
		if i >= 0 {
			into = append(into, line[:last]...)
			continue
		}
		for j := last; j > 0; j-- {
			into = append(into, line[j])
		}
	}
	return into
}
