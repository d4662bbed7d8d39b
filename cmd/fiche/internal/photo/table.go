package photo

import (
	"image/color"
	"sync"
)

// A table holds the colours of sRGB at the points of a grid over the values of
// some channels. Between the points it is linear in each of them.
type table struct {
	inputs, points int
	// colours holds those of all points, with 16 bits a channel; that of the last
	// input changes from each to the next.
	colours [][3]uint16
}

// colour returns the colour of values from 0 to 255, one for each input. It
// reckons in whole numbers, so that every machine comes to the same.
func (t *table) colour(values []int) (r, g, b uint8) {
	const most, corners = 255, 1 << 4
	weights, offsets := [corners]uint64{1}, [corners]int{}
	count, unit := 1, uint64(1)
	for _, v := range values {
		at := v * (t.points - 1)
		whole := min(at/most, t.points-2)
		part := uint64(at - whole*most)
		unit *= most
		for k := range count {
			weights[count+k], offsets[count+k] = weights[k]*part, offsets[k]*t.points+whole+1
			weights[k], offsets[k] = weights[k]*(most-part), offsets[k]*t.points+whole
		}
		count *= 2
	}
	var sums [3]uint64
	for k, weight := range weights[:count] {
		if weight > 0 {
			c := &t.colours[offsets[k]]
			sums[0] += weight * uint64(c[0])
			sums[1] += weight * uint64(c[1])
			sums[2] += weight * uint64(c[2])
		}
	}
	unit *= 257 // from 16 bits to 8
	return uint8((sums[0] + unit/2) / unit), uint8((sums[1] + unit/2) / unit), uint8((sums[2] + unit/2) / unit)
}

// usualInks returns what the inks of a usual press look like: each alone and laid
// over each other, in full or not at all, as measured for coated paper.
var usualInks = sync.OnceValue(func() *table {
	t := &table{inputs: 4, points: 2}
	for _, c := range []color.RGBA{ // cyan, magenta, yellow, black, counted in twos
		{R: 255, G: 255, B: 255}, {R: 35, G: 31, B: 32},
		{R: 255, G: 242, B: 0}, {R: 27, G: 26, B: 0},
		{R: 236, G: 0, B: 140}, {R: 35, G: 0, B: 0},
		{R: 237, G: 28, B: 36}, {R: 34, G: 0, B: 0},
		{R: 0, G: 174, B: 239}, {R: 0, G: 14, B: 35},
		{R: 0, G: 166, B: 80}, {R: 0, G: 18, B: 0},
		{R: 46, G: 48, B: 146}, {R: 0, G: 0, B: 1},
		{R: 54, G: 54, B: 57}, {R: 0, G: 0, B: 0},
	} {
		t.colours = append(t.colours, [3]uint16{uint16(c.R) * 257, uint16(c.G) * 257, uint16(c.B) * 257})
	}
	return t
})
