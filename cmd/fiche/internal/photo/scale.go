package photo

import (
	"math"
)

// A plane is what an image holds of samples of one size: rows of bytes, with 1
// channel or 4 beside each other. It stands in memory, or each row is made when
// it is asked for, so that a large image is never there twice.
type plane struct {
	width, height, channels int
	// row returns a row of width × channels bytes, which holds until the next
	// call.
	row func(y int) []byte
}

// planeOf returns the plane that stands in pix.
func planeOf(pix []byte, stride, width, height, channels int) plane {
	return plane{width, height, channels, func(y int) []byte { return pix[y*stride:][:width*channels] }}
}

// scaled returns the samples of a plane in another size. Each of them covers
// stepX × stepY samples of the plane. What whole factors can do is done by means
// of as many samples; the rest, less than a factor of two, by Lanczos' filter
// with three lobes. All sums are of whole numbers, so that every machine comes
// to the same.
func (p plane) scaled(width, height int, stepX, stepY float64) []byte {
	factorX, factorY := wholeFactor(stepX), wholeFactor(stepY)
	p = p.shrunk(factorX, factorY)
	stepX, stepY = stepX/float64(factorX), stepY/float64(factorY)
	p = p.resampledX(width, stepX)
	return p.resampledY(height, stepY)
}

func wholeFactor(step float64) int {
	const nearly = 1e-9
	return max(1, int(step+nearly))
}

// shrunk returns a plane of means of fx × fy samples; the last ones of a row or
// a column may be of fewer.
func (p plane) shrunk(fx, fy int) plane {
	if fx == 1 && fy == 1 {
		return p
	}
	width, height := (p.width+fx-1)/fx, (p.height+fy-1)/fy
	sums := make([]uint32, width*p.channels)
	out := make([]byte, len(sums))
	return plane{width, height, p.channels, func(y int) []byte {
		clear(sums)
		rows := min(fy, p.height-y*fy)
		for i := range rows {
			addRow(sums, p.row(y*fy+i), fx, p.channels)
		}
		last := (width - 1) * p.channels
		means(out[:last], sums[:last], fx*rows)
		means(out[last:], sums[last:], (p.width-(width-1)*fx)*rows)
		return out
	}}
}

// addRow adds fx samples of a row to each sum.
func addRow(sums []uint32, row []byte, fx, channels int) {
	if fx == 2 && channels == 1 {
		pairs := sums[:len(row)/2]
		for i := range pairs {
			pairs[i] += uint32(row[2*i]) + uint32(row[2*i+1])
		}
		if len(row)%2 == 1 {
			sums[len(sums)-1] += uint32(row[len(row)-1])
		}
		return
	}
	for i := 0; len(row) > 0; i += channels {
		cell := row[:min(fx*channels, len(row))]
		row = row[len(cell):]
		for c := range channels {
			sum := uint32(0)
			for at := c; at < len(cell); at += channels {
				sum += uint32(cell[at])
			}
			sums[i+c] += sum
		}
	}
}

// means divides sums of n samples by n.
func means(out []byte, sums []uint32, n int) {
	reciprocal, half := (1<<32+uint64(n)-1)/uint64(n), uint64(n)/2
	for i, sum := range sums[:len(out)] {
		out[i] = byte((uint64(sum) + half) * reciprocal >> 32)
	}
}

// A window is the samples that one of the result is made of: those from first on,
// each with its weight. The weights add up to 1 << weightBits.
type window struct {
	first   int
	weights []int32
}

const weightBits = 14

// windows returns the windows of a row of samples by Lanczos' filter; nil where
// each sample stays as it is.
func windows(samples, count int, step float64) []window {
	if samples == count && math.Abs(step-1)*float64(count) < 1e-6 {
		return nil
	}
	const lobes = 3
	wide := max(1, step)
	list := make([]window, count)
	for i := range list {
		centre := (float64(i)+0.5)*step - 0.5
		first := max(0, int(math.Ceil(centre-lobes*wide)))
		last := min(samples-1, int(math.Floor(centre+lobes*wide)))
		first = min(first, last)
		exact := make([]float64, last-first+1)
		sum := 0.0
		for k := range exact {
			exact[k] = lanczos((float64(first+k)-centre)/wide, lobes)
			sum += exact[k]
		}
		list[i] = window{first, wholeWeights(exact, sum)}
	}
	return list
}

// lanczos returns the value of Lanczos' filter.
func lanczos(x, lobes float64) float64 {
	if x == 0 {
		return 1
	}
	if math.Abs(x) >= lobes {
		return 0
	}
	x *= math.Pi
	return lobes * math.Sin(x) * math.Sin(x/lobes) / (x * x)
}

// wholeWeights returns weights as whole numbers. The greatest takes what rounding
// leaves.
func wholeWeights(exact []float64, sum float64) []int32 {
	weights := make([]int32, len(exact))
	rest, greatest := int32(1<<weightBits), 0
	for k, w := range exact {
		weights[k] = int32(math.Round(w / sum * (1 << weightBits)))
		rest -= weights[k]
		if weights[k] > weights[greatest] {
			greatest = k
		}
	}
	weights[greatest] += rest
	return weights
}

// clipped returns a sum of weighted samples as a sample.
func clipped(sum int32) byte {
	sum = (sum + 1<<(weightBits-1)) >> weightBits
	return byte(min(255, max(0, sum)))
}

// resampledX returns a plane of another width.
func (p plane) resampledX(width int, step float64) plane {
	list := windows(p.width, width, step)
	if list == nil {
		return p
	}
	out := make([]byte, width*p.channels)
	return plane{width, p.height, p.channels, func(y int) []byte {
		row := p.row(y)
		if p.channels == 1 {
			for i, w := range list {
				var sum int32
				samples := row[w.first:][:len(w.weights)]
				for k, weight := range w.weights {
					sum += weight * int32(samples[k])
				}
				out[i] = clipped(sum)
			}
			return out
		}
		for i, w := range list {
			var a, b, c, d int32
			samples := row[4*w.first:][:4*len(w.weights)]
			for _, weight := range w.weights {
				a += weight * int32(samples[0])
				b += weight * int32(samples[1])
				c += weight * int32(samples[2])
				d += weight * int32(samples[3])
				samples = samples[4:]
			}
			out[4*i], out[4*i+1], out[4*i+2], out[4*i+3] = clipped(a), clipped(b), clipped(c), clipped(d)
		}
		return out
	}}
}

// resampledY returns the samples of a plane in another height. Of the plane it
// holds the rows of one window.
func (p plane) resampledY(height int, step float64) []byte {
	length := p.width * p.channels
	out := make([]byte, 0, height*length)
	list := windows(p.height, height, step)
	if list == nil {
		for y := range height {
			out = append(out, p.row(y)...)
		}
		return out
	}
	most := 0
	for _, w := range list {
		most = max(most, len(w.weights))
	}
	pairs := (length + 1) / 2
	ring := make([]uint64, most*pairs) // row y stands at y modulo most
	sums := make([]uint64, pairs)
	read := 0
	for _, w := range list {
		for ; read < w.first+len(w.weights); read++ {
			pair(ring[read%most*pairs:][:pairs], p.row(read))
		}
		clear(sums)
		for k, weight := range w.weights {
			addWeighted(sums, ring[(w.first+k)%most*pairs:], weight)
		}
		for i, sum := range sums {
			low := int32(sum)
			high := int32((sum - uint64(int64(low))) >> 32)
			if out = append(out, clipped(low)); 2*i+1 < length {
				out = append(out, clipped(high))
			}
		}
	}
	return out
}

// pair lays two samples beside each other in 64 bits, so that one multiplication
// does for both: the lower may borrow from the upper, which gets it back at the
// end.
func pair(pairs []uint64, row []byte) {
	for i := range pairs[:len(row)/2] {
		pairs[i] = uint64(row[2*i]) | uint64(row[2*i+1])<<32
	}
	if len(row)%2 == 1 {
		pairs[len(pairs)-1] = uint64(row[len(row)-1])
	}
}

// addWeighted adds a row of pairs, each multiplied by a weight.
func addWeighted(sums, row []uint64, weight int32) {
	factor := uint64(int64(weight))
	row = row[:len(sums)]
	for i := range sums {
		sums[i] += row[i] * factor
	}
}
