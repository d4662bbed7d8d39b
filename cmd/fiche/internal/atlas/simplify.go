package atlas

// A simplifier thins lines by the method of Douglas and Peucker (1973): no point
// that it leaves out is farther from the line than the tolerance. It keeps the
// ends, so that lines that met still do.
type simplifier struct {
	tolerance float64
	kept      []bool
}

// thin writes over line.
func (s *simplifier) thin(line []point) []point {
	if len(line) < 3 {
		return line
	}
	s.kept = append(s.kept[:0], make([]bool, len(line))...)
	s.kept[0], s.kept[len(line)-1] = true, true
	s.keepFarthest(line, 0, len(line)-1)
	thinned := line[:0]
	for i, p := range line {
		if s.kept[i] {
			thinned = append(thinned, p)
		}
	}
	return thinned
}

// keepFarthest keeps the points between two others that are too far from the line.
func (s *simplifier) keepFarthest(line []point, from, to int) {
	for to-from > 1 {
		at := farthest(line, from, to, s.tolerance)
		if at == 0 {
			return
		}
		s.kept[at] = true
		s.keepFarthest(line, from, at)
		from = at
	}
}

// farthest finds the point that is farthest from the straight stretch between
// two others, or 0 when none is farther than the tolerance. Squares of distances
// are compared times the square of the stretch: it spares a division a point.
func farthest(line []point, from, to int, tolerance float64) int {
	a, b := line[from], line[to]
	dx, dy := b.x-a.x, b.y-a.y
	square := dx*dx + dy*dy
	if square == 0 {
		square = 1 // any: the stretch is a point
	}
	far, at := tolerance*tolerance*square, 0
	for i, p := range line[from+1 : to] {
		ex, ey := p.x-a.x, p.y-a.y
		var d float64
		switch along := ex*dx + ey*dy; {
		case along <= 0:
			d = (ex*ex + ey*ey) * square
		case along >= square:
			ex, ey = ex-dx, ey-dy
			d = (ex*ex + ey*ey) * square
		default:
			across := ex*dy - ey*dx
			d = across * across
		}
		if d > far {
			far, at = d, from+1+i
		}
	}
	return at
}
