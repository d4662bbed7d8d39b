package atlas

import (
	"slices"
	"testing"
)

// Shapes share arcs, and the memory in which they are cut; what is drawn of one
// must not depend on those before it.
func TestPartsDoNotDependOnEachOther(t *testing.T) {
	for _, code := range []string{"ML", "ID", "LA"} {
		g := near()
		f := NewLayout([]Country{{Code: code}}, nil).Frames[0].in(Sheet)
		parts := newSketch(g, f).parts()
		if len(parts) < 5 {
			t.Fatalf("%s: %d parts", code, len(parts))
		}
		for _, p := range parts {
			i := slices.IndexFunc(g.shapes, func(s shape) bool { return s.code == p.code })
			alone := newSketch(g, f).ringsOf(i)
			if !slices.EqualFunc(alone, p.rings, slices.Equal) {
				t.Errorf("%s: %s is not the same alone", code, p.code)
			}
		}
	}
}

func TestAStockKeepsWhatItGave(t *testing.T) {
	var s arena[int]
	var kept [][]int
	for i := range 400 {
		items := append(s.next(i), slices.Repeat([]int{i}, i/2)...) // less than the capacity
		kept = append(kept, s.keep(items), s.copyOf([]int{-i}))
	}
	for i := range 400 {
		_ = append(kept[2*i], 1000) // grows elsewhere
	}
	for i := range 400 {
		if !slices.Equal(kept[2*i], slices.Repeat([]int{i}, i/2)) || !slices.Equal(kept[2*i+1], []int{-i}) {
			t.Fatalf("%d: %v, %v", i, kept[2*i], kept[2*i+1])
		}
	}
}
