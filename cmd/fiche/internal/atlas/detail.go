package atlas

// What the map of places that lie close together shows.
const (
	narrowestDetail = 120 // kilometres: outlines are not made for less
	closeness       = 0.5 // of the width of the map of their countries, at most
	leastBox        = 12 * fine
)

// Detail fits a map to its places, with its countries in an inset, where the places
// lie so close together that more of them can be told apart than on the map of the
// countries.
func (l *Layout) Detail(marks []Mark) {
	if len(l.Frames) != 1 || len(l.Frames[0].own) == 0 {
		return
	}
	whole := l.Frames[0]
	in := whole.in(Sheet)
	placed := whole.placed(in, marks)
	if len(placed) < 2 || len(placed) <= Sheet.labels && in.namesFit(placed) {
		return
	}
	extent := nowhere()
	for _, m := range placed {
		extent = extent.with(whole.project(m.vector()))
	}
	near := &Frame{
		globe: whole.globe, own: whole.own, ratio: mainRatio, moved: true, least: narrowestDetail,
		body: &body{plane: planeAt(whole.place(extent.middle()))}, inner: nowhere(), Marks: whole.Marks,
	}
	for _, m := range placed {
		near.inner = near.inner.with(near.project(m.vector()))
	}
	if near.base().width() > whole.base().width()*closeness || len(near.Pins(Sheet, marks)) <= len(whole.Pins(Sheet, marks)) {
		return
	}
	context := *whole
	context.Marks, context.ratio, context.box = nil, insetRatio, near
	l.Frames, l.whole = []*Frame{near, &context}, whole
}

// Whole returns the main frame as it is without Detail, which says more where there is
// no inset: on a card, or in the picture of a page that is shared.
func (l *Layout) Whole() *Frame {
	if l.whole != nil {
		return l.whole
	}
	return l.Frames[0]
}

// drawBox shows which part of a map another one is.
func (m *chart) drawBox(f *Frame) {
	base := f.base()
	box := nowhere()
	for _, corner := range [...]point{{base.left, base.top}, {base.right, base.top}, {base.right, base.bottom}, {base.left, base.bottom}} {
		box = box.with(m.at(f.place(corner)))
	}
	box = box.widen(max(0, leastBox-box.width())/2, max(0, leastBox-box.height())/2)
	var outline path
	outline.ring([]point{{box.left, box.top}, {box.right, box.top}, {box.right, box.bottom}, {box.left, box.bottom}})
	m.shape("box", outline.data, "")
}
