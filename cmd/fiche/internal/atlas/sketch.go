package atlas

// A sketch draws the outlines that a frame shows, each arc once for the two
// countries that it parts.
type sketch struct {
	globe *globe
	*frame
	shown disc
	arcs  [][]point // on the map; nil as long as nobody asked
	thin  simplifier
	clip  clipper
	line  []point
}

// newSketch draws with lines that may be off by a tolerance in units.
func newSketch(g *globe, f *frame, tolerance float64) *sketch {
	return &sketch{
		globe: g, frame: f, shown: f.disc(),
		arcs: make([][]point, len(g.vectors)),
		thin: simplifier{tolerance: tolerance},
		clip: clipper{rect: rect{0, 0, locatorWidth, locatorHeight}.grow(edge)},
	}
}

// rings are those of a shape, by its index, that the map shows, cut a little
// outside of it.
func (k *sketch) rings(shape int) [][]point {
	var rings [][]point
	for i, r := range k.globe.shapes[shape].rings {
		if !k.globe.discs[shape][i].meets(k.shown) {
			continue
		}
		for _, arc := range r {
			k.lay(max(arc, ^arc))
		}
		k.line = join(k.arcs, r, k.line)
		if len(k.line) == 0 {
			continue
		}
		if cut := k.clip.clip(k.line); len(cut) > 0 {
			rings = append(rings, append([]point(nil), cut...))
		}
	}
	return rings
}

// lay puts an arc on the map, once.
func (k *sketch) lay(arc int) {
	if k.arcs[arc] != nil {
		return
	}
	vectors := k.globe.vectors[arc]
	points := make([]point, len(vectors))
	for i, v := range vectors {
		points[i] = k.at(v)
	}
	// An arc outside of the map lies wholly on one side of it, and so does the
	// straight line between its ends.
	if last := len(points) - 1; !k.clip.meets(bounds(points)) {
		k.arcs[arc] = []point{points[0], points[last]}
		return
	}
	k.arcs[arc] = k.thin.thin(points)
}

// coarsen thins all lines further, after they made a map of too many bytes.
func (k *sketch) coarsen(size int) {
	k.thin.tolerance = coarser(k.thin.tolerance, size)
	for i, arc := range k.arcs {
		k.arcs[i] = k.thin.thin(arc)
	}
}
