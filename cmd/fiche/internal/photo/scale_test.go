package photo

import (
	"math"
	"slices"
	"testing"
)

// exactly is Lanczos' filter as it is defined, across and then down.
func exactly(pix []byte, width, height, toX, toY int) []float64 {
	weigh := func(samples, count, i int) []float64 {
		step := float64(samples) / float64(count)
		wide, centre, sum := max(1, step), (float64(i)+0.5)*step-0.5, 0.0
		weights := make([]float64, samples)
		for k := range weights {
			weights[k] = lanczos((float64(k)-centre)/wide, 3)
			sum += weights[k]
		}
		for k := range weights {
			weights[k] /= sum
		}
		return weights
	}
	clip := func(v float64) float64 { return min(255, max(0, v)) }
	across := make([]float64, toX*height)
	for i := range across {
		for k, w := range weigh(width, toX, i%toX) {
			across[i] += w * float64(pix[i/toX*width+k])
		}
		across[i] = clip(across[i])
	}
	out := make([]float64, toX*toY)
	for i := range out {
		for k, w := range weigh(height, toY, i/toX) {
			out[i] += w * across[k*toX+i%toX]
		}
		out[i] = clip(out[i])
	}
	return out
}

// checks is a picture of hard edges and soft slopes.
func checks(width, height int) []byte {
	pix := make([]byte, width*height)
	for i := range pix {
		x, y := i%width, i/width
		if pix[i] = byte(128 + 90*math.Sin(float64(x)/7)*math.Cos(float64(y)/9)); x/16%3 == 0 && y/16%3 == 0 {
			pix[i] = byte(255 * ((x/4 + y/4) % 2))
		}
	}
	return pix
}

// Whole numbers, two at a time, come to what the filter is defined as; where a
// whole factor is taken first, to nearly that.
func TestScaledIsLanczos(t *testing.T) {
	const width, height = 97, 61
	pix := checks(width, height)
	for _, test := range []struct {
		x, y      int
		mean, max float64
	}{{57, 36, 0.4, 2}, {96, 60, 0.4, 2}, {61, 61, 0.4, 2}, {38, 24, 3, 40}, {20, 12, 4, 40}} {
		p := planeOf(pix, width, width, height, 1)
		got := p.scaled(test.x, test.y, float64(width)/float64(test.x), float64(height)/float64(test.y))
		sum, most := 0.0, 0.0
		for i, want := range exactly(pix, width, height, test.x, test.y) {
			d := math.Abs(float64(got[i]) - want)
			sum, most = sum+d, max(most, d)
		}
		if mean := sum / float64(len(got)); mean > test.mean || most > test.max {
			t.Errorf("%d × %d: %.2f from it in the mean, %.0f at most", test.x, test.y, mean, most)
		}
	}
}

// Four channels are scaled as each would be alone.
func TestChannelsStayApart(t *testing.T) {
	const width, height, toX, toY = 90, 50, 37, 21
	one := checks(width, height)
	all := make([]byte, 4*len(one))
	for i, v := range one {
		all[4*i], all[4*i+1], all[4*i+3] = v, 255-v, 255
	}
	stepX, stepY := float64(width)/toX, float64(height)/toY
	want := planeOf(one, width, width, height, 1).scaled(toX, toY, stepX, stepY)
	got := planeOf(all, 4*width, width, height, 4).scaled(toX, toY, stepX, stepY)
	for i, v := range want {
		if got[4*i] != v || got[4*i+2] != 0 || got[4*i+3] != 255 {
			t.Fatalf("pixel %d: %v, want %d", i, got[4*i:4*i+4], v)
		}
	}
}

func TestShrunk(t *testing.T) {
	p := planeOf([]byte{
		1, 3, 5, 7, 9,
		1, 3, 5, 7, 11,
		200, 255, 0, 0, 255,
	}, 5, 5, 3, 1)
	if got, want := p.shrunk(2, 2).resampledY(2, 1), []byte{2, 6, 10, 228, 0, 255}; !slices.Equal(got, want) {
		t.Errorf("by two: %v, want %v", got, want)
	}
	if got, want := p.shrunk(5, 3).resampledY(1, 1), []byte{51}; !slices.Equal(got, want) {
		t.Errorf("to one: %v, want %v", got, want)
	}
}
