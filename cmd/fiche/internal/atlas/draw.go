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
	m.shapes("land", m.ground.land, "")
	m.shapes("home", m.ground.home, "")
	m.shape("islet", m.ground.islets, "")
	for _, r := range m.rings {
		m.circle("ring", r.at, r.radius)
	}
	if f.box != nil {
		m.drawBox(f.box)
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
const spill = 0.55

// A name is that of a country, in one line or two.
type name struct {
	lines         []string
	at            point // its middle
	width, height float64
}

func (m *chart) nameOf(lines []string, size, weight float64) name {
	return name{lines: lines, width: weight * widest(lines) * size, height: (1.1*float64(len(lines)) - 0.1) * size}
}

// printName names a country: inside of it, in one line or two, or, if the map is
// of it, as much inside as can be, or out at sea.
func (m *chart) printName(part part, class string, size, weight float64) {
	whole := m.options.Name(part.code)
	names := []name{m.nameOf([]string{whole}, size, weight)}
	if lines := inTwo(whole); lines != nil {
		names = append(names, m.nameOf(lines, size, weight))
	}
	within := []float64{1}
	if class == "own" {
		within = []float64{1, spill}
	}
	for _, share := range within {
		for _, n := range names {
			if at, ok := m.labels.inside(part, share, n.width, n.height); ok {
				n.at = at
				m.write(n, class, size)
				return
			}
		}
	}
	if class != "own" {
		return
	}
	if at, ok := m.outAtSea(part, names[0].width, size); ok {
		names[0].at = at
		m.write(names[0], class, size)
	}
}

func (m *chart) write(n name, class string, size float64) {
	m.labels.taken = append(m.labels.taken, n.box())
	for i, line := range n.lines {
		y := n.at.y + math.Round(size*(0.36+1.1*(float64(i)-float64(len(n.lines)-1)/2)))
		m.text(class, point{n.at.x, y}, size, "middle", line)
	}
}

func (n name) box() rect {
	return rect{n.at.x, n.at.y, n.at.x, n.at.y}.widen(n.width/2, n.height/2)
}

// outAtSea finds a free place for the name of a country where it has none inside:
// around it, where no country is. A line leads to one that is not close by.
func (m *chart) outAtSea(n part, width, size float64) (point, bool) {
	extent := n.extent
	for _, r := range m.rings {
		if around := (rect{r.at.x, r.at.y, r.at.x, r.at.y}).grow(r.radius); around.contains(extent) {
			extent = around
		}
	}
	middle, gap := extent.middle(), size*0.8
	spots := []point{
		{middle.x, extent.bottom + gap}, {middle.x, extent.top - gap},
		{extent.left - width/2 - gap/2, middle.y}, {extent.right + width/2 + gap/2, middle.y},
		{extent.left - width/2 - gap/2, extent.top + extent.height()/4}, {extent.right + width/2 + gap/2, extent.top + extent.height()/4},
		{extent.left - width/2, extent.bottom}, {extent.right + width/2, extent.bottom},
		{extent.left - width/2, extent.top}, {extent.right + width/2, extent.top},
	}
	close := len(spots)
	for _, down := range [...]float64{2.2, 3.6} {
		for _, aside := range [...]float64{0, 0.6, -0.6} {
			spots = append(spots, point{middle.x + aside*width, extent.bottom + down*gap})
		}
	}
	for i, at := range spots {
		at = point{math.Round(at.x), math.Round(at.y)}
		r := rect{at.x, at.y, at.x, at.y}.widen(width/2, size*0.6)
		if !m.labels.free(r) || m.onLand(r) {
			continue
		}
		if i >= close {
			foot := lowest(n.rings)
			if !m.runsAtSea(foot, point{at.x, r.top}) {
				continue
			}
			m.shape("leader", fmt.Appendf(nil, "M%.0f %.0fL%.0f %.0f", foot.x, foot.y-4*fine, at.x, r.top+2), "")
			m.labels.taken = append(m.labels.taken, rect{min(foot.x, at.x), foot.y, max(foot.x, at.x), r.top})
		}
		return at, true
	}
	return point{}, false
}

// runsAtSea reports whether a line from the coast to a text crosses neither land nor
// another text.
func (m *chart) runsAtSea(from, to point) bool {
	const steps = 8
	for i := 2; i < steps; i++ {
		t := float64(i) / steps
		p := point{from.x + t*(to.x-from.x), from.y + t*(to.y-from.y)}
		if m.onLand(rect{p.x, p.y, p.x, p.y}) || slices.ContainsFunc(m.labels.taken, func(r rect) bool { return r.holds(p) }) {
			return false
		}
	}
	return true
}

// lowest returns the southernmost point of a country on the map.
func lowest(rings [][]point) (low point) {
	low.y = math.Inf(-1)
	for _, r := range rings {
		for _, p := range r {
			if p.y > low.y {
				low = p
			}
		}
	}
	return low
}

// onLand reports whether a text would lie on a country.
func (m *chart) onLand(r rect) bool {
	for _, n := range m.ground.parts {
		if !n.extent.meets(r) {
			continue
		}
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
