package atlas

import (
	"cmp"
	"math"
	"slices"
)

// How wide, in kilometres, a frame may be that several countries share. The map
// of a sheet shows its countries together as long as they lie on one side of the
// Earth; that of a site is fitted to where most of its projects are, as closely as
// leaves room for all.
const (
	together = 10_000
	closest  = 5_000
)

// mostInsets is how many parts a map has beside its main one.
const mostInsets = 3

// The shapes of frames: width by height.
const (
	mainRatio  = 4.0 / 3
	insetRatio = 8.0 / 5
)

// A Country is one that a map is of.
type Country struct {
	Code   string
	Weight int // how much there is to show in it
}

// A Layout is which parts of the Earth a map shows.
type Layout struct {
	Frames  []*Frame // the main one, then the insets; empty where there is nothing to show
	Rest    []string // countries that none of them shows
	Omitted []int    // marks that none of them shows, or that are not on Earth

	whole *Frame // the main one before Detail; nil if that changed nothing
}

// NewLayout lays out the map of some countries, with places on it. Where the
// only places of a country are in another part of it (an island, a territory
// overseas), the map shows those; where it has others too, they get an inset.
// Without countries, it shows the places.
func NewLayout(countries []Country, marks []Mark) *Layout {
	return newPlanner(countries, marks).layout(together, closest)
}

// NewOverview lays out the map of all countries of a site.
func NewOverview(countries []Country, marks []Mark) *Layout {
	p := newPlanner(countries, marks)
	var l *Layout
	for widest := float64(closest); widest <= together; widest *= 1.4 {
		if l = p.layout(widest, widest); len(l.Rest) == 0 {
			break
		}
	}
	for _, f := range l.Frames {
		f.drawn = &outlined{}
	}
	return l
}

// Of returns the map of some countries of an overview, in those of its frames where
// they or their places are: readers find the map again, and its outlines are made
// once for all.
func (l *Layout) Of(countries []string, marks []Mark) *Layout {
	of := &Layout{}
	for _, whole := range l.Frames {
		f := *whole
		f.own, f.Countries, f.Marks, f.moved = countries, nil, nil, true
		f.body = &body{plane: whole.plane, inner: whole.body.inner}
		for i, code := range whole.codes {
			if slices.Contains(countries, code) {
				f.Countries = append(f.Countries, code)
				f.codes, f.parts = append(f.codes, code), append(f.parts, whole.parts[i])
			}
		}
		of.Frames = append(of.Frames, &f)
	}
	(&planner{marks: marks}).assign(of)
	of.Frames = slices.DeleteFunc(of.Frames, func(f *Frame) bool { return len(f.Countries) == 0 && len(f.Marks) == 0 })
	for i, f := range of.Frames {
		f.ratio = insetRatio
		if i == 0 {
			f.ratio = mainRatio
		}
	}
	for _, code := range countries {
		if !slices.ContainsFunc(of.Frames, func(f *Frame) bool { return slices.Contains(f.Countries, code) }) {
			of.Rest = append(of.Rest, code)
		}
	}
	return of
}

// A planner lays out a map.
type planner struct {
	*globe
	marks   []Mark
	own     []string // codes of the countries of the map
	items   []item   // what the frames are fitted to
	far     []int    // marks in another part of a country that is an item
	foreign []int    // marks outside of all countries of the map
}

// An item is what a frame is fitted to: a country, or a place far from the main
// part of one.
type item struct {
	code   string // empty for a place
	mark   int    // its index, when it is a place
	at     vector // its middle
	half   point  // half its width and height, in radii of the Earth
	weight int
}

func newPlanner(countries []Country, marks []Mark) *planner {
	p := &planner{globe: near(), marks: marks}
	p.sort(countries)
	return p
}

// layout fits a main frame and insets of a width, in kilometres, at most.
func (p *planner) layout(widest, widestInset float64) *Layout {
	l := &Layout{}
	items := p.items
	for len(items) > 0 && len(l.Frames) <= mostInsets {
		var group []item
		group, items = heaviest(items, widest/earthRadius)
		l.Frames = append(l.Frames, p.frame(group, len(l.Frames) > 0))
		widest = widestInset
	}
	if len(l.Frames) > 0 {
		l.Frames[0].widen(slices.Concat(p.far, p.foreign), p.marks)
	}
	p.insets(l)
	for _, it := range items {
		if it.code != "" && !slices.ContainsFunc(l.Frames, func(f *Frame) bool { return f.holds(it.at) }) {
			l.Rest = append(l.Rest, it.code)
		}
	}
	p.assign(l)
	return l
}

// sort finds out where each mark lies, and makes the items.
func (p *planner) sort(countries []Country) {
	var weights []int
	for _, c := range countries {
		if Has(c.Code) && !slices.Contains(p.own, c.Code) {
			p.own, weights = append(p.own, c.Code), append(weights, c.Weight)
		}
	}
	inside, far := make([]bool, len(p.own)), make([][]int, len(p.own))
	for i, m := range p.marks {
		if !m.valid() {
			continue
		}
		if c := slices.IndexFunc(p.own, func(code string) bool { return p.body([]string{code}).holds(m.vector()) }); c >= 0 {
			inside[c] = true
			continue
		}
		c := slices.IndexFunc(p.own, func(code string) bool { return p.isNear(code, position{m.Lon, m.Lat}, offshore) })
		switch {
		case c >= 0:
			far[c] = append(far[c], i)
		case len(p.own) == 0:
			p.items = append(p.items, p.spot(i, 1))
		default:
			p.foreign = append(p.foreign, i)
		}
	}
	for c, code := range p.own {
		if inside[c] || len(far[c]) == 0 {
			b := p.body([]string{code})
			p.items = append(p.items, item{
				code: code, at: b.place(b.inner.middle()), weight: weights[c],
				half: point{b.inner.width() / 2, b.inner.height() / 2},
			})
			p.far = append(p.far, far[c]...)
			continue
		}
		for j, i := range far[c] {
			weight := 0
			if j == 0 {
				weight = weights[c]
			}
			p.items = append(p.items, p.spot(i, weight))
		}
	}
}

// spot returns the item of a place.
func (p *planner) spot(mark, weight int) item {
	half := float64(elsewhere) * share / 2 / earthRadius
	return item{mark: mark, at: p.marks[mark].vector(), half: point{half, half / mainRatio}, weight: weight}
}

// heaviest returns the items of which a frame of a width shows most, and the
// others: around each item, those nearest to it are taken in as long as they fit.
func heaviest(items []item, widest float64) (group, others []item) {
	var best []int
	most := -1
	for seed := range items {
		members := gather(items, seed, widest)
		weight := 0
		for _, i := range members {
			weight += items[i].weight
		}
		if weight > most || weight == most && len(members) > len(best) {
			best, most = members, weight
		}
		if len(members) == len(items) {
			break
		}
	}
	for i, it := range items {
		if slices.Contains(best, i) {
			group = append(group, it)
		} else {
			others = append(others, it)
		}
	}
	return group, others
}

// gather returns the indexes of the items around one that fit a frame with it.
func gather(items []item, seed int, widest float64) []int {
	plane := planeAt(items[seed].at)
	order := make([]int, 0, len(items))
	for i, it := range items {
		if plane.up.dot(it.at) > 0 {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Compare(plane.up.chord(items[a].at), plane.up.chord(items[b].at))
	})
	extent := nowhere()
	var members []int
	for _, i := range order {
		q := plane.project(items[i].at)
		wider := extent.union(rect{q.x, q.y, q.x, q.y}.widen(items[i].half.x, items[i].half.y))
		if len(members) == 0 || max(wider.width(), wider.height()*mainRatio) <= widest {
			extent, members = wider, append(members, i)
		}
	}
	return members
}

// frame returns the frame of a group of items.
func (p *planner) frame(items []item, inset bool) *Frame {
	f := &Frame{globe: p.globe, own: p.own, ratio: mainRatio}
	if inset {
		f.ratio = insetRatio
	}
	var middle vector
	for _, it := range items {
		if it.code != "" {
			f.Countries = append(f.Countries, it.code)
		}
		middle = middle.plus(it.at)
	}
	if len(f.Countries) > 0 {
		f.body = p.body(f.Countries)
	} else {
		f.body = &body{plane: planeAt(middle), inner: nowhere()}
	}
	f.inner = f.body.inner
	for _, it := range items {
		if it.code == "" {
			q := f.project(it.at)
			f.inner = f.inner.union(rect{q.x, q.y, q.x, q.y}.widen(it.half.x, it.half.y))
			f.moved = true
		}
	}
	return f
}

// insets adds frames for places in other parts of countries.
func (p *planner) insets(l *Layout) {
	var spots []item
	for _, i := range p.far {
		if !slices.ContainsFunc(l.Frames, func(f *Frame) bool { return f.holds(p.marks[i].vector()) }) {
			spots = append(spots, p.spot(i, 1))
		}
	}
	for len(spots) > 0 && len(l.Frames) <= mostInsets {
		var group []item
		group, spots = heaviest(spots, freeWidth/earthRadius)
		l.Frames = append(l.Frames, p.frame(group, true))
	}
}

// assign gives each mark to the first frame that shows it.
func (p *planner) assign(l *Layout) {
	for i, m := range p.marks {
		at := slices.IndexFunc(l.Frames, func(f *Frame) bool { return m.valid() && f.holds(m.vector()) })
		if at < 0 {
			l.Omitted = append(l.Omitted, i)
			continue
		}
		l.Frames[at].Marks = append(l.Frames[at].Marks, i)
	}
}

// Numbers returns the number of each mark where their labels cannot all be
// printed on a map of that format, else nil. Marks that would lie on each other
// have the same number; they count from 1 in the order of the marks, and 0 is one
// that is not on the map.
func (l *Layout) Numbers(format *Format, marks []Mark) []int {
	fits := true
	for i, f := range l.Frames {
		switch {
		case i > 0:
			fits = fits && len(f.Marks) <= mostNamed
		default:
			fits = len(f.Marks) <= format.labels && f.in(format).namesFit(f.placed(f.in(format), marks))
		}
	}
	if fits {
		return nil
	}
	first := make([]int, len(marks)) // the first mark of each group, from 1
	for i, f := range l.Frames {
		format := format
		if i > 0 {
			format = Inset
		}
		for _, pin := range f.Pins(format, marks) {
			for _, m := range pin.Marks {
				first[m] = pin.Marks[0] + 1
			}
		}
	}
	numbers, next := make([]int, len(marks)), 1
	for i, of := range first {
		switch {
		case of == i+1:
			numbers[i] = next
			next++
		case of > 0:
			numbers[i] = numbers[of-1]
		}
	}
	return numbers
}

// mostNamed is how many marks of an inset the words below it can name.
const mostNamed = 2

// A Pin is one mark of a frame, or several that would lie on each other.
type Pin struct {
	X, Y   int   // on the map, in CSS pixels
	Marks  []int // by index, in their order
	Radius int   // of the disc of a place that is not exact, in CSS pixels; else 0
}

// Pins returns where the marks of a frame lie on a map of that format. Marks that
// are nearer to each other than the disc of a number are one.
func (f *Frame) Pins(format *Format, marks []Mark) []Pin {
	in := f.in(format)
	var at []point
	var pins []Pin
	for _, m := range f.placed(in, marks) {
		i := slices.IndexFunc(at, func(p point) bool { return math.Hypot(p.x-m.at.x, p.y-m.at.y) < format.number })
		if i < 0 {
			i = len(at)
			at = append(at, m.at)
			pins = append(pins, Pin{X: int(math.Round(m.at.x / fine)), Y: int(math.Round(m.at.y / fine))})
			if m.Precision != Exact {
				pins[i].Radius = int(math.Round(m.radius / fine))
			}
		}
		pins[i].Marks = append(pins[i].Marks, m.index)
	}
	return pins
}
