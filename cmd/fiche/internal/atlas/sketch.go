package atlas

// A sketch draws the outlines that a frame shows, each arc once for the two
// countries that it parts.
type sketch struct {
	globe *globe
	*frame
	shown disc
	arcs  map[int][]point // on the map, those that were asked for
	thin  simplifier
	clip  clipper
	lines arena[point]
	line  []point // the ring at hand
}

// newSketch draws with lines that may be off by a tolerance in units.
func newSketch(g *globe, f *frame, tolerance float64) *sketch {
	return &sketch{
		globe: g, frame: f, shown: f.disc(),
		arcs: map[int][]point{},
		thin: simplifier{tolerance: tolerance},
		clip: clipper{rect: rect{0, 0, locatorWidth, locatorHeight}.grow(edge)},
	}
}

// A part is what the map shows of a shape.
type part struct {
	code  string
	rings [][]point
}

// parts returns the parts of all shapes that the map shows.
func (k *sketch) parts() []part {
	var parts []part
	for i, s := range k.globe.shapes {
		if !k.globe.wholes[i].meets(k.shown) {
			continue
		}
		if rings := k.rings(i); len(rings) > 0 {
			parts = append(parts, part{s.code, rings})
		}
	}
	return parts
}

// sizeOf returns about how many bytes the map of some parts will have: four or five a
// point, after the style.
func sizeOf(parts []part) int {
	points := 0
	for _, p := range parts {
		for _, r := range p.rings {
			points += len(r)
		}
	}
	return 4096 + 5*points
}

// rings returns the rings of a shape, by its index, that the map shows, cut a little
// outside of it.
func (k *sketch) rings(shape int) [][]point {
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

// coarsen thins all lines further, after they made a map of too many bytes.
func (k *sketch) coarsen(size int) {
	k.thin.tolerance = coarser(k.thin.tolerance, size)
	for i, arc := range k.arcs {
		k.arcs[i] = k.thin.thin(arc)
	}
}
