package atlas

import (
	"fmt"
	"slices"
)

// The sizes on a locator, in units.
const (
	dotWidth   = 11 * fine
	ringRadius = 17 * fine
	leastAbout = 13 * fine  // radius of the disc of an approximate place
	leastWide  = 26 * fine  // of that of a region
	tiny       = 36 * fine  // a country that is not larger gets a ring
	islet      = 5 * fine   // an island that is not larger is a dot,
	islands    = 130 * fine // where no island is as large as this
	finest     = 0.6 * fine // how far lines may be off, as long as the file is light enough
	edge       = 8 * fine   // how far lines are drawn outside of the map
	mostDots   = 400
	mostDiscs  = 100
)

// Locator draws the map of one country, its neighbours paler, with places on it.
// The image has the format 4:3. Nothing that is outside the map is drawn; Info
// says what that is. ok is false when Has(code) is.
func Locator(code string, places []Mark, o Options) (svg []byte, info Info, ok bool) {
	g := near()
	home, ok := g.country(code)
	if !ok {
		return nil, Info{}, false
	}
	k := newSketch(g, g.frame(home, places), finest)
	for {
		l := &locator{sketch: k, home: home, options: o}
		l.info = Info{Width: locatorWidth / fine, Height: locatorHeight / fine}
		if svg = l.draw(places); len(svg) <= maxSize || k.thin.tolerance > locatorWidth {
			return svg, l.info, true
		}
		k.coarsen(len(svg))
	}
}

// A locator is one map in the making.
type locator struct {
	*sketch
	drawing
	home    *shape
	options Options
	info    Info
	labels  placer
	parts   []part
	extent  rect    // of the country, as far as it is shown
	ring    float64 // radius of the ring around it, or 0
}

func (l *locator) draw(places []Mark) []byte {
	l.parts = l.sketch.parts()
	l.Grow(sizeOf(l.parts))
	l.open(locatorWidth, locatorHeight, l.options)
	fmt.Fprintf(l, "<path class=\"sea\" d=\"M0 0h%dv%dH0z\"/>\n", locatorWidth, locatorHeight)
	l.labels.area = rect{0, 0, locatorWidth, locatorHeight}.grow(-textMargin)
	l.drawCountries()
	l.drawPlaces(places)
	return l.close()
}

// drawCountries draws the neighbours first, so that the border of the country
// itself lies over theirs.
func (l *locator) drawCountries() {
	var own [][]point
	land := l.begin("land", "")
	for _, p := range l.parts {
		if l.isOwn(p.code) {
			own = append(own, p.rings...)
			continue
		}
		for _, r := range p.rings {
			land.ring(r)
		}
	}
	l.add(land)
	home := l.begin("home", "")
	for _, r := range own {
		home.ring(r)
	}
	l.add(home)
	if len(own) > 0 {
		l.drawSmall(own)
	}
}

// isOwn reports whether a shape is of the country that the map is of.
func (l *locator) isOwn(code string) bool {
	return code == l.home.code || slices.Contains(overseas[l.home.code], code)
}

// drawSmall makes seen what is too small to be: the islands of a country that
// has no large one, and a country as a whole. Along the coast of a large country
// such dots would only be noise.
func (l *locator) drawSmall(rings [][]point) {
	var islets path
	l.extent = bounds(rings[0])
	largest := 0.0
	for _, r := range rings {
		b := bounds(r)
		l.extent = l.extent.union(b)
		largest = max(largest, b.width(), b.height())
		if max(b.width(), b.height()) < islet {
			islets.dot(b.middle())
		}
	}
	if largest < islands {
		l.path("islet", islets.data, "")
	}
	if size := max(l.extent.width(), l.extent.height()); size < tiny {
		l.ring = max(ringRadius, size*0.8)
		l.circle("ring", l.extent.middle(), l.ring)
	}
}

// drawPlaces draws large discs below small ones and dots above all.
func (l *locator) drawPlaces(places []Mark) {
	drawn := l.place(places)
	var dots path
	for _, precision := range [...]Precision{Region, Approximate, Exact} {
		for _, p := range drawn {
			switch {
			case p.Precision != precision:
			case precision == Exact:
				dots.dot(p.at)
			case precision == Approximate:
				l.circle("about", p.at, p.radius)
			default:
				// Two discs, one in the other, make a soft edge.
				l.circle("region", p.at, p.radius)
				l.circle("region", p.at, p.radius*0.72)
			}
		}
	}
	l.dots(dots.data, dotWidth)
	l.print(drawn)
}

// place puts marks on the map, as many as it can bear.
func (l *locator) place(places []Mark) []placed {
	var all []placed
	dots, discs := 0, 0
	for i, m := range places {
		at := l.frame.at(toVector(position{m.Lon, m.Lat}))
		count, most := &dots, mostDots
		if m.Precision != Exact {
			count, most = &discs, mostDiscs
		}
		if !m.valid() || !l.visible(at) || *count == most {
			l.info.Omitted = append(l.info.Omitted, i)
			continue
		}
		*count++
		all = append(all, placed{Mark: m, index: i, at: at, radius: l.radius(m)})
	}
	return all
}

// visible reports whether a point is on the map.
func (l *locator) visible(at point) bool {
	return rect{0, 0, locatorWidth, locatorHeight}.holds(at)
}

// radius returns the radius of a place on the map, in units: true to scale, as long
// as it can be seen.
func (l *locator) radius(m Mark) float64 {
	km := m.Radius
	if km == 0 {
		km = m.Precision.radius()
	}
	if m.Precision == Exact {
		return dotWidth / 2
	}
	least := [...]float64{Approximate: leastAbout, Region: leastWide}[m.Precision]
	return min(max(least, l.kilometres(km)), locatorWidth)
}

// A placed mark is one on the map.
type placed struct {
	Mark
	index  int
	at     point
	radius float64
}
