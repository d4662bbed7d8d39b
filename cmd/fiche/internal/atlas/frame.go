package atlas

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"sync"
)

// What a frame shows, in kilometres and shares.
const (
	share        = 0.74 // of the map that the countries take, at most
	narrowest    = 200  // width: what a small country makes sense in
	pointSize    = 8    // extent of a country that is a point even on such a map,
	surroundings = 500  // and the width of a map that shows where it is
	growth       = 1.6  // times that places outside the countries may widen their map
	freeWidth    = 1500 // width up to which they may widen any map
	elsewhere    = 400  // width of a map of places far from the main part
	offshore     = 100  // from a country to a place that may still be its own
)

// A Frame is a part of the Earth that a map shows.
type Frame struct {
	Countries []string // those that it is fitted to
	Marks     []int    // those that it shows, by index

	globe *globe
	*body
	own   []string  // all countries of the map
	inner rect      // what must be seen, on the plane, so that its top is south
	ratio float64   // of its width and its height
	moved bool      // inner is not the body's
	least float64   // width in kilometres, when it is not narrowest
	box   *Frame    // drawn on this one, which shows where it is
	drawn *outlined // what it has in common with the frames of Of; nil if it has none
}

// A body is the main part of one or several countries on a plane.
type body struct {
	*plane
	codes []string
	parts []rect // of each
	inner rect   // of all
}

// holds reports whether a place lies on the map of a body.
func (b *body) holds(v vector) bool {
	return b.up.dot(v) > 0 && margined(b.inner, mainRatio, narrowest).holds(b.project(v))
}

// bodies keeps those that were asked for: all sheets of a country, or of the
// same countries, have one.
type bodies struct{ sync.Map }

// body returns the main part of countries.
func (g *globe) body(codes []string) *body {
	key := strings.Join(codes, "")
	if b, ok := g.bodies.Load(key); ok {
		return b.(*body)
	}
	var middle vector
	for _, code := range codes {
		s, _ := g.country(code)
		middle = middle.plus(toVector(s.centre))
	}
	b := g.bodyOn(planeAt(middle), codes)
	if len(codes) > 1 {
		b = g.bodyOn(planeAt(b.place(b.inner.middle())), codes)
	}
	kept, _ := g.bodies.LoadOrStore(key, b)
	return kept.(*body)
}

func (g *globe) bodyOn(p *plane, codes []string) *body {
	b := &body{plane: p, codes: codes, inner: nowhere()}
	for _, code := range codes {
		s, _ := g.country(code)
		part := nowhere()
		for _, r := range s.rings[:s.main] {
			for _, i := range r {
				for _, v := range g.arcs[max(i, ^i)] {
					part = part.with(p.project(v))
				}
			}
		}
		b.parts, b.inner = append(b.parts, part), b.inner.union(part)
	}
	return b
}

// margined widens a part of a plane to the shape of a map, with margins.
func margined(r rect, ratio, least float64) rect {
	if max(r.width(), r.height())*earthRadius < pointSize && least == narrowest {
		least = surroundings
	}
	width := max(r.width()/share, r.height()/share*ratio, least/earthRadius)
	x, y := (r.left+r.right)/2, (r.top+r.bottom)/2
	return rect{x, y, x, y}.widen(width/2, width/2/ratio)
}

func (r rect) widen(x, y float64) rect {
	return rect{r.left - x, r.top - y, r.right + x, r.bottom + y}
}

func (r rect) width() float64  { return r.right - r.left }
func (r rect) height() float64 { return r.bottom - r.top }

// base returns what the frame shows.
func (f *Frame) base() rect { return f.margined(f.inner, f.ratio) }

func (f *Frame) margined(r rect, ratio float64) rect {
	return margined(r, ratio, cmp.Or(f.least, narrowest))
}

// holds reports whether a place lies on the map.
func (f *Frame) holds(v vector) bool {
	return f.up.dot(v) > 0 && f.base().holds(f.project(v))
}

// widen takes in places around a frame, the nearest first, as long as it does not
// become too wide for what it is fitted to.
func (f *Frame) widen(indexes []int, marks []Mark) {
	limit := max(growth*f.base().width(), freeWidth/earthRadius)
	var points []point
	for _, i := range indexes {
		if v := marks[i].vector(); f.up.dot(v) > 0 {
			points = append(points, f.project(v))
		}
	}
	slices.SortStableFunc(points, func(a, b point) int {
		return cmp.Compare(math.Hypot(a.x, a.y), math.Hypot(b.x, b.y))
	})
	for _, q := range points {
		wider := f.inner.with(q)
		if !f.base().holds(q) && f.margined(wider, f.ratio).width() <= limit {
			f.inner, f.moved = wider, true
		}
	}
}

// A pane is a frame in a format.
type pane struct {
	*plane
	rect
	scale  float64
	format *Format
	rings  []ringed
}

// A ringed country is one that is too small to be seen.
type ringed struct {
	at     point
	radius float64
}

// in returns a frame as a format shows it.
func (f *Frame) in(format *Format) *pane {
	shown := f.margined(f.inner, float64(format.width)/float64(format.height))
	p := &pane{plane: f.plane, rect: shown, scale: float64(format.width) / shown.width(), format: format}
	for _, part := range f.parts {
		if size := max(part.width(), part.height()) * p.scale; size < format.tiny {
			p.rings = append(p.rings, ringed{p.point(part.middle()), math.Round(max(format.tiny/2, size*0.8))})
		}
	}
	return p
}

// grid is how many steps of a unit coordinates are rounded to: what is decided by
// them is then the same on machines that round products differently.
const grid = 16

// at returns the point of a place on the map, in units.
func (p *pane) at(v vector) point { return p.point(p.project(v)) }

func (p *pane) point(q point) point {
	return point{
		math.Round((q.x-p.left)*p.scale*grid) / grid,
		math.Round((p.bottom-q.y)*p.scale*grid) / grid,
	}
}

// disc returns a disc that holds all that the pane shows.
func (p *pane) disc() disc {
	x, y := max(-p.left, p.right), max(-p.top, p.bottom)
	return disc{p.up, arcOf(math.Hypot(x, y))}
}

// kilometres converts a length on the Earth to units of the map.
func (p *pane) kilometres(km float64) float64 { return km / earthRadius * p.scale }

// visible reports whether a point is on the map.
func (p *pane) visible(at point) bool { return p.format.area().holds(at) }

// radius returns the radius of a place on the map, in units: true to scale, as long
// as it can be seen.
func (p *pane) radius(m Mark) float64 {
	km := m.Radius
	if km == 0 {
		km = m.Precision.radius()
	}
	least := p.format.about
	switch m.Precision {
	case Exact:
		return p.format.dot / 2
	case Region:
		least = p.format.region
	}
	return math.Round(min(max(least, p.kilometres(km)), float64(p.format.width)))
}

// A placed mark is one on the map.
type placed struct {
	Mark
	index  int
	at     point
	radius float64
}

// placed puts the marks of a frame on a pane.
func (f *Frame) placed(p *pane, marks []Mark) []placed {
	var all []placed
	for _, i := range f.Marks {
		m := marks[i]
		if at := p.at(m.vector()); p.visible(at) {
			all = append(all, placed{Mark: m, index: i, at: at, radius: p.radius(m)})
		}
	}
	return all
}
