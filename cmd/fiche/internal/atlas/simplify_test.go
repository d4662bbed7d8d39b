package atlas

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// farthest compares squares that are multiplied; here is what it stands for.
func TestFarthestIsTheFarthest(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 500 {
		line := make([]point, 2+random.IntN(12))
		for i := range line {
			line[i] = point{random.NormFloat64(), random.NormFloat64()}
		}
		last := len(line) - 1
		if random.IntN(4) == 0 {
			line[last] = line[0]
		}
		want, most := 0, 0.5
		for i, p := range line {
			a, b := line[0], line[last]
			if off := originDistance(point{a.x - p.x, a.y - p.y}, point{b.x - p.x, b.y - p.y}); off > most {
				want, most = i, off
			}
		}
		if got := farthest(line, 0, last, 0.5); got != want {
			t.Fatalf("the farthest of %v is %d, want %d", line, got, want)
		}
	}
}

func TestAThinLineIsNeverOffByMoreThanTheTolerance(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 200 {
		line := []point{{}}
		for i := range random.IntN(60) {
			line = append(line, point{line[i].x + random.NormFloat64(), line[i].y + random.NormFloat64()})
		}
		if random.IntN(4) == 0 {
			line = append(line, line[0]) // a ring
		}
		s := simplifier{tolerance: 0.2 + 2*random.Float64()}
		thinned := s.thin(slices.Clone(line))
		if thinned[0] != line[0] || thinned[len(thinned)-1] != line[len(line)-1] {
			t.Fatalf("%v became %v: its ends moved", line, thinned)
		}
		for i, p := range line {
			off := math.Hypot(p.x-line[0].x, p.y-line[0].y)
			for j := range thinned[1:] {
				a, b := thinned[j], thinned[j+1]
				off = min(off, originDistance(point{a.x - p.x, a.y - p.y}, point{b.x - p.x, b.y - p.y}))
			}
			if off > s.tolerance+1e-9 {
				t.Fatalf("point %d of %v is off by %v, more than %v", i, line, off, s.tolerance)
			}
		}
	}
}
