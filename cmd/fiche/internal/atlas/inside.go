package atlas

import (
	"math"
	"slices"
)

// rowStep is the distance, in units, of the lines on which a place for a name is
// sought.
const rowStep = 8 * fine

// inside returns the middle of the largest free place for a text of which so large
// a part is within a shape.
func (p *placer) inside(of part, share, fullWidth, fullHeight float64) (best point, ok bool) {
	width, height := share*fullWidth, share*fullHeight
	if of.extent.width() < width+height/2 {
		return point{}, false
	}
	rows := p.scan(of.rings)
	reach := int(math.Ceil(height / 2 / rowStep))
	most := 0.0
	for i, row := range rows {
		y := p.area.top + float64(i)*rowStep
		for j := 0; j+1 < len(row); j += 2 {
			left, right := max(row[j], p.area.left), min(row[j+1], p.area.right)
			slack := right - left - width
			if slack < height/2 || slack/2 < most {
				continue
			}
			middle := (left + right) / 2
			rise := clearance(rows, i, middle-width/2, middle+width/2)
			if score := min(slack/2, float64(rise-reach)*rowStep+1); rise >= reach+1 && score > most &&
				p.free(rect{middle, y, middle, y}.widen(fullWidth/2, fullHeight/2)) {
				most, best, ok = score, point{math.Round(middle), math.Round(y)}, true
			}
		}
	}
	return best, ok
}

// scan gives, for lines across the map, where they enter and leave a shape, in
// order. It writes over what it gave before, unless that was of the same shape.
func (p *placer) scan(rings [][]point) [][]float64 {
	if p.rows == nil {
		p.rows = make([][]float64, int((p.area.bottom-p.area.top)/rowStep)+1)
	}
	rows := p.rows
	if p.scanned == &rings[0] {
		return rows
	}
	p.scanned = &rings[0]
	for j := range rows {
		rows[j] = rows[j][:0]
	}
	for _, ring := range rings {
		for i, b := range ring {
			a := before(ring, i)
			if a.y > b.y {
				a, b = b, a
			}
			first := max(0, int(math.Ceil((a.y-p.area.top)/rowStep)))
			for j := first; j < len(rows); j++ {
				y := p.area.top + float64(j)*rowStep
				if y >= b.y {
					break
				}
				rows[j] = append(rows[j], a.x+(y-a.y)/(b.y-a.y)*(b.x-a.x))
			}
		}
	}
	for _, row := range rows {
		slices.Sort(row)
	}
	return rows
}

// clearance returns how many rows up and down are inside the shape all the way from
// left to right.
func clearance(rows [][]float64, from int, left, right float64) int {
	covers := func(row []float64) bool {
		for j := 0; j+1 < len(row); j += 2 {
			if row[j] <= left && row[j+1] >= right {
				return true
			}
		}
		return false
	}
	for n := 0; ; n++ {
		if from-n < 0 || from+n >= len(rows) || !covers(rows[from-n]) || !covers(rows[from+n]) {
			return n
		}
	}
}
