package atlas

import (
	"fmt"
	"math"
	"slices"
	"strconv"
)

// How many marks a map can bear: what lies beyond is in a crowd of others.
const (
	mostDots  = 200
	mostDiscs = 60
)

// widestWithBar is the width, in kilometres, of a map whose scale is about the
// same all over.
const widestWithBar = 5000

// Draw draws a frame: neighbours pale, the countries of the map in the accent,
// marks, texts.
func (f *Frame) Draw(format *Format, marks []Mark, o Options) []byte {
	m := &chart{pane: f.in(format), options: o, frame: f}
	m.accents = [2]string{colour(o.Accent, defaultAccent), colour(o.AccentDark, defaultAccentDark)}
	m.labels.area = format.area().grow(-textMargin)
	m.ground = f.ground(m.pane)
	m.Grow(2048 + m.ground.size())
	m.open(format, o)
	m.shape("sea", fmt.Appendf(nil, "M0 0h%dv%dH0z", format.width, format.height), "")
	m.shape("land", m.ground.land, "")
	m.shape("home", m.ground.home, "")
	m.shape("islet", m.ground.islets, "")
	for _, r := range m.rings {
		m.circle("ring", r.at, r.radius)
	}
	drawn := f.placed(m.pane, marks)
	if !o.Unmarked {
		m.drawMarks(drawn)
	}
	m.print(drawn)
	return m.close()
}

// A chart is one map in the making.
type chart struct {
	*pane
	drawing
	frame   *Frame
	ground  *ground
	options Options
	labels  placer
}

// drawMarks draws large discs below small ones and dots above all.
func (m *chart) drawMarks(marks []placed) {
	of := func(p Precision, most int) []placed {
		some := slices.DeleteFunc(slices.Clone(marks), func(m placed) bool { return m.Precision != p })
		return some[:min(len(some), most)]
	}
	for _, p := range of(Region, mostDiscs) {
		// Two discs, one in the other, make a soft edge.
		m.circle("region", p.at, p.radius)
		m.circle("region", p.at, math.Round(p.radius*0.72))
	}
	for _, p := range of(Approximate, mostDiscs) {
		m.circle("about", p.at, p.radius)
	}
	var dots path
	for _, p := range of(Exact, mostDots) {
		dots.dot(p.at)
	}
	if m.options.Numbers == nil {
		m.dots(dots.data, m.format.dot)
	} else {
		m.drawNumbers(marks)
	}
}

// drawNumbers draws one disc for the marks of one number.
func (m *chart) drawNumbers(marks []placed) {
	var dots path
	var first []placed
	known := map[int]bool{}
	for _, p := range marks {
		if n := m.options.Numbers[p.index]; !known[n] {
			known[n] = true
			dots.dot(p.at)
			first = append(first, p)
		}
	}
	m.dots(dots.data, m.format.number)
	size := math.Round(m.format.number * 0.62)
	for _, p := range first {
		at := point{p.at.x, p.at.y + math.Round(size*0.36)}
		m.text("number", at, size, "middle", strconv.Itoa(m.options.Numbers[p.index]))
	}
}

// print adds the texts of a map, those that matter most first: the names of
// places, the names of its countries, the scale, the names of neighbours.
func (m *chart) print(marks []placed) {
	m.labels.avoid(m.rings, marks, m.options)
	if m.options.Numbers == nil && !m.options.Unmarked {
		m.labels.names(m.pane, marks, func(s spot, text string) {
			m.text("label", s.at, m.format.label, s.anchor, text)
		})
	}
	if m.options.Name != nil && m.format.own > 0 {
		for _, n := range m.ground.parts {
			if m.frame.isNamed(n.code) && (!m.format.either || len(marks) == 0) {
				m.printName(n, "own", m.format.own, bold)
			}
		}
	}
	m.printBar()
	if m.options.Name != nil && m.format.neighbour > 0 {
		for _, n := range m.ground.parts {
			if isCountry(n.code) && !m.frame.isOwn(n.code) {
				m.printName(n, "name", m.format.neighbour, 1)
			}
		}
	}
}

// spill is how much of the name of a country of the map must lie in it, where
// there is no place for all.
const spill = 0.7

// printName names a country: inside of it, in one line or two, or out at sea.
func (m *chart) printName(n part, class string, size, weight float64) {
	whole := []string{m.options.Name(n.code)}
	lines, at, ok := whole, point{}, false
	box := func(lines []string) (width, height float64) {
		return weight * widest(lines) * size, (1.1*float64(len(lines)) - 0.1) * size
	}
	for _, within := range [...]float64{1, spill} {
		for _, lines = range [...][]string{whole, inTwo(whole[0])} {
			if width, height := box(lines); !ok && len(lines) > 0 && (within == 1 || class == "own") {
				at, ok = m.labels.inside(n.rings, within, width, height)
			}
			if ok {
				break
			}
		}
		if ok {
			break
		}
	}
	if !ok && class == "own" {
		lines = whole
		width, _ := box(lines)
		at, ok = m.outAtSea(n, width, size)
	}
	if !ok {
		return
	}
	width, height := box(lines)
	m.labels.taken = append(m.labels.taken, rect{at.x, at.y, at.x, at.y}.widen(width/2, height/2))
	for i, line := range lines {
		y := at.y + math.Round(size*(0.36+1.1*(float64(i)-float64(len(lines)-1)/2)))
		m.text(class, point{at.x, y}, size, "middle", line)
	}
}

// outAtSea finds a free place for the name of a country where it has none inside:
// around it, where no country is.
func (m *chart) outAtSea(n part, width, size float64) (point, bool) {
	extent := boundsOf(n.rings)
	for _, r := range m.rings {
		if around := (rect{r.at.x, r.at.y, r.at.x, r.at.y}).grow(r.radius); around.contains(extent) {
			extent = around
		}
	}
	middle, gap := extent.middle(), size*0.8
	for _, at := range [...]point{
		{middle.x, extent.bottom + gap}, {middle.x, extent.top - gap},
		{extent.left - width/2 - gap/2, middle.y}, {extent.right + width/2 + gap/2, middle.y},
		{extent.left - width/2 - gap/2, extent.top + extent.height()/4}, {extent.right + width/2 + gap/2, extent.top + extent.height()/4},
		{middle.x, extent.bottom + 2.2*gap}, {middle.x - width/2, extent.bottom + 1.5*gap}, {middle.x + width/2, extent.bottom + 1.5*gap},
		{extent.left - width/2, extent.bottom}, {extent.right + width/2, extent.bottom},
		{extent.left - width/2, extent.top}, {extent.right + width/2, extent.top},
	} {
		at = point{math.Round(at.x), math.Round(at.y)}
		r := rect{at.x, at.y, at.x, at.y}.widen(width/2, size*0.6)
		if m.labels.free(r) && !m.onLand(r) {
			return at, true
		}
	}
	return point{}, false
}

// onLand reports whether a text would lie on a country.
func (m *chart) onLand(r rect) bool {
	for _, n := range m.ground.parts {
		for _, p := range [...]point{{r.left, r.top}, {r.right, r.top}, {r.left, r.bottom}, {r.right, r.bottom}, r.middle()} {
			if within(p, n.rings) {
				return true
			}
		}
	}
	return false
}

// printBar draws a scale: a line that is a round number of kilometres long, in a
// corner that is free.
func (m *chart) printBar() {
	if m.format.bar == 0 || m.width()*earthRadius > widestWithBar {
		return
	}
	const margin = 12 * fine
	w, h, size := float64(m.format.width), float64(m.format.height), m.format.bar
	km := roundBelow(w / 4.5 / m.kilometres(1))
	length := math.Round(m.kilometres(km))
	for _, at := range [...]point{{margin, h - margin}, {w - margin - length, h - margin}, {margin, margin + 1.2*size}, {w - margin - length, margin + 1.2*size}} {
		s := rect{at.x - 4, at.y - 1.2*size, at.x + length + 4, at.y + 4}
		if !m.labels.free(s) {
			continue
		}
		m.labels.taken = append(m.labels.taken, s)
		m.shape("bar", fmt.Appendf(nil, "M%.0f %.0fh%.0f", at.x, at.y, length), "")
		// The unit is written alike in all languages of Latin script.
		m.text("name", point{math.Round(at.x + length/2), at.y - 8}, size, "middle", fmt.Sprintf("%g\u00a0km", km))
		return
	}
}

// roundBelow returns the largest of 1, 2, 5, 10, 20… that is not over n.
func roundBelow(n float64) float64 {
	power := math.Pow(10, math.Floor(math.Log10(n)))
	for _, digit := range [...]float64{5, 2} {
		if digit*power <= n {
			return digit * power
		}
	}
	return power
}
