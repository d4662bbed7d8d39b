package atlas

import (
	"math"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

const (
	bold         = 1.12 // how much wider bold letters are
	textMargin   = 5 * fine
	longestLabel = 36 // characters
)

// A placer keeps texts from lying on each other.
type placer struct {
	area  rect
	taken []rect

	scanned *[]point    // the first ring of the shape of the last scan
	rows    [][]float64 // of that
}

// free reports whether a rect is on the map and empty.
func (p *placer) free(r rect) bool {
	return p.area.contains(r) && !slices.ContainsFunc(p.taken, r.meets)
}

func (p *placer) take(at point, radius float64) {
	p.taken = append(p.taken, rect{at.x, at.y, at.x, at.y}.grow(radius))
}

// avoid keeps texts off the marks and the rings.
func (p *placer) avoid(rings []ringed, marks []placed, o Options) {
	for _, m := range marks {
		p.take(m.at, m.clear(o))
	}
	for _, r := range rings {
		p.take(r.at, r.radius)
	}
}

// clear returns the radius around a mark in which no text may be.
func (m placed) clear(o Options) float64 {
	if o.Numbers != nil || o.Unmarked {
		return max(Sheet.number/2, min(m.radius, Sheet.region)) + 2*fine
	}
	return min(m.radius, Sheet.region)
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
		x, y = math.Round(x), math.Round(y)
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

// names finds a place for the label of each mark, and returns how many have none.
func (p *placer) names(in *pane, marks []placed, print func(s spot, text string)) (without int) {
	printed := 0
	for _, m := range marks {
		text := shorten(strings.TrimSpace(m.Label), longestLabel)
		if text == "" {
			continue
		}
		radius := m.clear(Options{})
		for _, r := range in.rings { // a text beside a place in a ring stands outside of it
			if way := math.Hypot(m.at.x-r.at.x, m.at.y-r.at.y); way < r.radius {
				radius = r.radius + way
			}
		}
		s, ok := spot{}, false
		if printed < in.format.labels {
			s, ok = p.beside(m.at, radius, bold*textWidth(text)*in.format.label, in.format.label)
		}
		if !ok {
			without++
			continue
		}
		printed++
		p.taken = append(p.taken, s.taken)
		print(s, text)
	}
	return without
}

// namesFit reports whether the labels of all marks can be printed.
func (in *pane) namesFit(marks []placed) bool {
	p := placer{area: in.format.area().grow(-textMargin)}
	p.avoid(in.rings, marks, Options{})
	return p.names(in, marks, func(spot, string) {}) == 0
}

// inTwo breaks a text near its middle, at a space or after a hyphen; nil if there
// is none.
func inTwo(s string) []string {
	best, middle := 0, utf8.RuneCountInString(s)/2
	for i, n := 0, 0; i < len(s); n++ {
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		if (unicode.IsSpace(r) || r == '-') && (best == 0 || abs(n-middle) < abs(utf8.RuneCountInString(s[:best])-middle)) {
			best = i
		}
	}
	if best == 0 || best == len(s) {
		return nil
	}
	return []string{strings.TrimSpace(s[:best]), strings.TrimSpace(s[best:])}
}

func abs(n int) int { return max(n, -n) }

// widest returns the width of the longest of some lines, in sizes of their font.
func widest(lines []string) float64 {
	width := 0.0
	for _, s := range lines {
		width = max(width, textWidth(s))
	}
	return width
}

// textWidth estimates how wide a text is, in sizes of its font, which is the
// reader's.
func textWidth(s string) float64 {
	width := 0.0
	for _, r := range s {
		switch {
		case (r >= 0x300 || r == 0xad) && unicode.In(r, unicode.Mn, unicode.Cf): // no other is of these before U+0300
		case r >= 0x1100 && !unicode.In(r, unicode.Arabic, unicode.Hebrew):
			width++
		case strings.ContainsRune(" .,;:'’!|ijltfIr()-", r):
			width += 0.38
		case unicode.IsUpper(r) || r == 'm' || r == 'w':
			width += 0.76
		default:
			width += 0.6
		}
	}
	return width
}
