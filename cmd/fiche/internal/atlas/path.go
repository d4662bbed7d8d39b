package atlas

import (
	"math"
	"strconv"
)

// A path writes the data of an SVG path on whole pixels, each step from the one
// before: the shortest form there is. The first is from the corner of the map, so
// that the data of several paths are one path, one behind the other.
type path struct {
	data []byte
	x, y int // where a relative command starts
}

// ring adds a closed line. It reports whether there was one to draw: rounded to
// pixels, it may have no inside.
func (p *path) ring(points []point) bool {
	before := *p
	n := p.line(points, true)
	if n < 3 {
		*p = before
		return false
	}
	p.data = append(p.data, 'z')
	return true
}

// line adds a line and returns the number of its pixels. Its caller ends it.
func (p *path) line(points []point, closed bool) int {
	n := 0
	var first, last [2]int
	for i, q := range points {
		at := [2]int{int(math.Round(q.x)), int(math.Round(q.y))}
		switch {
		case i == 0:
			p.move()
			p.step(at[0]-p.x, at[1]-p.y)
			first = at
		case at == last, closed && i == len(points)-1 && at == first:
			continue
		default:
			p.step(at[0]-last[0], at[1]-last[1])
		}
		last = at
		n++
	}
	p.x, p.y = last[0], last[1]
	if closed {
		p.x, p.y = first[0], first[1]
	}
	return n
}

// move begins a line.
func (p *path) move() {
	if len(p.data) == 0 {
		p.data = append(p.data, "M0 0"...)
	}
	p.data = append(p.data, 'm')
}

// dot adds a line of no length; with round caps it is a disc as wide as the
// stroke.
func (p *path) dot(at point) {
	p.line([]point{at}, false)
	p.data = append(p.data, "h0"...)
}

// step adds two numbers; a sign parts as well as a space does.
func (p *path) step(dx, dy int) {
	if last := len(p.data) - 1; dx >= 0 && p.data[last] != 'm' {
		p.data = append(p.data, ' ')
	}
	p.data = strconv.AppendInt(p.data, int64(dx), 10)
	if dy >= 0 {
		p.data = append(p.data, ' ')
	}
	p.data = strconv.AppendInt(p.data, int64(dy), 10)
}
