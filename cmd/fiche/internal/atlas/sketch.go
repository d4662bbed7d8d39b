package atlas

import (
	"math"
	"slices"
	"strings"
	"sync"
)

const (
	finest     = 0.7 * fine // how far lines may be off, as long as the file is light enough
	edge       = 8 * fine   // how far lines are drawn outside of the map
	islet      = 5 * fine   // an island that is not larger is a dot
	mostGround = 14_000     // bytes
)

// A ground is what lies below the marks and texts of a map.
type ground struct {
	parts      []part
	land, home [][]byte // data of paths in pieces: the neighbours, the countries of the map
	islets     []byte   // data of a path: the islands of these
}

// A part is what the map shows of a shape.
type part struct {
	code    string
	rings   [][]point
	extent  rect    // around them
	largest float64 // size of the largest of them
	islets  []point // middles of the smallest
	outline []byte  // data of a path of them
}

func newPart(code string, rings [][]point) part {
	p := part{code: code, rings: rings, extent: nowhere()}
	var outline path
	for _, r := range rings {
		outline.ring(r)
		b := bounds(r)
		size := max(b.width(), b.height())
		p.extent, p.largest = p.extent.union(b), max(p.largest, size)
		if size < islet {
			p.islets = append(p.islets, b.middle())
		}
	}
	p.outline = outline.data
	return p
}

// grounds keeps those of frames that follow from the codes of their countries
// alone: most sheets of a country share one.
type grounds struct{ sync.Map }

type groundKey struct {
	fitted, own string
	format      *Format
}

// ground returns the ground of a frame in a format.
func (f *Frame) ground(p *pane) *ground {
	key := groundKey{strings.Join(f.Countries, ""), strings.Join(f.own, ""), p.format}
	if kept, ok := f.globe.grounds.Load(key); ok && !f.moved {
		return kept.(*ground)
	}
	var g *ground
	if f.drawn != nil && f.moved {
		g = f.drawGround(f.drawn.parts(f, p), p.format)
	} else {
		g = f.newGround(p)
	}
	if !f.moved {
		f.globe.grounds.Store(key, g)
	}
	return g
}

// newGround draws a ground, as finely as its weight allows.
func (f *Frame) newGround(p *pane) *ground {
	k := newSketch(f.globe, p)
	g := f.drawGround(k.parts(), p.format)
	for g.size() > mostGround && k.thin.tolerance < float64(p.format.width) {
		k.coarsen(g.size())
		g = f.drawGround(k.parts(), p.format)
	}
	return g
}

// An outlined frame keeps the parts of its ground, which are the same whichever
// countries the map is of.
type outlined struct{ byFormat sync.Map }

func (o *outlined) parts(f *Frame, p *pane) []part {
	made, known := o.byFormat.Load(p.format)
	if !known {
		bare := *f
		bare.own = nil
		made, _ = o.byFormat.LoadOrStore(p.format, sync.OnceValue(func() []part { return bare.newGround(p).parts }))
	}
	return made.(func() []part)()
}

func (g *ground) size() int { return sizeOf(g.land) + sizeOf(g.home) + len(g.islets) }

// drawGround draws the neighbours apart, so that the borders of the countries of
// the map lie over theirs.
func (f *Frame) drawGround(parts []part, format *Format) *ground {
	g := &ground{parts: parts, land: make([][]byte, 0, len(parts))}
	var islets path
	for _, p := range g.parts {
		if !f.isOwn(p.code) {
			g.land = append(g.land, p.outline)
			continue
		}
		g.home = append(g.home, p.outline)
		// Along the coast of a large country such dots would only be noise.
		if p.largest < format.islands {
			for _, at := range p.islets {
				islets.dot(at)
			}
		}
	}
	g.islets = islets.data
	return g
}

// isOwn reports whether a shape is of a country that the map is of.
func (f *Frame) isOwn(code string) bool {
	return slices.Contains(f.own, code) || slices.Contains(f.own, mother[code])
}

// isNamed reports whether the map names a country of it: one that the frame is
// fitted to, not one of which only an edge or an island is in sight.
func (f *Frame) isNamed(code string) bool {
	return f.isOwn(code) && (len(f.Countries) == 0 || slices.Contains(f.Countries, code))
}

// A sketch draws the outlines that a pane shows, each arc once for the two
// countries that it parts.
type sketch struct {
	globe *globe
	*pane
	shown disc
	arcs  map[int][]point // on the map, those that were asked for
	thin  simplifier
	clip  clipper
	lines arena[point]
	line  []point // the ring at hand
}

func newSketch(g *globe, p *pane) *sketch {
	return &sketch{
		globe: g, pane: p, shown: p.disc(),
		arcs: map[int][]point{},
		thin: simplifier{tolerance: finest},
		clip: clipper{rect: p.format.area().grow(edge)},
	}
}

// parts returns the parts of all shapes that the map shows.
func (k *sketch) parts() []part {
	var parts []part
	for i, s := range k.globe.shapes {
		if !k.globe.wholes[i].meets(k.shown) {
			continue
		}
		if rings := k.ringsOf(i); len(rings) > 0 {
			parts = append(parts, newPart(s.code, rings))
		}
	}
	return parts
}

// ringsOf returns the rings of a shape, by its index, that the map shows, cut a little
// outside of it.
func (k *sketch) ringsOf(shape int) [][]point {
	var rings [][]point
	for i, r := range k.globe.shapes[shape].rings {
		if !k.globe.discs[shape][i].meets(k.shown) {
			continue
		}
		k.line = k.clip.clip(join(k.arc, r, k.line))
		if len(k.line) > 0 {
			rings = append(rings, k.lines.copyOf(k.line))
		}
	}
	return rings
}

// arc returns an arc by its index, put on the map when it is first asked for.
func (k *sketch) arc(i int) []point {
	if line, laid := k.arcs[i]; laid {
		return line
	}
	vectors := k.globe.arcs[i]
	line, extent := k.lines.next(len(vectors)), nowhere()
	for _, v := range vectors {
		p := k.at(v)
		line, extent = append(line, p), extent.with(p)
	}
	// An arc outside of the map lies wholly on one side of it, and so does the
	// straight line between its ends.
	if k.clip.meets(extent) {
		line = k.thin.thin(line)
	} else {
		line = append(line[:1], line[len(line)-1])
	}
	line = k.lines.keep(line)
	k.arcs[i] = line
	return line
}

// coarsen thins all lines further, after they made a ground of too many bytes.
func (k *sketch) coarsen(size int) {
	k.thin.tolerance *= max(1.1, math.Pow(float64(size)/mostGround, 1.4))
	for i, arc := range k.arcs {
		k.arcs[i] = k.thin.thin(arc)
	}
}

// Outlines are a map as polygons, for a picture in pixels. Each polygon is closed;
// an odd number of them is around what is inside.
type Outlines struct {
	Land, Home [][][2]float64 // the neighbours, and the countries that the map is of
	Dots       [][2]float64   // its marks
}

// Outlines returns what Draw would draw, without texts, for a picture of a size in
// pixels.
func (f *Frame) Outlines(width, height int, marks []Mark) Outlines {
	format := *Card
	format.width, format.height = width*fine, height*fine
	p := f.in(&format)
	var o Outlines
	for _, part := range newSketch(f.globe, p).parts() {
		into := &o.Land
		if f.isOwn(part.code) {
			into = &o.Home
		}
		for _, r := range part.rings {
			polygon := make([][2]float64, len(r))
			for i, at := range r {
				polygon[i] = [2]float64{at.x / fine, at.y / fine}
			}
			*into = append(*into, polygon)
		}
	}
	for _, m := range f.placed(p, marks) {
		o.Dots = append(o.Dots, [2]float64{m.at.x / fine, m.at.y / fine})
	}
	return o
}
