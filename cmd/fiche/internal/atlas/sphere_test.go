package atlas

import (
	"math"
	"math/rand/v2"
	"testing"
)

// The chord that meets looks at first must not tell apart what does meet.
func TestDiscsMeetWhenTheyAreNearEnough(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 2000 {
		a := disc{toVector(position{random.Float64() * 360, random.Float64()*180 - 90}), random.Float64() * math.Pi}
		b := disc{toVector(position{random.Float64() * 360, random.Float64()*180 - 90}), random.Float64() * math.Pi}
		if got, want := a.meets(b), a.centre.angle(b.centre) <= a.radius+b.radius; got != want {
			t.Fatalf("%v and %v meet: %v, want %v", a, b, got, want)
		}
	}
}

func TestTheDiscOfAShapeHoldsThoseOfItsRings(t *testing.T) {
	g := near()
	for i, whole := range g.wholes {
		for _, d := range g.discs[i] {
			if whole.centre.angle(d.centre)+d.radius > whole.radius+1e-12 {
				t.Errorf("%s: %v does not hold %v", g.shapes[i].code, whole, d)
			}
		}
	}
}
