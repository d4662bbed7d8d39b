package atlas

import "math"

// coarser is the tolerance to try after one that gave a map of too many bytes.
func coarser(tolerance float64, size int) float64 {
	return tolerance * max(1.1, math.Pow(float64(size)/maxSize, 1.4))
}

// A simplifier thins lines by the method of Douglas and Peucker (1973): no point
// that it leaves out is farther from the line than the tolerance. It keeps the
// ends, so that lines that met still do.
type simplifier struct {
	tolerance float64
	kept      []bool
	open      [][2]int // stretches to look at
}

// thin writes over line.
func (s *simplifier) thin(line []point) []point {
	if len(line) < 3 {
		return line
	}
	s.kept = append(s.kept[:0], make([]bool, len(line))...)
	s.kept[0], s.kept[len(line)-1] = true, true
	s.open = append(s.open[:0], [2]int{0, len(line) - 1})
	for len(s.open) > 0 {
		from, to := s.open[len(s.open)-1][0], s.open[len(s.open)-1][1]
		s.open = s.open[:len(s.open)-1]
		if at := farthest(line, from, to, s.tolerance); at > 0 {
			s.kept[at] = true
			s.open = append(s.open, [2]int{from, at}, [2]int{at, to})
		}
	}
	thinned := line[:0]
	for i, p := range line {
		if s.kept[i] {
			thinned = append(thinned, p)
		}
	}
	return thinned
}

// farthest finds the point that is farthest from the straight stretch between
// two others, or 0 when none is farther than the tolerance.
func farthest(line []point, from, to int, tolerance float64) int {
	a := line[from]
	dx, dy := line[to].x-a.x, line[to].y-a.y
	square := dx*dx + dy*dy
	far, at := tolerance*tolerance, 0
	for i := from + 1; i < to; i++ {
		ex, ey := line[i].x-a.x, line[i].y-a.y
		if square > 0 {
			t := min(1, max(0, (ex*dx+ey*dy)/square))
			ex -= t * dx
			ey -= t * dy
		}
		if d := ex*ex + ey*ey; d > far {
			far, at = d, i
		}
	}
	return at
}
