package atlas

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// The sizes of text on a locator, in units, and the longest label in
// characters.
const (
	labelSize    = 20 * fine
	nameSize     = 16 * fine
	ownSize      = 19 * fine
	barSize      = 14 * fine
	bold         = 1.06 // how much wider bold letters are
	textMargin   = 6 * fine
	longestLabel = 36
	mostLabels   = 40
)

// A placer keeps texts from lying on each other.
type placer struct {
	area  rect
	taken []rect
	rows  [][]float64 // of the last scan
}

// free reports whether a rect is on the map and empty.
func (p *placer) free(r rect) bool {
	return p.area.contains(r) && !slices.ContainsFunc(p.taken, r.meets)
}

// A spot is where a text goes.
type spot struct {
	at     point // of its base line
	anchor string
	taken  rect
}

// beside finds a free place for a text around a disc: right, left, above, below.
func (p *placer) beside(at point, radius, width, size float64) (spot, bool) {
	gap := radius + size/4
	// A letter reaches about 0.75 of its size over the base line, 0.25 below.
	try := func(x, y float64, anchor string) spot {
		left := x
		switch anchor {
		case "middle":
			left -= width / 2
		case "end":
			left -= width
		}
		return spot{point{x, y}, anchor, rect{left - 4, y - 0.8*size, left + width + 4, y + 0.25*size}}
	}
	slant := gap * math.Sqrt2 / 2
	for _, s := range [...]spot{
		try(at.x+gap, at.y+0.3*size, "start"),
		try(at.x-gap, at.y+0.3*size, "end"),
		try(at.x, at.y-gap, "middle"),
		try(at.x, at.y+gap+0.65*size, "middle"),
		try(at.x+slant, at.y-slant, "start"),
		try(at.x+slant, at.y+slant+0.6*size, "start"),
		try(at.x-slant, at.y-slant, "end"),
		try(at.x-slant, at.y+slant+0.6*size, "end"),
	} {
		if p.free(s.taken) {
			return s, true
		}
	}
	return spot{}, false
}

// print adds the texts of a locator, those that matter most first: the names of
// places, the scale, the name of the country, those of its neighbours.
func (l *locator) print(marks []placed) {
	for _, m := range marks {
		l.labels.take(m.at, m.clear())
	}
	if l.ring > 0 {
		l.labels.take(l.extent.middle(), l.ring)
	}
	printed := 0
	for _, m := range marks {
		text := shorten(strings.TrimSpace(m.Label), longestLabel)
		if text == "" {
			continue
		}
		// A text beside a place in the ring stands outside of it.
		radius := m.clear()
		if way := math.Hypot(m.at.x-l.extent.middle().x, m.at.y-l.extent.middle().y); way < l.ring {
			radius = l.ring + way
		}
		s, ok := l.labels.beside(m.at, radius, bold*textWidth(text)*labelSize, labelSize)
		if !ok || printed == mostLabels {
			l.info.Unlabelled = append(l.info.Unlabelled, m.index)
			continue
		}
		printed++
		l.labels.taken = append(l.labels.taken, s.taken)
		l.text("label", s.at, labelSize, s.anchor, text)
	}
	l.printBar()
	if l.options.Name != nil {
		l.printNames()
	}
}

// clear returns the radius around a mark in which no text may be.
func (m placed) clear() float64 { return min(m.radius, leastWide) }

func (p *placer) take(at point, radius float64) {
	p.taken = append(p.taken, rect{at.x, at.y, at.x, at.y}.grow(radius))
}

// printNames names the country itself first.
func (l *locator) printNames() {
	slices.SortStableFunc(l.parts, func(a, b part) int {
		switch l.home.code {
		case a.code:
			return -1
		case b.code:
			return 1
		}
		return 0
	})
	for _, n := range l.parts {
		if !isCountry(n.code) {
			continue
		}
		class, size, weight := "name", float64(nameSize), 1.0
		if l.isOwn(n.code) {
			class, size, weight = "name own", ownSize, bold
		}
		text := l.options.Name(n.code)
		width := weight * textWidth(text) * size
		at, ok := l.labels.inside(n.rings, width, size)
		if !ok && n.code == l.home.code {
			at, ok = l.outAtSea(width, size)
		}
		if ok {
			l.labels.taken = append(l.labels.taken, rect{at.x, at.y, at.x, at.y}.widen(width/2, size/2))
			l.text(class, point{at.x, at.y + size*0.35}, size, "middle", text)
		}
	}
}

// outAtSea finds a free place for the name of a country of islands: below or above
// them, where no other country is.
func (l *locator) outAtSea(width, size float64) (point, bool) {
	out := max(0, l.ring-(l.extent.height())/2) + size
	x := l.extent.middle().x
	for _, at := range [...]point{{x, l.extent.bottom + out}, {x, l.extent.top - out}} {
		r := rect{at.x, at.y, at.x, at.y}.widen(width/2, size/2)
		if l.labels.free(r) && !l.onLand(r) {
			return at, true
		}
	}
	return point{}, false
}

// onLand reports whether a text would lie on a country.
func (l *locator) onLand(r rect) bool {
	for _, n := range l.parts {
		for _, p := range [...]point{{r.left, r.top}, {r.right, r.top}, {r.left, r.bottom}, {r.right, r.bottom}, r.middle()} {
			if within(p, n.rings) {
				return true
			}
		}
	}
	return false
}

// textWidth estimates how wide a text is, in sizes of its font, which is the
// reader's.
func textWidth(s string) float64 {
	width := 0.0
	for _, r := range s {
		switch {
		case unicode.In(r, unicode.Mn, unicode.Cf):
		case r >= 0x1100 && !unicode.In(r, unicode.Arabic, unicode.Hebrew):
			width++
		case strings.ContainsRune(" .,;:'’!|ijltfIr()-", r):
			width += 0.36
		case unicode.IsUpper(r) || r == 'm' || r == 'w':
			width += 0.74
		default:
			width += 0.58
		}
	}
	return width
}
